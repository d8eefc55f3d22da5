package org.bancheng.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Against an oracle that knows only the table, weekdays and one day after the other. */
class WorkingDayPropertiesTest {

    private final WorkingCalendar calendar = Calendars.stateCouncil();
    private final HashMap<LocalDate, Boolean> table = new HashMap<>();

    WorkingDayPropertiesTest() {
        Calendars.days().days().forEach(day -> table.put(day.date(), day.working()));
    }

    private boolean worked(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> table.getOrDefault(date, false);
            default -> table.getOrDefault(date, true);
        };
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Combinators.combine(
                        Arbitraries.longs()
                                .between(
                                        LocalDate.of(2018, 1, 1).toEpochDay(),
                                        LocalDate.of(2027, 6, 1).toEpochDay()),
                        Arbitraries.integers().between(0, 86_399))
                .as(
                        (day, second) ->
                                LocalDate.ofEpochDay(day)
                                        .atTime(LocalTime.ofSecondOfDay(second))
                                        .atZone(WorkingCalendar.ZONE)
                                        .toInstant());
    }

    @Property
    void the_due_day_is_worked_and_n_days_are_worked_up_to_it(
            @ForAll("moments") Instant start, @ForAll @IntRange(min = 1, max = 60) int n) {
        var due = calendar.dueAfterWorkingDays(start, n).atZone(WorkingCalendar.ZONE);
        var startDate = start.atZone(WorkingCalendar.ZONE).toLocalDate();

        assertThat(due.toLocalTime()).isEqualTo(LocalTime.of(17, 30));
        assertThat(worked(due.toLocalDate())).isTrue();
        assertThat(
                        startDate
                                .plusDays(1)
                                .datesUntil(due.toLocalDate().plusDays(1))
                                .filter(this::worked)
                                .count())
                .isEqualTo(n);
    }

    @Property
    void the_hour_of_the_start_changes_nothing(
            @ForAll("moments") Instant start, @ForAll @IntRange(min = 1, max = 30) int n) {
        var midnight =
                start.atZone(WorkingCalendar.ZONE)
                        .toLocalDate()
                        .atStartOfDay(WorkingCalendar.ZONE)
                        .toInstant();
        assertThat(calendar.dueAfterWorkingDays(start, n))
                .isEqualTo(calendar.dueAfterWorkingDays(midnight, n));
    }

    @Property
    void working_instants_are_in_working_hours_and_the_nearest(@ForAll("moments") Instant moment) {
        var next = calendar.nextWorkingInstant(moment);
        var last = calendar.lastWorkingInstant(moment);

        assertThat(calendar.inWorkingHours(next)).isTrue();
        assertThat(calendar.inWorkingHours(last)).isTrue();
        assertThat(last).isBeforeOrEqualTo(moment);
        assertThat(next).isAfterOrEqualTo(moment);
        if (calendar.inWorkingHours(moment)) {
            assertThat(next).isEqualTo(moment);
            assertThat(last).isEqualTo(moment);
        } else {
            assertThat(calendar.inWorkingHours(next.minusSeconds(1))).isFalse();
        }
    }

    @Property
    void the_same_day_is_today_or_the_next_worked_day(@ForAll("moments") Instant start) {
        var due = calendar.dueSameDay(start);
        var date = start.atZone(WorkingCalendar.ZONE).toLocalDate();
        var dueDate = due.atZone(WorkingCalendar.ZONE).toLocalDate();

        assertThat(due).isAfterOrEqualTo(start);
        assertThat(worked(dueDate)).isTrue();
        assertThat(date.plusDays(1).datesUntil(dueDate.isAfter(date) ? dueDate : date.plusDays(1)))
                .noneMatch(this::worked);
    }
}
