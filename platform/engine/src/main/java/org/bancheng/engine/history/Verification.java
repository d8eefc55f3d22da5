package org.bancheng.engine.history;

import org.jspecify.annotations.Nullable;

/**
 * What a reading of the chain found.
 *
 * @param firstBreak null when every link holds
 */
public record Verification(long cases, long events, @Nullable Break firstBreak) {

    /**
     * @param seq where the case's chain first fails
     */
    public record Break(String caseId, long seq, String reason) {}

    public boolean holds() {
        return firstBreak == null;
    }
}
