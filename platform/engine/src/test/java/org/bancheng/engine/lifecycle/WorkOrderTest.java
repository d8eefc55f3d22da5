package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.engine.calendar.Calendars.at;
import static org.bancheng.engine.lifecycle.Bench.staff;

import java.util.List;
import java.util.Map;
import org.bancheng.engine.clock.ClockEntry;
import org.bancheng.engine.clock.Length;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.junit.jupiter.api.Test;

/** A work order under Xiangtan's rules as shipped. */
class WorkOrderTest {

    private static final TenantConfiguration XIANGTAN = Folders.configuration("xiangtan");
    private static final Actor HANDLER = staff("handler", "housing");
    private static final Actor DISPATCHER = staff("dispatcher", "task-force");
    private static final Actor LEAD = staff("task-force-lead", "task-force");
    private static final Map<String, Object> ORDINARY = Map.of("complexity", "ordinary");
    private static final Map<String, Object> RETURN =
            Map.of("not-our-duty", true, "reason", "不归我局", "ground", "三定方案第三条");

    /** Issued on Wednesday 6 May 2026; Saturday the 9th is worked. */
    private static Bench issued() {
        return Bench.workOrder(XIANGTAN, "2026-05-06T10:00", ORDINARY);
    }

    private static Bench signed() {
        var bench = issued();
        bench.acted("sign", HANDLER, Map.of(), "2026-05-07T09:00");
        return bench;
    }

    private static Map<String, Object> days(int days) {
        return Map.of("days", days, "reason", "须外地核实");
    }

    private static Bench askedToExtend() {
        var bench = signed();
        bench.acted("ask-extension", HANDLER, days(5), "2026-05-11T10:00");
        return bench;
    }

    @Test
    void an_ordinary_matter_has_five_working_days_from_the_assignment() {
        assertThat(issued().clock("resolve").due()).isEqualTo(at("2026-05-12T17:30"));
        assertThat(issued().clock("signing").due()).isEqualTo(at("2026-05-08T17:30"));
        assertThat(issued().subject().clocks().get("resolve"))
                .satisfies(ledger -> assertThat(ledger.holder()).isEqualTo("housing"));
    }

    @Test
    void a_complex_matter_has_ten() {
        var bench = Bench.workOrder(XIANGTAN, "2026-05-06T10:00", Map.of("complexity", "complex"));

        assertThat(bench.clock("resolve").due()).isEqualTo(at("2026-05-19T17:30"));
    }

    @Test
    void signing_stops_one_clock_and_starts_the_right_to_return() {
        var decision = issued().acted("sign", HANDLER, Map.of(), "2026-05-07T09:00");

        assertThat(decision.after().state()).isEqualTo("working");
        assertThat(decision.event().clockEntries())
                .isEqualTo(
                        Map.of(
                                "signing",
                                List.of(
                                        new ClockEntry.Stopped(
                                                at("2026-05-07T09:00"),
                                                "签收",
                                                at("2026-05-08T17:30"))),
                                "return-window",
                                List.of(
                                        new ClockEntry.Started(
                                                at("2026-05-07T09:00"),
                                                new Length.WorkingDays(2),
                                                "签收"))));
        assertThat(decision.event().publicText())
                .satisfies(text -> assertThat(text.zhCn()).isEqualTo("县住房和城乡建设局已签收"));
    }

    @Test
    void a_return_is_asked_for_within_two_working_days() {
        var bench = signed();

        assertThat(bench.clock("return-window").due()).isEqualTo(at("2026-05-09T17:30"));
        bench.acted("ask-return", HANDLER, RETURN, "2026-05-09T17:30");
        assertThat(bench.subject().state()).isEqualTo("return-asked");
        assertThat(bench.clock("resolve").running()).isTrue();
    }

    @Test
    void a_late_return_is_refused_with_clause_and_time() {
        var refusal = signed().refused("ask-return", HANDLER, RETURN, "2026-05-09T17:31");

        assertThat(refusal.code()).isEqualTo(Refusal.Code.TOO_LATE);
        assertThat(refusal.basis()).isEqualTo("XT-7");
        assertThat(refusal.message().zhCn())
                .isEqualTo("退回须在签收后 2 个工作日内申请，逾期未签收的视为签收、不能再退回（XT-7），已于 5月9日 17:30 截止。");
        assertThat(refusal.message().en()).endsWith("(XT-7); it ended on 9 May 17:30.");
    }

    @Test
    void only_what_is_not_its_duty_may_be_returned() {
        var refusal =
                signed().refused(
                                "ask-return",
                                HANDLER,
                                Map.of("not-our-duty", false, "reason", "太难", "ground", "无"),
                                "2026-05-08T10:00");

        assertThat(refusal.code()).isEqualTo(Refusal.Code.GUARD);
        assertThat(refusal.message().zhCn()).isEqualTo("只有不属于本单位职责的事项才能申请退回（XT-7）。");
    }

    @Test
    void an_order_not_signed_in_time_is_deemed_signed() {
        var bench = issued();

        var early = bench.fire("signing", Moment.BREACH, "2026-05-08T17:30");
        assertThat(early).isInstanceOf(Refusal.class);

        var decision = bench.fired("signing", Moment.BREACH, "2026-05-08T17:31");
        assertThat(decision.event().action()).isEqualTo("deem-signed");
        assertThat(decision.event().actor()).isEqualTo(Actor.system());
        assertThat(decision.after().state()).isEqualTo("working");
        assertThat(decision.event().clockEntries().get("signing"))
                .satisfies(
                        entries ->
                                assertThat(entries)
                                        .hasExactlyElementsOfTypes(
                                                ClockEntry.Breached.class,
                                                ClockEntry.Stopped.class));
        assertThat(bench.refused("ask-return", HANDLER, RETURN, "2026-05-09T10:00").code())
                .isEqualTo(Refusal.Code.GUARD);
    }

    @Test
    void a_clock_fires_once() {
        var bench = issued();
        bench.fired("resolve", Moment.WARN, "2026-05-11T17:30");

        assertThat(bench.fire("resolve", Moment.WARN, "2026-05-11T17:31"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.NOT_DUE));
        var breach = bench.fired("resolve", Moment.BREACH, "2026-05-12T17:31");
        assertThat(breach.effects()).extracting(Effect::kind).containsExactly("remind", "remind");
        assertThat(breach.effects().getLast().params().get("posts"))
                .isEqualTo(List.of("dispatcher"));
        assertThat(bench.fire("resolve", Moment.BREACH, "2026-05-12T17:32"))
                .isInstanceOf(Refusal.class);
        assertThat(bench.clock("resolve").nextFiring()).isNull();
    }

    @Test
    void another_units_handler_may_not_act() {
        var refusal =
                issued().refused(
                                "sign", staff("handler", "taxation"), Map.of(), "2026-05-07T09:00");

        assertThat(refusal.code()).isEqualTo(Refusal.Code.NOT_YOUR_POST);
        assertThat(refusal.message().zhCn())
                .isEqualTo("“签收”由本单位或本渠道的承办单位经办人、承办单位负责人办理，这件不归您经办（XT-7）。");
    }

    @Test
    void a_person_acts_by_whichever_of_his_posts_fits() {
        var both =
                Actor.staff(
                        "p",
                        "邓立",
                        List.of(
                                new Holding("handler", "taxation"),
                                new Holding("handler", "housing")));

        assertThat(issued().acted("sign", both, Map.of(), "2026-05-07T09:00").after().state())
                .isEqualTo("working");
    }

    @Test
    void an_action_of_another_state_says_which() {
        var refusal = issued().refused("report", HANDLER, Map.of(), "2026-05-07T09:00");

        assertThat(refusal.code()).isEqualTo(Refusal.Code.NOT_IN_STATE);
        assertThat(refusal.message().zhCn()).isEqualTo("“反馈结果”要在“办理中”时办理，现在是“待签收”（XT-8）。");
    }

    @Test
    void an_unknown_action_is_refused() {
        assertThat(issued().refused("sing", HANDLER, Map.of(), "2026-05-07T09:00").code())
                .isEqualTo(Refusal.Code.UNKNOWN_ACTION);
    }

    @Test
    void an_extension_counts_on_from_the_due_day() {
        var bench = askedToExtend();
        var decision =
                bench.acted("grant-extension", DISPATCHER, Map.of("days", 5), "2026-05-12T10:00");

        assertThat(bench.clock("resolve").due()).isEqualTo(at("2026-05-19T17:30"));
        assertThat(decision.event().publicText())
                .satisfies(
                        text ->
                                assertThat(text.zhCn())
                                        .isEqualTo("县住房和城乡建设局的办理期限延长至 2026年5月19日 17:30"));
    }

    @Test
    void an_extension_asked_for_in_time_may_be_granted_after_the_due_time() {
        var bench = askedToExtend();
        bench.fired("resolve", Moment.BREACH, "2026-05-12T17:31");
        bench.acted("grant-extension", DISPATCHER, Map.of("days", 2), "2026-05-13T10:00");

        assertThat(bench.clock("resolve").due()).isEqualTo(at("2026-05-14T17:30"));
        assertThat(bench.clock("resolve").late(at("2026-05-13T11:00"))).isFalse();
        assertThat(bench.clock("resolve").nextFiring()).isNotNull();
    }

    @Test
    void an_extension_asked_for_after_the_due_time_is_refused() {
        var refusal = signed().refused("ask-extension", HANDLER, days(5), "2026-05-12T17:31");

        assertThat(refusal.code()).isEqualTo(Refusal.Code.TOO_LATE);
        assertThat(refusal.message().zhCn()).isEqualTo("延期须在到期前申请（XT-8），已于 5月12日 17:30 截止。");
    }

    @Test
    void a_longer_extension_needs_a_named_person_and_a_reason() {
        var bench = askedToExtend();

        var refusal =
                bench.refused("grant-extension", DISPATCHER, Map.of("days", 6), "2026-05-12T10:00");
        assertThat(refusal.code()).isEqualTo(Refusal.Code.EXTENSION_SPENT);
        assertThat(refusal.message().zhCn())
                .isEqualTo("延期一般不超过 5 个工作日（XT-8）；确需办理的，由专班负责人填写“破例理由”后可以破例。");

        bench.refused(
                "grant-extension",
                DISPATCHER,
                Map.of("days", 6, "override-reason", "我说可以"),
                "2026-05-12T10:00");
        bench.refused("grant-extension", LEAD, Map.of("days", 6), "2026-05-12T10:00");

        var decision =
                bench.acted(
                        "grant-extension",
                        LEAD,
                        Map.of("days", 6, "override-reason", "须省厅批复"),
                        "2026-05-12T10:00");
        assertThat(decision.event().overridden())
                .satisfies(
                        overridden -> {
                            assertThat(overridden.post()).isEqualTo("task-force-lead");
                            assertThat(overridden.reason()).isEqualTo("须省厅批复");
                            assertThat(overridden.rule().basis()).isEqualTo("XT-8");
                        });
        assertThat(bench.clock("resolve").due()).isEqualTo(at("2026-05-20T17:30"));
    }

    @Test
    void a_second_extension_needs_a_named_person_too() {
        var bench = askedToExtend();
        bench.acted("grant-extension", DISPATCHER, Map.of("days", 5), "2026-05-12T10:00");
        bench.acted("ask-extension", HANDLER, days(3), "2026-05-18T10:00");

        assertThat(
                        bench.refused(
                                        "grant-extension",
                                        DISPATCHER,
                                        Map.of("days", 3),
                                        "2026-05-18T11:00")
                                .message()
                                .zhCn())
                .startsWith("原则上只能延期 1 次，已经用完（XT-8）；确需办理的，由专班负责人");
        assertThat(bench.offer("grant-extension", DISPATCHER, "2026-05-18T11:00").allowed())
                .isFalse();
        var offer = bench.offer("grant-extension", LEAD, "2026-05-18T11:00");
        assertThat(offer.overriding()).isTrue();
        assertThat(offer.form().field("override-reason").orElseThrow().presence())
                .isEqualTo(FieldSpec.Presence.REQUIRED);
    }

    @Test
    void a_change_of_complexity_counts_anew_from_the_start_and_says_why() {
        var bench = signed().parentCase("complexity", "complex");
        var decision =
                bench.acted(
                        "follow-complexity",
                        Actor.system(),
                        Map.of("reason", "涉及三个部门"),
                        "2026-05-11T10:00");

        assertThat(bench.clock("resolve").due()).isEqualTo(at("2026-05-19T17:30"));
        assertThat(decision.event().clockEntries().get("resolve"))
                .isEqualTo(
                        List.of(
                                new ClockEntry.Reprojected(
                                        at("2026-05-11T10:00"),
                                        new Length.WorkingDays(10),
                                        "涉及三个部门")));
    }

    @Test
    void nobody_does_by_hand_what_is_the_systems() {
        assertThat(
                        signed().refused(
                                        "follow-complexity",
                                        DISPATCHER,
                                        Map.of("reason", "想改"),
                                        "2026-05-11T10:00")
                                .message()
                                .zhCn())
                .isEqualTo("“期限随复杂程度重算”由系统办理，您不在这个岗位（XT-8）。");
    }

    @Test
    void redo_gives_a_fresh_term_and_keeps_the_lateness() {
        var bench = signed();
        bench.acted(
                "report",
                HANDLER,
                Map.of("outcome", "solved", "result", "已办", "explanation", "已加装"),
                "2026-05-13T10:00");
        assertThat(bench.clock("resolve").running()).isFalse();
        assertThat(bench.clock("resolve").late(at("2026-05-13T10:00"))).isTrue();

        bench.parentCase("callback", "dissatisfied-subjective");
        bench.acted("redo", DISPATCHER, Map.of("reason", "答非所问"), "2026-05-14T10:00");

        assertThat(bench.clock("resolve").running()).isTrue();
        assertThat(bench.clock("resolve").due()).isEqualTo(at("2026-05-21T17:30"));
        assertThat(bench.clock("resolve").lateRuns()).isEqualTo(1);
    }

    @Test
    void redo_is_refused_when_the_unit_is_not_to_blame() {
        var bench = signed();
        bench.acted(
                "report",
                HANDLER,
                Map.of("outcome", "solved", "result", "已办", "explanation", "已加装"),
                "2026-05-08T10:00");
        bench.parentCase("callback", "dissatisfied-objective");

        assertThat(
                        bench.refused(
                                        "redo",
                                        DISPATCHER,
                                        Map.of("reason", "不满意"),
                                        "2026-05-09T10:00")
                                .code())
                .isEqualTo(Refusal.Code.GUARD);
    }

    @Test
    void a_returned_order_goes_to_the_next_unit_in_the_same_role() {
        var bench = signed();
        bench.acted("ask-return", HANDLER, RETURN, "2026-05-08T10:00");
        var decision =
                bench.acted(
                        "approve-return",
                        DISPATCHER,
                        Map.of("to-unit", "natural-resources", "duty", "请核实"),
                        "2026-05-09T10:00");

        assertThat(decision.effects().getFirst())
                .isEqualTo(
                        new Effect(
                                "assign",
                                Map.of(
                                        "same-role",
                                        "natural-resources",
                                        "inputs",
                                        Map.of("duty", "请核实"))));
        assertThat(bench.clock("resolve").running()).isFalse();
    }

    @Test
    void the_page_offers_what_is_allowed_and_greys_what_is_not_any_more() {
        var offers = signed().offers(HANDLER, "2026-05-11T10:00");

        assertThat(offers)
                .extracting(Offer::action)
                .containsExactly(
                        "ask-return", "ask-extension", "note-progress", "report", "file-hard");
        assertThat(offers.getFirst().refusal())
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.TOO_LATE));
        assertThat(offers.subList(1, 4)).allMatch(Offer::allowed);
        assertThat(signed().offers(staff("handler", "taxation"), "2026-05-08T10:00")).isEmpty();
    }
}
