package org.bancheng.platform.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.bancheng.engine.calendar.WorkingCalendar;

/**
 * Days from one to another, both with their whole day, as the county's clocks show them. One that
 * ends before it begins is refused with an IllegalArgumentException.
 */
public record Span(LocalDate from, LocalDate until) {

    public Span {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(until + " is before " + from);
        }
    }

    Instant begin() {
        return from.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }

    /** The first moment after it. */
    Instant end() {
        return until.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
