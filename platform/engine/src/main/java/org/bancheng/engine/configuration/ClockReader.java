package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.Length;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.ClockRule;
import org.bancheng.engine.lifecycle.ClockRule.ExtensionRule;
import org.bancheng.engine.lifecycle.ClockRule.LengthRow;
import org.bancheng.engine.lifecycle.ClockRule.LengthSource;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Trigger;
import org.bancheng.engine.lifecycle.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The clocks of a lifecycle file. */
final class ClockReader {

    private static final int USUAL_WARNING = 24;

    private final Reading reading;
    private final Outline outline;
    private final EffectReader effects;
    private final ExpressionReader expressions;

    ClockReader(Reading reading, Outline outline, Vocabulary vocabulary, EffectReader effects) {
        this.reading = reading;
        this.outline = outline;
        this.effects = effects;
        this.expressions = new ExpressionReader(reading, outline, vocabulary, FormSpec.empty());
    }

    List<ClockRule> clocks() {
        var clocks = new ArrayList<ClockRule>();
        outline.document().map("clocks").forEach((name, item) -> clocks.add(clock(name, item)));
        return clocks;
    }

    private ClockRule clock(String name, Item item) {
        boolean right = item.get("kind").map(Item::text).filter("right"::equals).isPresent();
        var breachAction = item.get("breach-action").filter(this::isDoneBySystem);
        breachAction.ifPresent(
                action -> effects.triggered().add(outline.type() + "." + action.text()));
        repeated(item);
        return new ClockRule(
                name,
                right ? ClockLedger.Kind.RIGHT : ClockLedger.Kind.DUTY,
                item.label("label"),
                reading.basis(item),
                triggers(item.list("from")),
                triggers(item.list("until")),
                lengths(item.list("length")),
                ofUnit(item),
                item.isTrue("promised"),
                item.get("extension").map(this::extension).orElse(null),
                item.get("warn").map(ClockReader::hours).orElse(USUAL_WARNING),
                effects.effects(item.list("on-warn"), FormSpec.empty(), expressions),
                effects.effects(item.list("on-breach"), FormSpec.empty(), expressions),
                breachAction.map(Item::text).orElse(null));
    }

    /** Whoever changes the number does not see that the label has it too. */
    private void repeated(Item item) {
        var label = item.label("label");
        for (var text : List.of(label.zhCn(), Objects.requireNonNullElse(label.en(), ""))) {
            for (var written : WrittenLengths.in(text)) {
                boolean same = item.list("length").stream().anyMatch(row -> isOf(row, written));
                reading.findings.warn(
                        item.at("label").place(),
                        "名称里写着“%s”，%s：名称里不写长短，改期限时就不会忘"
                                .formatted(written.text(), same ? "期限里已经有了" : "与期限不符"),
                        "the label says “%s”, which %s: leave the length out of it, and nobody forgets it when the term changes"
                                .formatted(
                                        written.text(),
                                        same ? "the term says already" : "is not the term"));
            }
        }
    }

    private static boolean isOf(Item row, WrittenLengths.Written written) {
        return Stream.of("working-days", "calendar-days", "hours")
                .filter(unit -> unit.equals("hours") == written.hours())
                .flatMap(unit -> row.get(unit).stream())
                .anyMatch(number -> number.number() == written.amount());
    }

    private static int hours(Item warn) {
        return Integer.parseInt(warn.text().substring(0, warn.text().length() - 1));
    }

    private boolean ofUnit(Item item) {
        var to = item.get("attributed-to").filter(a -> !a.text().equals(outline.root()));
        boolean hasUnit = !outline.standsAlone();
        if (to.isPresent() && !(hasUnit && to.get().text().equals(outline.type() + ".unit"))) {
            reading.findings.add(
                    to.get().place(),
                    hasUnit
                            ? "这里的时钟算到 " + outline.root() + " 或 " + outline.type() + ".unit"
                            : "这里的时钟没有承办单位，只能算到 " + outline.root(),
                    hasUnit
                            ? "a clock here is of "
                                    + outline.root()
                                    + " or "
                                    + outline.type()
                                    + ".unit"
                            : "a clock of " + outline.root() + " is no unit's");
        }
        return to.isPresent();
    }

    private boolean isDoneBySystem(Item action) {
        if (!reading.known(action, outline.actions(), "动作", "action")) {
            return false;
        }
        var target = outline.document().at("actions").at(action.text());
        boolean asks =
                outline.form(action.text()).fields().stream()
                        .anyMatch(field -> field.presence() == FieldSpec.Presence.REQUIRED);
        boolean may = target.list("by").stream().anyMatch(by -> by.text().equals(Action.SYSTEM));
        if (!may || asks) {
            reading.findings.add(
                    action.place(),
                    "到期的动作由系统办：by 里要有 system，表里不能有必填栏目",
                    "the action of a breach is the system's: by system, without required fields");
        }
        return true;
    }

    private List<Trigger> triggers(List<Item> items) {
        var triggers = new ArrayList<Trigger>();
        for (var item : items) {
            var trigger = trigger(item);
            if (trigger != null) {
                triggers.add(trigger);
            }
        }
        return triggers;
    }

    private @Nullable Trigger trigger(Item item) {
        var text = item.text().replaceAll("\\s", "");
        if (text.startsWith("left(")) {
            var state = text.substring("left(".length(), text.length() - 1);
            if (!outline.states().containsKey(state)) {
                reading.findings.add(
                        item.place("left(".length()),
                        "没有状态 " + state,
                        "no state " + state,
                        state,
                        Reading.sorted(outline.states().keySet()));
            }
            return new Trigger.Leaving(state);
        }
        boolean action = outline.actions().contains(text) || text.equals(Lifecycle.OPEN);
        boolean state = outline.states().containsKey(text);
        if (action && state) {
            reading.findings.add(
                    item.place(),
                    text + " 既是动作又是状态，请改一个名称",
                    text + " is both an action and a state; rename one");
        }
        if (!action && !state) {
            var known = new TreeSet<>(outline.actions());
            known.addAll(outline.states().keySet());
            known.add(Lifecycle.OPEN);
            reading.known(item, known, "动作或状态", "action or state");
            return null;
        }
        return action ? new Trigger.ByAction(text) : new Trigger.Entering(text);
    }

    private List<LengthRow> lengths(List<Item> rows) {
        var lengths = new ArrayList<LengthRow>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var when = row.get("when");
            if (when.isEmpty() && i < rows.size() - 1) {
                reading.findings.add(
                        row.place(),
                        "没有 when 的一行总是相符，后面的行用不上",
                        "a row without when always matches; the rows after it are dead");
            }
            var length = length(row);
            if (length == null) {
                reading.findings.add(
                        row.place(),
                        "期限要写 working-days、calendar-days、same-day、hours、from-field 中的一个",
                        "a length is one of working-days, calendar-days, same-day, hours, from-field");
                continue;
            }
            var condition = when.flatMap(expressions::condition).orElse(null);
            lengths.add(new LengthRow(condition, length));
        }
        return lengths;
    }

    private @Nullable LengthSource length(Item row) {
        var keys = new TreeSet<>(row.map().keySet());
        keys.remove("when");
        return keys.size() != 1
                ? null
                : switch (keys.first()) {
                    case "working-days" ->
                            new LengthSource.Fixed(
                                    new Length.WorkingDays(row.at("working-days").number()));
                    case "calendar-days" ->
                            new LengthSource.Fixed(
                                    new Length.CalendarDays(row.at("calendar-days").number()));
                    case "same-day" -> new LengthSource.Fixed(new Length.SameDay());
                    case "hours" ->
                            new LengthSource.Fixed(new Length.Hours(row.at("hours").number()));
                    default -> fromField(row.at("from-field"));
                };
    }

    private LengthSource fromField(Item name) {
        var dated =
                outline.kept().stream()
                        .filter(
                                field ->
                                        field.type() == FieldType.DATE
                                                || field.type() == FieldType.INTEGER)
                        .map(FieldSpec::name)
                        .toList();
        reading.known(name, dated, "日期或整数字段", "date or integer field");
        return new LengthSource.FromField(name.text());
    }

    private ExtensionRule extension(Item item) {
        item.get("asked-by").ifPresent(a -> reading.known(a, outline.actions(), "动作", "action"));
        return new ExtensionRule(
                item.at("times").number(),
                item.at("up-to").at("working-days").number(),
                item.textOrNull("asked-by"),
                item.get("granted-by").map(reading::somebody).orElse(Set.of()),
                item.get("override-by").map(reading::somebody).orElse(Set.of()));
    }
}
