package org.bancheng.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bancheng.engine.calendar.Calendars;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.label.Label;

/** Against an oracle that writes the counted days into a set and looks for the last one. */
class PausePropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 9, 1);

    private final WorkingCalendar calendar = Calendars.stateCouncil();

    @Property
    void the_counted_days_are_the_worked_days_outside_the_pause(
            @ForAll @IntRange(min = 0, max = 600) int startDay,
            @ForAll @IntRange(min = 1, max = 20) int days,
            @ForAll @IntRange(min = 0, max = 10) int extension,
            @ForAll @IntRange(min = 0, max = 12) int pauseAfter,
            @ForAll @IntRange(min = 0, max = 30) int pauseFor) {
        var start = FIRST.plusDays(startDay);
        var pausedOn = start.plusDays(pauseAfter);
        var resumedOn = pausedOn.plusDays(pauseFor);
        var ledger =
                ledger(start, days)
                        .with(new ClockEntry.Paused(noon(pausedOn), "等待"))
                        .with(new ClockEntry.Resumed(noon(resumedOn)));
        if (extension > 0) {
            ledger = ledger.with(new ClockEntry.Extended(noon(resumedOn), extension, "专班", "理由"));
        }

        var counted = new HashSet<LocalDate>();
        var day = last(start, days, pausedOn, resumedOn, counted);
        boolean held = day.equals(pausedOn) && pauseFor > 0;
        if (extension > 0) {
            // granted when the pause was over, so on from the day on which it fell due then
            var due = held ? calendar.dateOf(calendar.dueSameDay(noon(resumedOn))) : day;
            day = last(due, extension, pausedOn, resumedOn, counted);
            held = day.equals(pausedOn) && pauseFor > 0;
        }
        var expected = held ? calendar.dueSameDay(noon(resumedOn)) : calendar.closing(day);

        assertThat(ledger.state(calendar).due()).isEqualTo(expected);
        assertThat(
                        ledger.explain(calendar).lines().stream()
                                .filter(line -> line.ordinal() != null)
                                .map(Explanation.Line::date))
                .containsExactlyInAnyOrderElementsOf(counted);
    }

    private LocalDate last(
            LocalDate from,
            int days,
            LocalDate pausedOn,
            LocalDate resumedOn,
            Set<LocalDate> counted) {
        int wanted = counted.size() + days;
        var day = from;
        while (counted.size() < wanted) {
            day = day.plusDays(1);
            boolean inPause = day.isAfter(pausedOn) && !day.isAfter(resumedOn);
            if (calendar.isWorkingDay(day) && !inPause) {
                counted.add(day);
            }
        }
        return day;
    }

    private static Instant noon(LocalDate date) {
        return date.atTime(12, 0).atZone(WorkingCalendar.ZONE).toInstant();
    }

    private static ClockLedger ledger(LocalDate start, int days) {
        return new ClockLedger(
                "resolve",
                ClockLedger.Kind.DUTY,
                Label.of("办理期限"),
                "XT-8",
                null,
                24,
                List.of(new ClockEntry.Started(noon(start), new Length.WorkingDays(days), "交办")));
    }
}
