package org.bancheng.platform.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.CategoryEntry;
import org.bancheng.engine.configuration.TenantConfiguration.UnitEntry;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Presence;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.jspecify.annotations.Nullable;

/** Turns the county's form descriptions into fields of a page, and posted fields into inputs. */
final class Forms {
    private final TenantConfiguration configuration;
    private final Wording wording;

    Forms(TenantConfiguration configuration, Wording wording) {
        this.configuration = configuration;
        this.wording = wording;
    }

    /**
     * @param prefix keeps ids apart where a page has several forms
     */
    List<FieldView> fields(FormSpec form, String prefix, FormInput input) {
        return form.fields().stream()
                .filter(field -> field.type() != FieldType.FIGURES)
                .map(field -> field(field, prefix, input))
                .toList();
    }

    /** Posted texts as the engine takes them: missing ones left out, numbers as numbers. */
    static Map<String, Object> inputs(FormSpec form, FormInput input) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (FieldSpec field : form.fields()) {
            List<String> typed =
                    input.of(field.name()).stream()
                            .map(String::strip)
                            .filter(value -> !value.isEmpty())
                            .toList();
            Object value = value(field, typed);
            if (value != null) {
                inputs.put(field.name(), value);
            }
        }
        return inputs;
    }

    private static @Nullable Object value(FieldSpec field, List<String> typed) {
        if (field.type() == FieldType.ATTACHMENT || field.type() == FieldType.FIGURES) {
            return null;
        }
        if (field.presence() == Presence.MANY) {
            return typed.isEmpty() ? null : typed;
        }
        String first = typed.isEmpty() ? null : typed.getFirst();
        return switch (field.type()) {
            case BOOLEAN ->
                    (first == null && maybe(field)) ? null : Boolean.valueOf("true".equals(first));
            case INTEGER, RATING -> first == null ? null : number(first);
            default -> first;
        };
    }

    /** A text that is no number stays a text: the engine then says what is wrong with it. */
    private static Object number(String typed) {
        return typed.matches("-?\\d{1,9}") ? Long.valueOf(typed) : typed;
    }

    private FieldView field(FieldSpec field, String prefix, FormInput input) {
        List<String> typed = input.of(field.name());
        return new FieldView(
                prefix + field.name(),
                field.name(),
                wording.of(field.label()),
                kind(field),
                field.presence() == Presence.REQUIRED,
                field.personal(),
                field.maxLength(),
                field.personal() ? wording.say("form.personal") : null,
                typed.isEmpty() ? "" : typed.getFirst(),
                groups(field, typed),
                input.wrong().get(field.name()));
    }

    /** What may be left open is a choice of yes and no: an empty box would say no. */
    private static boolean maybe(FieldSpec field) {
        return field.type() == FieldType.BOOLEAN && field.presence() == Presence.OPTIONAL;
    }

    private static String kind(FieldSpec field) {
        boolean many = field.presence() == Presence.MANY;
        return switch (field.type()) {
            case TEXT, REFERENCE, CASE -> "text";
            case LONG_TEXT -> "long-text";
            case PHONE -> "phone";
            case BOOLEAN -> maybe(field) ? "choice" : "boolean";
            case INTEGER -> "integer";
            case DATE -> "date";
            case ENTRY -> "select";
            case UNIT, CATEGORY -> many ? "many" : "select";
            case CHOICE -> many ? "many" : field.choices().size() > 6 ? "select" : "choice";
            case RATING -> "rating";
            case ATTACHMENT -> "attachment";
            case FIGURES -> throw new IllegalArgumentException(field.name() + " is not asked for");
        };
    }

    private List<FieldView.Group> groups(FieldSpec field, List<String> typed) {
        return switch (field.type()) {
            case CHOICE, ENTRY ->
                    List.of(
                            group(
                                    null,
                                    field.choices().stream()
                                            .map(
                                                    c ->
                                                            choice(
                                                                    c.value(),
                                                                    wording.of(c.label()),
                                                                    typed))));
            case UNIT -> units(typed);
            case CATEGORY -> categories(typed);
            case BOOLEAN ->
                    maybe(field)
                            ? List.of(
                                    group(
                                            null,
                                            Stream.of(
                                                    choice("true", wording.say("yes"), typed),
                                                    choice("false", wording.say("no"), typed))))
                            : List.of();
            default -> List.of();
        };
    }

    List<FieldView.Group> units(List<String> typed) {
        Map<TenantConfiguration.UnitKind, List<FieldView.Choice>> byKind = new LinkedHashMap<>();
        configuration.units().stream()
                .filter(UnitEntry::stands)
                .forEach(
                        unit ->
                                byKind.computeIfAbsent(unit.kind(), k -> new ArrayList<>())
                                        .add(choice(unit.id(), wording.of(unit.name()), typed)));
        return byKind.entrySet().stream()
                .map(e -> new FieldView.Group(wording.say("unit." + e.getKey()), e.getValue()))
                .toList();
    }

    /** Categories with children become groups: what is picked is always a leaf. */
    List<FieldView.Group> categories(List<String> typed) {
        Map<String, List<FieldView.Choice>> byParent = new LinkedHashMap<>();
        Map<String, CategoryEntry> all = new HashMap<>();
        configuration.categories().forEach(category -> all.put(category.id(), category));
        for (CategoryEntry category : configuration.categories()) {
            boolean parent =
                    configuration.categories().stream()
                            .anyMatch(other -> category.id().equals(other.parent()));
            if (!parent) {
                byParent.computeIfAbsent(
                                category.parent() == null ? "" : category.parent(),
                                p -> new ArrayList<>())
                        .add(choice(category.id(), wording.of(category.label()), typed));
            }
        }
        return byParent.entrySet().stream()
                .map(
                        e -> {
                            CategoryEntry parent = all.get(e.getKey());
                            return new FieldView.Group(
                                    parent == null ? null : wording.of(parent.label()),
                                    e.getValue());
                        })
                .toList();
    }

    private static FieldView.Group group(@Nullable String label, Stream<FieldView.Choice> choices) {
        return new FieldView.Group(label, choices.toList());
    }

    private static FieldView.Choice choice(String value, String label, List<String> typed) {
        return new FieldView.Choice(value, label, typed.contains(value));
    }
}
