package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.clock.ClockEntry;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * What happened, for the history: the command with its inputs, and what it did to the clocks.
 *
 * @param from the state before; the empty text for an opening
 * @param inputs as validated; those that the form marks personal are for the shell to seal
 * @param overridden who lifted a rule that holds in principle, and why
 * @param publicText what the reporter's timeline says; null when it says nothing
 */
public record LifecycleEvent(
        String action,
        Label label,
        String basis,
        String from,
        String to,
        Actor actor,
        Instant at,
        Map<String, Object> inputs,
        Map<String, List<ClockEntry>> clockEntries,
        @Nullable Overridden overridden,
        @Nullable Label publicText) {

    /**
     * @param rule the refusal that would have been given
     */
    public record Overridden(String post, String reason, Refusal rule) {}

    public LifecycleEvent {
        inputs = Map.copyOf(inputs);
        clockEntries = Map.copyOf(clockEntries);
    }

    LifecycleEvent restingOn(String other) {
        return new LifecycleEvent(
                action,
                label,
                other,
                from,
                to,
                actor,
                at,
                inputs,
                clockEntries,
                overridden,
                publicText);
    }
}
