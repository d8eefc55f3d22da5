package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.CALLBACK;
import static org.bancheng.acceptance.Xiangtan.CONFERENCE_MEMBER;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.HOUSING;
import static org.bancheng.acceptance.Xiangtan.HOUSING_HANDLER;
import static org.bancheng.acceptance.Xiangtan.INSPECTOR;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Xiangtan's hard and overdue matters: joint conference, urging, inspection, causes. */
class XiangtanEscalationTest {
    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private Matter hard(String subject) {
        Map<String, Object> triage = new HashMap<>(Xiangtan.triage("complex"));
        triage.put("level", "level-1");
        return xiangtan.atTheWindow(subject)
                .acts(WINDOW, "accept", Map.of())
                .acts(DISPATCHER, "triage", triage)
                .acts(DISPATCHER, "assign", Map.of("lead", LAND, "duty", "核查登记权限"))
                .actsAt(LAND, LAND_HANDLER, "sign", Map.of());
    }

    private static Map<String, Object> convening() {
        return Map.of(
                "held-on",
                "2026-05-13",
                "place",
                "县政务中心三楼",
                "others",
                List.of(HOUSING, "justice"),
                "agenda",
                "一事一议");
    }

    @Test
    @Clause("XT-3c")
    void
            a_hard_matter_is_filed_by_the_lead_unit_discussed_alone_and_its_resolution_becomes_tasks() {
        Matter matter = hard("权限争议办不成登记");
        assertThat(
                        matter.asksAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"))
                                .expect(422)
                                .at("/detail"))
                .contains("先报联席会议备案");
        matter.actsAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "登记权限在县乡之间没有划清"));
        Answer twice =
                matter.asksAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "再报一次")).expect(422);
        assertThat(twice.at("/detail")).contains("还没有议定");
        JsonNode conference = matter.paper(DISPATCHER, "conference", "conference");
        assertThat(conference.at("/fields/issue").asString()).contains("没有划清");
        assertThat(conference.at("/clocks/0/due").asString())
                .as("ten working days to put it before the conference")
                .startsWith("2026-05-25T17:30");

        assertThat(
                        matter.asksOn(
                                        conference,
                                        DISPATCHER,
                                        "resolve",
                                        Map.of(
                                                "attended", List.of("justice", HOUSING),
                                                "minutes", "x",
                                                "resolution", "y"))
                                .expect(422)
                                .at("/detail"))
                .as("not before it was convened")
                .isNotBlank();
        matter.actsOn(conference, DISPATCHER, "convene", convening());
        Answer absent =
                matter.asksOn(
                                conference,
                                DISPATCHER,
                                "resolve",
                                Map.of(
                                        "attended", List.of("justice", "taxation"),
                                        "minutes", "到会单位发言",
                                        "resolution", "由县住建局牵头"))
                        .expect(422);
        assertThat(absent.at("/detail")).contains("召集的名单");
        matter.actsOn(
                        conference,
                        DISPATCHER,
                        "resolve",
                        Map.of(
                                "attended", List.of("justice", HOUSING),
                                "minutes", "县司法局认为可以依职权办理",
                                "resolution", "县住建局出具证明后当场登记"))
                .actsOn(
                        conference,
                        DISPATCHER,
                        "add-task",
                        Map.of("task-unit", HOUSING, "duty", "出具建成证明"));
        matter.actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"));
        assertThat(matter.state(DISPATCHER)).as("a task is still open").isEqualTo("handling");
        matter.actsOn(conference, DISPATCHER, "finish", Map.of());
        matter.actsAt(HOUSING, HOUSING_HANDLER, "sign", Map.of())
                .actsAt(HOUSING, HOUSING_HANDLER, "report", Xiangtan.result("solved"));

        assertThat(matter.state(DISPATCHER)).isEqualTo("verifying");
        assertThat(matter.followed().text()).contains("县住建局出具证明后当场登记");
        JsonNode kept = matter.paper(DISPATCHER, "conference", "conference");
        assertThat(kept.at("/state").asString()).isEqualTo("done");
        assertThat(kept.at("/fields/resolution").asString()).contains("当场登记");
        assertThat(matter.seen(DISPATCHER).text()).contains("县司法局认为可以依职权办理");
    }

    @Test
    @Clause("XT-3c")
    void only_a_level_1_matter_of_the_lead_unit_is_put_before_the_conference() {
        Matter ordinary = xiangtan.signed("不是难点问题", "ordinary");
        assertThat(
                        ordinary.asksAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "x"))
                                .expect(422)
                                .at("/detail"))
                .contains("一级响应");
        Matter shared = hard("协办单位不能报备案");
        shared.actsAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "要住建局参加"))
                .actsOn(
                        shared.paper(DISPATCHER, "conference", "conference"),
                        DISPATCHER,
                        "convene",
                        convening())
                .actsOn(
                        shared.paper(DISPATCHER, "conference", "conference"),
                        DISPATCHER,
                        "resolve",
                        Map.of(
                                "attended", List.of("justice", HOUSING),
                                "minutes", "x",
                                "resolution", "y"))
                .actsOn(
                        shared.paper(DISPATCHER, "conference", "conference"),
                        DISPATCHER,
                        "add-task",
                        Map.of("task-unit", HOUSING, "duty", "z"))
                .actsAt(HOUSING, HOUSING_HANDLER, "sign", Map.of());
        assertThat(
                        shared.asksAt(HOUSING, HOUSING_HANDLER, "file-hard", Map.of("issue", "x"))
                                .expect(422)
                                .at("/detail"))
                .contains("牵头");
    }

    @Test
    @Clause("XT-3c")
    void a_conference_that_ends_after_the_last_report_lets_the_case_go_on() {
        Matter dropped = hard("不上会的事项");
        dropped.actsAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "x"))
                .actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"));
        assertThat(dropped.state(DISPATCHER)).isEqualTo("handling");
        dropped.actsOn(
                dropped.paper(DISPATCHER, "conference", "conference"),
                DISPATCHER,
                "drop",
                Map.of("reason", "已经办结，不再上会"));
        assertThat(dropped.state(DISPATCHER)).isEqualTo("verifying");

        Matter resolved = hard("会后没有新任务");
        resolved.actsAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "x"))
                .actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"));
        JsonNode conference = resolved.paper(DISPATCHER, "conference", "conference");
        resolved.actsOn(conference, DISPATCHER, "convene", convening())
                .actsOn(
                        conference,
                        DISPATCHER,
                        "resolve",
                        Map.of(
                                "attended", List.of("justice", HOUSING),
                                "minutes", "x",
                                "resolution", "y"))
                .actsOn(conference, DISPATCHER, "finish", Map.of("note", "维持承办单位的结果"));
        assertThat(resolved.state(DISPATCHER)).isEqualTo("verifying");
    }

    @Test
    @Clause("XT-12")
    void the_task_force_convenes_the_members_units_and_every_member_gives_his_opinion() {
        Matter matter = hard("联席会议成员都要知道");
        matter.actsAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "需要协调"));
        JsonNode conference = matter.paper(DISPATCHER, "conference", "conference");
        for (String other : List.of(CONFERENCE_MEMBER, INSPECTOR, LAND_HANDLER)) {
            matter.asksOn(conference, other, "convene", convening()).expect(422);
        }
        matter.actsOn(conference, DISPATCHER, "convene", convening());

        matter.actsOn(conference, CONFERENCE_MEMBER, "give-opinion", Map.of("opinion", "依法可以办理"));

        assertThat(matter.seen(DISPATCHER).text()).contains("依法可以办理");
        assertThat(
                        matter.paper(CONFERENCE_MEMBER, "conference", "conference")
                                .at("/fields/members"))
                .as("the five of the paper, and whom the task force asks besides, each once")
                .extracting(JsonNode::asString)
                .containsExactly(
                        "approval-bureau",
                        "justice",
                        "petition",
                        "inspection-office",
                        "business-environment",
                        HOUSING);
        matter.asksOn(conference, LAND_HANDLER, "give-opinion", Map.of("opinion", "x")).expect(422);
    }

    private static Map<String, Object> demand(String words) {
        return Map.of("demand", words);
    }

    @Test
    @Clause("XT-10")
    void overdue_is_urged_urged_in_vain_is_reported_supervised_and_then_held_to_account() {
        Matter matter = xiangtan.signed("逾期未办结", "ordinary");
        assertThat(matter.asksAt(LAND, DISPATCHER, "urge", demand("请尽快")).expect(422).at("/detail"))
                .contains("逾期未办结的才催办");
        assertThat(
                        matter.asksAt(LAND, DISPATCHER, "refer", demand("请督办"))
                                .expect(422)
                                .at("/detail"))
                .contains("催办过");

        product.clock().set("2026-05-19T09:00");
        matter.asksAt(LAND, LAND_HANDLER, "urge", demand("自己不能催办")).expect(422);
        matter.actsAt(LAND, DISPATCHER, "urge", demand("请三日内办结并说明原因"));
        JsonNode urging = matter.paper(LAND_HANDLER, "letter", "urge");
        assertThat(urging.at("/unit").asString()).isEqualTo(LAND);
        assertThat(urging.at("/fields/number").asString()).matches("潭县办催〔2026〕\\d+号");
        matter.actsOn(urging, LAND_HANDLER, "receive", Map.of())
                .actsOn(urging, LAND_HANDLER, "reply", Map.of("reply", "正在与乡镇核对"))
                .actsOn(urging, DISPATCHER, "close", Map.of());

        matter.asksAt(
                        LAND,
                        INSPECTOR,
                        "supervise",
                        Map.of("demand", "x", "supervised-until", "2026-05-21"))
                .expect(422);
        matter.actsAt(LAND, DISPATCHER, "refer", demand("催办后仍未解决"));
        assertThat(matter.paper(INSPECTOR, "letter", "referral").at("/unit").asString())
                .isEqualTo("inspection-office");
        matter.asksAt(
                        LAND,
                        DISPATCHER,
                        "supervise",
                        Map.of("demand", "x", "supervised-until", "2026-05-21"))
                .expect(422);
        matter.actsAt(
                LAND,
                INSPECTOR,
                "supervise",
                Map.of("demand", "限期办结", "supervised-until", "2026-05-21"));
        JsonNode supervision = matter.paper(LAND_HANDLER, "letter", "supervise");
        matter.asksOn(supervision, INSPECTOR, "reply", Map.of("reply", "替单位回复")).expect(422);
        matter.actsOn(supervision, LAND_HANDLER, "reply", Map.of("reply", "正在办"));
        assertThat(
                        matter.asksOn(supervision, DISPATCHER, "close", Map.of())
                                .expect(422)
                                .at("/detail"))
                .contains("谁发的文书由谁审结");
        Map<String, Object> again = Map.of("reason", "没有时间表", "due", "2026-05-21");
        matter.asksOn(supervision, DISPATCHER, "return-reply", again).expect(422);
        matter.actsOn(supervision, INSPECTOR, "return-reply", again);
        assertThat(supervision.at("/clocks/0/due").asString()).startsWith("2026-05-21T17:30");
        assertThat(
                        matter.asksAt(LAND, INSPECTOR, "account", demand("应办未办"))
                                .expect(422)
                                .at("/detail"))
                .contains("督办期限已过");

        product.clock().set("2026-05-21T17:31");
        matter.actsAt(LAND, INSPECTOR, "account", demand("经督办仍未办理"));
        assertThat(matter.paper(LAND_HANDLER, "letter", "account").at("/fields/number").asString())
                .contains("潭县督责");
        assertThat(matter.assignment(DISPATCHER, LAND).at("/fields/supervision").asString())
                .isEqualTo("accounted");
    }

    @Test
    @Clause("XT-10")
    void what_the_hotline_assigned_urged_and_supervised_three_times_in_vain_is_reported_at_once() {
        for (int rounds : List.of(2, 3)) {
            Map<String, Object> triage = new HashMap<>(Xiangtan.triage("ordinary"));
            triage.put("hotline-rounds", rounds);
            Matter matter =
                    xiangtan.onTheHotline("热线多次交办 " + rounds)
                            .acts(Xiangtan.HOTLINE, "accept", Map.of())
                            .acts(DISPATCHER, "triage", triage)
                            .acts(DISPATCHER, "assign", Map.of("lead", LAND, "duty", "办结"));
            matter.asksAt(LAND, DISPATCHER, "refer", demand("热线原有机制仍办不了"))
                    .expect(rounds < 3 ? 422 : 200);
        }
    }

    @Test
    @Clause("XT-10")
    void letters_are_numbered_in_turn_and_their_replies_are_judged() {
        product.clock().set("2026-05-11T09:00");
        Matter one = xiangtan.signed("文书编号一", "ordinary");
        Matter two = xiangtan.signed("文书编号二", "ordinary");
        product.clock().set("2026-05-19T09:00");
        one.actsAt(LAND, DISPATCHER, "urge", demand("一"));
        two.actsAt(LAND, DISPATCHER, "urge", demand("二"));
        int first = serial(one);
        assertThat(serial(two)).isEqualTo(first + 1);

        JsonNode letter = one.paper(LAND_HANDLER, "letter", "urge");
        one.asksOn(letter, DISPATCHER, "close", Map.of()).expect(422);
        one.asksOn(letter, INSPECTOR, "receive", Map.of()).expect(422);
        one.actsOn(letter, LAND_HANDLER, "reply", Map.of("reply", "没有实质内容"))
                .actsOn(
                        letter,
                        DISPATCHER,
                        "return-reply",
                        Map.of("reason", "没有说明原因", "due", "2026-05-29"))
                .actsOn(letter, LAND_HANDLER, "reply", Map.of("reply", "因档案缺失，已补齐"))
                .actsOn(letter, DISPATCHER, "close", Map.of("opinion", "同意"));
        assertThat(one.paper(LAND_HANDLER, "letter", "urge").at("/state").asString())
                .isEqualTo("closed");
    }

    private static int serial(Matter matter) {
        String number = matter.paper(DISPATCHER, "letter", "urge").at("/fields/number").asString();
        return Integer.parseInt(number.replaceAll(".*〕(\\d+)号", "$1"));
    }

    @ParameterizedTest
    @Clause("XT-13")
    @ValueSource(
            strings = {
                "education",
                "taxation",
                "ecology",
                "power-supply",
                "water-supply",
                "shitan",
                "tianyi-zone"
            })
    void organs_branches_public_enterprises_townships_and_the_zone_handle_matters(String unit) {
        Matter matter =
                xiangtan.triaged("承办责任单位 " + unit, "ordinary")
                        .acts(DISPATCHER, "assign", Map.of("lead", unit, "duty", "办理"));
        assertThat(matter.assignment(DISPATCHER, unit).at("/role").asString()).isEqualTo("lead");
        assertThat(matter.clockAt(unit, DISPATCHER, "resolve").at("/holder").asString())
                .isEqualTo(unit);
    }

    @Test
    @Clause("XT-16")
    void every_case_says_why_it_could_not_get_done_and_what_was_improved_afterwards() {
        Matter spot = xiangtan.atTheWindow("当场回复也要分析原因");
        assertThat(
                        spot.asks(WINDOW, "answer-on-spot", Map.of("answer", "可以当场办"))
                                .expect(422)
                                .at("/fields/0/field"))
                .isEqualTo("failure-cause");
        spot.acts(
                WINDOW, "answer-on-spot", Map.of("answer", "可以当场办", "failure-cause", "materials"));
        assertThat(spot.seen(DISPATCHER).at("/fields/failure-cause")).isEqualTo("materials");

        Matter matter =
                xiangtan.reported("办结要分析原因").acts(CALLBACK, "callback", Xiangtan.satisfied());
        Map<String, Object> closing = new HashMap<>(Xiangtan.closing());
        closing.remove("failure-cause");
        matter.asks(DISPATCHER, "close", closing).expect(422);
        matter.acts(DISPATCHER, "close", Xiangtan.closing())
                .acts(DISPATCHER, "note-improvement", Map.of("improvement", "取消纸质证明，改为内部核验"));
        assertThat(matter.seen(DISPATCHER).at("/fields/improvement")).contains("内部核验");
        assertThat(matter.seen(DISPATCHER).at("/fields/failure-cause")).isEqualTo("process");
    }
}
