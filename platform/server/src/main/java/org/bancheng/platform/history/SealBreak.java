package org.bancheng.platform.history;

import java.time.LocalDate;

/**
 * Where a county's seals and its history disagree.
 *
 * @param day the seal's
 */
public record SealBreak(Kind kind, LocalDate day) {
    /** What does not agree. */
    public enum Kind {
        /** The seal is not signed by this installation. */
        NOT_SIGNED,
        /** The seal before it was changed or removed. */
        CUT,
        /** Its copy outside the database says otherwise, or is all that is left of it. */
        NOT_AS_COPIED,
        /** The history up to that day is not as it was sealed. */
        HISTORY_CHANGED
    }
}
