package org.bancheng.engine.lifecycle;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that expressions may use, with their types and, where it is closed, what a name may
 * say: variable, then field.
 */
public final class Vocabulary {

    private final Map<String, Map<String, CelType>> structs = new LinkedHashMap<>();
    private final Map<String, Set<String>> values = new HashMap<>();
    private final Set<String> clocks;

    /** The clocks that {@code clock['…']} may name. */
    public Vocabulary(Set<String> clocks) {
        this.clocks = clocks;
        var actor = struct("actor");
        actor.put("id", SimpleType.STRING);
        actor.put("unit", SimpleType.STRING);
        actor.put("posts", ListType.create(SimpleType.STRING));
        actor.put("units", ListType.create(SimpleType.STRING));
        actor.put("subordinates", ListType.create(SimpleType.STRING));
        struct("form");
        struct("count");
    }

    public Vocabulary(Vocabulary other) {
        this.clocks = other.clocks;
        other.structs.forEach((name, fields) -> structs.put(name, new LinkedHashMap<>(fields)));
        values.putAll(other.values);
    }

    private Map<String, CelType> struct(String variable) {
        return structs.computeIfAbsent(spelled(variable), _ -> new LinkedHashMap<>());
    }

    /** A subject of this type with what is kept on it; its id and its state come along. */
    public void subject(String type, Set<String> states, List<FieldSpec> kept) {
        text(type, "id");
        text(type, "state", states);
        for (var field : kept) {
            put(type, field, keptType(field));
        }
    }

    public void text(String variable, String field) {
        struct(variable).put(field, SimpleType.STRING);
    }

    public void text(String variable, String field, Set<String> allowed) {
        text(variable, field);
        values.put(spelled(variable) + "." + field, allowed);
    }

    public void texts(String variable, String field, Set<String> allowed) {
        struct(variable).put(field, ListType.create(SimpleType.STRING));
        values.put(spelled(variable) + "." + field, allowed);
    }

    public void count(String name) {
        struct("count").put(spelled(name), SimpleType.INT);
    }

    /** How often something happened in the subject's unit of late. */
    public void tally(String name) {
        struct("tally").put(spelled(name), SimpleType.INT);
    }

    public void form(FormSpec form) {
        for (var field : form.fields()) {
            var type = type(field);
            boolean plain =
                    field.presence() != FieldSpec.Presence.OPTIONAL || type instanceof ListType;
            put("form", field, plain ? type : NullableType.create(type));
        }
    }

    private void put(String variable, FieldSpec field, CelType type) {
        if (field.type() == FieldType.FIGURES) {
            return;
        }
        struct(variable).put(spelled(field.name()), type);
        if (field.type() == FieldType.CHOICE) {
            var choices = new TreeSet<String>();
            field.choices().forEach(choice -> choices.add(choice.value()));
            values.put(spelled(variable) + "." + spelled(field.name()), choices);
        }
    }

    /** What is kept may be unset: null, except that a list is then empty and a number 0. */
    static CelType keptType(FieldSpec field) {
        var type = type(field);
        return type instanceof ListType || field.type() == FieldType.INTEGER
                ? type
                : NullableType.create(type);
    }

    private static CelType type(FieldSpec field) {
        CelType type =
                switch (field.type()) {
                    case BOOLEAN -> SimpleType.BOOL;
                    case INTEGER, RATING -> SimpleType.INT;
                    case TEXT,
                            LONG_TEXT,
                            PHONE,
                            DATE,
                            UNIT,
                            CATEGORY,
                            CHOICE,
                            REFERENCE,
                            CASE,
                            ENTRY,
                            ATTACHMENT ->
                            SimpleType.STRING;
                    case FIGURES -> MapType.create(SimpleType.STRING, SimpleType.DYN);
                };
        return field.presence() == FieldSpec.Presence.MANY ? ListType.create(type) : type;
    }

    /** A hyphen would be a minus. */
    public static String spelled(String name) {
        return name.replace('-', '_');
    }

    Map<String, Map<String, CelType>> structs() {
        return structs;
    }

    Map<String, Set<String>> values() {
        return values;
    }

    Set<String> clocks() {
        return clocks;
    }
}
