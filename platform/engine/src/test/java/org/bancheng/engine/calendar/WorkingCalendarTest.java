package org.bancheng.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.engine.calendar.Calendars.at;
import static org.bancheng.engine.calendar.Calendars.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = Calendars.stateCouncil();

    /** Worked by hand from the notices of 2018, 2019, 2020, 2025 and 2026. */
    @ParameterizedTest
    @CsvSource({
        // 元旦 2019 (30 Dec to 1 Jan, 29 Dec worked): the notice of 2019 reaches into 2018
        "2018-12-28T16:00, 1, 2018-12-29T17:30",
        "2018-12-28T16:00, 2, 2019-01-02T17:30",
        // 春节 2020, prolonged to 2 February
        "2020-01-22T09:00, 2, 2020-02-03T17:30",
        "2020-01-23T09:00, 1, 2020-02-03T17:30",
        // 国庆、中秋 2020, Sunday 27 September worked
        "2020-09-25T10:00, 1, 2020-09-27T17:30",
        "2020-09-28T10:00, 5, 2020-10-12T17:30",
        // 春节 2025, Sunday 26 January and Saturday 8 February worked
        "2025-01-24T09:00, 1, 2025-01-26T17:30",
        "2025-01-24T09:00, 5, 2025-02-07T17:30",
        "2025-01-24T09:00, 6, 2025-02-08T17:30",
        // 国庆 2025, Sunday 28 September and Saturday 11 October worked
        "2025-09-26T18:00, 1, 2025-09-28T17:30",
        "2025-09-30T09:00, 2, 2025-10-10T17:30",
        "2025-09-30T09:00, 3, 2025-10-11T17:30",
        // 元旦 2026, Sunday 4 January worked
        "2025-12-31T23:59, 1, 2026-01-04T17:30",
        "2025-12-31T23:59, 2, 2026-01-05T17:30",
        // 劳动节 2026, Saturday 9 May worked; Friday to the next Monday but one
        "2026-05-08T10:00, 1, 2026-05-09T17:30",
        "2026-05-08T10:00, 2, 2026-05-11T17:30",
        "2026-04-29T10:00, 5, 2026-05-09T17:30",
        // the due day counts from the date of the start whatever its hour
        "2026-05-06T00:00, 2, 2026-05-08T17:30",
        "2026-05-06T23:59, 2, 2026-05-08T17:30",
        // a start on a day off: the first working day after it is the first
        "2026-05-03T10:00, 1, 2026-05-06T17:30",
        "2026-05-10T10:00, 5, 2026-05-15T17:30",
        // 国庆 2026, Sunday 20 September and Saturday 10 October worked
        "2026-09-18T10:00, 1, 2026-09-20T17:30",
        "2026-09-30T10:00, 3, 2026-10-10T17:30",
    })
    void the_nth_working_day_ends_when_business_closes(String start, int n, String due) {
        assertThat(calendar.dueAfterWorkingDays(at(start), n)).isEqualTo(at(due));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-06T10:00, 2026-05-06T17:30",
        "2026-05-06T17:30, 2026-05-06T17:30",
        "2026-05-06T17:31, 2026-05-07T17:30",
        "2026-05-09T10:00, 2026-05-09T17:30", // a Saturday worked
        "2026-05-01T10:00, 2026-05-06T17:30",
        "2026-05-06T06:00, 2026-05-06T17:30",
    })
    void the_same_day_ends_at_closing_or_on_the_next_working_day(String start, String due) {
        assertThat(calendar.dueSameDay(at(start))).isEqualTo(at(due));
    }

    @Test
    void a_make_up_sunday_names_its_notice() {
        assertThat(calendar.kind(day("2025-01-26")))
                .isEqualTo(new DayKind.MakeUp("春节", "国务院办公厅2025年节假日安排通知"));
        assertThat(calendar.isWorkingDay(day("2025-01-26"))).isTrue();
    }

    @Test
    void a_county_keeps_its_own_holidays() {
        var gangnan =
                Calendars.with(
                        List.of(
                                new CalendarDay(day("2026-04-20"), false, "壮族三月三", "桂政发"),
                                new CalendarDay(day("2026-04-21"), false, "壮族三月三", "桂政发")));

        assertThat(gangnan.dueAfterWorkingDays(at("2026-04-17T10:00"), 1))
                .isEqualTo(at("2026-04-22T17:30"));
        assertThat(calendar.dueAfterWorkingDays(at("2026-04-17T10:00"), 1))
                .isEqualTo(at("2026-04-20T17:30"));
    }

    @Test
    void a_county_may_work_where_the_state_council_rests() {
        var overlay =
                Calendars.with(List.of(new CalendarDay(day("2026-05-05"), true, "抢险", "县政府通知")));

        assertThat(overlay.isWorkingDay(day("2026-05-05"))).isTrue();
    }

    @Test
    void years_without_a_notice_are_provisional() {
        assertThat(calendar.isProvisional(day("2026-12-31"))).isFalse();
        assertThat(calendar.isProvisional(day("2027-01-04"))).isTrue();
        assertThat(calendar.isWorkingDay(day("2027-01-01"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-06T10:00, 2026-05-06T10:00",
        "2026-05-06T12:00, 2026-05-06T13:30",
        "2026-05-06T08:00, 2026-05-06T09:00",
        "2026-05-06T17:30, 2026-05-07T09:00",
        "2026-04-30T18:00, 2026-05-06T09:00",
    })
    void a_reminder_waits_for_the_next_working_hours(String wanted, String sent) {
        assertThat(calendar.nextWorkingInstant(at(wanted))).isEqualTo(at(sent));
        assertThat(calendar.inWorkingHours(at(sent))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-06T10:00, 2026-05-06T10:00",
        "2026-05-06T12:30, 2026-05-06T09:00",
        "2026-05-06T17:30, 2026-05-06T13:30",
        "2026-05-06T08:00, 2026-04-30T13:30",
        "2026-05-10T17:30, 2026-05-09T13:30",
    })
    void a_warning_goes_out_in_the_last_working_hours_before(String wanted, String sent) {
        assertThat(calendar.lastWorkingInstant(at(wanted))).isEqualTo(at(sent));
        assertThat(calendar.inWorkingHours(at(sent))).isTrue();
    }
}
