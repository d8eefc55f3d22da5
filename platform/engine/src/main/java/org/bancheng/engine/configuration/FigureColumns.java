package org.bancheng.engine.configuration;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bancheng.engine.figure.Breakdown;
import org.bancheng.engine.figure.Figure;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Columns;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Presence;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.SqlText;

/** Where the subjects of one type have what figures ask of them. */
final class FigureColumns {

    private static final Map<String, Label> TYPED = typed();

    private final Outline outline;
    private final Outline root;
    private final Collection<Outline> all;

    FigureColumns(Outline outline, Outline root, Collection<Outline> all) {
        this.outline = outline;
        this.root = root;
        this.all = all;
    }

    private static Map<String, Label> typed() {
        var typed = new LinkedHashMap<String, Label>();
        typed.put("unit", new Label("承办单位", "承辦單位", "Unit"));
        typed.put("intake-unit", new Label("登记单位", "登記單位", "Taken in by"));
        typed.put("channel", new Label("渠道", "渠道", "Channel"));
        typed.put("category", new Label("类别", "類別", "Category"));
        typed.put("month", new Label("月份", "月份", "Month"));
        typed.put("state", new Label("状态", "狀態", "State"));
        typed.put("role", new Label("种类", "種類", "Kind"));
        return typed;
    }

    private boolean underCase() {
        return !outline.standsAlone();
    }

    private String row() {
        return underCase() ? "s" : "c";
    }

    /** For what conditions may name. */
    Columns columns() {
        var columns = new Columns();
        var type = outline.type();
        outline.kept().forEach(field -> columns.kept(type, row(), field));
        columns.text(type, "id", row() + ".id::text");
        columns.text(type, "state", row() + ".state");
        if (underCase()) {
            root.kept().forEach(field -> columns.kept(root.type(), "c", field));
            columns.text(type, "unit", "s.unit");
            columns.text(type, "role", "s.role");
            columns.text(root.type(), "state", "c.state");
        }
        if (!root.isCase()) {
            columns.text(root.type(), "unit", "c.intake_unit");
        }
        columns.text(root.type(), "number", "c.number");
        columns.text(root.type(), "intake_unit", "c.intake_unit");
        columns.text(root.type(), "subject", "c.subject");
        if (root.isCase()) {
            for (var column : List.of("channel", "category", "body")) {
                columns.text(root.type(), column, "c." + column);
            }
        }
        all.stream()
                .filter(other -> !other.standsAlone() && other.root().equals(root.type()))
                .filter(other -> !other.isDiscreet())
                .forEach(other -> counts(columns, other));
        return columns;
    }

    private static void counts(Columns columns, Outline other) {
        var many = other.plural();
        var type = other.type();
        columns.count(many, type, "", null);
        columns.count("open-" + many, type, "not n.final", null);
        other.states()
                .keySet()
                .forEach(
                        state -> columns.count(many + "-in-" + state, type, "n.state = %s", state));
        other.roles()
                .keySet()
                .forEach(role -> columns.count(many + "-as-" + role, type, "n.role = %s", role));
    }

    /** What rows there may be, for telling a wrong one. */
    Collection<String> rows() {
        var names = new TreeSet<>(TYPED.keySet());
        fields().filter(FigureColumns::makesRows).forEach(field -> names.add(field.name()));
        if (!underCase()) {
            names.remove("role");
        }
        if (!root.isCase()) {
            names.remove("channel");
            names.remove("category");
        }
        return names;
    }

    private Stream<FieldSpec> fields() {
        return underCase()
                ? Stream.concat(outline.kept().stream(), root.kept().stream())
                : outline.kept().stream();
    }

    private static boolean makesRows(FieldSpec field) {
        return field.presence() != Presence.MANY
                && !field.name().equals("subject")
                && switch (field.type()) {
                    case TEXT, UNIT, CATEGORY, CHOICE, BOOLEAN, RATING -> true;
                    default -> false;
                };
    }

    private Optional<FieldSpec> field(String name) {
        return fields().filter(f -> f.name().equals(name)).filter(f -> makesRows(f)).findFirst();
    }

    /** The value by which a figure's subject finds its row. */
    SqlText row(String name, Figure figure) {
        var at = at(figure);
        var typed =
                switch (name) {
                    case "unit" ->
                            underCase()
                                    ? "s.unit"
                                    : root.isCase() ? "c.lead_unit" : "c.intake_unit";
                    case "intake-unit" -> "c.intake_unit";
                    case "channel" -> "c.channel";
                    case "category" -> "c.category";
                    case "month" -> "to_char(" + at + " at time zone 'Asia/Shanghai', 'YYYY-MM')";
                    case "state" -> row() + ".state";
                    case "role" -> "s.role";
                    default -> "";
                };
        if (!typed.isEmpty()) {
            return new SqlText(typed, Map.of());
        }
        var own = outline.kept().stream().anyMatch(field -> field.name().equals(name));
        var param = FiguresReader.prefix(figure.id(), "b");
        return new SqlText(
                "(" + (own ? row() : "c") + ".fields ->> :" + param + ")", Map.of(param, name));
    }

    private String at(Figure figure) {
        return switch (figure.at()) {
            case OPENED -> underCase() ? "s.assigned_at" : "c.opened_at";
            case ENDED -> underCase() ? "s.ended_at" : "c.closed_at";
        };
    }

    Breakdown breakdown(String name, Map<String, SqlText> columns) {
        var field = field(name).orElse(null);
        var typed = TYPED.get(name);
        if (typed != null) {
            return new Breakdown(name, kind(name), typed, field, columns, values(name));
        }
        if (field == null) {
            throw new IllegalStateException("checked before: " + name);
        }
        return new Breakdown(name, kind(field), field.label(), field, columns, values(field));
    }

    private static Breakdown.Kind kind(String name) {
        return switch (name) {
            case "unit", "intake-unit" -> Breakdown.Kind.UNIT;
            case "channel" -> Breakdown.Kind.CHANNEL;
            case "category" -> Breakdown.Kind.CATEGORY;
            case "month" -> Breakdown.Kind.MONTH;
            default -> Breakdown.Kind.WORD;
        };
    }

    private static Breakdown.Kind kind(FieldSpec field) {
        return switch (field.type()) {
            case UNIT -> Breakdown.Kind.UNIT;
            case CATEGORY -> Breakdown.Kind.CATEGORY;
            case TEXT -> Breakdown.Kind.TEXT;
            default -> Breakdown.Kind.WORD;
        };
    }

    private Map<String, Label> values(String name) {
        var values = new LinkedHashMap<String, Label>();
        if (name.equals("state")) {
            outline.states().values().forEach(state -> values.put(state.id(), state.label()));
        } else if (name.equals("role")) {
            values.putAll(outline.roles());
        }
        return values;
    }

    private static Map<String, Label> values(FieldSpec field) {
        var values = new LinkedHashMap<String, Label>();
        field.choices().forEach(choice -> values.put(choice.value(), choice.label()));
        if (field.type() == FieldType.BOOLEAN) {
            values.put("true", new Label("是", "是", "Yes"));
            values.put("false", new Label("否", "否", "No"));
        } else if (field.type() == FieldType.RATING) {
            for (int n = 5; n >= 1; n--) {
                values.put(String.valueOf(n), Label.of(n + " 分", n + " of 5"));
            }
        }
        return values;
    }
}
