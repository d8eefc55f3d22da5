package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bancheng.acceptance.Xiangtan.CALLBACK;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.HOTLINE;
import static org.bancheng.acceptance.Xiangtan.HOUSING;
import static org.bancheng.acceptance.Xiangtan.HOUSING_HANDLER;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.MAILBOX;
import static org.bancheng.acceptance.Xiangtan.TASK_FORCE_LEAD;
import static org.bancheng.acceptance.Xiangtan.TOWNSHIP;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Xiangtan's own procedure, under its folder as shipped, clause by clause. */
class XiangtanProcedureTest {
    private final Product product = Product.get();
    private Xiangtan xiangtan = new Xiangtan(product);

    /** The same tests of another county made of Xiangtan's folder. */
    XiangtanProcedureTest in(String tenant) {
        xiangtan = new Xiangtan(product, tenant);
        return this;
    }

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    @Test
    @Clause("XT-1")
    void
            the_four_kinds_of_reasonable_demand_are_taken_and_an_unreasonable_one_is_declined_with_reason() {
        for (String kind : List.of("consultation", "complaint", "report", "suggestion")) {
            Map<String, Object> form = Xiangtan.form("受理范围 " + kind);
            form.put("matter-kind", kind);
            xiangtan.filing(WINDOW, "county-hall", form).expect(201);
        }
        Map<String, Object> other = Xiangtan.form("不在范围");
        other.put("matter-kind", "gossip");
        xiangtan.filing(WINDOW, "county-hall", other).expect(422);

        Matter matter = xiangtan.atTheWindow("不合理诉求");
        assertThat(matter.asks(DISPATCHER, "decline", Map.of()).expect(422).text())
                .contains("reason");
        matter.acts(DISPATCHER, "decline", Map.of("reason", "所求已由法院判决，不属受理范围"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("declined");
        assertThat(matter.followed().text()).contains("所求已由法院判决");
    }

    @Test
    @Clause("XT-1")
    void
            matters_assigned_by_departments_shirked_or_rated_dissatisfied_and_every_domain_are_taken() {
        for (String origin :
                List.of("reported", "department-assigned", "shirked", "rated-dissatisfied")) {
            Map<String, Object> form = Xiangtan.form("来源 " + origin);
            form.put("origin", origin);
            Matter matter =
                    new Matter(
                            product, xiangtan.tenant, xiangtan.filing(WINDOW, "county-hall", form));
            assertThat(matter.seen(DISPATCHER).at("/fields/origin")).isEqualTo(origin);
        }
        for (String domain :
                List.of(
                        "economic-regulation",
                        "market-supervision",
                        "social-management",
                        "public-service",
                        "ecology",
                        "other")) {
            Map<String, Object> form = Xiangtan.form("领域 " + domain);
            form.put("domain", domain);
            xiangtan.filing(WINDOW, "county-hall", form).expect(201);
        }
    }

    @Test
    @Clause("XT-2")
    void each_channel_has_its_own_form_and_only_its_own_post_takes_it() {
        xiangtan.filing(WINDOW, "county-hall", Xiangtan.form("县大厅")).expect(201);
        xiangtan.filing(TOWNSHIP, "township-hall", Xiangtan.form("乡镇大厅")).expect(201);
        xiangtan.filing(HOTLINE, "hotline", Xiangtan.form("热线")).expect(201);
        Map<String, Object> letter = Xiangtan.form("信箱");
        letter.put("received-on", "2026-05-10");
        xiangtan.filing(MAILBOX, "mailbox", letter).expect(201);

        assertThat(xiangtan.filing(WINDOW, "hotline", Xiangtan.form("越权")).expect(422).at("/type"))
                .endsWith("not-your-post");
        assertThat(xiangtan.filing(HOTLINE, "mailbox", letter).expect(422).at("/type"))
                .endsWith("not-your-post");
        assertThat(xiangtan.filing(WINDOW, "county-hall", letter).expect(422).text())
                .contains("received-on");
        Map<String, Object> withoutNumber = Xiangtan.form("没有来电号码");
        withoutNumber.remove("reporter-phone");
        assertThat(xiangtan.filing(HOTLINE, "hotline", withoutNumber).expect(422).text())
                .contains("reporter-phone");
    }

    @Test
    @Clause("XT-3a")
    void a_simple_matter_at_the_window_is_answered_on_the_spot_and_still_recorded() {
        Matter matter = xiangtan.atTheWindow("怎么办老年证");
        matter.acts(
                WINDOW,
                "answer-on-spot",
                Map.of("answer", "带身份证到三楼民政窗口，当场可取。", "failure-cause", "enquiry"));
        Answer page = matter.seen(DISPATCHER);
        assertThat(page.at("/state")).isEqualTo("closed");
        assertThat(page.at("/fields/level")).isEqualTo("level-3");
        assertThat(page.list("/history"))
                .extracting(e -> e.get("action").asString(), e -> e.get("basis").asString())
                .contains(tuple("open", "XT-5"), tuple("answer-on-spot", "XT-3a"));
        assertThat(matter.followed().text()).contains("带身份证到三楼民政窗口");
    }

    @Test
    @Clause("XT-3a")
    void an_online_matter_is_due_within_one_working_day_and_a_window_matter_has_no_such_clock() {
        product.clock().set("2026-05-15T16:00"); // a Friday
        Matter online = xiangtan.onTheHotline("周五下午来电");
        JsonNode clock = online.clock(DISPATCHER, "first-reply");
        assertThat(clock.get("due").asString()).startsWith("2026-05-18T17:30");
        assertThat(clock.at("/clause/id").asString()).isEqualTo("XT-3a");
        online.acts(HOTLINE, "answer", Map.of("answer", "已告知办理地点。", "failure-cause", "enquiry"));
        assertThat(online.clock(DISPATCHER, "first-reply").get("late").asBoolean()).isFalse();
        assertThat(online.clock(DISPATCHER, "first-reply").get("running").asBoolean()).isFalse();

        assertThat(xiangtan.atTheWindow("现场").seen(DISPATCHER).list("/clocks")).isEmpty();
    }

    @Test
    @Clause("XT-3a")
    void an_online_matter_not_answered_in_time_turns_red_by_itself() {
        Matter online = xiangtan.onTheHotline("无人答复的来电");
        product.clock().set("2026-05-12T17:30:01");
        Product.until(
                "the breach is on record",
                () ->
                        online.seen(DISPATCHER).list("/history").stream()
                                .anyMatch(
                                        e -> e.get("action").asString().equals("clock-breached")));
        assertThat(online.clock(DISPATCHER, "first-reply").get("lamp").asString()).isEqualTo("RED");
        assertThat(online.clock(DISPATCHER, "first-reply").get("late").asBoolean()).isTrue();
    }

    @Test
    @Clause("XT-3b")
    void
            a_complex_situation_is_classified_by_the_task_force_and_assigned_to_the_responsible_unit() {
        Matter matter = xiangtan.atTheWindow("加装电梯找不到牵头单位").acts(WINDOW, "accept", Map.of());
        assertThat(
                        matter.asks(WINDOW, "triage", Xiangtan.triage("ordinary"))
                                .expect(422)
                                .at("/type"))
                .endsWith("not-your-post");
        assertThat(
                        matter.asks(DISPATCHER, "assign", Map.of("lead", LAND, "duty", "先研判"))
                                .expect(422)
                                .at("/type"))
                .endsWith("not-in-state");
        matter.acts(DISPATCHER, "triage", Xiangtan.triage("ordinary"));
        matter.acts(
                DISPATCHER,
                "assign",
                Map.of("lead", HOUSING, "co-handling", List.of(LAND), "duty", "牵头联审"));
        assertThat(matter.assignment(DISPATCHER, HOUSING).get("role").asString()).isEqualTo("lead");
        assertThat(matter.assignment(DISPATCHER, LAND).get("role").asString()).isEqualTo("co");
        assertThat(matter.followed().list("/units"))
                .extracting(JsonNode::asString)
                .containsExactly(HOUSING, LAND);
    }

    @Test
    @Clause("XT-5")
    void every_problem_is_on_the_ledger_the_moment_it_is_recorded() {
        Matter matter = xiangtan.atTheWindow("台账即时可见");
        Answer list =
                product.staff(xiangtan.tenant, DISPATCHER)
                        .get("/" + xiangtan.tenant + "/api/v1/cases?sort=LATEST&size=200")
                        .expect(200);
        assertThat(list.list("/cases"))
                .extracting(row -> row.get("number").asString())
                .contains(matter.number);
        assertThat(list.text()).contains("王*生").doesNotContain("王长生").doesNotContain("13812345678");
    }

    @Test
    @Clause("XT-6")
    void a_diverted_case_shows_where_it_went_and_why_and_the_reporter_is_told() {
        Matter matter = xiangtan.atTheWindow("信访事项");
        matter.asks(DISPATCHER, "divert", Map.of("destination", "petition")).expect(422);
        matter.acts(DISPATCHER, "divert", Map.of("destination", "petition", "reason", "属历史遗留信访事项"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("diverted");
        assertThat(matter.followed().text()).contains("属历史遗留信访事项");
    }

    @Test
    @Clause("XT-7")
    void a_return_is_asked_within_two_working_days_after_signing_with_reason_and_ground() {
        product.clock().set("2026-05-14T15:00"); // Thursday
        Matter matter = xiangtan.signed("不属本局职责", "ordinary");
        assertThat(matter.clockAt(LAND, LAND_HANDLER, "return-window").get("due").asString())
                .startsWith("2026-05-18T17:30");
        Map<String, Object> form =
                Map.of("not-our-duty", true, "reason", "属住建职责", "ground", "三定方案第二条");
        matter.asksAt(LAND, LAND_HANDLER, "ask-return", Map.of("not-our-duty", true)).expect(422);
        Map<String, Object> convenience = new HashMap<>(form);
        convenience.put("not-our-duty", false);
        matter.asksAt(LAND, LAND_HANDLER, "ask-return", convenience).expect(422);
        product.clock().set("2026-05-18T17:29");
        matter.actsAt(LAND, LAND_HANDLER, "ask-return", form);
        assertThat(matter.assignment(DISPATCHER, LAND).get("state").asString())
                .isEqualTo("return-asked");
    }

    @Test
    @Clause("XT-7")
    void after_two_working_days_the_return_is_refused_with_clause_and_time() {
        Matter matter = xiangtan.signed("过期退回", "ordinary");
        product.clock().set("2026-05-13T17:30:01");
        Answer refused =
                matter.asksAt(
                                LAND,
                                LAND_HANDLER,
                                "ask-return",
                                Map.of("not-our-duty", true, "reason", "属住建职责", "ground", "三定方案"))
                        .expect(422);
        assertThat(refused.at("/detail"))
                .contains("2 个工作日")
                .contains("XT-7")
                .contains("5月13日 17:30");
    }

    @Test
    @Clause("XT-7")
    void an_order_neither_signed_nor_returned_in_two_working_days_counts_as_accepted() {
        Matter matter = xiangtan.assigned("逾期视为签收", "ordinary");
        assertThat(matter.clockAt(LAND, DISPATCHER, "signing").get("due").asString())
                .startsWith("2026-05-13T17:30");
        product.clock().set("2026-05-13T17:30:01");
        Product.until(
                "the order is deemed signed",
                () ->
                        matter.assignment(DISPATCHER, LAND)
                                .get("state")
                                .asString()
                                .equals("working"));
        Answer refused =
                matter.asksAt(
                                LAND,
                                LAND_HANDLER,
                                "ask-return",
                                Map.of("not-our-duty", true, "reason", "属住建职责", "ground", "三定方案"))
                        .expect(422);
        assertThat(refused.at("/basis")).isEqualTo("XT-7");
    }

    @Test
    @Clause("XT-7")
    void the_task_force_approves_a_return_by_reassigning_with_a_fresh_clock() {
        Matter matter = xiangtan.signed("同意退回", "ordinary");
        matter.actsAt(
                LAND,
                LAND_HANDLER,
                "ask-return",
                Map.of("not-our-duty", true, "reason", "属住建职责", "ground", "三定方案"));
        product.clock().set("2026-05-13T10:00");
        matter.asksAt(
                        LAND,
                        LAND_HANDLER,
                        "approve-return",
                        Map.of("to-unit", HOUSING, "duty", "接办"))
                .expect(422);
        matter.actsAt(LAND, DISPATCHER, "approve-return", Map.of("to-unit", HOUSING, "duty", "接办"));
        assertThat(matter.assignment(DISPATCHER, LAND).get("state").asString())
                .isEqualTo("returned");
        assertThat(matter.clockAt(LAND, DISPATCHER, "resolve").get("running").asBoolean())
                .isFalse();
        assertThat(matter.assignment(DISPATCHER, HOUSING).get("role").asString()).isEqualTo("lead");
        assertThat(matter.clockAt(HOUSING, DISPATCHER, "resolve").get("due").asString())
                .startsWith("2026-05-20T17:30");
        assertThat(matter.clockAt(HOUSING, DISPATCHER, "resolve").get("holder").asString())
                .isEqualTo(HOUSING);
    }

    @Test
    @Clause("XT-7")
    void a_rejected_return_goes_on_and_the_review_does_not_pause_the_clock() {
        Matter matter = xiangtan.signed("不同意退回", "ordinary");
        String due = matter.clockAt(LAND, DISPATCHER, "resolve").get("due").asString();
        matter.actsAt(
                LAND,
                LAND_HANDLER,
                "ask-return",
                Map.of("not-our-duty", true, "reason", "属住建职责", "ground", "三定方案"));
        assertThat(
                        matter.asksAt(
                                        LAND,
                                        DISPATCHER,
                                        "approve-return",
                                        Map.of("to-unit", LAND, "duty", "还是你局办"))
                                .expect(422)
                                .at("/detail"))
                .contains("申请退回的单位");
        product.clock().set("2026-05-14T10:00");
        matter.actsAt(LAND, DISPATCHER, "reject-return", Map.of("reason", "三定方案明确由你局登记"));
        assertThat(matter.assignment(DISPATCHER, LAND).get("state").asString())
                .isEqualTo("working");
        assertThat(matter.clockAt(LAND, DISPATCHER, "resolve").get("due").asString())
                .isEqualTo(due);
    }

    @Test
    @Clause({"XT-8", "ALL-4"})
    void the_term_is_five_working_days_or_ten_when_complex_counted_over_a_holiday() {
        product.clock().set("2025-09-30T10:00");
        Matter ordinary = xiangtan.assigned("国庆前交办", "ordinary");
        JsonNode clock = ordinary.clockAt(LAND, DISPATCHER, "resolve");
        assertThat(clock.get("due").asString()).startsWith("2025-10-14T17:30");
        assertThat(clock.at("/clause/id").asString()).isEqualTo("XT-8");
        assertThat(clock.get("explanation").toString()).contains("国庆").contains("2025");
        Matter complex = xiangtan.assigned("国庆前交办的复杂事项", "complex");
        assertThat(complex.clockAt(LAND, DISPATCHER, "resolve").get("due").asString())
                .startsWith("2025-10-21T17:30");
    }

    @Test
    @Clause("XT-8")
    void one_extension_of_at_most_five_working_days_is_asked_before_the_deadline() {
        Matter matter = xiangtan.signed("需要延期", "ordinary");
        product.clock().set("2026-05-18T17:00");
        matter.asksAt(LAND, DISPATCHER, "grant-extension", Map.of("days", 3)).expect(422);
        matter.actsAt(LAND, LAND_HANDLER, "ask-extension", Map.of("days", 3, "reason", "需外调档案"));
        matter.asksAt(LAND, LAND_HANDLER, "ask-extension", Map.of("days", 4, "reason", "再想想"))
                .expect(422);
        matter.asksAt(LAND, DISPATCHER, "grant-extension", Map.of("days", 6)).expect(422);
        matter.actsAt(LAND, DISPATCHER, "grant-extension", Map.of("days", 3));
        assertThat(matter.clockAt(LAND, DISPATCHER, "resolve").get("due").asString())
                .startsWith("2026-05-21T17:30");

        Matter late = xiangtan.signed("过期才申请延期", "ordinary");
        product.clock().set("2026-05-26T09:00");
        assertThat(
                        late.asksAt(
                                        LAND,
                                        LAND_HANDLER,
                                        "ask-extension",
                                        Map.of("days", 3, "reason", "忘了"))
                                .expect(422)
                                .at("/basis"))
                .isEqualTo("XT-8");
    }

    @Test
    @Clause("XT-8")
    void a_second_extension_needs_a_named_override_with_a_recorded_reason() {
        Matter matter = xiangtan.signed("二次延期", "ordinary");
        matter.actsAt(LAND, LAND_HANDLER, "ask-extension", Map.of("days", 2, "reason", "需外调档案"));
        matter.actsAt(LAND, DISPATCHER, "grant-extension", Map.of("days", 2));
        matter.actsAt(LAND, LAND_HANDLER, "ask-extension", Map.of("days", 5, "reason", "档案仍未到"));
        assertThat(
                        matter.asksAt(LAND, DISPATCHER, "grant-extension", Map.of("days", 5))
                                .expect(422)
                                .at("/basis"))
                .isEqualTo("XT-8");
        matter.asksAt(LAND, TASK_FORCE_LEAD, "grant-extension", Map.of("days", 5)).expect(422);
        matter.actsAt(
                LAND,
                TASK_FORCE_LEAD,
                "grant-extension",
                Map.of("days", 5, "override-reason", "省厅系统升级，客观上无法调档"));
        assertThat(matter.clockAt(LAND, DISPATCHER, "resolve").get("due").asString())
                .startsWith("2026-05-27T17:30");
        assertThat(
                        matter.seen(DISPATCHER)
                                .list("/history")
                                .getLast()
                                .get("overrideReason")
                                .asString())
                .contains("省厅系统升级");
    }

    @Test
    @Clause("XT-8")
    void cannot_be_solved_for_now_and_cannot_be_done_are_two_outcomes_each_explained() {
        for (String outcome : List.of("unsolvable-now", "impossible")) {
            Matter matter = xiangtan.signed("办不了 " + outcome, "ordinary");
            matter.asksAt(
                            LAND,
                            LAND_HANDLER,
                            "report",
                            Map.of("outcome", outcome, "result", "无法办理"))
                    .expect(422);
            matter.actsAt(
                    LAND,
                    LAND_HANDLER,
                    "report",
                    Map.of(
                            "outcome",
                            outcome,
                            "result",
                            "无法办理",
                            "explanation",
                            "规划未批复，" + outcome));
            assertThat(matter.assignment(DISPATCHER, LAND).at("/fields/outcome").asString())
                    .isEqualTo(outcome);
            assertThat(matter.followed().text()).contains("规划未批复，" + outcome);
            assertThat(matter.state(DISPATCHER)).isEqualTo("verifying");
        }
    }

    @Test
    @Clause("XT-8")
    void changing_the_complexity_counts_the_term_anew_from_the_assignment_and_says_why() {
        Matter matter = xiangtan.signed("变更复杂程度", "ordinary");
        product.clock().set("2026-05-13T09:00");
        matter.acts(
                DISPATCHER, "reclassify", Map.of("complexity", "complex", "reason", "涉及三个部门的历史档案"));
        JsonNode clock = matter.clockAt(LAND, DISPATCHER, "resolve");
        assertThat(clock.get("due").asString()).startsWith("2026-05-25T17:30");
        assertThat(clock.get("explanation").toString()).contains("涉及三个部门的历史档案");
    }

    @Test
    @Clause("XT-9")
    void a_case_is_verified_and_called_back_before_it_is_closed() {
        Matter matter = xiangtan.reported("先回访再办结");
        assertThat(matter.state(DISPATCHER)).isEqualTo("verifying");
        assertThat(matter.asks(DISPATCHER, "close", Xiangtan.closing()).expect(422).at("/basis"))
                .isEqualTo("XT-9");
        matter.acts(CALLBACK, "callback", Xiangtan.satisfied());
        matter.acts(DISPATCHER, "close", Xiangtan.closing());
        assertThat(matter.state(DISPATCHER)).isEqualTo("closed");
    }

    @Test
    @Clause("XT-9")
    void dissatisfied_for_the_units_own_reason_goes_back_to_the_unit_with_a_fresh_term() {
        Matter matter = xiangtan.reported("主观原因不满意");
        product.clock().set("2026-05-20T09:00");
        matter.acts(CALLBACK, "callback", Xiangtan.dissatisfied("subjective"));
        assertThat(matter.asks(DISPATCHER, "close", Xiangtan.closing()).expect(422).at("/detail"))
                .contains("重新办理");
        for (Map<String, Object> again :
                List.of(
                        Xiangtan.satisfied(),
                        Map.<String, Object>of("verification", "没人接", "reached", false))) {
            assertThat(matter.asks(CALLBACK, "callback", again).expect(422).at("/detail"))
                    .as("a second call does not wipe the first one out")
                    .contains("已经回访");
        }
        matter.actsAt(LAND, DISPATCHER, "redo", Map.of("reason", "未主动调取材料"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
        assertThat(matter.assignment(DISPATCHER, LAND).get("state").asString())
                .isEqualTo("working");
        assertThat(matter.clockAt(LAND, DISPATCHER, "resolve").get("due").asString())
                .startsWith("2026-05-27T17:30");
    }

    @Test
    @Clause("XT-9")
    void dissatisfied_for_an_objective_reason_is_recorded_and_closed() {
        Matter matter = xiangtan.reported("客观原因不满意");
        matter.acts(CALLBACK, "callback", Xiangtan.dissatisfied("objective"));
        matter.asksAt(LAND, DISPATCHER, "redo", Map.of("reason", "不该重办")).expect(422);
        matter.acts(DISPATCHER, "close", Xiangtan.closing());
        assertThat(matter.seen(DISPATCHER).at("/fields/callback"))
                .isEqualTo("dissatisfied-objective");
    }

    @Test
    @Clause("XT-9")
    void a_sample_of_what_was_answered_at_once_is_called_back_and_nobody_knows_which() {
        List<Boolean> drawn = new ArrayList<>();
        Matter sampled;
        do {
            assertThat(drawn).as("one in ten is drawn").hasSizeLessThan(400);
            sampled = xiangtan.atTheWindow("抽查回访 " + drawn.size());
            sampled.acts(
                    WINDOW,
                    "answer-on-spot",
                    Map.of("answer", "当场可取。", "failure-cause", "enquiry"));
            Answer seen = sampled.seen(DISPATCHER);
            drawn.add(!seen.list("/assignments").isEmpty());
            assertThat(seen.at("/fields/sampled")).isEqualTo(drawn.getLast().toString());
        } while (!drawn.getLast() || !drawn.contains(false));

        JsonNode check = sampled.paper(CALLBACK, "spot-check", "spot-check");
        assertThat(check.at("/clocks/0/due").asString()).startsWith("2026-05-18T17:30");
        Map<String, Object> call = new HashMap<>(Map.of("reached", true));
        sampled.asksOn(check, WINDOW, "call", call).expect(422);
        assertThat(sampled.asksOn(check, CALLBACK, "call", call).expect(422).at("/detail"))
                .contains("记录反映人是否满意");
        call.put("satisfaction", "dissatisfied");
        assertThat(sampled.asksOn(check, CALLBACK, "call", call).expect(422).at("/detail"))
                .contains("写明反映人的意见");
        call.put("opinion", "答复的窗口已经撤了");
        sampled.actsOn(check, CALLBACK, "call", call);
        assertThat(
                        sampled.paper(CALLBACK, "spot-check", "spot-check")
                                .at("/fields/satisfaction")
                                .asString())
                .isEqualTo("dissatisfied");
    }

    @Test
    @Clause("XT-9")
    void a_co_handlers_report_alone_does_not_end_the_handling() {
        Matter matter = xiangtan.triaged("两家办理", "ordinary");
        matter.acts(
                DISPATCHER,
                "assign",
                Map.of("lead", HOUSING, "co-handling", List.of(LAND), "duty", "联审"));
        matter.actsAt(LAND, LAND_HANDLER, "sign", Map.of())
                .actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
        matter.actsAt(HOUSING, HOUSING_HANDLER, "sign", Map.of())
                .actsAt(HOUSING, HOUSING_HANDLER, "report", Xiangtan.result("solved"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("verifying");
    }

    @Test
    @Clause("XT-6")
    void what_proves_to_be_a_petition_while_it_is_handled_is_diverted_and_its_orders_end() {
        Matter matter = xiangtan.signed("办起来才知道是信访事项", "ordinary");
        Map<String, Object> petition = Map.of("destination", "petition", "reason", "属信访事项，已转县信访局");
        matter.asks(LAND_HANDLER, "divert", petition).expect(422);
        matter.acts(DISPATCHER, "divert", petition);
        assertThat(matter.state(DISPATCHER)).isEqualTo("diverted");
        assertThat(matter.assignment(DISPATCHER, LAND).get("state").asString())
                .isEqualTo("cancelled");
        assertThat(matter.followed().text()).contains("属信访事项，已转县信访局");
    }
}
