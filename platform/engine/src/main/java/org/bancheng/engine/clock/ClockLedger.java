package org.bancheng.engine.clock;

import java.util.ArrayList;
import java.util.List;
import org.bancheng.engine.calendar.WorkingCalendar;
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
        String label,
        String basis,
        @Nullable String holder,
        int warnHours,
        List<ClockEntry> entries) {

    public ClockLedger {
        entries = List.copyOf(entries);
    }

    public ClockLedger with(ClockEntry entry) {
        var more = new ArrayList<>(entries);
        more.add(entry);
        return new ClockLedger(name, label, basis, holder, warnHours, more);
    }

    /** The latest run, its due time derived from the entries under this calendar. */
    public ClockState state(WorkingCalendar calendar) {
        return new Reckoning(this, calendar).state();
    }

    /** How the due time of the latest run comes about, each day counted or skipped. */
    public Explanation explain(WorkingCalendar calendar) {
        return new Reckoning(this, calendar).explanation();
    }
}
