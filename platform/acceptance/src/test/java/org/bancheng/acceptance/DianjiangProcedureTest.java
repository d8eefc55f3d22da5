package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Dianjiang.CALLBACK;
import static org.bancheng.acceptance.Dianjiang.DEPUTY;
import static org.bancheng.acceptance.Dianjiang.DISPATCHER;
import static org.bancheng.acceptance.Dianjiang.HELPER;
import static org.bancheng.acceptance.Dianjiang.HELPERS;
import static org.bancheng.acceptance.Dianjiang.LABOUR;
import static org.bancheng.acceptance.Dianjiang.LABOUR_TEAM;
import static org.bancheng.acceptance.Dianjiang.LAND;
import static org.bancheng.acceptance.Dianjiang.LAND_TEAM;
import static org.bancheng.acceptance.Dianjiang.LEADER;
import static org.bancheng.acceptance.Dianjiang.MARKET;
import static org.bancheng.acceptance.Dianjiang.MARKET_HANDLER;
import static org.bancheng.acceptance.Dianjiang.MEMBER;
import static org.bancheng.acceptance.Dianjiang.SUPERVISOR;
import static org.bancheng.acceptance.Dianjiang.VERIFIER;
import static org.bancheng.acceptance.Dianjiang.WINDOW;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Dianjiang: one window, two judgements, three levels, four rules, five types. */
class DianjiangProcedureTest {
    private final Product product = Product.get();
    private final Dianjiang dianjiang = new Dianjiang(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private static String why(Answer refused) {
        return refused.expect(422).at("/detail");
    }

    // ---- one window, two judgements ----

    @Test
    @Clause({"DJ-1", "DJ-4"})
    void what_belongs_to_another_procedure_is_declined_with_an_explanation() {
        Map<String, Object> decline = new HashMap<>();
        decline.put("section-heads", "丁毅");
        decline.put("reason", "已进入诉讼程序，请按判决办理");
        Matter matter = dianjiang.atTheWindow("已在法院诉讼");
        assertThat(matter.asks(DISPATCHER, "decline", decline).expect(422).at("/fields/0/field"))
                .isEqualTo("decline-ground");
        decline.put("decline-ground", "litigation");
        matter.asks(WINDOW, "decline", decline).expect(422);
        matter.acts(DISPATCHER, "decline", decline);
        assertThat(matter.followed().text()).contains("已进入诉讼程序");
    }

    @Test
    @Clause("DJ-3")
    void every_channel_asks_for_the_demand_and_why_it_got_stuck_and_some_are_answered_at_once() {
        Map<String, Object> causeless = Dianjiang.form("没有写原因");
        causeless.remove("stuck-cause");
        dianjiang.filing(WINDOW, "county-hall", causeless).expect(422);
        dianjiang.filing("qinfeng", "hotline", causeless).expect(422);
        Map<String, Object> massWork = Dianjiang.form("群工系统转来");
        massWork.put("mass-work-number", "QG-2026-88");
        new Matter(product, Dianjiang.TENANT, dianjiang.filing("yuting", "mass-work", massWork));
        product.anyone()
                .post(
                        "/dianjiang/api/v1/public/cases",
                        Map.of("channel", "web", "inputs", Dianjiang.form("线上平台")))
                .expect(201);

        Matter matter = dianjiang.atTheWindow("当场协调解决");
        matter.acts(WINDOW, "answer", Map.of("answer", "已当场补打回执"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("closed");
        assertThat(matter.seen(DISPATCHER).at("/fields/outcome")).isEqualTo("answered");
    }

    @Test
    @Clause("DJ-4")
    void the_judgement_is_due_the_same_day_and_names_the_section_heads() {
        Matter matter = dianjiang.atTheWindow("第一时间评判");
        assertThat(matter.clock(DISPATCHER, "judging").at("/due").asString())
                .startsWith("2026-05-11T17:30");
        Map<String, Object> nameless = Dianjiang.accepting("other", "level-1");
        nameless.remove("section-heads");
        matter.asks(DISPATCHER, "accept", nameless).expect(422);
        matter.acts(DISPATCHER, "accept", Dianjiang.accepting("other", "level-1"));
        assertThat(matter.seen(DISPATCHER).text()).contains("丁毅（县规划自然资源局）");
        assertThat(matter.clock(DISPATCHER, "judging").at("/running").asBoolean()).isFalse();
    }

    // ---- five types ----

    private static final Map<String, List<String>> REMEDIES =
            Map.of(
                    "dare-not", List.of("ask-evidence", "accept-tolerantly", "sign-remotely"),
                    "unwilling", List.of("study"),
                    "cannot", List.of("give-helper"),
                    "hard", List.of("first-unit"),
                    "refused", List.of("oversee", "at-once"),
                    "other", List.of());

    @ParameterizedTest
    @Clause("DJ-2")
    @CsvSource({
        "dare-not, 不敢办",
        "unwilling, 不愿办",
        "cannot, 不会办",
        "hard, ''",
        "refused, 不给办",
        "other, ''"
    })
    void each_case_is_of_one_of_the_types_and_each_type_offers_its_own_remedies(
            String type, String said) {
        Map<String, Object> typeless = Dianjiang.accepting(type, "level-1");
        typeless.remove("stuck-type");
        dianjiang.atTheWindow("没有定类型").asks(DISPATCHER, "accept", typeless).expect(422);
        Matter matter = dianjiang.working(type, "五类问题 " + type);
        assertThat(matter.seen(DISPATCHER).at("/fields/stuck-type")).isEqualTo(type);
        REMEDIES.forEach(
                (other, remedies) -> {
                    for (String remedy : remedies) {
                        if (inputs(remedy).isEmpty()) {
                            continue;
                        }
                        Answer answer = tried(matter, remedy);
                        if (other.equals(type)) {
                            answer.expect(200);
                            assertThat(said).isNotEmpty();
                        } else {
                            assertThat(why(answer)).as(remedy).contains(NAMES.get(other));
                        }
                    }
                });
        assertThat(matter.assignment(DISPATCHER, LAND).at("/clocks").valueStream())
                .extracting(clock -> clock.get("name").asString())
                .containsExactly(type.equals("refused") ? "at-once" : "level-1");
        assertThat(matter.seen(DISPATCHER).at("/fields/first-unit"))
                .isEqualTo(type.equals("hard") ? LAND : "");
    }

    private static final Map<String, String> NAMES =
            Map.of("dare-not", "不敢办", "unwilling", "不愿办", "cannot", "不会办", "refused", "不给办");

    private static Answer tried(Matter matter, String remedy) {
        return switch (remedy) {
            case "oversee" -> matter.asks(LEADER, remedy, inputs(remedy));
            case "give-helper" -> matter.asksAt(LAND, DISPATCHER, remedy, inputs(remedy));
            default -> matter.asksAt(LAND, LAND_TEAM, remedy, inputs(remedy));
        };
    }

    @Test
    @Clause("DJ-2e")
    void what_was_refused_is_done_the_same_day_under_a_leaders_eye() {
        Matter matter = dianjiang.working("refused", "吃拿卡要不给办");
        assertThat(matter.clockAt(LAND, DISPATCHER, "at-once").at("/due").asString())
                .startsWith("2026-05-11T17:30");
        assertThat(new Desk(product, Dianjiang.TENANT).of(LEADER))
                .contains("“不给办”须立即办结")
                .contains(matter.number);
        product.clock().set("2026-05-12T09:00");
        assertThat(why(matter.asksAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))))
                .contains("超期原因");
        Map<String, Object> late = new HashMap<>(Dianjiang.result("solved"));
        late.put("late-reason", "系统故障，当晚才恢复");
        matter.actsAt(LAND, LAND_TEAM, "report", late)
                .acts(CALLBACK, "callback", Dianjiang.rated(5));
        assertThat(why(matter.asks(DISPATCHER, "close", Dianjiang.closing()))).contains("督办过");
        matter.asks(DISPATCHER, "oversee", inputs("oversee")).expect(422);
        matter.acts(DEPUTY, "oversee", inputs("oversee"));
        assertThat(why(matter.asks(DISPATCHER, "close", Dianjiang.closing())))
                .contains("典型案例在全县通报");
        matter.acts(
                        DISPATCHER,
                        "name-as-typical",
                        Map.of(
                                "subject-of-notice", "拖着不办的典型案例",
                                "situation", "材料齐全仍不受理",
                                "lesson", "一次告知，立即办理"))
                .acts(DISPATCHER, "close", Dianjiang.closing());
    }

    @Test
    @Clause("DJ-2")
    void a_type_that_was_set_wrongly_is_changed_before_it_is_assigned() {
        Matter matter = dianjiang.accepted("other", "level-1", "类型定错了");
        Map<String, Object> change =
                new HashMap<>(Map.of("stuck-type", "hard", "reason", "跑了三个窗口"));
        assertThat(why(matter.asks(DISPATCHER, "change-type", change))).contains("首接部门单位");
        change.put("first-unit", LAND);
        matter.asks(WINDOW, "change-type", change).expect(422);
        matter.acts(DISPATCHER, "change-type", change);
        assertThat(why(matter.asks(DISPATCHER, "change-type", change))).contains("没有变化");
        assertThat(why(matter.asks(DISPATCHER, "assign", Dianjiang.assigning(MARKET))))
                .contains("首接部门单位牵头");
        matter.acts(DISPATCHER, "assign", Dianjiang.assigning(LAND))
                .acts(
                        DISPATCHER,
                        "change-type",
                        Map.of("stuck-type", "refused", "reason", "查明是吃拿卡要"));
        assertThat(why(matter.asks(DISPATCHER, "change-type", change)))
                .as("the lead is settled")
                .contains("交办以后");
    }

    private static Map<String, Object> inputs(String remedy) {
        return switch (remedy) {
            case "ask-evidence" ->
                    Map.of(
                            "evidence-unit", MARKET,
                            "issue", "请核实经营场所的实际使用情况",
                            "evidence-due", "2026-05-13");
            case "accept-tolerantly" ->
                    new HashMap<>(
                            Map.of(
                                    "missing", "房屋测绘图",
                                    "non-key", true,
                                    "urgent", true,
                                    "promised", true,
                                    "supply-by", "2026-05-20"));
            case "sign-remotely" -> Map.of("signed-by-means", "mail", "note", "利益相关人在广东，邮寄签字");
            case "study" -> Map.of("minutes", "班子专题研究，可以变通办理", "tolerance-used", false);
            case "oversee" -> Map.of("opinion", "请当日办结并说明");
            case "first-unit", "at-once" -> Map.of();
            case "give-helper" -> Map.of("help-kind", "agent", "duty", "上门帮助老人在手机上申请");
            default -> throw new IllegalArgumentException(remedy);
        };
    }

    @Test
    @Clause("DJ-2a")
    void evidence_is_gathered_and_missing_papers_are_tolerated_on_a_promise_with_a_date() {
        Matter matter = dianjiang.working("dare-not", "材料缺失不敢办");
        matter.shown(MARKET_HANDLER).expect(404);
        matter.actsAt(LAND, LAND_TEAM, "ask-evidence", inputs("ask-evidence"));
        JsonNode asked = matter.paper(MARKET_HANDLER, "evidence-request", "evidence-request");
        assertThat(asked.at("/clocks/0/due").asString()).startsWith("2026-05-13T17:30");
        matter.actsOn(asked, MARKET_HANDLER, "supply", Map.of("evidence", "现场核查：自 2015 年起经营"));
        assertThat(matter.seen(LAND_TEAM).text()).contains("自 2015 年起经营");

        for (String condition : List.of("non-key", "urgent", "promised")) {
            Map<String, Object> tolerance = inputs("accept-tolerantly");
            tolerance.put(condition, false);
            assertThat(why(matter.asksAt(LAND, LAND_TEAM, "accept-tolerantly", tolerance)))
                    .as(condition)
                    .contains("三条都符合");
        }
        matter.actsAt(LAND, LAND_TEAM, "accept-tolerantly", inputs("accept-tolerantly"));
        JsonNode supply = matter.paper(LAND_TEAM, "supply", "supply");
        assertThat(supply.at("/clocks/0/due").asString()).startsWith("2026-05-20T17:30");
        assertThat(matter.followed().text()).contains("房屋测绘图");
        matter.actsAt(LAND, LAND_TEAM, "sign-remotely", inputs("sign-remotely"))
                .actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))
                .actsOn(supply, LAND_TEAM, "note-supplied", Map.of());
        assertThat(matter.paper(LAND_TEAM, "supply", "supply").at("/clocks/0/running").asBoolean())
                .isFalse();
    }

    @Test
    @Clause("DJ-2b")
    void what_a_unit_was_unwilling_to_do_takes_its_special_study_before_it_is_reported() {
        Matter matter = dianjiang.working("unwilling", "机械执行政策");
        assertThat(why(matter.asksAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))))
                .contains("专题研究");
        Map<String, Object> study = new HashMap<>(inputs("study"));
        study.put("tolerance-used", true);
        assertThat(why(matter.asksAt(LAND, LAND_TEAM, "study", study))).contains("容错纠错");
        study.put("tolerance-note", "按容错纠错办法第六条，先行登记");
        matter.actsAt(LAND, LAND_TEAM, "study", study)
                .actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"));
        assertThat(matter.seen(DISPATCHER).text()).contains("容错纠错办法第六条");
    }

    @ParameterizedTest
    @Clause("DJ-2c")
    @ValueSource(strings = {"helper", "guide", "agent"})
    void the_office_sends_a_helper_a_guide_or_an_agent(String kind) {
        Matter matter = dianjiang.working("cannot", "不会用手机 " + kind);
        matter.shown(HELPER).expect(404);
        assertThat(why(matter.asksAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))))
                .contains("请县行管办先派");
        matter.actsAt(LAND, DISPATCHER, "give-helper", Map.of("help-kind", kind, "duty", "上门帮助申请"));
        matter.actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"));
        assertThat(matter.state(DISPATCHER)).as("the helper is at work").isEqualTo("handling");
        matter.actsAt(HELPERS, HELPER, "sign", Map.of())
                .actsAt(HELPERS, HELPER, "form-team", Map.of("team", "帮办队"))
                .actsAt(HELPERS, HELPER, "report", Dianjiang.result("solved"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("verifying");
    }

    @Test
    @Clause("DJ-2d")
    void who_received_a_hard_matter_first_leads_and_the_process_is_streamlined_afterwards() {
        Matter matter = dianjiang.atTheWindow("要跑三个部门");
        Map<String, Object> unnamed = Dianjiang.accepting("hard", "level-2");
        unnamed.remove("first-unit");
        assertThat(why(matter.asks(DISPATCHER, "accept", unnamed))).contains("首接部门");
        matter.acts(DISPATCHER, "accept", Dianjiang.accepting("hard", "level-2"));
        assertThat(why(matter.asks(DISPATCHER, "assign", Dianjiang.assigning(LABOUR, LAND))))
                .contains("首接部门单位牵头");
        matter.acts(DISPATCHER, "assign", Dianjiang.assigning(LAND, LABOUR))
                .actsAt(LAND, LAND_TEAM, "sign", Map.of())
                .actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))
                .actsAt(LABOUR, LABOUR_TEAM, "sign", Map.of())
                .actsAt(LABOUR, LABOUR_TEAM, "report", Dianjiang.result("solved"))
                .acts(CALLBACK, "callback", Dianjiang.rated(5))
                .acts(DISPATCHER, "close", Dianjiang.closing());
        JsonNode study = matter.paper(DISPATCHER, "streamlining", "streamlining");
        assertThat(study.at("/clocks/0/due").asString()).startsWith("2026-05-25T17:30");
        assertThat(why(matter.asksOn(study, DISPATCHER, "settle", measure("one-package"))))
                .contains("参加研究梳理的部门单位");
        Map<String, Object> settled = new HashMap<>(measure("one-package"));
        settled.put("members", List.of(LAND, LABOUR));
        matter.asksOn(study, LAND_TEAM, "settle", settled).expect(422);
        matter.actsOn(study, DISPATCHER, "settle", settled);
        JsonNode measure = matter.paper(LAND_TEAM, "measure", "measure");
        matter.actsOn(measure, LAND_TEAM, "report", Map.of("result", "三张表并为一张"))
                .actsOn(measure, DISPATCHER, "confirm", Map.of());
        assertThat(matter.paper(DISPATCHER, "measure", "measure").at("/state").asString())
                .isEqualTo("done");
    }

    private static Map<String, Object> measure(String kind) {
        return Map.of(
                "measure-kind",
                kind,
                "measure-unit",
                LAND,
                "content",
                "材料由部门之间核验",
                "measure-due",
                "2026-06-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fewer-materials",
                "better-service",
                "redesigned-process",
                "barrier-removed"
            })
    void measures_are_planned_with_a_date_reported_and_confirmed_by_the_office(String kind) {
        Matter matter =
                dianjiang.reported("优化提升 " + kind).acts(DISPATCHER, "plan-measure", measure(kind));
        JsonNode measure = matter.paper(LAND_TEAM, "measure", "measure");
        assertThat(measure.at("/clocks/0/due").asString()).startsWith("2026-06-30T17:30");
        matter.asksOn(measure, DISPATCHER, "confirm", Map.of()).expect(422);
        matter.actsOn(measure, LAND_TEAM, "report", Map.of("result", "还没有做完"))
                .actsOn(
                        measure,
                        DISPATCHER,
                        "return",
                        Map.of("reason", "没有落实", "due", "2026-06-30"))
                .actsOn(measure, LAND_TEAM, "report", Map.of("result", "已落实"));
        matter.asksOn(measure, LAND_TEAM, "confirm", Map.of()).expect(422);
        matter.actsOn(measure, DISPATCHER, "confirm", Map.of());
        assertThat(matter.state(DISPATCHER)).as("the case goes its own way").isEqualTo("verifying");
    }

    // ---- three levels ----

    @Test
    @Clause("DJ-5a")
    void at_level_1_one_unit_forms_its_team_and_has_two_working_days() {
        Matter matter = dianjiang.accepted("other", "level-1", "一级调度");
        assertThat(why(matter.asks(DISPATCHER, "assign", Dianjiang.assigning(LAND, LABOUR))))
                .contains("单一部门单位");
        matter.acts(DISPATCHER, "assign", Dianjiang.assigning(LAND))
                .actsAt(LAND, LAND_TEAM, "sign", Map.of());
        assertThat(matter.clockAt(LAND, DISPATCHER, "level-1").at("/due").asString())
                .startsWith("2026-05-13T17:30");
        assertThat(why(matter.asksAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))))
                .contains("专班");
        matter.actsAt(LAND, LAND_TEAM, "form-team", Map.of("team", "登记科、法规科"));

        product.clock().set("2026-05-14T09:00");
        assertThat(why(matter.asksAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))))
                .as("in principle: an overrun needs its reason")
                .contains("超期原因");
        Map<String, Object> late = new HashMap<>(Dianjiang.result("solved"));
        late.put("late-reason", "外省回函昨日才到");
        matter.actsAt(LAND, LAND_TEAM, "report", late);
    }

    @Test
    @Clause("DJ-5b")
    void at_level_2_several_units_have_five_working_days() {
        Matter single = dianjiang.accepted("other", "level-2", "只有一个单位");
        assertThat(why(single.asks(DISPATCHER, "assign", Dianjiang.assigning(LAND))))
                .contains("写明协办单位");
        Matter matter = dianjiang.ofTwoUnits("二级调度");
        for (String unit : List.of(LAND, LABOUR)) {
            assertThat(matter.clockAt(unit, DISPATCHER, "level-2").at("/due").asString())
                    .startsWith("2026-05-18T17:30");
        }
    }

    @Test
    @Clause("DJ-5b")
    void what_proves_to_concern_several_units_is_raised_to_level_2_with_its_term() {
        Matter matter = dianjiang.working("other", "办起来才知道涉及两个单位");
        Map<String, Object> wider =
                Map.of("co-handling", List.of(LABOUR), "duty", "一并核查", "reason", "社保信息由人社局管");
        matter.asks(LAND_TEAM, "widen", wider).expect(422);
        assertThat(why(matter.asks(DISPATCHER, "widen", Map.of("duty", "x", "reason", "y"))))
                .contains("协办单位");
        product.clock().set("2026-05-12T09:00");
        matter.acts(DISPATCHER, "widen", wider);
        assertThat(matter.seen(DISPATCHER).at("/fields/level")).isEqualTo("level-2");
        for (String unit : List.of(LAND, LABOUR)) {
            assertThat(matter.clockAt(unit, DISPATCHER, "level-2").at("/due").asString())
                    .startsWith("2026-05-19T17:30");
        }
        assertThat(matter.clockAt(LAND, DISPATCHER, "level-1").at("/running").asBoolean())
                .isFalse();
        assertThat(why(matter.asks(DISPATCHER, "widen", wider))).contains("只有一级调度");
    }

    private static Map<String, Object> convening() {
        return new HashMap<>(
                Map.of(
                        "held-on", "2026-05-12",
                        "place", "县政府常务会议室",
                        "members", List.of(LAND, LABOUR),
                        "agenda", "审批权限怎么划"));
    }

    @Test
    @Clause({"DJ-5c", "DJ-11"})
    void level_3_is_applied_for_convened_by_the_leader_or_his_deputy_and_has_its_own_deadline() {
        Matter matter = dianjiang.ofTwoUnits("二级调度不能解决");
        Map<String, Object> application =
                Map.of("escalated-for", "level-2-failed", "issue", "两部门审批互为前置");
        matter.asks(CALLBACK, "assign", Dianjiang.assigning(LAND)).expect(422);
        matter.acts(DISPATCHER, "apply-escalation", application);
        assertThat(why(matter.asks(DISPATCHER, "apply-escalation", application))).contains("等待召集");
        JsonNode escalation = matter.paper(DEPUTY, "escalation", "escalation");
        matter.asksOn(escalation, DISPATCHER, "convene", convening()).expect(422);
        matter.asksOn(escalation, MEMBER, "convene", convening()).expect(422);
        assertThat(why(matter.asksOn(escalation, DEPUTY, "convene", convening())))
                .contains("受组长委托");
        Map<String, Object> delegated = convening();
        delegated.put("delegation", "组长 5 月 11 日口头委托");
        matter.actsOn(escalation, DEPUTY, "convene", delegated)
                .actsOn(escalation, MEMBER, "give-opinion", Map.of("opinion", "可以并联审批"))
                .actsOn(escalation, SUPERVISOR, "give-opinion", Map.of("opinion", "请明确责任人"));
        matter.actsOn(
                escalation,
                LEADER,
                "settle",
                Map.of("resolution", "并联审批，由县规划自然资源局汇总", "due", "2026-06-12"));

        assertThat(matter.seen(DISPATCHER).at("/fields/level")).isEqualTo("level-3");
        for (String unit : List.of(LAND, LABOUR)) {
            assertThat(matter.clockAt(unit, DISPATCHER, "level-3").at("/due").asString())
                    .startsWith("2026-06-12T17:30");
            assertThat(matter.clockAt(unit, DISPATCHER, "level-2").at("/running").asBoolean())
                    .isFalse();
        }
        assertThat(matter.followed().text()).contains("2026");
    }

    @Test
    @Clause("DJ-5c")
    void a_matter_that_needs_a_breakthrough_goes_to_level_3_before_it_is_assigned() {
        Matter matter = dianjiang.accepted("other", "level-3", "需要政策创新突破");
        Map<String, Object> assigning = Dianjiang.assigning(LAND, LABOUR);
        assigning.put("due", "2026-06-12");
        assertThat(why(matter.asks(DISPATCHER, "assign", assigning))).contains("提级调度");
        assertThat(
                        why(
                                matter.asks(
                                        DISPATCHER,
                                        "apply-escalation",
                                        Map.of("escalated-for", "level-2-failed", "issue", "x"))))
                .contains("没有经过二级调度");
        matter.acts(
                DISPATCHER,
                "apply-escalation",
                Map.of("escalated-for", "policy", "issue", "现行政策没有规定"));
        Matter barred = dianjiang.accepted("other", "level-3", "受理后查明涉诉");
        barred.acts(
                        DISPATCHER,
                        "apply-escalation",
                        Map.of("escalated-for", "policy", "issue", "现行政策没有规定"))
                .acts(
                        DISPATCHER,
                        "decline",
                        Map.of(
                                "section-heads", "丁毅",
                                "decline-ground", "litigation",
                                "reason", "正在诉讼"));
        assertThat(barred.paper(LEADER, "escalation", "escalation").at("/state").asString())
                .isEqualTo("refused");
        JsonNode escalation = matter.paper(LEADER, "escalation", "escalation");
        matter.actsOn(escalation, LEADER, "convene", convening())
                .actsOn(
                        escalation,
                        LEADER,
                        "settle",
                        Map.of("resolution", "先行先试", "due", "2026-06-12"));
        Map<String, Object> another = new HashMap<>(assigning);
        another.put("due", "2026-07-31");
        assertThat(why(matter.asks(DISPATCHER, "assign", another)))
                .as("the work group's deadline, not the dispatcher's")
                .contains("工作组召集会商议定");
        matter.acts(DISPATCHER, "assign", assigning);
        assertThat(matter.clockAt(LAND, DISPATCHER, "level-3").at("/due").asString())
                .startsWith("2026-06-12T17:30");
    }

    @ParameterizedTest
    @Clause("DJ-11")
    @ValueSource(strings = {"level-1", "level-2"})
    void the_conduct_supervisor_takes_part_in_supervision_at_every_level(String level) {
        Matter matter = dianjiang.accepted("other", level, "参与监督 " + level);
        matter.acts(
                        DISPATCHER,
                        "assign",
                        level.equals("level-1")
                                ? Dianjiang.assigning(LAND)
                                : Dianjiang.assigning(LAND, LABOUR))
                .acts(SUPERVISOR, "supervise-note", Map.of("opinion", "请按期办结并回复"));
        assertThat(matter.seen(DISPATCHER).text()).contains("请按期办结并回复");
        matter.asks(VERIFIER, "supervise-note", Map.of("opinion", "x")).expect(422);
        matter.asks(SUPERVISOR, "close", Dianjiang.closing()).expect(422);
        assertThat(matter.seen(SUPERVISOR).text()).doesNotContain("13912345678");
    }

    // ---- four rules ----

    @Test
    @Clause("DJ-7")
    void the_result_goes_to_the_reporter_and_in_copy_to_supervisor_and_office() {
        Matter matter = dianjiang.working("other", "办结反馈抄报");
        product.clock().set("2026-05-11T15:30"); // later than what other tests told anybody
        matter.actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"));
        assertThat(matter.followed().text()).contains("证书可来窗口领取");
        for (String who : List.of(SUPERVISOR, DISPATCHER)) {
            try (Viewer desk = Browsing.get().staff(Dianjiang.TENANT, who, Look.DESKTOP)) {
                desk.at("/dianjiang/staff").sees(matter.number).sees("办理结果备案");
            }
        }
    }

    @Test
    @Clause({"DJ-8", "DJ-9"})
    void a_bad_rating_is_verified_jointly_before_the_case_is_closed() {
        Matter matter = dianjiang.reported("四个方面评价");
        Map<String, Object> three = new HashMap<>(Dianjiang.rated(4));
        three.remove("integrity");
        assertThat(why(matter.asks(CALLBACK, "callback", three))).contains("四个方面");
        Map<String, Object> bad = new HashMap<>(Dianjiang.rated(4));
        bad.put("attitude", 1);
        matter.acts(CALLBACK, "callback", bad);
        assertThat(why(matter.asks(DISPATCHER, "close", Dianjiang.closing()))).contains("核查完");

        JsonNode inspection = matter.paper(VERIFIER, "inspection", "inspection");
        Map<String, Object> supervising =
                Map.of(
                        "findings",
                        "窗口人员态度生硬属实",
                        "answerable",
                        LAND,
                        "demand",
                        "向反映人道歉并整改",
                        "due",
                        "2026-05-15");
        assertThat(why(matter.asksOn(inspection, VERIFIER, "supervise", supervising)))
                .contains("会同");
        matter.actsOn(inspection, SUPERVISOR, "join", Map.of("joint-opinion", "调取了监控"))
                .actsOn(inspection, VERIFIER, "supervise", supervising);
        JsonNode letter = matter.paper(LAND_TEAM, "letter", "supervise");
        assertThat(letter.at("/fields/number").asString()).matches("垫行管督〔2026〕\\d+号");
        assertThat(letter.at("/clocks/0/due").asString()).startsWith("2026-05-15T17:30");
        matter.actsAt(LAND, DISPATCHER, "redo", Map.of("reason", "重新答复"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
        matter.actsAt(LAND, LAND_TEAM, "report", Dianjiang.result("solved"))
                .acts(CALLBACK, "callback", Dianjiang.rated(5))
                .acts(DISPATCHER, "close", Dianjiang.closing());
    }

    @Test
    @Clause("DJ-9")
    void a_rating_may_be_unfounded_or_lead_to_accountability() {
        Matter unfounded = dianjiang.reported("差评不属实");
        unfounded.acts(CALLBACK, "callback", Dianjiang.rated(1));
        JsonNode one = unfounded.paper(VERIFIER, "inspection", "inspection");
        unfounded
                .actsOn(one, SUPERVISOR, "join", Map.of("joint-opinion", "录音显示已一次告知"))
                .actsOn(one, VERIFIER, "dismiss", Map.of("findings", "与事实不符"))
                .acts(DISPATCHER, "close", Dianjiang.closing());
        unfounded.reporterAsks("rate", Map.of("rating", 1, "comment", "还是不满意")).expect(200);
        JsonNode again = unfounded.paper(VERIFIER, "inspection", "inspection");
        assertThat(again.at("/state").asString())
                .as("the reporter's own bad rating is verified too")
                .isEqualTo("opened");
        unfounded
                .actsOn(again, SUPERVISOR, "join", Map.of("joint-opinion", "属实"))
                .actsOn(
                        again,
                        VERIFIER,
                        "account",
                        Map.of(
                                "findings", "推诿属实",
                                "answerable", LAND,
                                "demand", "追究经办人责任",
                                "due", "2026-05-29"));
        assertThat(unfounded.paper(LAND_TEAM, "letter", "account").at("/fields/number").asString())
                .contains("垫行管责");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "window", "unit"})
    void persons_windows_and_units_are_criticised_by_a_numbered_notice(String about)
            throws IOException {
        Matter matter = dianjiang.reported("通报批评 " + about);
        Map<String, Object> form =
                Map.of(
                        "about", about,
                        "about-whom", "三号窗口",
                        "about-unit", LAND,
                        "criticised-for", "attitude",
                        "demand", "书面检查");
        matter.asks(DISPATCHER, "criticise", form).expect(422);
        matter.acts(VERIFIER, "criticise", form);
        JsonNode letter = matter.paper(LAND_TEAM, "letter", "criticism");
        assertThat(letter.at("/fields/about-whom").asString()).isEqualTo("三号窗口");
        assertThat(letter.at("/fields/number").asString()).contains("垫行管通");
        assertThat(matter.followed().text()).doesNotContain("三号窗口");
        assertThat(
                        new Papers(product, Dianjiang.TENANT, LAND_TEAM)
                                .everywhere(matter, "criticism", letter.get("id").asString()))
                .contains("通报批评", "垫行管通", "三号窗口", "书面检查", "互联网+政务服务")
                .doesNotContain("{", "null");
    }
}
