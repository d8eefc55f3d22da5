package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * What one decision sets in motion among the subjects of one case: each effect that opens a subject
 * or acts on one is carried out, and what follows from that, until nothing more follows. The shell
 * keeps the subjects; a database does, or a simulation's memory.
 *
 * @param <S> how the shell names a subject
 */
public final class Consequences<S> {

    /** The role of the unit that leads, and of those that take part. */
    public static final String LEAD = "lead";

    public static final String CO_HANDLING = "co";

    /** The type of what a unit has to do about a case. */
    public static final String WORK_ORDER = "assignment";

    /**
     * A chain of actions that trigger one another ends well before this, or the configuration goes
     * in circles.
     */
    private static final int DEEPEST = 12;

    /**
     * What follows "if allowed" is skipped for these: the last report moves the case, the ones
     * before do not.
     */
    private static final Set<Refusal.Code> NOT_NOW =
            Set.of(Refusal.Code.NOT_IN_STATE, Refusal.Code.GUARD);

    private final Subjects<S> subjects;

    public Consequences(Subjects<S> subjects) {
        this.subjects = subjects;
    }

    /** The subjects of one case, as the shell keeps them. */
    public interface Subjects<S> {

        /** The case itself, or the entry of a register. */
        S root();

        String rootType();

        /** Those of a type that are not in a final state, in the order they were opened. */
        List<S> active(String type);

        /**
         * Whose it is: of the root the unit's that leads, else the one's that took it in, if any.
         */
        @Nullable String unit(S subject);

        /** Null for the root. */
        @Nullable String role(S subject);

        /** The unit leads from now on. */
        void lead(String unit);

        /** The unit itself, or the one that has taken over its work. */
        String standing(String unit);

        Outcome decide(S subject, Command command);

        /** Makes a subject under the case, but writes nothing of it yet. */
        Opening<S> open(String type, String unit, String role, Map<String, Object> inputs);

        /** Keeps what was decided: the subject, its clocks, its event. */
        void write(S subject, Decision decision);

        /** Does what reaches beyond the case: tells people, ties cases, passes an action on. */
        void reach(S subject, Decision decision, Effect effect);
    }

    /**
     * @param subject null when the outcome is a refusal
     */
    public record Opening<S>(@Nullable S subject, Outcome outcome) {}

    /**
     * Writes a decision and what follows from it.
     *
     * @return why something that had to follow cannot, or that it has no end: then nothing of it
     *     holds, and the shell takes back what was written; null when all of it holds
     */
    public @Nullable Refusal proceed(S subject, Decision decision) {
        return proceed(subject, decision, List.of());
    }

    /**
     * Does what something else asks of a subject, if it starts where that stands.
     *
     * @return as {@link #proceed}
     */
    public @Nullable Refusal actIfAllowed(S subject, Command command) {
        return follow(subject, command, NOT_NOW, List.of());
    }

    /**
     * @param led what led to it, the first before the last
     */
    private @Nullable Refusal proceed(S subject, Decision decision, List<LifecycleEvent> led) {
        subjects.write(subject, decision);
        var way = Stream.concat(led.stream(), Stream.of(decision.event())).toList();
        for (var effect : decision.effects()) {
            var refusal =
                    switch (effect.kind()) {
                        case "assign" -> assign(subject, effect.params(), way);
                        case "open" -> open(subject, effect.params(), way);
                        case "act" -> act(effect.params(), way);
                        default -> {
                            subjects.reach(subject, decision, effect);
                            yield null;
                        }
                    };
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // the engine promises these shapes, see Effect
    private @Nullable Refusal assign(
            S before, Map<String, Object> params, List<LifecycleEvent> way) {
        var inputs = (Map<String, Object>) params.getOrDefault("inputs", Map.of());
        Refusal refusal = null;
        if (params.get("lead") instanceof String lead) {
            subjects.lead(lead);
            refusal = open(WORK_ORDER, lead, LEAD, inputs, way);
        }
        for (var unit : (List<String>) params.getOrDefault("co-handling", List.of())) {
            refusal = refusal != null ? refusal : open(WORK_ORDER, unit, CO_HANDLING, inputs, way);
        }
        var role = subjects.role(before);
        if (refusal == null && params.get("same-role") instanceof String next && role != null) {
            if (role.equals(LEAD)) {
                subjects.lead(next);
            }
            refusal = open(WORK_ORDER, next, role, inputs, way);
        }
        return refusal;
    }

    @SuppressWarnings("unchecked") // the engine promises these shapes, see Effect
    private @Nullable Refusal open(S from, Map<String, Object> params, List<LifecycleEvent> way) {
        var units =
                switch (params.get("units")) {
                    case List<?> many -> (List<String>) many;
                    case String one -> List.of(one);
                    case null, default -> unitsOf(from);
                };
        for (var unit : units) {
            var refusal =
                    open(
                            String.valueOf(params.get("type")),
                            subjects.standing(unit),
                            String.valueOf(params.get("role")),
                            (Map<String, Object>) params.getOrDefault("inputs", Map.of()),
                            way);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private List<String> unitsOf(S from) {
        var unit = subjects.unit(from);
        return unit == null ? List.of() : List.of(unit);
    }

    private @Nullable Refusal open(
            String type,
            String unit,
            String role,
            Map<String, Object> inputs,
            List<LifecycleEvent> way) {
        if (way.size() > DEEPEST) {
            return endless(way);
        }
        var opening = subjects.open(type, unit, role, inputs);
        return switch (opening.outcome()) {
            case Refusal refusal -> refusal;
            case Decision decision when opening.subject() != null ->
                    proceed(opening.subject(), decision, way);
            case Decision _ -> throw new IllegalStateException(type + " was opened as nothing");
        };
    }

    @SuppressWarnings("unchecked") // the engine promises these shapes, see Effect
    private @Nullable Refusal act(Map<String, Object> params, List<LifecycleEvent> way) {
        var command =
                new Command(
                        String.valueOf(params.get("action")),
                        (Map<String, Object>) params.getOrDefault("inputs", Map.of()),
                        Actor.system(),
                        (String) params.get("basis"));
        Set<Refusal.Code> skipped =
                Boolean.TRUE.equals(params.get("if-allowed")) ? NOT_NOW : Set.of();
        var on = String.valueOf(params.get("on"));
        if (on.equals(subjects.rootType())) {
            return follow(subjects.root(), command, skipped, way);
        }
        if (on.equals(LEAD)) {
            var leads =
                    subjects.active(WORK_ORDER).stream()
                            .filter(one -> LEAD.equals(subjects.role(one)))
                            .toList();
            return followEach(leads, command, skipped, way);
        }
        // of many only those are meant in whose state the action starts
        return followEach(
                subjects.active(on.substring(0, on.length() - 1)),
                command,
                skipped.isEmpty() ? Set.of(Refusal.Code.NOT_IN_STATE) : skipped,
                way);
    }

    private @Nullable Refusal followEach(
            List<S> many, Command command, Set<Refusal.Code> skipped, List<LifecycleEvent> way) {
        for (var one : many) {
            var refusal = follow(one, command, skipped, way);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private @Nullable Refusal follow(
            S subject, Command command, Set<Refusal.Code> skipped, List<LifecycleEvent> way) {
        if (way.size() > DEEPEST) {
            return endless(way);
        }
        return switch (subjects.decide(subject, command)) {
            case Decision decision -> proceed(subject, decision, way);
            case Refusal refusal -> skipped.contains(refusal.code()) ? null : refusal;
        };
    }

    /** Names what comes round and round; where nothing came twice, all that led here. */
    private static Refusal endless(List<LifecycleEvent> way) {
        var last = way.getLast();
        int before = way.size() - 2;
        while (before >= 0 && !isSame(way.get(before), last)) {
            before--;
        }
        var circle = before < 0 ? way : way.subList(before, way.size());
        var labels = circle.stream().map(LifecycleEvent::label).toList();
        return Refusals.sentence(
                Refusal.Code.MISCONFIGURED,
                last.basis(),
                Label.of(
                        "这样触发没有尽头：%s，所以没有办成；要由本县配置管理员改正规则"
                                .formatted(
                                        labels.stream()
                                                .map(Label::zhCn)
                                                .collect(Collectors.joining(" → "))),
                        "these trigger one another without end: %s, so nothing was done; the county's configuration administrator has to mend the rules"
                                .formatted(
                                        labels.stream()
                                                .map(Refusals::english)
                                                .collect(Collectors.joining(" → ")))),
                null);
    }

    private static boolean isSame(LifecycleEvent one, LifecycleEvent other) {
        return one.action().equals(other.action()) && one.label().equals(other.label());
    }
}
