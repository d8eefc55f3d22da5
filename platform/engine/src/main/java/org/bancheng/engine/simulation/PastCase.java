package org.bancheng.engine.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.lifecycle.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one case, as its history tells it.
 *
 * @param id of the case
 * @param intakeUnit the unit that took it in; null when none did
 * @param subjects those under the case, in the order they were opened
 * @param steps in the order they happened, the case's opening first
 */
public record PastCase(
        String id,
        String number,
        String channel,
        @Nullable String intakeUnit,
        List<PastSubject> subjects,
        List<PastStep> steps) {

    public PastCase {
        subjects = List.copyOf(subjects);
        steps = List.copyOf(steps);
    }

    /** A subject under the case. */
    public record PastSubject(String id, String type, String unit, String role) {}

    /**
     * One step of the case or of a subject under it.
     *
     * @param subject the id of what was acted on
     * @param inputs as they were given
     */
    public record PastStep(
            String subject, String action, Instant at, Actor actor, Map<String, Object> inputs) {

        public PastStep {
            inputs = Map.copyOf(inputs);
        }
    }
}
