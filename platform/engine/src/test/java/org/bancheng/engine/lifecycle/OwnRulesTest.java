package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.engine.calendar.Calendars.at;
import static org.bancheng.engine.lifecycle.Bench.staff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.calendar.BusinessHours;
import org.bancheng.engine.calendar.CalendarDay;
import org.bancheng.engine.calendar.Calendars;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.clock.ClockEntry;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a county may write that Xiangtan does not. */
class OwnRulesTest {

    private static final TenantConfiguration COUNTY =
            Folders.smallCounty(
                    "lifecycles/case.yaml",
                    """
                    lifecycle: case
                    label: 事项
                    states:
                      received: { label: 已登记 }
                      waiting: { label: 等材料 }
                      closed: { label: 办结, final: true }
                    fields:
                      days: integer
                      complexity: "[ordinary, complex]"
                      duty: text
                    open: { basis: LH-1, to: received }
                    clocks:
                      handle:
                        label: 办理期限
                        basis: LH-2
                        from: [open]
                        length: [{ working-days: 5 }]
                        warn: 2h
                      agreed:
                        label: 约定期限
                        basis: LH-2
                        from: [agree]
                        length: [{ from-field: days }]
                    actions:
                      wait:
                        label: 等待补充材料
                        basis: LH-1
                        from: [received]
                        to: waiting
                        by: [window]
                        form: { reason: text! }
                        clocks: { pause: handle }
                      go-on:
                        label: 材料已到
                        basis: LH-1
                        from: [waiting]
                        to: received
                        by: [window]
                        clocks: { resume: [handle] }
                      agree:
                        label: 约定期限
                        basis: LH-2
                        from: [received]
                        by: [dispatcher]
                        form: { days: integer! }
                      count-up:
                        label: 加一
                        basis: LH-1
                        from: [received]
                        by: [dispatcher]
                        sets: { days: "case.days + 1", duty: "'x'" }
                      clear:
                        label: 清空
                        basis: LH-1
                        from: [received]
                        by: [dispatcher]
                        sets: { duty: "null" }
                      shout:
                        label: 算不出
                        basis: LH-1
                        from: [received]
                        by: [dispatcher]
                        sets: { duty: "case.complexity + '!'" }
                      share:
                        label: 均摊
                        basis: LH-1
                        from: [received]
                        by: [dispatcher]
                        requires: [{ that: "10 / case.days > 1", otherwise: 不能分 }]
                      count-for-ever:
                        label: 数不完
                        basis: LH-1
                        from: [received]
                        by: [dispatcher]
                        sets:
                          duty: "[0,1,2,3,4,5,6,7,8,9].all(h, [0,1,2,3,4,5,6,7,8,9].all(g, [0,1,2,3,4,5,6,7,8,9].all(f, [0,1,2,3,4,5,6,7,8,9].all(e, [0,1,2,3,4,5,6,7,8,9].all(d, [0,1,2,3,4,5,6,7,8,9].all(c, [0,1,2,3,4,5,6,7,8,9].all(b, [0,1,2,3,4,5,6,7,8,9].all(a, case.days == 0)))))))) ? 'x' : 'y'"
                      close:
                        label: 办结
                        basis: LH-2
                        from: [received]
                        to: closed
                        by: [dispatcher]
                        form: { why: "text?" }
                        requires:
                          - that: "case.complexity == 'ordinary'"
                            otherwise: { zh-CN: 只有一般事项才能直接办结。, en: Only an ordinary matter is closed at once. }
                          - that: "!has(case.matter_kind) || case.matter_kind != 'complaint'"
                            otherwise: 投诉不能直接办结
                        override: { by: [chief], reason: why }
                      all-done:
                        label: 经办人办结
                        basis: LH-2
                        from: [received]
                        to: closed
                        by: [handler, system]
                    """);
    private static final Actor WINDOW = staff("window", "task-force");
    private static final Actor DISPATCHER = staff("dispatcher", "task-force");

    private static Bench opened(String kind) {
        var bench = Bench.of(COUNTY, "case");
        bench.opened(
                Map.of("number", "LH-1", "channel", "hall", "units", List.of("housing")),
                WINDOW,
                Map.of("subject", "加装电梯", "matter-kind", kind, "reporter-name", "王女士"),
                "2026-05-11T10:00");
        return bench;
    }

    @Test
    void a_clock_stands_still_while_papers_are_waited_for() {
        var bench = opened("suggestion");
        assertThat(bench.clock("handle").due()).isEqualTo(at("2026-05-18T17:30"));

        bench.acted("wait", WINDOW, Map.of("reason", "容缺补件"), "2026-05-12T10:00");
        assertThat(bench.clock("handle").paused()).isTrue();
        assertThat(bench.fire("handle", Moment.BREACH, "2026-06-18T17:31"))
                .isInstanceOf(Refusal.class);

        bench.acted("go-on", WINDOW, Map.of(), "2026-05-15T16:00");
        assertThat(bench.clock("handle").due()).isEqualTo(at("2026-05-21T17:30"));
        assertThat(bench.subject().clocks().get("handle"))
                .satisfies(
                        ledger ->
                                assertThat(ledger.entries())
                                        .contains(
                                                new ClockEntry.Paused(
                                                        at("2026-05-12T10:00"), "容缺补件")));
    }

    @Test
    void a_county_sets_its_own_warning() {
        assertThat(opened("suggestion").clock("handle").warnAt()).isEqualTo(at("2026-05-18T15:30"));
    }

    @Test
    void a_length_may_be_agreed_case_by_case() {
        var bench = opened("suggestion");
        bench.acted("agree", DISPATCHER, Map.of("days", 3), "2026-05-11T11:00");

        assertThat(bench.clock("agreed").due()).isEqualTo(at("2026-05-14T17:30"));
    }

    @Test
    void an_unset_number_is_nought_and_null_takes_a_field_away() {
        var bench = opened("suggestion");
        bench.acted("count-up", DISPATCHER, Map.of(), "2026-05-11T11:00");
        bench.acted("count-up", DISPATCHER, Map.of(), "2026-05-11T11:00");
        assertThat(bench.subject().fields()).containsEntry("days", 2L).containsEntry("duty", "x");

        bench.acted("clear", DISPATCHER, Map.of(), "2026-05-11T11:00");
        assertThat(bench.subject().fields()).containsEntry("days", 2L).doesNotContainKey("duty");
    }

    @Test
    void a_computation_without_result_is_the_countys_mistake_and_changes_nothing() {
        assertThat(
                        opened("suggestion")
                                .refused("shout", DISPATCHER, Map.of(), "2026-05-11T11:00")
                                .code())
                .isEqualTo(Refusal.Code.MISCONFIGURED);
    }

    @Test
    void a_rule_that_cannot_be_evaluated_is_named_instead_of_the_sentence_that_it_would_say() {
        var bench = opened("suggestion");
        var refusal = bench.refused("share", DISPATCHER, Map.of(), "2026-05-11T11:00");
        assertThat(refusal.code()).isEqualTo(Refusal.Code.MISCONFIGURED);
        assertThat(refusal.basis()).isEqualTo("LH-1");
        assertThat(refusal.message().zhCn())
                .contains("lifecycles/case.yaml", "“10 / case.days > 1”", "除数是 0", "本县配置管理员")
                .doesNotContain("不能分");
        assertThat(refusal.message().en()).contains("a division by zero", "(LH-1)");

        bench.acted("count-up", DISPATCHER, Map.of(), "2026-05-11T11:00");
        bench.acted("share", DISPATCHER, Map.of(), "2026-05-11T11:00");
    }

    @Test
    @Timeout(30)
    void a_computation_that_goes_on_for_ever_is_broken_off() {
        assertThat(
                        opened("suggestion")
                                .refused("count-for-ever", DISPATCHER, Map.of(), "2026-05-11T11:00")
                                .code())
                .isEqualTo(Refusal.Code.MISCONFIGURED);
    }

    @Test
    void an_unset_field_equals_nothing_so_the_rule_does_not_hold() {
        var refusal =
                opened("suggestion").refused("close", DISPATCHER, Map.of(), "2026-05-11T11:00");

        assertThat(refusal.message().zhCn())
                .isEqualTo("只有一般事项才能直接办结（LH-2）；确需办理的，由专班负责人填写“破例理由”后可以破例。");
        assertThat(refusal.message().en())
                .isEqualTo(
                        "Only an ordinary matter is closed at once (LH-2); 专班负责人 may lift this, giving the reason.");
    }

    @Test
    void a_named_person_lifts_a_rule_with_a_recorded_reason() {
        var decision =
                opened("complaint")
                        .acted(
                                "close",
                                staff("chief", "task-force"),
                                Map.of("why", "已当面和解"),
                                "2026-05-11T11:00");

        assertThat(decision.event().overridden())
                .satisfies(
                        overridden -> {
                            assertThat(overridden.reason()).isEqualTo("已当面和解");
                            assertThat(overridden.rule().message().zhCn())
                                    .isEqualTo("只有一般事项才能直接办结（LH-2）。");
                        });
    }

    @Test
    void a_unit_acts_on_the_cases_it_works_on() {
        assertThat(
                        opened("suggestion")
                                .acted(
                                        "all-done",
                                        staff("handler", "housing"),
                                        Map.of(),
                                        "2026-05-11T11:00")
                                .after()
                                .state())
                .isEqualTo("closed");
        assertThat(opened("suggestion").offers(staff("handler", "permits"), "2026-05-11T11:00"))
                .isEmpty();
    }

    @Test
    void a_new_calendar_is_followed_with_a_journal_entry_once() {
        var bench = opened("suggestion");
        var next =
                WorkingCalendar.of(
                        List.of(new CalendarDay(Calendars.day("2026-05-13"), false, "县庆", "县政府公告")),
                        Set.of(2026),
                        List.of(),
                        BusinessHours.usual());
        var facts = new Facts(Map.of(), Map.of(), next, COUNTY.directory());
        var now = at("2026-05-12T09:00");

        var decision =
                Bench.decision(
                        bench.lifecycle()
                                .reproject(
                                        bench.subject(),
                                        Map.of("handle", COUNTY.calendar()),
                                        facts,
                                        now));
        assertThat(decision.event().action()).isEqualTo("calendar-changed");
        assertThat(decision.event().clockEntries()).containsOnlyKeys("handle");
        assertThat(decision.event().inputs())
                .containsEntry(
                        "moved",
                        List.of(
                                Map.of(
                                        "clock", "handle",
                                        "was", at("2026-05-18T17:30").toString(),
                                        "due", at("2026-05-19T17:30").toString())));
        assertThat(
                        bench.lifecycle()
                                .reproject(decision.after(), Map.of("handle", next), facts, now))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_text_with_control_characters_is_not_taken() {
        var outcome =
                Bench.of(COUNTY, "case")
                        .open(
                                Map.of("channel", "hall"),
                                WINDOW,
                                Map.of(
                                        "subject", "a\u0000b",
                                        "matter-kind", "complaint",
                                        "reporter-name", "王\n女士",
                                        "attachments", List.of("f1")),
                                "2026-05-11T10:00");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.fields())
                                        .extracting(FieldError::field)
                                        .containsExactly("subject", "reporter-name"));
    }
}
