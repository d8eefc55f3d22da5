package org.bancheng.engine.lifecycle;

import java.util.Map;
import java.util.Set;

/**
 * What becomes of subjects of one type that are under way when they go on by another version of
 * their lifecycle. What is not named stays what it is called.
 *
 * @param states by state of the former version, the one of this version
 * @param ends clocks that stop, since this version has none such
 * @param starts by clock, the states of this version in which it starts at that moment
 * @param leaves fields that are kept no longer; what was written is still in the history
 */
public record CarryOver(
        Map<String, String> states,
        Set<String> ends,
        Map<String, Set<String>> starts,
        Set<String> leaves) {

    static final CarryOver AS_IT_IS = new CarryOver(Map.of(), Set.of(), Map.of(), Set.of());

    /** What a state of the former version is now. */
    public String state(String former) {
        return states.getOrDefault(former, former);
    }
}
