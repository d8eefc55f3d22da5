package org.bancheng.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bancheng.engine.calendar.BusinessHours;
import org.bancheng.engine.calendar.Calendars;
import org.bancheng.engine.calendar.StateCouncilDays;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.label.Label;
import org.junit.jupiter.api.Test;

/** Every start from 2018 to 2026 and every term up to 60 days, against {@link Almanac}. */
class EveryDayOfNineYearsTest {

    private static final long FIRST = Almanac.day("2018-01-01");
    private static final long LAST = Almanac.day("2026-12-31");
    private static final int LONGEST = 60;

    /**
     * Midnight, before, at opening, within, at noon, at closing, just after, late in the evening.
     */
    private static final long[] SECONDS = {
        0, 8 * 3_600, 9 * 3_600, 10 * 3_600 + 900, 12 * 3_600 + 1_800, 63_000, 63_001, 86_399
    };

    private static WorkingCalendar noticedUpTo(int year) {
        var known =
                new StateCouncilDays(
                        Calendars.days().listed().stream()
                                .filter(day -> day.notice() <= year)
                                .toList());
        return WorkingCalendar.of(
                known.days(), known.noticedYears(), List.of(), BusinessHours.usual());
    }

    private static Instant at(long day, long second) {
        return Instant.ofEpochSecond(Almanac.moment(day, second));
    }

    private static ClockLedger ledger(Instant start, Length length) {
        return new ClockLedger(
                "resolve",
                ClockLedger.Kind.DUTY,
                Label.of("办理期限"),
                "XT-8",
                null,
                24,
                List.of(new ClockEntry.Started(start, length, "交办")));
    }

    private static void same(Instant due, long day, Object what) {
        if (due.getEpochSecond() != Almanac.closing(day)) {
            assertThat(due)
                    .as(String.valueOf(what))
                    .isEqualTo(Instant.ofEpochSecond(Almanac.closing(day)));
        }
    }

    @Test
    void terms_in_working_days_whatever_the_hour_of_the_start() {
        var almanac = new Almanac(2026);
        var calendar = noticedUpTo(2026);
        for (long day = FIRST; day <= LAST; day++) {
            long[] ends = almanac.ends(day, LONGEST);
            for (long second : SECONDS) {
                var start = at(day, second);
                for (int term = 1; term <= LONGEST; term++) {
                    same(calendar.dueAfterWorkingDays(start, term), ends[term], start);
                }
                same(calendar.dueSameDay(start), almanac.sameDay(day, second), start);
            }
        }
    }

    @Test
    void clocks_and_what_is_provisional_about_them() {
        var almanac = new Almanac(2026);
        var calendar = noticedUpTo(2026);
        int provisional = 0;
        for (long day = FIRST; day <= LAST; day++) {
            long[] ends = almanac.ends(day, LONGEST);
            var start = at(day, SECONDS[(int) (day % SECONDS.length)]);
            for (int term = 1; term <= LONGEST; term++) {
                var state = ledger(start, new Length.WorkingDays(term)).state(calendar);
                same(state.due(), ends[term], start);
                assertThat(state.provisional()).isEqualTo(almanac.isProvisional(ends[term]));
                provisional += state.provisional() ? 1 : 0;
            }
        }
        assertThat(provisional).as("terms across the end of 2026").isGreaterThan(1_000);
    }

    @Test
    void terms_in_calendar_days_end_on_a_working_day() {
        var almanac = new Almanac(2026);
        var calendar = noticedUpTo(2026);
        int carried = 0;
        for (long day = FIRST; day <= LAST; day++) {
            var start = at(day, SECONDS[(int) (day % SECONDS.length)]);
            for (int term = 1; term <= LONGEST; term++) {
                long end = almanac.calendarEnd(day, term);
                var state = ledger(start, new Length.CalendarDays(term)).state(calendar);
                same(state.due(), end, start + " + " + term);
                assertThat(state.provisional()).isEqualTo(almanac.isProvisional(end));
                carried += end > day + term ? 1 : 0;
            }
        }
        assertThat(carried).as("terms whose last day is off").isGreaterThan(50_000);
    }

    @Test
    void local_holidays_over_the_state_councils() {
        var almanac = new Almanac(2026).in("gangnan");
        var elsewhere = new Almanac(2026);
        var calendar = Folders.configuration("gangnan").calendar();
        int moved = 0;
        for (long day = FIRST; day <= LAST; day++) {
            long[] ends = almanac.ends(day, LONGEST);
            long[] others = elsewhere.ends(day, LONGEST);
            for (int term = 1; term <= LONGEST; term++) {
                same(calendar.dueAfterWorkingDays(at(day, 36_000), term), ends[term], day);
                moved += ends[term] == others[term] ? 0 : 1;
            }
        }
        assertThat(moved).as("terms that 三月三 makes later").isGreaterThan(1_000);
    }

    @Test
    void a_notice_moves_what_was_provisional_and_leaves_an_entry_once() {
        int entries = 0;
        int moves = 0;
        for (int year = 2018; year < 2026; year++) {
            var before = new Almanac(year);
            var after = new Almanac(year + 1);
            var former = noticedUpTo(year);
            var next = noticedUpTo(year + 1);
            var announced = at(Almanac.day(year + "-12-31"), 36_000);
            for (long day = Almanac.day(year + "-09-20");
                    day <= Almanac.day(year + "-12-30");
                    day++) {
                long[] was = before.ends(day, LONGEST);
                long[] is = after.ends(day, LONGEST);
                for (int term = 1; term <= LONGEST; term++) {
                    var ledger = ledger(at(day, SECONDS[term % 8]), new Length.WorkingDays(term));
                    same(ledger.state(former).due(), was[term], day);
                    boolean uncertain = before.isProvisional(was[term]);
                    assertThat(ledger.state(former).provisional()).isEqualTo(uncertain);
                    var entry = ledger.reprojection(former, next, announced, "公布");
                    assertThat(entry.isPresent())
                            .as("%s + %s", LocalDate.ofEpochDay(day), term)
                            .isEqualTo(was[term] != is[term] || uncertain);
                    if (entry.isPresent()) {
                        var followed = ledger.with(entry.get());
                        same(followed.state(next).due(), is[term], day);
                        assertThat(followed.state(next).provisional()).isFalse();
                        assertThat(followed.reprojection(next, next, announced, "公布")).isEmpty();
                        entries++;
                        moves += was[term] == is[term] ? 0 : 1;
                    }
                }
            }
        }
        assertThat(moves).isGreaterThan(10_000);
        assertThat(entries).isGreaterThan(moves);
    }

    @Test
    void an_explanation_names_each_day_once_and_its_count_is_the_term() {
        var almanac = new Almanac(2026);
        var calendar = noticedUpTo(2026);
        for (long day = FIRST; day <= LAST; day += 5) {
            for (int term = 1; term <= LONGEST; term += 7) {
                for (var length :
                        List.of(new Length.WorkingDays(term), new Length.CalendarDays(term))) {
                    explained(almanac, calendar, day, length);
                }
            }
        }
    }

    private static void explained(
            Almanac almanac, WorkingCalendar calendar, long start, Length length) {
        boolean worked = length instanceof Length.WorkingDays;
        long day = start;
        int counted = 0;
        for (var line : ledger(at(start, 36_000), length).explain(calendar).lines()) {
            var date = line.date();
            switch (line.kind()) {
                case COUNTED, MAKE_UP_COUNTED -> {
                    counted++;
                    day++;
                    assertThat(line.ordinal()).isEqualTo(counted);
                    assertThat(!worked || almanac.isWorked(day)).isTrue();
                    assertThat(date).isEqualTo(LocalDate.ofEpochDay(day));
                }
                case WEEKEND, HOLIDAY -> {
                    day++;
                    assertThat(almanac.isWorked(day)).isFalse();
                    assertThat(date).isEqualTo(LocalDate.ofEpochDay(day));
                }
                case CARRIED_TO -> {
                    day++;
                    assertThat(worked).isFalse();
                    assertThat(almanac.isWorked(day)).isTrue();
                }
                default -> assertThat(line.ordinal()).isNull();
            }
        }
        int days =
                switch (length) {
                    case Length.WorkingDays(int n) -> n;
                    case Length.CalendarDays(int n) -> n;
                    default -> throw new AssertionError(length);
                };
        assertThat(counted).isEqualTo(days);
        assertThat(day)
                .isEqualTo(
                        worked
                                ? almanac.ends(start, days)[days]
                                : almanac.calendarEnd(start, days));
    }
}
