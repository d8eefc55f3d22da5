package org.bancheng.engine.lifecycle;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * A lifecycle file, read and compiled.
 *
 * @param root the type that its subjects hang on, {@code case} or that of a register; its own where
 *     they stand alone
 * @param register null unless its subjects are entries of a register
 * @param shows the kept fields that a state shows to more people than deal with it
 * @param roles what a subject of this type may be, beside its state; of a case none
 * @param states in the order of the file
 * @param kept what stays on the subject: the declared fields, and of the opening's forms everything
 *     that is neither personal nor a file
 * @param actions in the order of the file
 * @param posts the county's posts by id
 * @param tallies that its conditions read, by name
 * @param seenBy posts that alone may learn of subjects of this type; empty: whoever sees the case
 * @param unset by variable: what its fields say while they are not set
 */
public record LifecycleDefinition(
        String type,
        Label label,
        String root,
        @Nullable Register register,
        List<String> shows,
        Map<String, Label> roles,
        Numbering numbering,
        Map<String, State> states,
        List<FieldSpec> kept,
        Opening opening,
        List<ClockRule> clocks,
        Map<String, Action> actions,
        Map<String, PostRule> posts,
        Set<String> tallies,
        Set<String> seenBy,
        Map<String, Map<String, Object>> unset) {

    Map<String, Object> unset(String variable) {
        return unset.getOrDefault(variable, Map.of());
    }

    boolean isTerminal(String state) {
        var known = states.get(state);
        return known != null && known.terminal();
    }

    /** The state itself, and what actions lead to from it. */
    public Set<String> reachable(String from) {
        var reached = new LinkedHashSet<String>();
        var next = new ArrayDeque<String>();
        next.add(from);
        while (!next.isEmpty()) {
            var state = next.remove();
            if (reached.add(state)) {
                for (var action : actions.values()) {
                    if (action.from().contains(state) && action.to() != null) {
                        next.add(action.to());
                    }
                }
            }
        }
        return reached;
    }

    boolean keeps(String field) {
        return kept.stream().anyMatch(one -> one.name().equals(field));
    }

    /** What every field of the vocabulary says while it is not set. */
    public static Map<String, Map<String, Object>> unset(Vocabulary vocabulary) {
        var unset = new HashMap<String, Map<String, Object>>();
        vocabulary
                .structs()
                .forEach(
                        (variable, fields) -> {
                            var values = new HashMap<String, Object>();
                            fields.forEach((name, type) -> values.put(name, unset(type)));
                            unset.put(variable, Map.copyOf(values));
                        });
        return Map.copyOf(unset);
    }

    private static Object unset(CelType type) {
        if (type instanceof ListType) {
            return List.of();
        }
        return type.equals(SimpleType.INT) ? (Object) 0L : NullValue.NULL_VALUE;
    }
}
