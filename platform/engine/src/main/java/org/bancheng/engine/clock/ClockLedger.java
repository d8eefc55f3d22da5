package org.bancheng.engine.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to one clock, oldest first.
 *
 * @param label what people call it
 * @param basis the clause it rests on
 * @param holder the unit whose time it is; null when it is the whole case's
 * @param warnHours clock hours before the due time at which the lamp turns yellow
 */
public record ClockLedger(
        String name,
        Kind kind,
        Label label,
        String basis,
        @Nullable String holder,
        int warnHours,
        List<ClockEntry> entries) {

    public enum Kind {
        /** Something has to be done in time; late otherwise. */
        DUTY,
        /** Something may be done in time; afterwards the right is gone and nobody is late. */
        RIGHT
    }

    public ClockLedger {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || !(entries.getFirst() instanceof ClockEntry.Started)) {
            throw new IllegalArgumentException("a ledger begins with a start: " + name);
        }
    }

    public ClockLedger with(ClockEntry entry) {
        var more = new ArrayList<>(entries);
        more.add(entry);
        return new ClockLedger(name, kind, label, basis, holder, warnHours, more);
    }

    /** The latest run, its due time derived from the entries under this calendar. */
    public ClockState state(WorkingCalendar calendar) {
        return new Reckoning(this, calendar).state();
    }

    /** How the due time of the latest run comes about, each day counted or skipped. */
    public Explanation explain(WorkingCalendar calendar) {
        return new Derivation(this, calendar).explain();
    }

    /**
     * The journal entry for a change of calendar, such as the notice of a year that was
     * provisional; empty when this clock does not run or keeps its due time and certainty.
     */
    public Optional<ClockEntry.Reprojected> reprojection(
            WorkingCalendar former, WorkingCalendar next, Instant at, String reason) {
        var was = state(former);
        var is = state(next);
        boolean unchanged = was.due().equals(is.due()) && was.provisional() == is.provisional();
        return !is.running() || unchanged
                ? Optional.empty()
                : Optional.of(new ClockEntry.Reprojected(at, Run.latest(this).length(), reason));
    }
}
