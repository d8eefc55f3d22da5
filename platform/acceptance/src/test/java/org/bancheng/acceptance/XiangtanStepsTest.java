package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.CALLBACK;
import static org.bancheng.acceptance.Xiangtan.CONFERENCE_MEMBER;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.HOTLINE;
import static org.bancheng.acceptance.Xiangtan.HOUSING;
import static org.bancheng.acceptance.Xiangtan.HOUSING_HANDLER;
import static org.bancheng.acceptance.Xiangtan.INSPECTOR;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.MAILBOX;
import static org.bancheng.acceptance.Xiangtan.TASK_FORCE_LEAD;
import static org.bancheng.acceptance.Xiangtan.TOWNSHIP;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each step of Xiangtan's procedure: who may take it, what has to be said, and who is told. */
class XiangtanStepsTest {
    private static final String BOTH = "pengwei"; // dispatcher and callback officer
    private static final List<String> DISPATCH = List.of(DISPATCHER, BOTH);
    private static final List<String> CALLERS = List.of(DISPATCHER, BOTH, CALLBACK);
    private static final List<String> AT_LAND = List.of(LAND_HANDLER, "xiaotao");

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private Steps steps(Matter matter) {
        return new Steps(product, Xiangtan.TENANT, matter);
    }

    private static JsonNode order(Matter matter) {
        return matter.assignment(DISPATCHER, LAND);
    }

    @Test
    @Clause("XT-2")
    void each_channel_asks_what_is_needed_and_is_taken_by_its_own_post() {
        List<String> everywhere = List.of("subject", "body", "matter-kind", "reporter-kind");
        Map<String, List<String>> more =
                Map.of(
                        "county-hall", List.of("origin", "reporter-name", "reporter-phone"),
                        "township-hall", List.of("origin", "reporter-name", "reporter-phone"),
                        "hotline", List.of("origin", "reporter-phone"),
                        "mailbox", List.of("origin", "received-on", "reporter-name"));
        Map<String, String> clerks =
                Map.of(
                        "county-hall", WINDOW,
                        "township-hall", TOWNSHIP,
                        "hotline", HOTLINE,
                        "mailbox", MAILBOX);
        more.forEach(
                (channel, fields) -> {
                    List<String> clerk = List.of(clerks.get(channel));
                    for (String person : Steps.ofEachPost(Xiangtan.TENANT, clerk)) {
                        Answer refused = xiangtan.filing(person, channel, Map.of());
                        if (clerk.contains(person)) {
                            Steps.needs(refused, channel, Steps.all(everywhere, fields));
                        } else {
                            Steps.notHis(refused, channel + " by " + person);
                        }
                    }
                });
    }

    @Test
    @Clause("ALL-5")
    void the_web_page_asks_who_reports_and_what() {
        Steps.needs(
                xiangtan.filingOnTheWeb(Map.of()),
                "web",
                "subject",
                "body",
                "matter-kind",
                "reporter-kind",
                "reporter-name",
                "reporter-phone");
    }

    @Test
    @Clause({"XT-1", "XT-3a", "XT-3b", "XT-5", "XT-6", "XT-8"})
    void a_matter_is_answered_passed_on_triaged_and_assigned() {
        Matter matter = xiangtan.atTheWindow("逐步：受理到交办");
        Steps steps =
                steps(matter)
                        .only("answer-on-spot", List.of(WINDOW), "answer", "failure-cause")
                        .only("answer", DISPATCH, "answer", "failure-cause")
                        .only("accept", List.of(WINDOW, DISPATCHER, BOTH))
                        .only("triage", DISPATCH, "level", "complexity", "domain", "category")
                        .only("divert", DISPATCH, "destination", "reason")
                        .only("decline", DISPATCH, "reason");
        matter.acts(WINDOW, "accept", Map.of());
        steps.tells("post:dispatcher to-triage");
        Map<String, Object> negative = new HashMap<>(Xiangtan.triage("ordinary"));
        negative.put("hotline-rounds", -5);
        Steps.because(matter.asks(DISPATCHER, "triage", negative), "负数");
        matter.acts(DISPATCHER, "triage", Xiangtan.triage("ordinary"));
        steps.only("assign", DISPATCH, "lead", "duty");
        matter.acts(DISPATCHER, "assign", Map.of("lead", LAND, "duty", "核查"));
        steps.tells("reporter assigned", "unit:natural-resources work-order")
                .only("reclassify", DISPATCH, "complexity", "reason");
        Steps.because(
                matter.asks(
                        DISPATCHER, "reclassify", Map.of("complexity", "ordinary", "reason", "x")),
                "至少改一项");
        matter.acts(DISPATCHER, "reclassify", Map.of("complexity", "complex", "reason", "牵涉历史"));
        steps.tells("unit:natural-resources term-changed");
        matter.acts(DISPATCHER, "divert", Map.of("destination", "petition", "reason", "属信访"));
        steps.tells("unit:natural-resources cancelled", "reporter diverted");
        nobodyIsCalled(matter);

        Matter spot = xiangtan.atTheWindow("逐步：当场回复");
        steps = steps(spot);
        spot.acts(WINDOW, "answer-on-spot", Map.of("answer", "已办", "failure-cause", "enquiry"));
        steps.tellsAtLeast("reporter answered");
        nobodyIsCalled(spot);
        Matter online = xiangtan.onTheHotline("逐步：线上答复");
        steps =
                steps(online)
                        .only(
                                "answer",
                                List.of(HOTLINE, DISPATCHER, BOTH),
                                "answer",
                                "failure-cause");
        online.acts(HOTLINE, "answer", Map.of("answer", "已办", "failure-cause", "enquiry"));
        steps.tellsAtLeast("reporter answered");
        nobodyIsCalled(online);
        Matter declined = xiangtan.atTheWindow("逐步：不予受理");
        steps = steps(declined);
        declined.acts(DISPATCHER, "decline", Map.of("reason", "不属合理诉求"));
        steps.tells("reporter declined");
        nobodyIsCalled(declined);
    }

    @Test
    @Clause("XT-5")
    void what_comes_by_the_web_page_is_told_to_the_dispatchers_who_take_it_in() {
        steps(xiangtan.onTheWeb("逐步：网上登记")).toldAtFirst("post:dispatcher filed");
        steps(xiangtan.atTheWindow("逐步：窗口登记")).toldAtFirst();
    }

    /** Without a unit's result there is none to call the reporter about. */
    private static void nobodyIsCalled(Matter matter) {
        assertThat(matter.seen(DISPATCHER).at("/fields/callback")).isEmpty();
    }

    @Test
    @Clause("XT-3a")
    void the_dispatchers_are_told_that_an_online_answer_is_due_and_late() {
        steps(xiangtan.onTheHotline("逐步：线上答复提醒"))
                .tellsAt("2026-05-12T10:00", "post:dispatcher first-reply-due")
                .tellsAt("2026-05-12T17:30:01", "post:dispatcher first-reply-late");
    }

    @Test
    @Clause({"XT-7", "XT-8"})
    void a_unit_is_told_that_its_time_runs_out_and_that_it_has() {
        steps(xiangtan.assigned("逐步：期限提醒", "ordinary"))
                .tellsAt("2026-05-13T10:00", "unit:natural-resources sign-due")
                .tellsAt("2026-05-13T17:30:01", "unit:natural-resources deemed-signed")
                .tellsAt("2026-05-18T10:00", "unit:natural-resources term-due")
                .tellsAt(
                        "2026-05-18T17:30:01",
                        "unit:natural-resources term-late",
                        "post:dispatcher term-late");
    }

    @Test
    @Clause({"XT-5", "XT-7", "XT-8"})
    void an_order_is_signed_returned_extended_and_reported_by_its_unit() {
        Matter matter = xiangtan.assigned("逐步：承办", "ordinary");
        Steps steps = steps(matter).onlyOn(order(matter), "sign", AT_LAND);
        matter.actsAt(LAND, LAND_HANDLER, "sign", Map.of());
        steps.onlyOn(order(matter), "ask-return", AT_LAND, "not-our-duty", "reason", "ground")
                .onlyOn(order(matter), "note-progress", AT_LAND, "progress")
                .onlyOn(order(matter), "report", AT_LAND, "outcome", "result", "explanation")
                .onlyOn(order(matter), "ask-extension", AT_LAND, "days", "reason")
                .onlyOn(
                        order(matter),
                        "grant-extension",
                        List.of(DISPATCHER, BOTH, TASK_FORCE_LEAD),
                        "days")
                .onlyOn(order(matter), "refuse-extension", DISPATCH, "reason")
                .onlyOn(order(matter), "file-hard", AT_LAND, "issue");
        Steps.because(
                matter.asksAt(
                        LAND, LAND_HANDLER, "ask-extension", Map.of("days", 0, "reason", "x")),
                "1");
        matter.actsAt(LAND, LAND_HANDLER, "ask-extension", Map.of("days", 3, "reason", "等批复"));
        steps.tells("post:dispatcher extension-asked");
        Steps.because(
                matter.asksAt(
                        LAND, LAND_HANDLER, "ask-extension", Map.of("days", 3, "reason", "x")),
                "申请");
        Steps.because(
                matter.asksAt(LAND, DISPATCHER, "grant-extension", Map.of("days", 0)), "1 个以上");
        matter.actsAt(LAND, DISPATCHER, "refuse-extension", Map.of("reason", "时间够"));
        steps.tells("unit:natural-resources extension-refused");
        Steps.because(
                matter.asksAt(LAND, DISPATCHER, "refuse-extension", Map.of("reason", "x")), "申请");
        Steps.because(matter.asksAt(LAND, DISPATCHER, "grant-extension", Map.of("days", 3)), "申请");
        matter.actsAt(LAND, LAND_HANDLER, "ask-extension", Map.of("days", 3, "reason", "等批复"))
                .actsAt(LAND, DISPATCHER, "grant-extension", Map.of("days", 3));
        steps.tells("post:dispatcher extension-asked", "unit:natural-resources extension-granted");
        matter.actsAt(LAND, LAND_HANDLER, "ask-extension", Map.of("days", 2, "reason", "还差一天"))
                .actsAt(LAND, DISPATCHER, "refuse-extension", Map.of("reason", "够了"));
        steps.tells(
                "post:dispatcher extension-asked",
                "post:task-force-lead extension-exception",
                "unit:natural-resources extension-refused");
        Map<String, Object> notOurs =
                Map.of("not-our-duty", true, "reason", "不归我们", "ground", "三定方案");
        matter.actsAt(LAND, LAND_HANDLER, "ask-return", notOurs);
        steps.tells("post:dispatcher return-asked")
                .onlyOn(order(matter), "approve-return", DISPATCH, "to-unit", "duty")
                .onlyOn(order(matter), "reject-return", DISPATCH, "reason");
        matter.actsAt(LAND, DISPATCHER, "reject-return", Map.of("reason", "归你们"));
        steps.tells("unit:natural-resources return-rejected");
        Steps.because(matter.asksAt(LAND, LAND_HANDLER, "ask-return", notOurs), "审核没有通过");
        Matter longer = xiangtan.signed("逐步：延期超过五天", "ordinary");
        steps = steps(longer);
        longer.actsAt(LAND, LAND_HANDLER, "ask-extension", Map.of("days", 6, "reason", "等批复"));
        steps.tells("post:dispatcher extension-asked", "post:task-force-lead extension-exception");
        Matter returned = xiangtan.signed("逐步：退回", "ordinary");
        steps = steps(returned);
        returned.actsAt(LAND, LAND_HANDLER, "ask-return", notOurs);
        Steps.because(
                returned.asksAt(
                        LAND, DISPATCHER, "approve-return", Map.of("to-unit", LAND, "duty", "x")),
                "单位");
        returned.actsAt(
                LAND, DISPATCHER, "approve-return", Map.of("to-unit", HOUSING, "duty", "核查"));
        Matter shared = xiangtan.triaged("逐步：退回给协办单位", "ordinary");
        Steps.because(
                shared.asks(
                        DISPATCHER,
                        "assign",
                        Map.of("lead", LAND, "co-handling", List.of(LAND), "duty", "核查")),
                "不能同时是协办单位");
        shared.acts(
                        DISPATCHER,
                        "assign",
                        Map.of("lead", LAND, "co-handling", List.of(HOUSING), "duty", "核查"))
                .actsAt(LAND, LAND_HANDLER, "sign", Map.of())
                .actsAt(LAND, LAND_HANDLER, "ask-return", notOurs);
        Steps.because(
                shared.asksAt(
                        LAND,
                        DISPATCHER,
                        "approve-return",
                        Map.of("to-unit", HOUSING, "duty", "x")),
                "已经在办这件事");
        steps.tells(
                "post:dispatcher return-asked",
                "unit:housing work-order",
                "unit:natural-resources return-approved");
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

    @Test
    @Clause({"XT-3c", "XT-12"})
    void a_hard_matter_is_put_before_the_conference_and_its_resolution_becomes_tasks() {
        Matter matter = hard("逐步：联席会议");
        Steps steps = steps(matter);
        matter.actsAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "权限不清"));
        steps.tells("post:dispatcher conference-filed");
        JsonNode conference = matter.paper(DISPATCHER, "conference", "conference");
        steps.onlyOn(conference, "convene", DISPATCH, "held-on", "place", "agenda")
                .onlyOn(conference, "drop", DISPATCH, "reason");
        Map<String, Object> convening =
                new HashMap<>(
                        Map.of(
                                "held-on",
                                "2026-05-10",
                                "place",
                                "三楼",
                                "others",
                                List.of(HOUSING),
                                "agenda",
                                "一事一议"));
        Steps.because(matter.asksOn(conference, DISPATCHER, "convene", convening), "今天或今后");
        convening.put("held-on", "2026-05-13");
        matter.actsOn(conference, DISPATCHER, "convene", convening);
        steps.tells("post:conference-member conference-convened", "unit:housing meeting-invited");
        JsonNode kept = matter.paper(DISPATCHER, "conference", "conference");
        assertThat(kept.at("/fields/place").asString()).isEqualTo("三楼");
        assertThat(kept.at("/fields/agenda").asString()).isEqualTo("一事一议");
        JsonNode first = matter.paper(HOUSING_HANDLER, "invitation", "invitation");
        assertThat(first.at("/fields/held-on").asString()).isEqualTo("2026-05-13");
        assertThat(matter.seen(HOUSING_HANDLER).text())
                .as("who is only asked to a meeting")
                .contains("三楼")
                .doesNotContain("去了三次窗口");
        steps.onlyOn(first, "acknowledge", List.of(HOUSING_HANDLER), "attendee");
        convening.put("held-on", "2026-05-14");
        matter.actsOn(conference, DISPATCHER, "convene", convening);
        assertThat(invitations(matter)).as("the first one is over").containsExactly("over", "sent");
        steps.tells("post:conference-member conference-convened", "unit:housing meeting-invited")
                .onlyOn(
                        conference,
                        "give-opinion",
                        List.of(CONFERENCE_MEMBER, TASK_FORCE_LEAD),
                        "opinion")
                .onlyOn(conference, "resolve", DISPATCH, "minutes", "resolution");
        Steps.because(
                matter.asksOn(
                        conference,
                        DISPATCHER,
                        "resolve",
                        Map.of(
                                "attended", List.of(HOUSING),
                                "minutes", "纪要",
                                "resolution", "分两步办")),
                "至少两个");
        matter.actsOn(
                conference,
                DISPATCHER,
                "resolve",
                Map.of(
                        "attended", List.of("justice", HOUSING),
                        "minutes", "纪要",
                        "resolution", "分两步办"));
        steps.ended(DISPATCHER, Map.of("invitation", "over"));
        steps.onlyOn(conference, "add-task", DISPATCH, "task-unit", "duty")
                .onlyOn(conference, "finish", DISPATCH);
        Steps.because(matter.asksOn(conference, DISPATCHER, "finish", Map.of()), "任务");
        matter.actsOn(
                conference, DISPATCHER, "add-task", Map.of("task-unit", HOUSING, "duty", "先登记"));
        steps.tells("unit:housing work-order");

        Matter dropped = hard("逐步：撤下会议");
        dropped.actsAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "权限不清"))
                .actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"))
                .actsOn(
                        dropped.paper(DISPATCHER, "conference", "conference"),
                        DISPATCHER,
                        "drop",
                        Map.of("reason", "已协调好"));
        assertThat(dropped.state(DISPATCHER)).isEqualTo("verifying");

        Matter withdrawn = hard("逐步：撤回时已经召集");
        withdrawn.actsAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "权限不清"));
        withdrawn.actsOn(
                withdrawn.paper(DISPATCHER, "conference", "conference"),
                DISPATCHER,
                "convene",
                convening);
        withdrawn.reporterAsks("withdraw", Map.of()).expect(200);
        assertThat(invitations(withdrawn)).containsExactly("over");
    }

    private static List<String> invitations(Matter matter) {
        return matter.seen(DISPATCHER).list("/assignments").stream()
                .filter(paper -> paper.get("type").asString().equals("invitation"))
                .map(paper -> paper.get("state").asString())
                .toList();
    }

    @Test
    @Clause({"XT-3c", "XT-8"})
    void who_does_not_convene_in_time_is_reminded_and_so_is_the_lead_of_the_task_force() {
        Matter matter = hard("逐步：会议提醒");
        matter.actsAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "权限不清"));
        steps(matter)
                .tellsAt(
                        "2026-05-25T10:00",
                        "post:dispatcher conference-filed",
                        "unit:natural-resources term-due")
                .tellsAt(
                        "2026-05-25T17:30:01",
                        "post:dispatcher conference-filed",
                        "post:task-force-lead conference-filed",
                        "unit:natural-resources term-late",
                        "post:dispatcher term-late");
    }

    @Test
    @Clause("XT-10")
    void what_is_overdue_is_urged_reported_supervised_and_accounted_for() {
        Matter matter = xiangtan.signed("逐步：催办到问责", "ordinary");
        Steps steps =
                steps(matter)
                        .onlyOn(order(matter), "urge", DISPATCH, "demand")
                        .onlyOn(order(matter), "refer", DISPATCH, "demand")
                        .onlyOn(
                                order(matter),
                                "supervise",
                                List.of(INSPECTOR),
                                "demand",
                                "supervised-until")
                        .onlyOn(order(matter), "account", List.of(INSPECTOR), "demand")
                        .tellsAt("2026-05-18T10:00", "unit:natural-resources term-due")
                        .tellsAt(
                                "2026-05-18T17:30:01",
                                "unit:natural-resources term-late",
                                "post:dispatcher term-late");
        product.clock().set("2026-05-19T09:00");
        List<String> readers = List.of(LAND_HANDLER, "xiaotao", INSPECTOR);
        List<String> settlers = List.of(DISPATCHER, BOTH, INSPECTOR);
        matter.actsAt(LAND, DISPATCHER, "urge", Map.of("demand", "请抓紧", "due", "2026-05-21"));
        steps.tells("unit:natural-resources letter-sent");
        JsonNode urge = matter.paper(DISPATCHER, "letter", "urge");
        steps.onlyOn(urge, "receive", readers).onlyOn(urge, "reply", readers, "reply");
        Steps.because(matter.asksOn(urge, INSPECTOR, "receive", Map.of()), "");
        Steps.because(matter.asksOn(urge, INSPECTOR, "reply", Map.of("reply", "x")), "");
        matter.actsOn(urge, LAND_HANDLER, "reply", Map.of("reply", "已加派人手"));
        steps.tells("post:dispatcher letter-replied")
                .onlyOn(urge, "close", settlers)
                .onlyOn(urge, "return-reply", settlers, "reason", "due")
                .onlyOn(urge, "withdraw", settlers, "reason");
        Steps.because(
                matter.asksOn(urge, INSPECTOR, "withdraw", Map.of("reason", "x")), "谁发的文书由谁撤销");
        Steps.because(matter.asksOn(urge, INSPECTOR, "close", Map.of()), "");
        Map<String, Object> again = Map.of("reason", "没有写期限", "due", "2026-05-28");
        Steps.because(matter.asksOn(urge, INSPECTOR, "return-reply", again), "谁发的文书");
        matter.actsOn(urge, DISPATCHER, "return-reply", again);
        steps.tells("unit:natural-resources letter-returned");
        assertThat(matter.paper(DISPATCHER, "letter", "urge").at("/clocks/0/due").asString())
                .startsWith("2026-05-28T17:30");

        matter.actsAt(LAND, DISPATCHER, "refer", Map.of("demand", "催办后仍未解决"));
        steps.tells("unit:inspection-office letter-sent");
        JsonNode referral = matter.paper(INSPECTOR, "letter", "referral");
        matter.actsOn(referral, INSPECTOR, "receive", Map.of())
                .actsOn(referral, INSPECTOR, "reply", Map.of("reply", "已立项督办"));
        steps.tells("post:dispatcher letter-replied");
        Steps.because(matter.asksAt(LAND, DISPATCHER, "refer", Map.of("demand", "x")), "");

        matter.actsAt(LAND, DISPATCHER, "urge", Map.of("demand", "误发", "due", "2026-05-21"))
                .actsOn(
                        matter.paper(DISPATCHER, "letter", "urge"),
                        DISPATCHER,
                        "withdraw",
                        Map.of("reason", "发错了"));
        steps.tells(
                "unit:natural-resources letter-sent", "unit:natural-resources letter-withdrawn");
        matter.actsAt(
                LAND,
                INSPECTOR,
                "supervise",
                Map.of("demand", "限期办结", "supervised-until", "2026-05-21"));
        steps.tells("unit:natural-resources letter-sent");
        JsonNode supervision = matter.paper(INSPECTOR, "letter", "supervise");
        matter.actsOn(supervision, LAND_HANDLER, "reply", Map.of("reply", "正在办"));
        steps.tells("post:inspector letter-replied");
        Steps.because(matter.asksOn(supervision, DISPATCHER, "close", Map.of()), "");
        Steps.because(matter.asksAt(LAND, INSPECTOR, "account", Map.of("demand", "x")), "");
        matter.actsAt(LAND, DISPATCHER, "urge", Map.of("demand", "再催", "due", "2026-05-21"));
        steps.tells("unit:natural-resources letter-sent")
                .tellsAt("2026-05-21T10:00", "unit:natural-resources term-due")
                .tellsAt(
                        "2026-05-21T17:30:01",
                        "unit:natural-resources term-late",
                        "post:dispatcher term-late",
                        "post:inspector term-late");
        matter.actsAt(LAND, INSPECTOR, "account", Map.of("demand", "追责"));
        steps.tells("unit:natural-resources letter-sent");

        Map<String, Object> back = new HashMap<>(Map.of("reason", "没有结果"));
        back.put("due", "2026-05-20");
        matter.asksOn(supervision, INSPECTOR, "return-reply", back).expect(422);
        back.put("due", "2026-05-25");
        matter.actsOn(supervision, INSPECTOR, "return-reply", back);
        steps.tells("unit:natural-resources letter-returned");
        assertThat(matter.paper(INSPECTOR, "letter", "supervise").at("/clocks/0/due").asString())
                .startsWith("2026-05-25T17:30");
    }

    @Test
    @Clause({"XT-9", "XT-10"})
    void what_was_supervised_in_an_earlier_round_is_accounted_for_only_when_supervised_again() {
        Matter matter = xiangtan.signed("逐步：重办再督办", "ordinary");
        product.clock().set("2026-05-19T09:00");
        Map<String, Object> supervising =
                new HashMap<>(Map.of("demand", "限期", "supervised-until", "2026-05-20"));
        matter.actsAt(LAND, DISPATCHER, "urge", Map.of("demand", "请抓紧"))
                .actsAt(LAND, DISPATCHER, "refer", Map.of("demand", "仍未解决"))
                .actsAt(LAND, INSPECTOR, "supervise", supervising);
        product.clock().set("2026-05-21T09:00");
        matter.actsAt(LAND, INSPECTOR, "account", Map.of("demand", "追责"))
                .actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"))
                .acts(CALLBACK, "callback", Xiangtan.dissatisfied("subjective"))
                .actsAt(LAND, DISPATCHER, "redo", Map.of("reason", "没有办"));
        JsonNode again = order(matter);
        assertThat(again.at("/fields/outcome").asString("")).isEmpty();
        assertThat(again.at("/fields/supervised-until").asString("")).isEmpty();
        assertThat(again.at("/fields/supervision").asString()).isEqualTo("supervised");
        Steps.because(matter.asksAt(LAND, INSPECTOR, "account", Map.of("demand", "x")), "督办期限已过");
        supervising.put("supervised-until", "2026-05-22");
        matter.actsAt(LAND, INSPECTOR, "supervise", supervising);
        product.clock().set("2026-05-22T17:31");
        matter.actsAt(LAND, INSPECTOR, "account", Map.of("demand", "再追责"));
    }

    @Test
    @Clause({"XT-9", "XT-16"})
    void the_result_is_verified_called_back_and_closed_with_its_cause() {
        Matter matter = xiangtan.signed("逐步：核查回访", "ordinary");
        Steps steps = steps(matter);
        matter.actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"));
        steps.tells("reporter unit-reported", "post:callback-officer to-call-back")
                .only("callback", CALLERS, "verification", "reached")
                .only("close", DISPATCH, "outcome", "reason", "failure-cause")
                .onlyOn(order(matter), "redo", CALLERS, "reason");
        Map<String, Object> unsaid = new HashMap<>(Xiangtan.satisfied());
        unsaid.remove("satisfaction");
        Steps.because(matter.asks(CALLBACK, "callback", unsaid), "");
        Map<String, Object> guessed = new HashMap<>(Xiangtan.satisfied());
        guessed.put("reached", false);
        Steps.because(matter.asks(CALLBACK, "callback", guessed), "");
        Map<String, Object> blamed = new HashMap<>(Xiangtan.satisfied());
        blamed.put("cause", "objective");
        Steps.because(matter.asks(CALLBACK, "callback", blamed), "");
        for (String missing : List.of("cause", "opinion")) {
            Map<String, Object> unexplained = new HashMap<>(Xiangtan.dissatisfied("subjective"));
            unexplained.remove(missing);
            Steps.because(matter.asks(CALLBACK, "callback", unexplained), "主观还是客观");
        }
        Steps.because(matter.asksAt(LAND, DISPATCHER, "redo", Map.of("reason", "x")), "");
        matter.acts(CALLBACK, "callback", Xiangtan.dissatisfied("subjective"))
                .actsAt(LAND, DISPATCHER, "redo", Map.of("reason", "证书有误"));
        steps.tells("unit:natural-resources redo");
        matter.actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"))
                .acts(CALLBACK, "callback", Xiangtan.satisfied());
        Steps.because(matter.asks(CALLBACK, "callback", Xiangtan.satisfied()), "");
        matter.acts(DISPATCHER, "close", Xiangtan.closing());
        steps.tells(
                        "reporter unit-reported",
                        "post:callback-officer to-call-back",
                        "reporter closed")
                .only("note-improvement", DISPATCH, "improvement")
                .only("follow-up-rating", CALLERS, "reached", "opinion");
        Steps.because(
                matter.asks(CALLBACK, "follow-up-rating", Map.of("reached", true, "opinion", "x")),
                "不满意的才做差评回访");
    }

    /** Answered until one is drawn: the system draws lots, one in ten. */
    private static Matter drawn(Supplier<Matter> filed, String clerk, String action) {
        Matter matter;
        int answered = 0;
        do {
            assertThat(answered++).as("one in ten is drawn").isLessThan(400);
            matter = filed.get();
            matter.acts(clerk, action, Map.of("answer", "当场可取", "failure-cause", "enquiry"));
        } while (!matter.seen(DISPATCHER).at("/fields/sampled").equals("true"));
        return matter;
    }

    @Test
    @Clause({"XT-3a", "XT-9"})
    void what_was_answered_online_is_drawn_for_a_spot_check_too() {
        Matter matter = drawn(() -> xiangtan.onTheHotline("逐步：线上抽查"), HOTLINE, "answer");
        steps(matter).tellsAtLeast("post:callback-officer spot-check");
        assertThat(matter.paper(CALLBACK, "spot-check", "spot-check").at("/state").asString())
                .isEqualTo("to-call");
    }

    @Test
    @Clause("XT-9")
    void who_is_drawn_for_a_spot_check_is_called_by_the_callback_officers() {
        Matter matter = drawn(() -> xiangtan.atTheWindow("逐步：抽查"), WINDOW, "answer-on-spot");
        Steps steps = steps(matter);
        steps.tellsAtLeast("post:callback-officer spot-check")
                .onlyOn(
                        matter.paper(CALLBACK, "spot-check", "spot-check"),
                        "call",
                        List.of(CALLBACK, BOTH),
                        "reached")
                .tellsAt("2026-05-18T10:00", "post:callback-officer spot-check")
                .tellsAt("2026-05-18T17:30:01", "post:dispatcher spot-check");
        matter.actsOn(
                matter.paper(CALLBACK, "spot-check", "spot-check"),
                CALLBACK,
                "call",
                Map.of("reached", true, "satisfaction", "dissatisfied", "opinion", "没有说清"));
        steps.tells("post:dispatcher spot-check-dissatisfied");
    }

    @Test
    @Clause("ALL-5")
    void the_reporter_adds_withdraws_rates_and_asks_again() {
        Matter matter = xiangtan.signed("逐步：反映人", "ordinary");
        Steps steps =
                steps(matter)
                        .only("supplement", List.of(WINDOW, DISPATCHER, BOTH), "supplement")
                        .only("withdraw", List.of())
                        .reporterNeeds("supplement", "supplement");
        matter.reporterAsks("supplement", Map.of("supplement", "补充")).expect(200);
        steps.tells("post:dispatcher supplemented", "unit:natural-resources supplemented");
        matter.actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"))
                .acts(CALLBACK, "callback", Xiangtan.satisfied())
                .acts(DISPATCHER, "close", Xiangtan.closing());
        steps.tells(
                        "reporter unit-reported",
                        "post:callback-officer to-call-back",
                        "reporter closed")
                .only("rate", List.of())
                .reporterNeeds("rate", "rating")
                .only("ask-reopen", List.of())
                .reporterNeeds("ask-reopen", "reason");
        Steps.because(matter.reporterAsks("rate", Map.of("rating", 2)), "不满意的原因");
        matter.reporterAsks("rate", Map.of("rating", 2, "comment", "太慢")).expect(200);
        steps.tells("post:dispatcher rated", "post:callback-officer rated-badly");
        Steps.because(matter.reporterAsks("rate", Map.of("rating", 5)), "已经评价过");
        matter.reporterAsks("ask-reopen", Map.of("reason", "又坏了")).expect(200);
        steps.tells("post:dispatcher reopen-asked")
                .only("reopen", DISPATCH)
                .only("refuse-reopen", DISPATCH, "reason");
        matter.acts(DISPATCHER, "refuse-reopen", Map.of("reason", "是另一件事"));
        steps.tells("reporter reopen-refused");
        matter.reporterAsks("ask-reopen", Map.of("reason", "不是")).expect(200);
        matter.acts(DISPATCHER, "reopen", Map.of());
        steps.tells("post:dispatcher reopen-asked", "reporter reopened");
        for (String earlier :
                List.of("level", "complexity", "outcome", "failure-cause", "rating")) {
            assertThat(matter.seen(DISPATCHER).at("/fields/" + earlier)).as(earlier).isEmpty();
        }
        Steps.because(matter.asksAt(LAND, DISPATCHER, "redo", Map.of("reason", "x")), "不能发回重办");
    }

    @Test
    @Clause({"ALL-5", "XT-3a"})
    void what_came_online_and_is_reopened_is_answered_in_one_working_day_again() {
        Matter online = xiangtan.onTheHotline("逐步：线上重启");
        online.acts(HOTLINE, "answer", Map.of("answer", "已办", "failure-cause", "enquiry"));
        online.reporterAsks("ask-reopen", Map.of("reason", "没有办")).expect(200);
        product.clock().set("2026-05-13T10:00");
        online.acts(DISPATCHER, "reopen", Map.of());
        assertThat(online.seen(DISPATCHER).at("/fields/sampled")).isEmpty();
        steps(online)
                .due("first-reply", DISPATCHER, "2026-05-14T17:30")
                .tellsAt("2026-05-14T10:00", "post:dispatcher first-reply-due")
                .tellsAt("2026-05-14T17:30:01", "post:dispatcher first-reply-late");
    }

    @Test
    @Clause({"ALL-5", "XT-9", "XT-10"})
    void a_reporter_who_withdraws_clears_no_unit_and_nothing_is_sent_back_any_more() {
        Matter matter = xiangtan.signed("逐步：撤回不抹去督办", "ordinary");
        product.clock().set("2026-05-19T09:00");
        matter.actsAt(LAND, DISPATCHER, "urge", Map.of("demand", "请抓紧"))
                .actsAt(LAND, DISPATCHER, "refer", Map.of("demand", "仍未解决"))
                .actsAt(
                        LAND,
                        INSPECTOR,
                        "supervise",
                        Map.of("demand", "限期", "supervised-until", "2026-05-20"));
        matter.reporterAsks("withdraw", Map.of()).expect(200);
        nobodyIsCalled(matter);
        assertThat(matter.paper(DISPATCHER, "letter", "urge").at("/state").asString())
                .isEqualTo("withdrawn");
        assertThat(matter.paper(DISPATCHER, "letter", "referral").at("/state").asString())
                .isEqualTo("sent");
        JsonNode supervision = matter.paper(INSPECTOR, "letter", "supervise");
        assertThat(supervision.at("/state").asString()).isEqualTo("sent");
        matter.actsOn(supervision, LAND_HANDLER, "reply", Map.of("reply", "已办"))
                .actsOn(supervision, INSPECTOR, "close", Map.of());

        product.clock().set("2026-05-11T09:00");
        Matter called = xiangtan.reported("逐步：撤回以后不重办");
        called.acts(CALLBACK, "callback", Xiangtan.dissatisfied("subjective"));
        called.reporterAsks("withdraw", Map.of()).expect(200);
        assertThat(called.seen(DISPATCHER).at("/fields/callback"))
                .isEqualTo("dissatisfied-subjective");
        Steps.because(called.asksAt(LAND, DISPATCHER, "redo", Map.of("reason", "x")), "不能发回重办");
    }

    @Test
    @Clause({"ALL-5", "XT-6"})
    void what_is_withdrawn_or_diverted_ends_with_all_that_was_begun_for_it() {
        for (String how : List.of("withdraw", "divert")) {
            product.clock().set("2026-05-11T09:00");
            Matter matter = hard("逐步：" + how);
            matter.actsAt(LAND, LAND_HANDLER, "file-hard", Map.of("issue", "权限不清"));
            product.clock().set("2026-05-26T09:00");
            matter.actsAt(LAND, DISPATCHER, "urge", Map.of("demand", "请抓紧"));
            if (how.equals("withdraw")) {
                matter.reporterAsks(how, Map.of()).expect(200);
            } else {
                matter.acts(DISPATCHER, how, Map.of("destination", "petition", "reason", "属信访"));
            }
            steps(matter)
                    .ended(
                            DISPATCHER,
                            Map.of(
                                    "assignment", "cancelled",
                                    "conference", "dropped",
                                    "letter", "withdrawn"));
        }
        product.clock().set("2026-05-11T09:00");
        Matter withdrawn = xiangtan.assigned("逐步：撤回", "ordinary");
        Steps steps = steps(withdrawn);
        withdrawn.reporterAsks("withdraw", Map.of()).expect(200);
        steps.tells("unit:natural-resources cancelled", "post:dispatcher withdrawn");
    }

    @Test
    @Clause({"XT-11", "XT-14"})
    void typical_cases_and_analyses_are_written_reviewed_and_submitted_in_time() {
        List<String> writers =
                List.of(DISPATCHER, BOTH, CALLBACK, LAND_HANDLER, "xiaotao", "tangrui");
        Steps.entered(
                product,
                Xiangtan.TENANT,
                "typical",
                writers,
                "kind",
                "subject",
                "situation",
                "approach",
                "effect");
        Map<String, Object> form =
                Map.of(
                        "kind", "practice",
                        "subject", "逐步：并联办理",
                        "situation", "一件事跑三个窗口",
                        "approach", "并成一个",
                        "effect", "跑一次办成");
        Matter typical = Matter.entry(product, Xiangtan.TENANT, "typical", DISPATCHER, form);
        List<String> lead = List.of(TASK_FORCE_LEAD);
        List<String> office = List.of(DISPATCHER, BOTH, TASK_FORCE_LEAD);
        steps(typical)
                .toldAtFirst("post:task-force-lead to-review")
                .only("publish", lead, "anonymous")
                .only("amend", office, "subject", "situation", "approach", "effect")
                .only("take-down", lead, "reason");

        // a quarter of which no other test tells
        product.clock().set("2026-08-10T09:00");
        Steps.entered(product, Xiangtan.TENANT, "analysis", office, "from", "until");
        Matter analysis =
                Matter.entry(
                        product,
                        Xiangtan.TENANT,
                        "analysis",
                        DISPATCHER,
                        Map.of("from", "2026-08-01", "until", "2026-08-03"));
        steps(analysis)
                .toldAtFirst("post:dispatcher report-to-write")
                .only("draft", office, "findings")
                .only("submit", lead, "findings", "proposals", "assessed-by")
                .only("void", lead, "reason")
                .tellsAt("2026-08-24T10:00", "post:dispatcher report-due")
                .tellsAt("2026-08-24T17:30:01", "post:task-force-lead report-late");
    }
}
