package org.bancheng.engine.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger says about its latest run.
 *
 * @param due of a paused clock: the earliest it could still be
 * @param warnAt when the lamp turns yellow
 * @param noticeAt when the warning goes out: {@code warnAt}, or the working hours before it
 * @param breached whether that due time has passed, in this run or in an earlier one
 * @param lateRuns earlier runs that ended late
 */
public record ClockState(
        ClockLedger.Kind kind,
        Instant startedAt,
        Instant due,
        boolean running,
        boolean paused,
        @Nullable Instant stoppedAt,
        int extensions,
        boolean provisional,
        Instant warnAt,
        Instant noticeAt,
        boolean warned,
        boolean breached,
        int lateRuns) {

    /** Late means strictly after the due time; a paused clock or a right is never late. */
    public boolean late(Instant now) {
        if (kind == ClockLedger.Kind.RIGHT) {
            return false;
        }
        if (stoppedAt != null) {
            return stoppedAt.isAfter(due);
        }
        return !paused && now.isAfter(due);
    }

    /** Whether it is late, or was when it ran before: handling again does not undo it. */
    public boolean everLate(Instant now) {
        return kind == ClockLedger.Kind.DUTY && (late(now) || lateRuns > 0);
    }

    /** Whether somebody owes something by the due time now: what a case's lamp goes by. */
    public boolean pressing() {
        return running && !paused && kind == ClockLedger.Kind.DUTY;
    }

    /** Whether the due time has passed while the clock ran, of a duty and of a right alike. */
    public boolean overdue(Instant now) {
        return running && !paused && now.isAfter(due);
    }

    /** When the worker has to look at this clock next; null when nothing is left to fire. */
    public @Nullable Instant nextFiring() {
        if (!running || paused || breached) {
            return null;
        }
        return warned || !warns() ? due.plusMillis(1) : noticeAt;
    }

    /**
     * A right needs no warning; nor does a duty that begins with its warning time running: whoever
     * got it was just told.
     */
    private boolean warns() {
        return kind == ClockLedger.Kind.DUTY && noticeAt.isAfter(startedAt);
    }

    public enum Firing {
        NOTHING,
        WARN,
        BREACH
    }

    /** What this clock has to do now; a warning that comes too late is left out. */
    public Firing firing(Instant now) {
        if (!running || paused || breached) {
            return Firing.NOTHING;
        }
        if (now.isAfter(due)) {
            return Firing.BREACH;
        }
        return warns() && !warned && !now.isBefore(noticeAt) ? Firing.WARN : Firing.NOTHING;
    }
}
