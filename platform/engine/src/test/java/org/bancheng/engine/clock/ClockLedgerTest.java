package org.bancheng.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.engine.calendar.Calendars.at;

import java.util.List;
import java.util.Set;
import org.bancheng.engine.calendar.BusinessHours;
import org.bancheng.engine.calendar.CalendarDay;
import org.bancheng.engine.calendar.Calendars;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.label.Label;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ClockLedgerTest {

    private final WorkingCalendar calendar = Calendars.stateCouncil();

    private static ClockLedger started(String at, Length length) {
        return new ClockLedger(
                "resolve",
                ClockLedger.Kind.DUTY,
                Label.of("办理期限"),
                "XT-8",
                "housing",
                24,
                List.of(new ClockEntry.Started(at(at), length, "交办")));
    }

    private static ClockLedger days(String at, int days) {
        return started(at, new Length.WorkingDays(days));
    }

    @Test
    void an_extension_counts_on_from_the_due_day() {
        // due on 30 April; the five days after it are 6, 7, 8, 9 (a Saturday worked) and 11 May
        var ledger =
                days("2026-04-23T10:00", 5)
                        .with(new ClockEntry.Extended(at("2026-04-29T11:00"), 5, "工作专班", "须外地核实"));

        assertThat(days("2026-04-23T10:00", 5).state(calendar).due())
                .isEqualTo(at("2026-04-30T17:30"));
        assertThat(ledger.state(calendar).due()).isEqualTo(at("2026-05-11T17:30"));
        assertThat(ledger.state(calendar).extensions()).isEqualTo(1);
    }

    @Test
    void an_extension_of_a_same_day_clock_counts_on_from_its_day() {
        var ledger =
                started("2026-05-06T18:00", new Length.SameDay())
                        .with(new ClockEntry.Extended(at("2026-05-07T09:00"), 1, "专班", "排队"));

        assertThat(ledger.state(calendar).due()).isEqualTo(at("2026-05-08T17:30"));
    }

    @Test
    void a_new_length_counts_from_the_start_and_keeps_the_extension() {
        var ledger =
                days("2026-05-11T10:00", 5)
                        .with(new ClockEntry.Extended(at("2026-05-12T10:00"), 2, "专班", "复杂"))
                        .with(
                                new ClockEntry.Reprojected(
                                        at("2026-05-13T10:00"),
                                        new Length.WorkingDays(10),
                                        "认定为复杂"));

        assertThat(ledger.state(calendar).due()).isEqualTo(at("2026-05-27T17:30"));
    }

    @Test
    void stopped_exactly_at_the_due_time_is_met_and_a_second_later_is_late() {
        var due = at("2026-05-18T17:30");
        var ledger = days("2026-05-11T10:00", 5);

        var met = ledger.with(new ClockEntry.Stopped(due, "反馈", due)).state(calendar);
        var missed =
                ledger.with(new ClockEntry.Stopped(due.plusSeconds(1), "反馈", due)).state(calendar);

        assertThat(met.late(due.plusSeconds(99))).isFalse();
        assertThat(missed.late(due)).isTrue();
        assertThat(Lamp.of(met, due.plusSeconds(99))).isEqualTo(Lamp.GREEN);
        assertThat(Lamp.of(missed, due)).isEqualTo(Lamp.RED);
    }

    @Test
    void the_lamp_turns_yellow_24_clock_hours_before_and_red_after() {
        var state = days("2026-05-11T10:00", 5).state(calendar);

        assertThat(Lamp.of(state, at("2026-05-17T17:29"))).isEqualTo(Lamp.GREEN);
        assertThat(Lamp.of(state, at("2026-05-17T17:30"))).isEqualTo(Lamp.YELLOW);
        assertThat(Lamp.of(state, at("2026-05-18T17:30"))).isEqualTo(Lamp.YELLOW);
        assertThat(Lamp.of(state, at("2026-05-18T17:30").plusMillis(1))).isEqualTo(Lamp.RED);
    }

    @Test
    void a_same_day_clock_is_yellow_from_the_start_and_not_warned_of_at_once() {
        var state = started("2026-05-11T10:00", new Length.SameDay()).state(calendar);

        assertThat(Lamp.of(state, at("2026-05-11T10:00"))).isEqualTo(Lamp.YELLOW);
        assertThat(state.firing(at("2026-05-11T10:00"))).isEqualTo(ClockState.Firing.NOTHING);
        assertThat(state.nextFiring()).isEqualTo(state.due().plusMillis(1));
    }

    @Test
    void a_term_of_a_day_that_begins_in_the_night_is_warned_of_in_the_morning() {
        var state = days("2026-05-11T21:00", 1).state(calendar);

        assertThat(state.noticeAt()).isEqualTo(at("2026-05-12T09:00"));
        assertThat(state.nextFiring()).isEqualTo(state.noticeAt());
        assertThat(state.firing(state.noticeAt())).isEqualTo(ClockState.Firing.WARN);
    }

    @Test
    void a_warning_that_falls_on_a_sunday_goes_out_on_friday() {
        // due Monday 18 May 17:30, yellow from Sunday 17:30
        var state = days("2026-05-11T10:00", 5).state(calendar);

        assertThat(state.noticeAt()).isEqualTo(at("2026-05-15T13:30"));
        assertThat(state.nextFiring()).isEqualTo(state.noticeAt());
    }

    @Test
    void what_was_warned_of_one_due_time_is_warned_again_of_the_next() {
        var ledger = days("2026-05-11T10:00", 5);
        var warned =
                ledger.with(new ClockEntry.Warned(at("2026-05-15T13:30"), at("2026-05-18T17:30")));
        var extended = warned.with(new ClockEntry.Extended(at("2026-05-18T10:00"), 5, "专班", "理由"));

        assertThat(warned.state(calendar).nextFiring())
                .isEqualTo(at("2026-05-18T17:30").plusMillis(1));
        assertThat(extended.state(calendar).warned()).isFalse();
        assertThat(extended.state(calendar).nextFiring()).isEqualTo(at("2026-05-22T13:30"));
    }

    @Test
    void paused_days_do_not_count() {
        // started Monday 11; paused Tuesday 12, resumed Friday 15: 12 counted, then 4 more after 15
        var ledger =
                days("2026-05-11T10:00", 5)
                        .with(new ClockEntry.Paused(at("2026-05-12T10:00"), "等待补充材料"))
                        .with(new ClockEntry.Resumed(at("2026-05-15T16:00")));

        assertThat(ledger.state(calendar).due()).isEqualTo(at("2026-05-21T17:30"));
    }

    @Test
    void a_pause_on_the_due_day_leaves_the_rest_of_the_day_it_ends() {
        var ledger =
                days("2026-05-11T10:00", 5)
                        .with(new ClockEntry.Paused(at("2026-05-18T10:00"), "等待补充材料"))
                        .with(new ClockEntry.Resumed(at("2026-05-20T09:30")));

        assertThat(ledger.state(calendar).due()).isEqualTo(at("2026-05-20T17:30"));
    }

    @Test
    void while_it_is_paused_a_clock_is_never_late_and_fires_nothing() {
        var state =
                days("2026-05-11T10:00", 5)
                        .with(new ClockEntry.Paused(at("2026-05-12T10:00"), "等待补充材料"))
                        .state(calendar);

        assertThat(state.late(at("2026-08-01T10:00"))).isFalse();
        assertThat(state.nextFiring()).isNull();
        assertThat(Lamp.of(state, at("2026-08-01T10:00"))).isEqualTo(Lamp.GREEN);
    }

    @Test
    void a_pause_that_begins_after_the_due_time_saves_nobody() {
        var ledger =
                days("2026-05-11T10:00", 5)
                        .with(new ClockEntry.Paused(at("2026-05-19T10:00"), "等待补充材料"))
                        .with(new ClockEntry.Resumed(at("2026-05-25T09:30")));

        assertThat(ledger.state(calendar).due()).isEqualTo(at("2026-05-18T17:30"));
    }

    @Test
    void clock_hours_run_through_the_night() {
        var state = started("2026-05-08T20:00", new Length.Hours(48)).state(calendar);

        assertThat(state.due()).isEqualTo(at("2026-05-10T20:00"));
    }

    @Test
    void a_second_run_is_fresh_and_the_first_ones_lateness_stays() {
        var ledger =
                days("2026-05-11T10:00", 5)
                        .with(
                                new ClockEntry.Stopped(
                                        at("2026-05-20T10:00"), "反馈", at("2026-05-18T17:30")))
                        .with(
                                new ClockEntry.Started(
                                        at("2026-05-21T10:00"), new Length.WorkingDays(5), "重办"));
        var state = ledger.state(calendar);

        assertThat(state.due()).isEqualTo(at("2026-05-28T17:30"));
        assertThat(state.running()).isTrue();
        assertThat(state.lateRuns()).isEqualTo(1);
        assertThat(ledger.explain(calendar).lines().getFirst().text().zhCn())
                .isEqualTo("前次2026年5月20日 10:00 停止（反馈），已超期");
    }

    @Test
    void a_right_is_never_late() {
        var right =
                new ClockLedger(
                        "return-window",
                        ClockLedger.Kind.RIGHT,
                        Label.of("可申请退回"),
                        "XT-7",
                        null,
                        24,
                        List.of(
                                new ClockEntry.Started(
                                        at("2026-05-11T10:00"), new Length.WorkingDays(2), "签收")));
        var state = right.state(calendar);

        assertThat(state.late(at("2026-06-01T10:00"))).isFalse();
        assertThat(state.overdue(at("2026-06-01T10:00"))).isTrue();
        assertThat(Lamp.of(state, at("2026-06-01T10:00"))).isEqualTo(Lamp.GREEN);
    }

    @Test
    void a_year_without_a_notice_is_provisional_until_its_notice_moves_the_due_time() {
        var ledger = days("2026-12-30T10:00", 2);
        var next =
                WorkingCalendar.of(
                        List.of(
                                new CalendarDay(
                                        Calendars.day("2027-01-01"), false, "元旦", "2027年通知")),
                        Set.of(2026, 2027),
                        List.of(),
                        BusinessHours.usual());

        var entry = ledger.reprojection(calendar, next, at("2026-12-31T09:00"), "2027 年安排公布");

        assertThat(ledger.state(calendar).provisional()).isTrue();
        assertThat(ledger.state(calendar).due()).isEqualTo(at("2027-01-01T17:30"));
        assertThat(entry).isPresent();
        var moved = ledger.with(entry.orElseThrow()).state(next);
        assertThat(moved.provisional()).isFalse();
        assertThat(moved.due()).isEqualTo(at("2027-01-04T17:30"));
    }

    @Test
    void a_calendar_that_changes_nothing_needs_no_entry() {
        var ledger = days("2026-05-11T10:00", 5);

        assertThat(ledger.reprojection(calendar, calendar, at("2026-05-12T09:00"), "无")).isEmpty();
    }

    @Test
    void the_explanation_names_every_day_and_every_notice() {
        var ledger =
                days("2026-04-29T10:00", 3)
                        .with(new ClockEntry.Extended(at("2026-05-06T10:00"), 2, "王芳", "须会商"));

        assertThat(ledger.explain(calendar).lines())
                .extracting(line -> line.text().zhCn())
                .containsExactly(
                        "2026年4月29日 10:00 开始（交办），期限 3 个工作日，开始当日不计入",
                        "4月30日（周四）：第 1 个工作日",
                        "5月1日（周五）：劳动节放假，不计（国务院办公厅2026年节假日安排通知）",
                        "5月2日（周六）：劳动节放假，不计（国务院办公厅2026年节假日安排通知）",
                        "5月3日（周日）：劳动节放假，不计（国务院办公厅2026年节假日安排通知）",
                        "5月4日（周一）：劳动节放假，不计（国务院办公厅2026年节假日安排通知）",
                        "5月5日（周二）：劳动节放假，不计（国务院办公厅2026年节假日安排通知）",
                        "5月6日（周三）：第 2 个工作日",
                        "5月7日（周四）：第 3 个工作日",
                        "自到期日起延期 2 个工作日（2026年5月6日 10:00，王芳：须会商）",
                        "5月8日（周五）：第 4 个工作日",
                        "5月9日（周六）：第 5 个工作日，劳动节调休上班（国务院办公厅2026年节假日安排通知）",
                        "到期：2026年5月9日 17:30");
    }

    @Test
    void a_ledger_survives_json() {
        var json = JsonMapper.builder().build();
        var ledger =
                days("2026-05-11T10:00", 5)
                        .with(new ClockEntry.Extended(at("2026-05-12T10:00"), 2, "专班", "复杂"))
                        .with(new ClockEntry.Paused(at("2026-05-12T11:00"), "等待"))
                        .with(new ClockEntry.Resumed(at("2026-05-12T12:00")))
                        .with(
                                new ClockEntry.Reprojected(
                                        at("2026-05-13T10:00"),
                                        new Length.Until(at("2026-05-30T10:00")),
                                        "定期"))
                        .with(new ClockEntry.Warned(at("2026-05-14T10:00"), at("2026-05-30T10:00")))
                        .with(
                                new ClockEntry.Breached(
                                        at("2026-05-31T10:00"), at("2026-05-30T10:00")))
                        .with(
                                new ClockEntry.Stopped(
                                        at("2026-06-01T10:00"), "反馈", at("2026-05-30T10:00")));

        assertThat(json.readValue(json.writeValueAsString(ledger), ClockLedger.class))
                .isEqualTo(ledger);
        assertThat(json.writeValueAsString(new Length.SameDay()))
                .isEqualTo("{\"unit\":\"same-day\"}");
    }
}
