package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Gangnan.CALLBACK;
import static org.bancheng.acceptance.Gangnan.DISPATCHER;
import static org.bancheng.acceptance.Gangnan.EXPERT;
import static org.bancheng.acceptance.Gangnan.GROUP_MEMBER;
import static org.bancheng.acceptance.Gangnan.INSPECTOR;
import static org.bancheng.acceptance.Gangnan.MARKET;
import static org.bancheng.acceptance.Gangnan.MARKET_RECEIVER;
import static org.bancheng.acceptance.Gangnan.OFFICE;
import static org.bancheng.acceptance.Gangnan.REFORM;
import static org.bancheng.acceptance.Gangnan.REFORM_HANDLER;
import static org.bancheng.acceptance.Gangnan.SPECIAL_GROUP;
import static org.bancheng.acceptance.Gangnan.STATION;
import static org.bancheng.acceptance.Gangnan.TAXATION;
import static org.bancheng.acceptance.Gangnan.TAX_HANDLER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Gangnan's procedure for business entities, from the workstation to the summons. */
class GangnanProcedureTest {
    private final Product product = Product.get();
    private final Gangnan gangnan = new Gangnan(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private static String why(Answer refused) {
        return refused.expect(422).at("/detail");
    }

    // ---- taking in ----

    @Test
    @Clause("GN-1")
    void a_business_reports_online_or_at_the_one_window_and_names_itself() {
        Map<String, Object> nameless = Gangnan.form("help", "没有写经营主体");
        nameless.remove("business-name");
        Answer refused = gangnan.filing(STATION, "workstation", nameless).expect(422);
        assertThat(refused.at("/fields/0/field")).isEqualTo("business-name");

        Matter offline = gangnan.atTheStation("help", "一窗受理");
        Answer online =
                product.anyone()
                        .post(
                                "/gangnan/api/v1/public/cases",
                                Map.of("channel", "web", "inputs", Gangnan.form("help", "一区通办")));
        Matter web = new Matter(product, Gangnan.TENANT, online);

        for (Matter matter : List.of(offline, web)) {
            assertThat(matter.seen(DISPATCHER).at("/state")).isEqualTo("received");
            assertThat(matter.followed().text()).contains("已受理");
        }
    }

    @ParameterizedTest
    @Clause("GN-2")
    @ValueSource(strings = {"region", "city"})
    void a_12345_matter_is_checked_within_one_working_day_and_becomes_an_order(String level) {
        product.clock().set("2026-05-08T16:00"); // a Friday; the Saturday after it is worked
        Matter matter = gangnan.onTheHotline(level, "热线转来 " + level);
        assertThat(matter.clock(DISPATCHER, "first-check").at("/due").asString())
                .startsWith("2026-05-09T17:30");

        matter.acts(DISPATCHER, "assign", Gangnan.assigning("help", MARKET));

        assertThat(matter.clock(DISPATCHER, "first-check").at("/running").asBoolean()).isFalse();
        assertThat(matter.assignment(DISPATCHER, MARKET).at("/state").asString())
                .isEqualTo("issued");
        assertThat(
                        gangnan.atTheStation("help", "窗口的也要有人接着办")
                                .clock(DISPATCHER, "first-check")
                                .at("/due")
                                .asString())
                .as("where the paper is silent the term is ours")
                .startsWith("2026-05-09T17:30");
    }

    @Test
    @Clause("GN-2")
    void departments_and_towns_pass_cross_town_matters_to_the_workstation() {
        Map<String, Object> form = Gangnan.form("help", "跨镇（街道）的事项");
        form.put("passed-by", "qiaoxu");
        Matter matter =
                new Matter(
                        product,
                        Gangnan.TENANT,
                        gangnan.filing(STATION, "district-platform", form));
        assertThat(matter.seen(DISPATCHER).at("/fields/passed-by")).isEqualTo("qiaoxu");
        gangnan.filing(Gangnan.HOTLINE, "district-platform", form).expect(422);
    }

    // ---- dispatch ----

    @ParameterizedTest
    @Clause({"GN-3", "GN-4"})
    @CsvSource({
        "consultation, 2026-05-14",
        "help, 2026-05-18",
        "suggestion, 2026-05-18",
        "complaint, 2026-05-25",
        "report, 2026-05-25"
    })
    void each_of_the_five_kinds_is_dispatched_by_kind_and_has_its_own_term(
            String kind, String due) {
        Matter matter = gangnan.assigned(kind, "五类诉求 " + kind);
        assertThat(matter.clockAt(MARKET, DISPATCHER, "resolve").at("/due").asString())
                .startsWith(due + "T17:30");
        assertThat(matter.seen(DISPATCHER).at("/fields/matter-kind")).isEqualTo(kind);
    }

    @Test
    @Clause("GN-3")
    void several_units_or_a_dispute_need_the_office_to_name_the_lead() {
        Matter several = gangnan.atTheStation("complaint", "涉及多个承办单位");
        Map<String, Object> two = Gangnan.assigning("complaint", MARKET, REFORM);
        assertThat(why(several.asks(DISPATCHER, "assign", two))).contains("工作小组办公室明确牵头单位");
        several.acts(
                DISPATCHER,
                "refer-to-office",
                Map.of("dispute", "several-units", "reason", "两家都说不归自己管"));
        several.acts(OFFICE, "assign", two);
        assertThat(several.assignment(OFFICE, MARKET).at("/role").asString()).isEqualTo("lead");
        assertThat(several.assignment(OFFICE, REFORM).at("/role").asString()).isEqualTo("co");

        Matter disputed = gangnan.atTheStation("complaint", "管辖有争议");
        disputed.acts(
                DISPATCHER,
                "refer-to-office",
                Map.of("dispute", "jurisdiction", "reason", "区市两级管辖不清"));
        Map<String, Object> one = Gangnan.assigning("complaint", MARKET);
        assertThat(why(disputed.asks(DISPATCHER, "assign", one))).contains("有争议");
        disputed.acts(OFFICE, "assign", one);
    }

    // ---- handling ----

    @Test
    @Clause("GN-4")
    void a_consultation_is_answered_at_once_where_it_can_be() {
        Matter matter = gangnan.atTheStation("consultation", "办证要哪些材料");
        matter.acts(STATION, "answer", Map.of("answer", "带营业执照和场地证明即可"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("closed");
        assertThat(matter.followed().text()).contains("带营业执照和场地证明即可");
    }

    @Test
    @Clause("GN-4")
    void the_units_receiver_signs_and_contacts_the_reporter_before_he_reports() {
        Matter matter = gangnan.assigned("help", "收到工单后主动联系");
        matter.shown(TAX_HANDLER).expect(404);
        matter.actsAt(MARKET, MARKET_RECEIVER, "sign", Map.of());
        assertThat(why(matter.asksAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result())))
                .contains("先与经营主体联系");
        assertThat(matter.clockAt(MARKET, OFFICE, "contact").at("/due").asString())
                .startsWith("2026-05-12T17:30");
        matter.actsAt(MARKET, MARKET_RECEIVER, "contact", Map.of("result", "已联系"));
        assertThat(matter.clockAt(MARKET, OFFICE, "contact").at("/running").asBoolean()).isFalse();
        matter.actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result());
        assertThat(matter.followed().text()).contains("区市场监督管理局已与您联系");
    }

    @Test
    @Clause("GN-4")
    void an_extension_is_applied_for_by_the_unit_in_time_and_agreed_by_the_office() {
        Matter matter = gangnan.working("help", "需要延期");
        Map<String, Object> asked = Map.of("days", 5, "reason", "等待上级批复");
        matter.asksAt(MARKET, OFFICE, "grant-extension", Map.of("days", 3)).expect(422);
        matter.asksAt(MARKET, DISPATCHER, "ask-extension", asked).expect(422);
        matter.actsAt(MARKET, MARKET_RECEIVER, "ask-extension", asked);
        matter.asksAt(MARKET, DISPATCHER, "grant-extension", Map.of("days", 3)).expect(422);

        matter.actsAt(MARKET, OFFICE, "grant-extension", Map.of("days", 3));

        assertThat(matter.clockAt(MARKET, OFFICE, "resolve").at("/due").asString())
                .as("the office sets how long")
                .startsWith("2026-05-21T17:30");
        assertThat(matter.assignment(OFFICE, MARKET).at("/fields/days").asInt())
                .as("and that is what is shown")
                .isEqualTo(3);
        product.clock().set("2026-05-22T09:00");
        matter.asksAt(MARKET, MARKET_RECEIVER, "ask-extension", asked).expect(422);
    }

    @Test
    @Clause("GN-4")
    void what_was_asked_or_granted_before_does_not_stand_over_a_report_or_a_second_handling() {
        Matter matter = gangnan.working("help", "延期申请没有审就反馈了");
        Map<String, Object> asked = Map.of("days", 5, "reason", "等待上级批复");
        matter.actsAt(MARKET, MARKET_RECEIVER, "ask-extension", asked)
                .actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result())
                .actsAt(
                        MARKET,
                        DISPATCHER,
                        "return-report",
                        Map.of("reason", "没有附件", "due", "2026-05-13"));
        assertThat(why(matter.asksAt(MARKET, OFFICE, "grant-extension", Map.of("days", 3))))
                .contains("停止计时");

        Matter granted = gangnan.working("help", "重办的期限重新计算");
        granted.actsAt(MARKET, MARKET_RECEIVER, "ask-extension", asked)
                .actsAt(MARKET, OFFICE, "grant-extension", Map.of("days", 3))
                .actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result());
        assertThat(granted.assignment(OFFICE, MARKET).at("/fields/extension").asString())
                .isEqualTo("granted");
        granted.acts(CALLBACK, "callback", Gangnan.dissatisfied(true))
                .actsAt(MARKET, DISPATCHER, "redo", Map.of("reason", "许可证信息有误"));
        JsonNode fields = granted.assignment(OFFICE, MARKET).at("/fields");
        assertThat(fields.at("/extension").asString()).isEqualTo("none");
        assertThat(fields.at("/days").asInt()).isZero();
    }

    private Matter ofSeveralUnits(String subject) {
        return gangnan.atTheStation("complaint", subject)
                .acts(OFFICE, "assign", Gangnan.assigning("complaint", REFORM, TAXATION))
                .actsAt(REFORM, REFORM_HANDLER, "sign", Map.of())
                .actsAt(REFORM, REFORM_HANDLER, "contact", Map.of("result", "已联系"))
                .actsAt(TAXATION, TAX_HANDLER, "sign", Map.of())
                .actsAt(TAXATION, TAX_HANDLER, "contact", Map.of("result", "已联系"));
    }

    @Test
    @Clause("GN-5")
    void the_lead_unit_submits_what_is_stuck_and_the_special_group_settles_it() {
        Matter matter = ofSeveralUnits("多部门推进困难");
        Map<String, Object> issue = Map.of("issue", "土地性质与税务登记互为前置");
        assertThat(why(matter.asksAt(TAXATION, TAX_HANDLER, "submit", issue))).contains("牵头");
        matter.actsAt(REFORM, REFORM_HANDLER, "submit", issue);
        assertThat(why(matter.asksAt(REFORM, REFORM_HANDLER, "submit", issue))).contains("正在协调");
        JsonNode submitted = matter.paper(SPECIAL_GROUP, "coordination", "submitted");
        assertThat(submitted.at("/fields/issue").asString()).contains("互为前置");
        matter.asksOn(submitted, OFFICE, "settle", Map.of("resolution", "x")).expect(422);

        matter.actsOn(submitted, SPECIAL_GROUP, "settle", Map.of("resolution", "容缺登记，一个月内补齐"))
                .actsOn(
                        submitted,
                        SPECIAL_GROUP,
                        "add-task",
                        Map.of("task-unit", MARKET, "duty", "先行登记"));
        matter.actsAt(REFORM, REFORM_HANDLER, "report", Gangnan.result())
                .actsAt(TAXATION, TAX_HANDLER, "report", Gangnan.result())
                .actsAt(MARKET, MARKET_RECEIVER, "sign", Map.of())
                .actsAt(MARKET, MARKET_RECEIVER, "contact", Map.of("result", "已联系"))
                .actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result());
        assertThat(matter.state(OFFICE)).as("the group has not finished").isEqualTo("handling");
        matter.actsOn(submitted, SPECIAL_GROUP, "finish", Map.of());

        assertThat(matter.state(OFFICE)).isEqualTo("verifying");
        assertThat(matter.followed().text()).contains("容缺登记");
    }

    @Test
    @Clause("GN-5")
    void a_matter_of_one_unit_is_not_submitted_and_one_that_needs_nobody_is_returned() {
        Matter single = gangnan.working("complaint", "只有一个单位");
        assertThat(why(single.asksAt(MARKET, MARKET_RECEIVER, "submit", Map.of("issue", "x"))))
                .contains("多部门");
        Matter returned = ofSeveralUnits("不需要协调");
        returned.actsAt(REFORM, REFORM_HANDLER, "submit", Map.of("issue", "x"))
                .actsOn(
                        returned.paper(SPECIAL_GROUP, "coordination", "submitted"),
                        SPECIAL_GROUP,
                        "return",
                        Map.of("reason", "两家自行会商即可"));
        returned.actsAt(REFORM, REFORM_HANDLER, "submit", Map.of("issue", "会商没有结果"));
    }

    // ---- callback ----

    @Test
    @Clause("GN-6")
    void everyone_is_called_and_who_is_not_reached_or_declines_is_never_counted_satisfied() {
        Matter matter = gangnan.reported("help", "三次未接通");
        Map<String, Object> close = Map.of("outcome", "solved", "reason", "许可证已发");
        assertThat(why(matter.asks(DISPATCHER, "close", close))).contains("须先回访");
        assertThat(matter.clock(DISPATCHER, "callback").at("/due").asString())
                .as("prompt")
                .startsWith("2026-05-12T17:30");
        assertThat(
                        why(
                                matter.asks(
                                        CALLBACK,
                                        "callback",
                                        Map.of("reached", false, "satisfaction", "satisfied"))))
                .contains("未接通的，不能记录评价");
        for (int call = 1; call <= 3; call++) {
            assertThat(why(matter.asks(DISPATCHER, "close", close))).contains("三次");
            matter.acts(CALLBACK, "callback", Map.of("reached", false));
            assertThat(matter.followed().text()).contains("已登记回访，接通：否").doesNotContain("已回访");
            assertThat(matter.clock(DISPATCHER, "callback").at("/running").asBoolean()).isFalse();
        }
        matter.acts(DISPATCHER, "close", close);
        assertThat(matter.seen(DISPATCHER).at("/fields/callback")).isEqualTo("unreached");

        Matter declined = gangnan.reported("help", "不愿评价");
        declined.acts(
                        CALLBACK,
                        "callback",
                        Map.of("reached", true, "satisfaction", "declined-to-say"))
                .acts(DISPATCHER, "close", close);
        assertThat(declined.seen(DISPATCHER).at("/fields/callback")).isEqualTo("declined-to-say");
    }

    @Test
    @Clause("GN-6")
    void a_reasonable_dissatisfaction_is_dispatched_again_and_then_escalated() {
        Matter matter = gangnan.reported("help", "两次都不满意");
        Map<String, Object> close = Map.of("outcome", "unsolved", "reason", "x");
        Map<String, Object> why = Map.of("reason", "二次办理仍不满意");
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(true));
        assertThat(why(matter.asks(DISPATCHER, "close", close))).contains("二次分办");
        assertThat(why(matter.asks(OFFICE, "escalate", why))).contains("先二次分办");
        for (Map<String, Object> again : List.of(Gangnan.satisfied(), Gangnan.dissatisfied(true))) {
            assertThat(why(matter.asks(CALLBACK, "callback", again)))
                    .as("one call for each result")
                    .contains("已经回访");
        }
        matter.actsAt(MARKET, DISPATCHER, "redo", Map.of("reason", "许可证信息有误"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
        matter.actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result())
                .acts(CALLBACK, "callback", Map.of("reached", false));
        assertThat(why(matter.asks(DISPATCHER, "close", close)))
                .as("each result is called about three times")
                .contains("三次");
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(true));
        assertThat(why(matter.asksAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x"))))
                .contains("提级办理");
        assertThat(why(matter.asks(DISPATCHER, "close", close))).contains("提级办理");

        matter.acts(OFFICE, "escalate", why);
        assertThat(why(matter.asks(DISPATCHER, "close", close))).contains("专责组还没有协调完");
        JsonNode hard = matter.paper(SPECIAL_GROUP, "coordination", "escalated");
        assertThat(why(matter.asksOn(hard, SPECIAL_GROUP, "return", Map.of("reason", "x"))))
                .contains("不能退回");
        matter.actsOn(hard, SPECIAL_GROUP, "settle", Map.of("resolution", "由发改局重新核定"))
                .actsOn(
                        hard,
                        SPECIAL_GROUP,
                        "add-task",
                        Map.of("task-unit", REFORM, "duty", "重新核定"))
                .actsOn(hard, SPECIAL_GROUP, "finish", Map.of());
        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
        matter.actsAt(REFORM, REFORM_HANDLER, "sign", Map.of())
                .actsAt(REFORM, REFORM_HANDLER, "contact", Map.of("result", "已联系"))
                .actsAt(REFORM, REFORM_HANDLER, "report", Gangnan.result())
                .acts(CALLBACK, "callback", Gangnan.satisfied())
                .acts(DISPATCHER, "close", Map.of("outcome", "solved", "reason", "已重新核定"));
    }

    @Test
    @Clause("GN-6")
    void an_unreasonable_dissatisfaction_is_recorded_and_may_be_closed() {
        Matter matter = gangnan.reported("help", "诉求不合法");
        Map<String, Object> unjudged = new HashMap<>(Gangnan.dissatisfied(true));
        unjudged.remove("reasonable");
        assertThat(why(matter.asks(CALLBACK, "callback", unjudged))).contains("是否合理合法");
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(false));
        matter.asksAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x")).expect(422);
        matter.acts(DISPATCHER, "close", Map.of("outcome", "unsolved", "reason", "法规不允许"));
        assertThat(matter.seen(DISPATCHER).at("/fields/callback"))
                .isEqualTo("dissatisfied-unreasonable");
    }

    @Test
    @Clause({"GN-4", "GN-6"})
    void only_a_consultation_is_answered_on_the_spot() {
        for (String kind : List.of("help", "complaint", "report", "suggestion")) {
            Matter matter = gangnan.atTheStation(kind, "不能当场了结 " + kind);
            assertThat(why(matter.asks(DISPATCHER, "answer", Map.of("answer", "已了结"))))
                    .contains("只有咨询");
        }
        gangnan.atTheStation("consultation", "当场答复的咨询")
                .acts(DISPATCHER, "answer", Map.of("answer", "可在网上办理"));
    }

    @Test
    @Clause({"GN-7a", "GN-8"})
    void a_report_that_was_returned_and_not_made_again_in_time_is_overdue() {
        Matter matter = gangnan.reported("help", "退回后没有按期重报");
        matter.actsAt(
                MARKET, DISPATCHER, "return-report", Map.of("reason", "没有附件", "due", "2026-05-13"));
        assertThat(why(matter.asksAt(MARKET, OFFICE, "urge", demand("urged-for", "overdue"))))
                .contains("还没有到");
        product.clock().set("2026-05-13T17:30:01");
        matter.actsAt(MARKET, OFFICE, "urge", demand("urged-for", "overdue"));
    }

    @Test
    @Clause("GN-7b")
    void a_unit_that_came_in_later_is_not_charged_with_what_others_did() {
        Matter matter = gangnan.reported("help", "两次不满意是别的单位的");
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(true))
                .actsAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x"))
                .actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result())
                .acts(CALLBACK, "callback", Gangnan.dissatisfied(true))
                .acts(OFFICE, "escalate", Map.of("reason", "二次办理仍不满意"));
        JsonNode hard = matter.paper(SPECIAL_GROUP, "coordination", "escalated");
        matter.actsOn(hard, SPECIAL_GROUP, "settle", Map.of("resolution", "由发改局核定"))
                .actsOn(
                        hard,
                        SPECIAL_GROUP,
                        "add-task",
                        Map.of("task-unit", REFORM, "duty", "重新核定"));
        Map<String, Object> twice = demand("rectified-for", "dissatisfied-twice");
        assertThat(why(matter.asksAt(REFORM, INSPECTOR, "rectify", twice))).contains("两次");
        matter.actsAt(MARKET, INSPECTOR, "rectify", twice);
    }

    // ---- supervision ----

    private static Map<String, Object> demand(String field, String ground) {
        return new HashMap<>(Map.of(field, ground, "demand", "限期办结", "due", "2026-06-05"));
    }

    private Answer urges(Matter matter, String ground) {
        return matter.asksAt(TAXATION, OFFICE, "urge", demand("urged-for", ground));
    }

    /** An order to a unit that no other test asks anything of, at a time of its own. */
    private Matter ordered(String subject) {
        return gangnan.atTheStation("help", subject)
                .acts(DISPATCHER, "assign", Gangnan.assigning("help", TAXATION));
    }

    @Test
    @Clause("GN-7a")
    void the_office_urges_who_repeatedly_and_without_excuse_does_not_sign_as_the_system_counts() {
        product.clock().set("2024-03-04T09:00");
        Matter first = ordered("不签收一");
        Matter second = ordered("不签收二");
        assertThat(why(urges(first, "unsigned"))).contains("还在签收期限内");

        product.clock().set("2024-03-05T17:30:01");
        assertThat(why(urges(first, "unsigned"))).contains("不到三份");
        second.asksAt(TAXATION, TAX_HANDLER, "excuse", Map.of("reason", "x")).expect(422);
        second.actsAt(TAXATION, OFFICE, "excuse", Map.of("reason", "系统割接，当日无法登录"));
        ordered("不签收三");
        product.clock().set("2024-03-07T09:00");
        assertThat(why(urges(second, "unsigned"))).contains("理由已经认可");
        assertThat(why(urges(first, "unsigned"))).as("one of three is excused").contains("不到三份");

        Matter fourth = ordered("不签收四");
        product.clock().set("2024-03-08T17:30:01");
        Product.until(
                "the fourth order is late",
                () -> fourth.seen(OFFICE).text().contains("clock-breached"));
        product.clock().set("2024-03-11T09:00");
        Product.until(
                "the office is told that it may urge",
                () -> new Desk(product, Gangnan.TENANT).of(OFFICE).contains("多次不签收，可发提醒敦促函"));
        fourth.actsAt(TAXATION, TAX_HANDLER, "sign", Map.of());
        assertThat(why(urges(fourth, "unsigned"))).contains("已经签收");
        for (String other : List.of(DISPATCHER, INSPECTOR, GROUP_MEMBER)) {
            first.asksAt(TAXATION, other, "urge", demand("urged-for", "unsigned")).expect(422);
        }
        Map<String, Object> endless = demand("urged-for", "unsigned");
        endless.remove("due");
        first.asksAt(TAXATION, OFFICE, "urge", endless).expect(422);
        urges(first, "unsigned").expect(200);
        assertThat(first.paper(TAX_HANDLER, "letter", "urge").at("/fields/number").asString())
                .matches("港南经处敦〔2024〕\\d+号");

        Matter later = ordered("过了很久");
        product.clock().set("2024-06-28T09:00");
        assertThat(why(urges(later, "unsigned"))).as("90 days are over").contains("不到三份");
    }

    @Test
    @Clause("GN-7a")
    void the_office_urges_what_is_overdue_or_was_reported_three_times_and_sets_a_deadline() {
        Matter matter = gangnan.signed("help", "提醒敦促函");
        assertThat(why(matter.asksAt(MARKET, OFFICE, "urge", demand("urged-for", "overdue"))))
                .contains("还没有到");
        Map<String, Object> repeated = demand("urged-for", "repeated");
        matter.reporterAsks("supplement", Map.of("supplement", "还没有人来")).expect(200);
        matter.acts(DISPATCHER, "supplement", Map.of("supplement", "附上核查记录"));
        assertThat(why(matter.asksAt(MARKET, OFFICE, "urge", repeated)))
                .as("the dispatcher's own note is no report")
                .contains("不到三次");
        matter.reporterAsks("supplement", Map.of("supplement", "仍然没有人来")).expect(200);
        assertThat(new Desk(product, Gangnan.TENANT).of(OFFICE))
                .contains("多次反映未办，可发提醒敦促函 · " + matter.number);
        matter.actsAt(MARKET, OFFICE, "urge", repeated);
        JsonNode letter = matter.paper(MARKET_RECEIVER, "letter", "urge");
        assertThat(letter.at("/fields/number").asString()).matches("港南经处敦〔2026〕\\d+号");
        assertThat(letter.at("/clocks/0/due").asString()).startsWith("2026-06-05T17:30");
        matter.actsOn(letter, MARKET_RECEIVER, "receive", Map.of())
                .actsOn(letter, MARKET_RECEIVER, "reply", Map.of("reply", "已安排专人"));
        assertThat(why(matter.asksOn(letter, INSPECTOR, "close", Map.of()))).contains("谁发的文书由谁审结");
        assertThat(
                        why(
                                matter.asksOn(
                                        letter,
                                        INSPECTOR,
                                        "return-reply",
                                        Map.of("reason", "x", "due", "2026-06-05"))))
                .contains("谁发的文书由谁审结");
        matter.actsOn(letter, OFFICE, "close", Map.of());

        product.clock().set("2026-05-19T09:00");
        matter.actsAt(MARKET, OFFICE, "urge", demand("urged-for", "overdue"));
    }

    @Test
    @Clause("GN-7b")
    void the_inspectors_send_a_rectification_notice_for_shirking_two_bad_results_or_bad_reports() {
        Matter matter = gangnan.reported("help", "整改通知书");
        Map<String, Object> twice = demand("rectified-for", "dissatisfied-twice");
        Map<String, Object> irregular = demand("rectified-for", "irregular-closing");
        Map<String, Object> again = Map.of("reason", "没有附证照，申请办结不规范", "due", "2026-05-13");
        assertThat(why(matter.asksAt(MARKET, INSPECTOR, "rectify", twice))).contains("两次");
        assertThat(why(matter.asksAt(MARKET, INSPECTOR, "rectify", irregular))).contains("多次");
        for (int time = 1; time <= 3; time++) {
            matter.actsAt(MARKET, DISPATCHER, "return-report", again);
            assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
            assertThat(matter.clockAt(MARKET, DISPATCHER, "correct").at("/due").asString())
                    .startsWith("2026-05-13T17:30");
            matter.actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result());
        }
        matter.actsAt(MARKET, INSPECTOR, "rectify", irregular);
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(true));
        matter.asksAt(MARKET, DISPATCHER, "return-report", again).expect(422);
        matter.actsAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x"))
                .actsAt(MARKET, MARKET_RECEIVER, "report", Gangnan.result())
                .acts(CALLBACK, "callback", Gangnan.dissatisfied(true))
                .actsAt(MARKET, INSPECTOR, "rectify", twice);

        Matter shirked = gangnan.assigned("help", "推诿扯皮");
        Map<String, Object> shirking = demand("rectified-for", "shirking");
        for (String other : List.of(DISPATCHER, OFFICE, GROUP_MEMBER)) {
            shirked.asksAt(MARKET, other, "rectify", shirking).expect(422);
        }
        shirked.actsAt(MARKET, INSPECTOR, "rectify", shirking);
        assertThat(
                        shirked.paper(MARKET_RECEIVER, "letter", "rectify")
                                .at("/fields/number")
                                .asString())
                .contains("港南经处改");
    }

    @ParameterizedTest
    @Clause({"GN-7c", "GN-12"})
    @ValueSource(
            strings = {
                "falsification",
                "rule-breaking",
                "dereliction",
                "confidentiality",
                "retaliation"
            })
    void the_work_group_summons_for_what_had_a_grave_effect(String ground) {
        Matter matter = gangnan.reported("complaint", "约谈 " + ground);
        Map<String, Object> form = demand("summoned-for", ground);
        form.put("grave", false);
        assertThat(why(matter.asksAt(MARKET, GROUP_MEMBER, "summon", form))).contains("重大不良影响");
        form.put("grave", true);
        matter.asksAt(MARKET, INSPECTOR, "summon", form).expect(422);
        matter.actsAt(MARKET, GROUP_MEMBER, "summon", form);
        JsonNode letter = matter.paper(MARKET_RECEIVER, "letter", "summon");
        assertThat(letter.at("/unit").asString()).isEqualTo(MARKET);
        assertThat(letter.at("/fields/number").asString()).contains("港南经处约");
    }

    // ---- experts, rights ----

    @Test
    void an_expert_promises_confidentiality_first_and_never_learns_who_reported() {
        Matter matter = gangnan.working("help", "请专家会商");
        matter.shown(EXPERT).expect(404);
        matter.actsAt(MARKET, MARKET_RECEIVER, "consult-expert", gangnan.consulting("能否适用告知承诺"));
        JsonNode asked = matter.paper(EXPERT, "expert-opinion", "expert-opinion");
        assertThat(matter.seen(EXPERT).text()).doesNotContain("陈业宏").doesNotContain("13877510086");
        matter.asksOn(asked, EXPERT, "give", Map.of("opinion", "x")).expect(422);
        assertThat(why(matter.asksOn(asked, EXPERT, "promise", Map.of("confidential", false))))
                .contains("保密承诺");
        matter.actsOn(asked, EXPERT, "promise", Map.of("confidential", true))
                .actsOn(asked, EXPERT, "give", Map.of("opinion", "可以适用告知承诺制"));
        assertThat(matter.seen(MARKET_RECEIVER).text()).contains("可以适用告知承诺制");
        assertThat(matter.followed().text()).doesNotContain("告知承诺");
    }

    @Test
    void nobody_but_the_reporter_rates() {
        Matter matter =
                gangnan.reported("help", "自愿自主评价")
                        .acts(CALLBACK, "callback", Gangnan.satisfied())
                        .acts(DISPATCHER, "close", Map.of("outcome", "solved", "reason", "许可证已发"));
        for (Counties.Person person : Counties.people(Gangnan.TENANT)) {
            Answer refused = matter.asks(person.username(), "rate", Map.of("rating", 5));
            assertThat(refused.status()).as(person.username()).isIn(404, 422);
        }
        matter.reporterAsks("rate", Map.of("rating", 4)).expect(200);
        assertThat(matter.seen(DISPATCHER).at("/fields/rating")).isEqualTo("4");
    }
}
