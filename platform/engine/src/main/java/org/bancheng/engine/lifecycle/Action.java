package org.bancheng.engine.lifecycle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * An action as the file declares it, its expressions compiled.
 *
 * @param to the state after; null: the same
 * @param by ids of posts, {@code reporter}, {@code system}
 * @param sets what is computed and kept, by field
 * @param seenBy posts that alone may learn that it was done; empty: whoever sees the subject
 */
public record Action(
        String name,
        Label label,
        String basis,
        Set<String> from,
        @Nullable String to,
        Set<String> by,
        FormSpec form,
        Conditions conditions,
        Map<String, Expression> sets,
        ClockMoves moves,
        List<EffectRule> effects,
        @Nullable Label confirm,
        @Nullable Template publicText,
        Set<String> seenBy) {

    public static final String REPORTER = "reporter";
    public static final String SYSTEM = "system";

    /** What must hold beside state and post, and who may lift it. */
    public record Conditions(
            List<Requirement> requires, @Nullable Window within, @Nullable Waiver waiver) {}

    public record Requirement(Expression that, Template otherwise) {}

    /** Only while the clock runs and its due time has not passed. */
    public record Window(String clock, @Nullable Template otherwise) {}

    /**
     * @param reason the form's field that then has to say why
     */
    public record Waiver(Set<String> by, String reason, Lifts lifts) {}

    public enum Lifts {
        GUARD,
        CLOCK
    }

    /** What the action does to running clocks beside starting and stopping them. */
    public record ClockMoves(
            @Nullable Extend extend, Set<String> reproject, Set<String> pause, Set<String> resume) {

        public static ClockMoves none() {
            return new ClockMoves(null, Set.of(), Set.of(), Set.of());
        }
    }

    /**
     * @param by the form's field with the number of working days
     */
    public record Extend(String clock, String by) {}

    /** Who may be offered the action: its posts, and those that may lift its rules. */
    boolean isFor(String post) {
        var waiver = conditions.waiver();
        return by.contains(post) || (waiver != null && waiver.by().contains(post));
    }

    /**
     * The names of the texts and files of its form that the reporter reads: texts as far as its
     * public text says them, files wherever it has one.
     */
    Set<String> told() {
        var text = publicText;
        if (text == null) {
            return Set.of();
        }
        return form.fields().stream()
                .filter(
                        field ->
                                field.type() == FieldType.ATTACHMENT
                                        || (field.type().isFreeText()
                                                && text.places().contains("form." + field.name())))
                .map(FieldSpec::name)
                .collect(Collectors.toSet());
    }

    /** By the name of a field that may be left open: when it may not. */
    Map<String, List<Label>> rules() {
        var rules = new HashMap<String, List<Label>>();
        for (var field : form.fields()) {
            var when =
                    conditions.requires().stream()
                            .filter(rule -> rule.that().demands(field))
                            .map(Requirement::otherwise)
                            .filter(text -> text.places().isEmpty())
                            .map(text -> text.fill(_ -> Label.of("")))
                            .toList();
            if (field.presence() != FieldSpec.Presence.REQUIRED && !when.isEmpty()) {
                rules.put(field.name(), when);
            }
        }
        return rules;
    }

    /** The names of the fields of its form whose units are given work orders. */
    Set<String> workers() {
        return effects.stream()
                .flatMap(rule -> rule.workers().stream())
                .collect(Collectors.toSet());
    }
}
