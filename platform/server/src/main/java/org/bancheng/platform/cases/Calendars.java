package org.bancheng.platform.cases;

import java.util.List;
import java.util.function.IntFunction;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.PublishedConfiguration;

/**
 * The county's calendar in force, and those by which clocks were reckoned before. A case keeps the
 * rules it began with, but not their calendar: when days are off is a fact, not a rule.
 *
 * @param version the configuration from which on the calendar has been what it is
 * @param of the calendar of an earlier configuration
 */
record Calendars(int version, WorkingCalendar inForce, IntFunction<WorkingCalendar> of) {

    /**
     * What is in force for a case with these clocks. What this server believes may be some seconds
     * old; a clock that follows a newer calendar shows that.
     */
    static PublishedConfiguration inForce(List<ClockRow> clocks, Configurations configurations) {
        PublishedConfiguration believed = configurations.current();
        boolean outdated =
                clocks.stream().anyMatch(row -> row.calendarVersion > believed.calendarVersion());
        if (!outdated) {
            return believed;
        }
        configurations.currentVersion();
        return configurations.current();
    }

    static Calendars of(PublishedConfiguration published, Configurations configurations) {
        return new Calendars(
                published.calendarVersion(),
                published.configuration().calendar(),
                version -> configurations.version(version).calendar());
    }

    /** The one by which this clock's due time was reckoned. */
    WorkingCalendar of(ClockRow row) {
        return row.calendarVersion == version ? inForce : of.apply(row.calendarVersion);
    }

    /** Whether the clock runs by a calendar that is no more in force. */
    boolean isBehind(ClockRow row) {
        return row.running && row.calendarVersion < version;
    }
}
