package org.bancheng.platform.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Long work on one county, step by step.
 *
 * @param input JSON, as its procedure understands it
 * @param result what came of it, by name; empty until it is done
 * @param requestedBy whoever asked for it
 * @param reason why, as he said; null where nobody said
 * @param attempt how often it was begun since its last completed step
 */
record Job(
        UUID id,
        String kind,
        TenantId tenant,
        State state,
        String input,
        Map<String, String> result,
        @Nullable Note error,
        String requestedBy,
        @Nullable String reason,
        Instant createdAt,
        int attempt,
        List<Step> steps) {

    enum State {
        QUEUED,
        RUNNING,
        WAITING,
        DONE,
        FAILED;

        boolean isOver() {
            return this == DONE || this == FAILED;
        }
    }

    record Step(int ordinal, String name, StepState state, @Nullable Note detail) {}

    boolean hasDone(String step) {
        return steps.stream()
                .anyMatch(one -> one.name().equals(step) && one.state() == StepState.DONE);
    }

    enum StepState {
        PENDING,
        RUNNING,
        WAITING,
        DONE,
        FAILED
    }
}
