package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Map;

/**
 * Which cases and entries that are under way go on by the version that this stands in, instead of
 * the one they began with.
 *
 * @param versions those whose are carried over; none: all stay with the version they began with
 * @param types by type, what changes on the way
 */
public record Transition(List<Integer> versions, Map<String, CarryOver> types) {

    public static final Transition NONE = new Transition(List.of(), Map.of());

    public CarryOver of(String type) {
        return types.getOrDefault(type, CarryOver.AS_IT_IS);
    }
}
