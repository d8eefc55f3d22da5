package org.bancheng.platform.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.CategoryEntry;
import org.bancheng.engine.configuration.TenantConfiguration.UnitEntry;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Presence;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.engine.lifecycle.TypedNumber;
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
     * A form by which something begins.
     *
     * @param prefix keeps ids apart where a page has several forms
     */
    List<FieldView> fields(FormSpec form, String prefix, FormInput input) {
        return fields(form, Set.of(), Map.of(), Set.of(), prefix, input);
    }

    /** The form of an action, with what is to be known before it is filled in. */
    List<FieldView> fields(Offer offer, String prefix, FormInput input) {
        return fields(offer.form(), offer.told(), offer.rules(), offer.workers(), prefix, input);
    }

    private List<FieldView> fields(
            FormSpec form,
            Set<String> told,
            Map<String, List<Label>> rules,
            Set<String> workers,
            String prefix,
            FormInput input) {
        List<FieldView> fields = new ArrayList<>();
        for (FieldSpec field : form.fields()) {
            if (field.type() != FieldType.FIGURES) {
                List<Label> when = rules.getOrDefault(field.name(), List.of());
                List<String> typed = input.of(field.name());
                fields.add(
                        field(
                                field,
                                when,
                                hint(field, when, told.contains(field.name())),
                                workers.contains(field.name())
                                        ? workers(typed)
                                        : groups(field, typed),
                                prefix,
                                input));
            }
        }
        return fields;
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
            case INTEGER, RATING -> first == null ? null : TypedNumber.of(first);
            default -> first;
        };
    }

    private FieldView field(
            FieldSpec field,
            List<Label> rules,
            @Nullable String hint,
            List<FieldView.Group> groups,
            String prefix,
            FormInput input) {
        List<String> typed = input.of(field.name());
        return new FieldView(
                prefix + field.name(),
                field.name(),
                wording.of(field.label()),
                kind(field),
                field.presence() == Presence.REQUIRED,
                !rules.isEmpty(),
                field.personal(),
                field.maxLength(),
                hint,
                typed.isEmpty() ? "" : typed.getFirst(),
                groups,
                input.wrong().get(field.name()));
    }

    private @Nullable String hint(FieldSpec field, List<Label> rules, boolean told) {
        List<String> hints = new ArrayList<>();
        if (field.personal()) {
            hints.add(wording.say("form.personal"));
        }
        rules.forEach(rule -> hints.add(wording.of(rule)));
        if (told) {
            hints.add(wording.say("form.told"));
        }
        if (field.type() == FieldType.ATTACHMENT && !hints.isEmpty()) {
            hints.add(wording.say("upload.hint"));
        }
        return hints.isEmpty() ? null : String.join(" ", hints);
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

    private List<FieldView.Group> units(List<String> typed) {
        return units(typed, UnitEntry::stands);
    }

    /** Those that work orders go to. */
    private List<FieldView.Group> workers(List<String> typed) {
        return units(typed, unit -> unit.stands() && unit.handles());
    }

    /** Those too that are no more: what they did is still theirs. */
    List<FieldView.Group> everyUnit(List<String> typed) {
        return units(typed, _ -> true);
    }

    private List<FieldView.Group> units(List<String> typed, Predicate<UnitEntry> which) {
        Map<TenantConfiguration.UnitKind, List<FieldView.Choice>> byKind = new LinkedHashMap<>();
        configuration.units().stream()
                .filter(which)
                .forEach(
                        unit ->
                                byKind.computeIfAbsent(unit.kind(), k -> new ArrayList<>())
                                        .add(
                                                choice(
                                                        unit.id(),
                                                        wording.of(
                                                                configuration.unitName(unit.id())),
                                                        typed)));
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
