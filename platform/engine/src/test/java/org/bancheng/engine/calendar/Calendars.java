package org.bancheng.engine.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** The calendars that tests reckon with: the days as shipped. */
public final class Calendars {

    private static final StateCouncilDays SHIPPED = shipped();

    private Calendars() {}

    public static WorkingCalendar stateCouncil() {
        return with(List.of());
    }

    public static WorkingCalendar with(List<CalendarDay> overlay) {
        return WorkingCalendar.of(
                SHIPPED.days(), SHIPPED.noticedYears(), overlay, BusinessHours.usual());
    }

    public static StateCouncilDays days() {
        return SHIPPED;
    }

    /** {@code 2026-05-08T10:00} in Shanghai. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
    }

    public static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static StateCouncilDays shipped() {
        try {
            return StateCouncilDays.parse(
                    Files.readString(
                            Path.of("../../tenant-configs/_defaults/state-council-days.csv")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableTable e) {
            throw new IllegalStateException(e);
        }
    }
}
