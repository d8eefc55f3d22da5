package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Choice;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Opening;
import org.bancheng.engine.lifecycle.State;

/** The first reading of a lifecycle file: its names. */
final class OutlineReader {

    static final String CASE = "case";
    static final String ASSIGNMENT = "assignment";

    private final Reading reading;
    private final Map<String, Opening.Entrance> entrances;

    OutlineReader(Reading reading, Map<String, Opening.Entrance> entrances) {
        this.reading = reading;
        this.entrances = entrances;
    }

    Outline outline(Item document) {
        // the file's name, so that a wrong word inside it is told once and not at every reference
        var type = document.file().replaceAll("^.*/|\\.yaml$", "");
        var said = document.text("lifecycle");
        if (!said.equals(type)) {
            reading.findings.add(
                    document.at("lifecycle").place(),
                    "文件名应是 lifecycles/" + said + ".yaml",
                    "the file should be lifecycles/" + said + ".yaml");
        }
        var fields = new FormReader(reading, document.map("labels"), document.map("choices"));
        var forms = new LinkedHashMap<String, FormSpec>();
        forms.put(Lifecycle.OPEN, fields.form(document.at("open").get("form")));
        document.map("actions")
                .forEach((name, action) -> forms.put(name, fields.form(action.get("form"))));
        reserved(document);
        var root = root(document, type);
        var channels = type.equals(CASE) ? entrances : Map.<String, Opening.Entrance>of();
        var declared = document.get("fields").map(fields::fields).orElse(List.of());
        var roles = roles(document, type);
        var outline =
                new Outline(
                        document,
                        type,
                        root,
                        roles,
                        states(document, root.equals(type)),
                        List.of(),
                        forms,
                        channels);
        return new Outline(
                document,
                type,
                root,
                roles,
                outline.states(),
                kept(document, declared, outline.wholeOpening(), channels),
                forms,
                channels);
    }

    /** What the type's subjects hang on: a register's on nothing, others on a case unless said. */
    private String root(Item document, String type) {
        var register = document.get("register");
        var under = document.get("under");
        if (type.equals(CASE) || register.isPresent()) {
            under.ifPresent(
                    item ->
                            reading.findings.add(
                                    item.place(),
                                    "这一类自己就是独立的，不挂在别的下面",
                                    "this type stands alone, under nothing"));
            register.filter(_ -> type.equals(CASE))
                    .ifPresent(
                            item ->
                                    reading.findings.add(
                                            item.place(),
                                            "事项不是台账条目",
                                            "a case is no entry of a register"));
            return type;
        }
        return under.map(Item::text).orElse(CASE);
    }

    /** A case has none, a work order leads or helps, and what declares none is only itself. */
    private static Map<String, Label> roles(Item document, String type) {
        var roles = new LinkedHashMap<String, Label>();
        document.map("roles").forEach((id, label) -> roles.put(id, label.label()));
        if (type.equals(ASSIGNMENT)) {
            roles.putIfAbsent("lead", new Label("牵头", "牽頭", "Lead"));
            roles.putIfAbsent("co", new Label("协办", "協辦", "Co-handling"));
        } else if (roles.isEmpty() && !type.equals(CASE) && document.get("register").isEmpty()) {
            roles.put(type, document.label("label"));
        }
        return roles;
    }

    private void reserved(Item document) {
        if (document.map("actions").containsKey(Lifecycle.OPEN)) {
            reading.findings.add(
                    document.at("actions").placeOfKey(Lifecycle.OPEN),
                    "动作不能叫 open，它是登记的名称",
                    "no action may be called open");
        }
    }

    private Map<String, State> states(Item document, boolean standsAlone) {
        var states = new LinkedHashMap<String, State>();
        document.map("states")
                .forEach(
                        (id, state) ->
                                states.put(
                                        id,
                                        new State(
                                                id,
                                                state.label("label"),
                                                state.get("public")
                                                        .map(Item::label)
                                                        .orElse(state.label("label")),
                                                state.isTrue("final"),
                                                shown(state),
                                                invites(state, standsAlone),
                                                state.isTrue("voids"))));
        return states;
    }

    private boolean invites(Item state, boolean standsAlone) {
        boolean invites = state.isTrue("invites");
        if (invites && standsAlone) {
            reading.findings.add(
                    state.placeOfKey("invites"),
                    "只有挂在别的下面的才能只是邀请（invites）",
                    "only what hangs on something else can be an invitation");
        }
        return invites;
    }

    private static State.Shown shown(Item state) {
        return switch (state.textOrNull("shown")) {
            case "staff" -> State.Shown.TO_STAFF;
            case "public" -> State.Shown.TO_EVERYBODY;
            case null, default -> State.Shown.TO_NOBODY_ELSE;
        };
    }

    private List<FieldSpec> kept(
            Item document,
            List<FieldSpec> declared,
            FormSpec opening,
            Map<String, Opening.Entrance> channels) {
        var kept = new LinkedHashMap<String, FieldSpec>();
        declared.forEach(field -> kept.put(field.name(), field));
        var given = new ArrayList<>(opening.fields());
        channels.values().forEach(entrance -> given.addAll(entrance.form().fields()));
        for (var field : given) {
            if (!field.personal() && field.type() != FieldType.ATTACHMENT) {
                kept.merge(field.name(), field, (one, other) -> joined(document, one, other));
            }
        }
        return List.copyOf(kept.values());
    }

    private FieldSpec joined(Item document, FieldSpec one, FieldSpec other) {
        boolean same =
                one.type() == other.type()
                        && Objects.equals(one.entries(), other.entries())
                        && (one.presence() == FieldSpec.Presence.MANY)
                                == (other.presence() == FieldSpec.Presence.MANY);
        if (!same) {
            reading.findings.add(
                    document.placeOfKey("open"),
                    "字段 " + one.name() + " 在各表里的类型不一样",
                    "the field " + one.name() + " has different types in different forms");
        }
        var choices = new LinkedHashSet<Choice>(one.choices());
        choices.addAll(other.choices());
        return new FieldSpec(
                one.name(),
                one.label(),
                one.type(),
                one.presence(),
                false,
                List.copyOf(choices),
                one.entries());
    }
}
