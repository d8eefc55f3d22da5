package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.engine.calendar.Calendars.at;
import static org.bancheng.engine.lifecycle.Bench.staff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case under Xiangtan's rules as shipped. */
class CaseTest {

    private static final TenantConfiguration XIANGTAN = Folders.configuration("xiangtan");
    private static final Actor WINDOW = staff("window-specialist", "county-hall");
    private static final Actor SEAT = staff("hotline-seat", "hotline-12345");
    private static final Actor DISPATCHER = staff("dispatcher", "task-force");
    private static final Actor REPORTER = Actor.reporter("王女士");

    private static Map<String, Object> hotlineForm() {
        var form = new HashMap<String, Object>();
        form.put("subject", "加装电梯审批三个月没有结果");
        form.put("body", "跑了四趟，住建和自然资源互相推");
        form.put("matter-kind", "complaint");
        form.put("origin", "shirked");
        form.put("reporter-kind", "citizen");
        form.put("reporter-phone", "13800000000");
        return form;
    }

    private static Bench hotlineCase() {
        var bench = Bench.of(XIANGTAN, "case");
        bench.opened(
                Map.of("number", "XT-1", "channel", "hotline", "intake-unit", "hotline-12345"),
                SEAT,
                hotlineForm(),
                "2026-05-08T16:00");
        return bench;
    }

    private static Bench assigned() {
        var bench = hotlineCase();
        bench.acted(
                "triage",
                DISPATCHER,
                Map.of(
                        "level", "level-2",
                        "complexity", "ordinary",
                        "domain", "public-service",
                        "category", "lift-installation"),
                "2026-05-09T10:00");
        bench.acted(
                "assign",
                DISPATCHER,
                Map.of(
                        "lead",
                        "housing",
                        "duty",
                        "请核实",
                        "co-handling",
                        List.of("natural-resources")),
                "2026-05-09T11:00");
        return bench;
    }

    @Test
    void what_comes_online_is_answered_within_one_working_day() {
        // Friday afternoon; Saturday 9 May is worked
        assertThat(hotlineCase().clock("first-reply").due()).isEqualTo(at("2026-05-09T17:30"));
    }

    @Test
    void a_case_keeps_what_was_told_but_nothing_personal() {
        var fields = hotlineCase().subject().fields();

        assertThat(fields)
                .containsEntry("matter-kind", "complaint")
                .containsEntry("channel", "hotline")
                .containsEntry("callback", "pending")
                .containsEntry("rated", false)
                .doesNotContainKey("reporter-phone");
    }

    @Test
    void a_case_is_taken_by_the_post_of_its_channel() {
        var outcome =
                Bench.of(XIANGTAN, "case")
                        .open(
                                Map.of("number", "XT-1", "channel", "hotline"),
                                WINDOW,
                                hotlineForm(),
                                "2026-05-08T16:00");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.code()).isEqualTo(Refusal.Code.NOT_YOUR_POST));
        assertThat(hotlineCase().lifecycle().openingOffer("hotline", SEAT).allowed()).isTrue();
        assertThat(hotlineCase().lifecycle().openingOffer("hotline", WINDOW).allowed()).isFalse();
        assertThat(hotlineCase().lifecycle().openingOffer("web", REPORTER).allowed()).isTrue();
        assertThat(hotlineCase().lifecycle().openingOffer("mailbox", REPORTER).allowed()).isFalse();
    }

    @Test
    void every_mistake_in_a_form_is_told_at_once() {
        var form = hotlineForm();
        form.remove("subject");
        form.put("origin", "rumour");
        form.put("hotline-number", "x".repeat(201));
        form.put("category", "lifts");
        form.put("colour", "red");
        var outcome =
                Bench.of(XIANGTAN, "case")
                        .open(
                                Map.of("number", "XT-1", "channel", "hotline"),
                                SEAT,
                                form,
                                "2026-05-08T16:00");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.fields())
                                        .extracting(FieldError::field, FieldError::code)
                                        .containsExactlyInAnyOrder(
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "colour", "unknown-field"),
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "hotline-number", "length"),
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "subject", "required"),
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "origin", "choice"),
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "category", "unknown-category")));
    }

    @Test
    void a_channel_that_is_not_there_is_refused() {
        var outcome =
                Bench.of(XIANGTAN, "case")
                        .open(Map.of("channel", "pigeon"), SEAT, Map.of(), "2026-05-08T16:00");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.BAD_INPUT));
    }

    @Test
    void assigning_asks_for_an_order_per_unit_and_tells_the_reporter() {
        var bench = hotlineCase();
        bench.acted(
                "triage",
                DISPATCHER,
                Map.of(
                        "level", "level-2",
                        "complexity", "ordinary",
                        "domain", "public-service",
                        "category", "lift-installation"),
                "2026-05-09T10:00");
        assertThat(bench.clock("first-reply").running()).isFalse();
        var decision =
                bench.acted(
                        "assign",
                        DISPATCHER,
                        Map.of(
                                "lead", "housing",
                                "co-handling", List.of("natural-resources"),
                                "duty", "请核实"),
                        "2026-05-09T11:00");

        assertThat(decision.effects())
                .containsExactly(
                        new Effect(
                                "assign",
                                Map.of(
                                        "lead", "housing",
                                        "co-handling", List.of("natural-resources"),
                                        "inputs", Map.of("duty", "请核实"))),
                        new Effect(
                                "notify",
                                Map.of(
                                        "to", "reporter",
                                        "posts", List.of(),
                                        "template", "assigned")));
        assertThat(decision.event().publicText())
                .satisfies(
                        text -> {
                            assertThat(text.zhCn()).contains("县住房和城乡建设局");
                            assertThat(text.en()).contains("Housing");
                        });
    }

    @Test
    void the_lead_unit_does_not_help_itself() {
        var bench = hotlineCase();
        bench.acted(
                "triage",
                DISPATCHER,
                Map.of(
                        "level", "level-2",
                        "complexity", "ordinary",
                        "domain", "public-service",
                        "category", "lift-installation"),
                "2026-05-09T10:00");

        assertThat(
                        bench.refused(
                                        "assign",
                                        DISPATCHER,
                                        Map.of(
                                                "lead", "housing",
                                                "co-handling", List.of("housing"),
                                                "duty", "请核实"),
                                        "2026-05-09T11:00")
                                .message()
                                .zhCn())
                .isEqualTo("牵头单位不能同时是协办单位（XT-3b）。");
    }

    @Test
    void an_order_to_a_unit_that_is_not_there_is_refused() {
        var bench = hotlineCase();
        bench.acted(
                "triage",
                DISPATCHER,
                Map.of(
                        "level", "level-2",
                        "complexity", "ordinary",
                        "domain", "public-service",
                        "category", "lift-installation"),
                "2026-05-09T10:00");

        var refusal =
                bench.refused(
                        "assign",
                        DISPATCHER,
                        Map.of("lead", "moon-bureau", "duty", "请核实"),
                        "2026-05-09T11:00");
        assertThat(refusal.fields())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("unknown-unit"));
    }

    @Test
    void verification_waits_for_every_unit() {
        var bench = assigned().count("open-assignments", 1);
        assertThat(
                        bench.refused("all-reported", Actor.system(), Map.of(), "2026-05-12T10:00")
                                .code())
                .isEqualTo(Refusal.Code.GUARD);

        bench.count("open-assignments", 0);
        assertThat(
                        bench.acted("all-reported", Actor.system(), Map.of(), "2026-05-12T10:00")
                                .after()
                                .state())
                .isEqualTo("verifying");
    }

    @Test
    void nobody_closes_before_calling_back() {
        var bench = assigned();
        bench.acted("all-reported", Actor.system(), Map.of(), "2026-05-12T10:00");
        Map<String, Object> closing =
                Map.of("outcome", "solved", "reason", "已办成", "failure-cause", "process");

        assertThat(bench.refused("close", DISPATCHER, closing, "2026-05-12T11:00").code())
                .isEqualTo(Refusal.Code.GUARD);
        assertThat(bench.offer("close", DISPATCHER, "2026-05-12T11:00").allowed()).isFalse();

        bench.acted(
                "callback",
                staff("callback-officer", "task-force"),
                Map.of("verification", "属实", "reached", true, "satisfaction", "satisfied"),
                "2026-05-12T11:00");
        assertThat(bench.subject().fields()).containsEntry("callback", "satisfied");
        assertThat(bench.acted("close", DISPATCHER, closing, "2026-05-12T12:00").after().state())
                .isEqualTo("closed");
    }

    @Test
    void the_reporter_withdraws_and_every_clock_stops() {
        var bench = hotlineCase();
        var decision = bench.acted("withdraw", REPORTER, Map.of(), "2026-05-08T18:00");

        assertThat(decision.after().state()).isEqualTo("withdrawn");
        assertThat(bench.clock("first-reply").running()).isFalse();
        assertThat(bench.offers(REPORTER, "2026-05-08T18:00")).isEmpty();
    }

    @Test
    void the_reporter_rates_once_and_says_what_was_bad() {
        var bench = hotlineCase();
        bench.acted(
                "answer",
                SEAT,
                Map.of("answer", "请带身份证到窗口", "failure-cause", "enquiry"),
                "2026-05-08T17:00");

        assertThat(bench.refused("rate", REPORTER, Map.of("rating", 1), "2026-05-09T10:00").code())
                .isEqualTo(Refusal.Code.GUARD);
        assertThat(bench.refused("rate", REPORTER, Map.of("rating", 6), "2026-05-09T10:00").code())
                .isEqualTo(Refusal.Code.BAD_INPUT);
        bench.acted("rate", REPORTER, Map.of("rating", 5), "2026-05-09T10:00");
        assertThat(bench.refused("rate", REPORTER, Map.of("rating", 4), "2026-05-09T11:00").code())
                .isEqualTo(Refusal.Code.GUARD);
        assertThat(
                        bench.refused("rate", SEAT, Map.of("rating", 4), "2026-05-09T11:00")
                                .message()
                                .zhCn())
                .isEqualTo("“评价”由反映人办理，您不在这个岗位（ALL-5）。");
    }

    @Test
    void deciding_compiles_nothing() {
        var bench = assigned();
        long compiled = Expressions.COMPILED.get();

        for (int i = 0; i < 50; i++) {
            bench.offers(DISPATCHER, "2026-05-12T10:00");
            bench.refused("close", DISPATCHER, Map.of(), "2026-05-12T10:00");
            bench.acted("supplement", REPORTER, Map.of("supplement", "又跑了一趟"), "2026-05-12T10:00");
        }

        assertThat(compiled).isPositive();
        assertThat(Expressions.COMPILED.get()).isEqualTo(compiled);
    }

    private static List<FieldError> errorsWithPhone(String phone) {
        var form = hotlineForm();
        form.put("reporter-phone", phone);
        var outcome =
                Bench.of(XIANGTAN, "case")
                        .open(
                                Map.of(
                                        "number", "XT-1",
                                        "channel", "hotline",
                                        "intake-unit", "hotline-12345"),
                                SEAT,
                                form,
                                "2026-05-08T16:00");
        return outcome instanceof Refusal refusal ? refusal.fields() : List.of();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "138 1234 5678",
                "0731-57881234",
                "(0731) 57881234转801",
                "+86 138-1234-5678",
                "１３８１２３４５６７８"
            })
    void a_telephone_number_is_taken_as_people_write_it(String phone) {
        assertThat(errorsWithPhone(phone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "一三八", "1381234567890123", "13812345678 王女士"})
    void what_cannot_be_called_back_is_no_telephone_number(String phone) {
        assertThat(errorsWithPhone(phone)).extracting(FieldError::code).containsExactly("phone");
    }
}
