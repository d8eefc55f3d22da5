package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Chongming.CALLBACK;
import static org.bancheng.acceptance.Chongming.COORDINATOR;
import static org.bancheng.acceptance.Chongming.DISPATCHER;
import static org.bancheng.acceptance.Chongming.HALL;
import static org.bancheng.acceptance.Chongming.LABOUR;
import static org.bancheng.acceptance.Chongming.LABOUR_OFFICER;
import static org.bancheng.acceptance.Chongming.MARKET;
import static org.bancheng.acceptance.Chongming.MARKET_OFFICER;
import static org.bancheng.acceptance.Chongming.SUPERVISOR;
import static org.bancheng.acceptance.Chongming.WINDOW;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each step of Chongming's procedure: who may take it, what has to be said, and who is told. */
class ChongmingStepsTest {
    private static final String HALL_HEAD = "luchen";
    private static final List<String> DISPATCH = List.of(DISPATCHER, CALLBACK);
    private static final List<String> AT_MARKET = List.of(MARKET_OFFICER);
    private static final List<String> AT_HALL = List.of(WINDOW, HALL_HEAD);

    private final Product product = Product.get();
    private final Chongming chongming = new Chongming(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private Steps steps(Matter matter) {
        return new Steps(product, Chongming.TENANT, matter);
    }

    private static JsonNode order(Matter matter) {
        return matter.assignment(DISPATCHER, MARKET);
    }

    private static List<String> and(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    @Clause({"CM-1", "CM-3"})
    void each_channel_asks_what_is_needed_and_is_taken_by_its_own_clerk() {
        String[] named = {"subject", "body", "reporter-name", "reporter-phone"};
        String[] business = {"business-name", "subject", "body", "reporter-name", "reporter-phone"};
        Map<String, String[]> open =
                Map.of(
                        "web", named,
                        "business-web", business,
                        "citizen-cloud", named,
                        "business-cloud", business,
                        "terminal", new String[] {"subject", "body"});
        open.forEach(
                (channel, fields) ->
                        Steps.needs(
                                product.anyone()
                                        .post(
                                                "/chongming/api/v1/public/cases",
                                                Map.of("channel", channel, "inputs", Map.of())),
                                channel,
                                fields));
        Map<String, List<String>> taken = Map.of("hall", AT_HALL, "mid-exit", DISPATCH);
        taken.forEach(
                (channel, clerks) -> {
                    for (String person : Steps.ofEachPost(Chongming.TENANT, clerks)) {
                        Answer refused = chongming.filing(person, channel, Map.of());
                        if (!clerks.contains(person)) {
                            Steps.notHis(refused, channel + " by " + person);
                        } else if (channel.equals("hall")) {
                            Steps.needs(refused, channel, named);
                        } else {
                            Steps.needs(
                                    refused,
                                    channel,
                                    "rating-number",
                                    "subject",
                                    "body",
                                    "reporter-name",
                                    "reporter-phone");
                        }
                    }
                });
    }

    @Test
    @Clause({"CM-2", "CM-3", "CM-4", "CM-5"})
    void a_matter_is_answered_declined_kept_submitted_or_assigned() {
        List<String> first = and(AT_HALL, DISPATCHER, CALLBACK);
        Matter matter = chongming.atTheWindow("逐步：受理");
        Steps steps =
                steps(matter)
                        .only("answer", first, "answer")
                        .only("decline", first, "decline-ground", "reason")
                        .only("keep", AT_HALL, "complexity", "category", "lead", "duty")
                        .only("submit", AT_HALL)
                        .only("assign", DISPATCH, "complexity", "category", "lead", "duty");
        matter.acts(WINDOW, "submit", Map.of());
        steps.tells("post:dispatcher to-dispatch");
        Map<String, Object> both = Chongming.assigning("ordinary", MARKET, MARKET);
        Steps.because(matter.asks(DISPATCHER, "assign", both), "同时是协办");
        matter.acts(DISPATCHER, "assign", Chongming.assigning("ordinary", MARKET));
        steps.tells("reporter assigned", "unit:market-supervision work-order");

        Matter kept = chongming.atTheWindow("逐步：本中心处置");
        steps = steps(kept);
        kept.acts(WINDOW, "keep", Chongming.assigning("simple", HALL));
        steps.tells("reporter assigned", "unit:district-hall work-order");
        Matter answered = chongming.atTheWindow("逐步：当场答复");
        steps = steps(answered);
        answered.acts(WINDOW, "answer", Map.of("answer", "已打印"));
        steps.tells("reporter answered");

        Map<String, Object> form = Chongming.form("逐步：自动派单");
        form.put("category", "business");
        Matter routed =
                new Matter(product, Chongming.TENANT, chongming.filing(WINDOW, "hall", form));
        steps = steps(routed);
        routed.acts(WINDOW, "submit", Map.of());
        steps.tells("reporter assigned", "unit:market-supervision work-order");
        Map<String, Object> barred = Map.of("decline-ground", "law", "reason", "法律不允许");
        Steps.because(routed.asks(WINDOW, "decline", barred), "区行政服务中心");
        routed.acts(DISPATCHER, "decline", barred);
        steps.tells("unit:market-supervision cancelled", "reporter declined");
    }

    @Test
    @Clause("CM-4")
    void what_nobody_dispatched_on_its_day_is_called_to_mind() {
        steps(chongming.atTheWindow("逐步：当日没有去处"))
                .due("dispatching", DISPATCHER, "2026-05-11T17:30")
                .tellsAt("2026-05-12T09:00", "post:dispatcher to-dispatch");
    }

    @Test
    @Clause({"CM-4", "CM-5", "CM-7", "CM-8", "CM-10", "CM-13"})
    void an_order_is_taken_and_handled_by_its_unit() {
        Matter matter =
                chongming
                        .atTheWindow("逐步：承办")
                        .acts(DISPATCHER, "assign", Chongming.assigning("ordinary", MARKET));
        Steps steps =
                steps(matter)
                        .onlyOn(order(matter), "sign", AT_MARKET)
                        .onlyOn(order(matter), "not-ours", AT_MARKET, "reason")
                        .onlyOn(order(matter), "redispatch", DISPATCH, "to-unit", "reason")
                        .onlyOn(order(matter), "urge", List.of(), "demand");
        matter.actsAt(MARKET, MARKET_OFFICER, "not-ours", Map.of("reason", "归人社"));
        steps.tells("post:dispatcher not-ours");
        Steps.because(
                matter.asksAt(
                        MARKET,
                        DISPATCHER,
                        "redispatch",
                        Map.of("to-unit", MARKET, "reason", "x", "duty", "x")),
                "其他单位");
        matter.actsAt(
                MARKET,
                DISPATCHER,
                "redispatch",
                Map.of("to-unit", LABOUR, "reason", "归人社", "duty", "核对"));
        steps.tells("unit:human-resources work-order", "unit:market-supervision cancelled");

        Matter taken = chongming.taken("ordinary", "逐步：接单之后");
        steps =
                steps(taken)
                        .onlyOn(order(taken), "contact", AT_MARKET, "result")
                        .onlyOn(order(taken), "note-progress", AT_MARKET, "progress")
                        .onlyOn(
                                order(taken),
                                "report",
                                AT_MARKET,
                                "outcome",
                                "result",
                                "explanation")
                        .onlyOn(order(taken), "ask-co-handling", AT_MARKET, "co-unit", "duty")
                        .onlyOn(order(taken), "dispatch-down", AT_MARKET, "sub-unit", "duty")
                        .onlyOn(order(taken), "ask-coordination", AT_MARKET, "across", "issue")
                        .onlyOn(order(taken), "extend", DISPATCH, "days", "reason")
                        .onlyOn(
                                order(taken),
                                "plan-measure",
                                AT_MARKET,
                                "measure-kind",
                                "content",
                                "measure-due");
        Steps.because(
                taken.asksAt(MARKET, MARKET_OFFICER, "not-ours", Map.of("reason", "归人社")), "首受负责");
        Steps.because(
                taken.asksAt(
                        MARKET,
                        DISPATCHER,
                        "redispatch",
                        Map.of("to-unit", LABOUR, "reason", "x", "duty", "x")),
                "首受负责");
        Steps.because(taken.asksAt(MARKET, MARKET_OFFICER, "report", Chongming.solved()), "先联系");
        taken.actsAt(MARKET, MARKET_OFFICER, "contact", Chongming.contact());
        for (int days : new int[] {0, 11}) {
            Steps.because(
                    taken.asksAt(MARKET, DISPATCHER, "extend", Map.of("days", days, "reason", "x")),
                    "1 到 10");
        }
        taken.actsAt(MARKET, DISPATCHER, "extend", Map.of("days", 2, "reason", "停电"));
        steps.tells("unit:market-supervision term-changed");
        Map<String, Object> idle = new HashMap<>(Chongming.solved());
        idle.put("follow-up", "没有要跟踪的");
        Steps.because(taken.asksAt(MARKET, MARKET_OFFICER, "report", idle), "跟踪");
        taken.actsAt(
                MARKET,
                MARKET_OFFICER,
                "ask-coordination",
                Map.of("across", "tiers", "issue", "两级系统不通"));
        steps.tells("post:coordinator coordination-asked");
        JsonNode coordination = taken.paper(COORDINATOR, "coordination", "coordination");
        List<String> office = List.of(COORDINATOR);
        steps.onlyOn(coordination, "add-unit", office, "co-unit", "duty")
                .onlyOn(coordination, "settle", office, "resolution")
                .onlyOn(coordination, "return", office, "reason");
        taken.actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved());
        steps.tells("reporter unit-reported")
                .onlyOn(order(taken), "call-back", AT_MARKET, "unit-callback");
        taken.actsAt(MARKET, MARKET_OFFICER, "call-back", Chongming.unitCall("satisfied"));
        assertThat(taken.state(DISPATCHER))
                .as("the office has not settled it")
                .isEqualTo("handling");
        taken.actsOn(coordination, COORDINATOR, "return", Map.of("reason", "不属于协调范围"));
        assertThat(taken.state(DISPATCHER)).isEqualTo("verifying");
        steps.tells("post:callback-officer to-call-back");
    }

    @Test
    @Clause("CM-13")
    void the_units_at_work_are_told_what_was_coordinated_or_returned() {
        Matter matter = chongming.contacted("ordinary", "逐步：协调告知");
        Steps steps = steps(matter);
        for (String answer : List.of("return", "settle")) {
            matter.actsAt(
                    MARKET,
                    MARKET_OFFICER,
                    "ask-coordination",
                    Map.of("across", "tiers", "issue", "两级系统不通"));
            steps.tells("post:coordinator coordination-asked");
            matter.actsOn(
                    matter.paper(COORDINATOR, "coordination", "coordination"),
                    COORDINATOR,
                    answer,
                    Map.of(answer.equals("return") ? "reason" : "resolution", "先会商"));
            steps.tells(
                    "unit:market-supervision coordination-"
                            + (answer.equals("return") ? "returned" : "settled"));
        }
    }

    @Test
    @Clause("CM-7")
    void who_has_not_called_back_in_time_is_called_to_mind() {
        Matter matter = chongming.contacted("ordinary", "逐步：回访期限");
        matter.actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved());
        Steps steps = steps(matter);
        assertThat(matter.clockAt(MARKET, DISPATCHER, "unit-callback").at("/due").asString())
                .startsWith("2026-05-12T17:30");
        steps.tellsAt("2026-05-12T10:00", "unit:market-supervision unit-to-call")
                .tellsAt(
                        "2026-05-12T17:30:01",
                        "unit:market-supervision unit-call-late",
                        "post:callback-officer unit-call-late");
        product.clock().set("2026-05-13T09:00");
        matter.actsAt(MARKET, MARKET_OFFICER, "call-back", Chongming.unitCall("unreached"));
        assertThat(matter.clockAt(MARKET, DISPATCHER, "unit-callback").at("/running").asBoolean())
                .isFalse();
        assertThat(matter.followed().text()).contains("区市场监督管理局已登记回访：未接通").doesNotContain("已回访");
        steps.tells("post:callback-officer to-call-back")
                .due("callback", DISPATCHER, "2026-05-14T17:30")
                .tellsAt("2026-05-14T10:00", "post:callback-officer to-call-back")
                .tellsAt(
                        "2026-05-14T17:30:01",
                        "post:callback-officer to-call-back",
                        "post:supervisor to-call-back");
        Map<String, Object> call = new HashMap<>(Chongming.centreCall("satisfied", "nothing"));
        call.remove("satisfaction");
        call.put("reached", false);
        matter.acts(CALLBACK, "callback", call);
        assertThat(matter.clock(DISPATCHER, "callback").at("/running").asBoolean()).isFalse();
        assertThat(matter.followed().text()).contains("登记回访，接通：否").doesNotContain("已核查并回访");
    }

    @Test
    @Clause("CM-10")
    void the_head_of_the_window_watches_over_what_his_window_handles() {
        Matter matter =
                chongming
                        .atTheWindow("逐步：窗口负责人")
                        .acts(WINDOW, "keep", Chongming.assigning("simple", HALL));
        JsonNode order = matter.assignment(DISPATCHER, HALL);
        Steps steps =
                steps(matter)
                        .onlyOn(order, "sign", List.of(WINDOW))
                        .onlyOn(order, "urge", List.of(HALL_HEAD), "demand");
        matter.actsAt(HALL, HALL_HEAD, "urge", Map.of("demand", "请抓紧"));
        steps.tells("unit:district-hall window-urged");
    }

    @Test
    @Clause("CM-4")
    void what_a_subordinate_centre_found_is_told_to_the_units_at_work() {
        Map<String, Object> form = Chongming.form("逐步：向下派单");
        form.put("handled-at", "chengqiao");
        Matter matter =
                new Matter(
                                product,
                                Chongming.TENANT,
                                product.anyone()
                                        .post(
                                                "/chongming/api/v1/public/cases",
                                                Map.of("channel", "web", "inputs", form)))
                        .actsAt("chengqiao", "shilei", "sign", Map.of("complexity", "complex"))
                        .actsAt(
                                "chengqiao",
                                "shilei",
                                "dispatch-down",
                                Map.of("sub-unit", "chengqiao-hall", "duty", "核实材料"))
                        .actsAt(
                                "chengqiao-hall",
                                "guhui",
                                "sign",
                                Map.of("complexity", "ordinary"));
        Steps steps = steps(matter);
        matter.actsAt("chengqiao-hall", "guhui", "report", Chongming.solved());
        steps.tells(
                "reporter unit-reported",
                "unit:chengqiao sub-reported",
                "unit:chengqiao-hall sub-reported");
    }

    @Test
    @Clause({"CM-4", "CM-5", "CM-7"})
    void a_unit_is_told_that_its_time_runs_out_and_that_it_has() {
        Matter untaken =
                chongming
                        .atTheWindow("逐步：视为接单")
                        .acts(DISPATCHER, "assign", Chongming.assigning("complex", MARKET));
        steps(untaken)
                .tellsAt("2026-05-11T17:30:01", "unit:market-supervision deemed-taken")
                .tellsAt("2026-05-12T10:00", "unit:market-supervision term-due")
                .tellsAt("2026-05-12T17:30:01", "unit:market-supervision term-late")
                .tellsAt("2026-05-18T10:00", "unit:market-supervision term-due")
                .tellsAt(
                        "2026-05-18T17:30:01",
                        "unit:market-supervision term-late",
                        "post:supervisor term-late");

        Steps.because(
                untaken.asksAt(MARKET, DISPATCHER, "extend", Map.of("days", 1, "reason", "x")),
                "不能再延期");

        product.clock().set("2026-05-11T09:00");
        Matter concealed =
                chongming
                        .calledByTheUnit("逐步：再督办")
                        .acts(
                                CALLBACK,
                                "callback",
                                Chongming.centreCall("dissatisfied", "false-report"));
        Steps steps = steps(concealed);
        concealed.actsAt(
                MARKET,
                SUPERVISOR,
                "supervise-again",
                Map.of("demand", "限时整改", "due", "2026-05-20"));
        steps.tells("unit:market-supervision letter-sent")
                .tellsAt(
                        "2026-05-20T10:00",
                        "unit:market-supervision term-due",
                        "unit:market-supervision term-due")
                .tellsAt(
                        "2026-05-20T17:30:01",
                        "unit:market-supervision term-late",
                        "unit:market-supervision term-late",
                        "post:supervisor term-late",
                        "post:supervisor term-late");
    }

    @Test
    @Clause("CM-7")
    void the_centre_calls_back_and_what_is_found_is_noticed_and_supervised() {
        List<String> callers = List.of(DISPATCHER, CALLBACK);
        Matter matter = chongming.calledByTheUnit("逐步：中心回访");
        Steps steps =
                steps(matter)
                        .only("callback", callers, "verification", "reached", "finding")
                        .only("close", DISPATCH, "outcome", "reason")
                        .onlyOn(order(matter), "redo", callers, "reason")
                        .onlyOn(
                                order(matter),
                                "supervise-again",
                                List.of(SUPERVISOR),
                                "demand",
                                "due");
        Map<String, Object> unsaid = new HashMap<>(Chongming.centreCall("satisfied", "nothing"));
        unsaid.remove("satisfaction");
        Steps.because(matter.asks(CALLBACK, "callback", unsaid), "是否满意");
        Map<String, Object> guessed = new HashMap<>(Chongming.centreCall("satisfied", "nothing"));
        guessed.put("reached", false);
        Steps.because(matter.asks(CALLBACK, "callback", guessed), "未接通");
        matter.acts(CALLBACK, "callback", Chongming.centreCall("dissatisfied", "should-be-solved"));
        steps.tells("post:supervisor found");
        matter.actsAt(
                MARKET,
                SUPERVISOR,
                "supervise-again",
                Map.of("demand", "限时整改", "due", "2026-05-20"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
        steps.tells("unit:market-supervision letter-sent");
        JsonNode notice = matter.paper(SUPERVISOR, "letter", "notice");
        steps.onlyOn(notice, "receive", AT_MARKET).onlyOn(notice, "reply", AT_MARKET, "reply");
        matter.actsOn(notice, MARKET_OFFICER, "reply", Map.of("reply", "已整改"));
        List<String> supervisors = List.of(SUPERVISOR);
        steps.tells("post:supervisor letter-replied")
                .onlyOn(notice, "close", supervisors)
                .onlyOn(notice, "return-reply", supervisors, "reason", "due")
                .onlyOn(notice, "withdraw", supervisors, "reason");
        matter.actsOn(
                notice, SUPERVISOR, "return-reply", Map.of("reason", "没有说明", "due", "2026-05-27"));
        steps.tells("unit:market-supervision letter-returned");
        JsonNode returned = matter.paper(SUPERVISOR, "letter", "notice");
        assertThat(returned.at("/clocks/0/running").asBoolean()).isTrue();
        assertThat(returned.at("/clocks/0/due").asString()).startsWith("2026-05-27T17:30");
        matter.actsOn(notice, SUPERVISOR, "withdraw", Map.of("reason", "发错了"));
        steps.tells("unit:market-supervision letter-withdrawn");
        matter.actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved())
                .actsAt(MARKET, MARKET_OFFICER, "call-back", Chongming.unitCall("satisfied"));
        steps.tells("reporter unit-reported", "post:callback-officer to-call-back");
        Steps.because(matter.asksAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x")), "不满意");
        matter.acts(CALLBACK, "callback", Chongming.centreCall("dissatisfied", "nothing"))
                .actsAt(MARKET, DISPATCHER, "redo", Map.of("reason", "执照有误"));
        steps.tells("unit:market-supervision redo");
        matter.actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved())
                .actsAt(MARKET, MARKET_OFFICER, "call-back", Chongming.unitCall("satisfied"))
                .acts(CALLBACK, "callback", Chongming.centreCall("satisfied", "nothing"))
                .acts(DISPATCHER, "close", Chongming.closing());
        steps.tells(
                        "reporter unit-reported",
                        "post:callback-officer to-call-back",
                        "reporter closed")
                .only("follow-up-rating", callers, "reached", "opinion");
        Steps.because(
                matter.asks(CALLBACK, "follow-up-rating", Map.of("reached", true, "opinion", "x")),
                "不满意的才做差评回访");
    }

    @Test
    @Clause("CM-7")
    void who_left_no_number_is_not_called_and_not_counted_as_satisfied() {
        Matter matter =
                new Matter(
                                product,
                                Chongming.TENANT,
                                product.anyone()
                                        .post(
                                                "/chongming/api/v1/public/cases",
                                                Map.of(
                                                        "channel",
                                                        "terminal",
                                                        "inputs",
                                                        Matter.form("逐步：匿名"))))
                        .acts(DISPATCHER, "assign", Chongming.assigning("simple", MARKET))
                        .actsAt(MARKET, MARKET_OFFICER, "sign", Map.of())
                        .actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved());
        Steps.because(
                matter.asksAt(MARKET, MARKET_OFFICER, "call-back", Chongming.unitCall("satisfied")),
                "没有留");
        matter.actsAt(MARKET, MARKET_OFFICER, "call-back", Map.of("unit-callback", "unreached"));
        Steps.because(
                matter.asks(CALLBACK, "callback", Chongming.centreCall("satisfied", "nothing")),
                "没有留");
        assertThat(matter.seen(DISPATCHER).list("/clocks"))
                .as("there is nobody to call in time")
                .noneMatch(clock -> clock.at("/name").asString().equals("callback"));
    }

    @Test
    @Clause("CM-8")
    void a_measure_is_carried_out_in_time_and_confirmed_by_the_service_office() {
        Matter matter = chongming.calledByTheUnit("逐步：整改措施");
        Steps steps = steps(matter);
        matter.actsAt(
                MARKET,
                MARKET_OFFICER,
                "plan-measure",
                Map.of("measure-kind", "conduct", "content", "培训", "measure-due", "2026-05-20"));
        steps.tells("unit:market-supervision measure-planned");
        JsonNode measure = matter.paper(SUPERVISOR, "measure", "measure");
        List<String> supervisors = List.of(SUPERVISOR);
        steps.onlyOn(measure, "report", AT_MARKET, "result")
                .onlyOn(measure, "drop", supervisors, "reason");
        matter.actsOn(measure, MARKET_OFFICER, "report", Map.of("result", "已培训"));
        steps.tells("post:supervisor measure-reported")
                .onlyOn(measure, "confirm", supervisors)
                .onlyOn(measure, "return", supervisors, "reason", "due");
        matter.actsOn(measure, SUPERVISOR, "return", Map.of("reason", "只有一次", "due", "2026-05-27"));
        steps.tells("unit:market-supervision measure-returned");
        JsonNode again = matter.paper(SUPERVISOR, "measure", "measure");
        assertThat(again.at("/clocks/0/running").asBoolean()).isTrue();
        assertThat(again.at("/clocks/0/due").asString()).startsWith("2026-05-27T17:30");

        Matter late =
                chongming
                        .calledByTheUnit("逐步：措施逾期")
                        .acts(CALLBACK, "callback", Chongming.centreCall("satisfied", "nothing"));
        steps = steps(late);
        late.actsAt(
                MARKET,
                MARKET_OFFICER,
                "plan-measure",
                Map.of("measure-kind", "conduct", "content", "培训", "measure-due", "2026-05-20"));
        steps.tells("unit:market-supervision measure-planned")
                .tellsAt("2026-05-20T10:00", "unit:market-supervision term-due")
                .tellsAt(
                        "2026-05-20T17:30:01",
                        "unit:market-supervision term-late",
                        "post:supervisor term-late");
    }

    @Test
    @Clause("ALL-5")
    void the_reporter_adds_withdraws_rates_and_asks_again() {
        Matter matter = chongming.calledByTheUnit("逐步：反映人");
        Steps steps =
                steps(matter)
                        .only("supplement", and(AT_HALL, DISPATCHER, CALLBACK), "supplement")
                        .only("withdraw", List.of())
                        .reporterNeeds("supplement", "supplement");
        matter.reporterAsks("supplement", Map.of("supplement", "补充")).expect(200);
        steps.tells("post:dispatcher supplemented");
        matter.acts(CALLBACK, "callback", Chongming.centreCall("satisfied", "nothing"))
                .acts(DISPATCHER, "close", Chongming.closing());
        steps.tells("reporter closed")
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
    }

    @Test
    @Clause("ALL-5")
    void what_is_withdrawn_ends_with_all_that_was_begun_for_it() {
        Matter matter = chongming.taken("ordinary", "逐步：撤回");
        matter.actsAt(
                MARKET,
                MARKET_OFFICER,
                "ask-coordination",
                Map.of("across", "tiers", "issue", "两级系统不通"));
        Steps steps = steps(matter);
        matter.reporterAsks("withdraw", Map.of()).expect(200);
        steps.tells("unit:market-supervision cancelled", "post:dispatcher withdrawn")
                .ended(DISPATCHER, Map.of("assignment", "cancelled", "coordination", "returned"));
    }

    @Test
    @Clause({"CM-11", "CM-12"})
    void problems_bulletins_and_assessments_are_kept_by_the_service_office_in_time() {
        Steps.entered(
                product,
                Chongming.TENANT,
                "problem-list",
                List.of(DISPATCHER, CALLBACK, COORDINATOR, SUPERVISOR, MARKET_OFFICER, "songjie"),
                "subject",
                "weak-point",
                "problem-unit",
                "analysis",
                "due");
        Map<String, Object> form = new HashMap<>();
        form.put("subject", "逐步：断点");
        form.put("weak-point", "guide");
        form.put("problem-unit", MARKET);
        form.put("analysis", "指南没有写清");
        form.put("due", "2026-05-20");
        Matter problem = Matter.entry(product, Chongming.TENANT, "problem-list", DISPATCHER, form);
        List<String> office = List.of(COORDINATOR);
        steps(problem)
                .only("improve", office, "improvement")
                .toldAtFirst("post:coordinator problem-listed")
                .tellsAt("2026-05-20T10:00", "post:coordinator term-due")
                .tellsAt("2026-05-20T17:30:01", "post:coordinator term-late");

        // a quarter of which no other test tells
        product.clock().set("2026-08-10T09:00");
        Steps.entered(
                product,
                Chongming.TENANT,
                "bulletin",
                List.of(COORDINATOR, SUPERVISOR),
                "from",
                "until");
        Map<String, Object> quarter = Map.of("from", "2026-08-01", "until", "2026-08-03");
        Matter bulletin = Matter.entry(product, Chongming.TENANT, "bulletin", COORDINATOR, quarter);
        Steps steps =
                steps(bulletin)
                        .only("publish", office, "findings", "demands")
                        .only("void", office, "reason")
                        .toldAtFirst("post:coordinator report-to-write");
        bulletin.acts(COORDINATOR, "publish", Map.of("findings", "平稳", "demands", "抓紧"));
        steps.tells(
                "post:unit-commissioner bulletin-published",
                "post:matter-owner bulletin-published");
        Map<String, Object> days = Map.of("from", "2026-08-04", "until", "2026-08-05");
        steps(Matter.entry(product, Chongming.TENANT, "bulletin", COORDINATOR, days))
                .due("write", COORDINATOR, "2026-08-24T17:30")
                .tellsAt("2026-08-24T10:00", "post:coordinator report-due")
                .tellsAt("2026-08-24T17:30:01", "post:supervisor report-late");

        product.clock().set("2026-08-10T09:00");
        Steps.entered(product, Chongming.TENANT, "assessment", office, "from", "until");
        Map<String, Object> year = Map.of("from", "2026-08-01", "until", "2026-08-03");
        steps(Matter.entry(product, Chongming.TENANT, "assessment", COORDINATOR, year))
                .only("submit", office, "findings")
                .only("void", office, "reason")
                .toldAtFirst("post:coordinator report-to-write")
                .due("write", COORDINATOR, "2026-09-07T17:30")
                .tellsAt("2026-09-07T10:00", "post:coordinator report-due")
                .tellsAt("2026-09-07T17:30:01", "post:coordinator report-late");
    }

    @Test
    @Clause("CM-11")
    void a_problem_is_noted_on_by_the_office_and_the_units() {
        Map<String, Object> form = new HashMap<>();
        form.put("subject", "逐步：纵向沟通");
        form.put("weak-point", "system");
        form.put("problem-unit", LABOUR);
        form.put("analysis", "系统不通");
        form.put("due", "2026-05-20");
        Matter problem =
                Matter.entry(product, Chongming.TENANT, "problem-list", LABOUR_OFFICER, form);
        steps(problem)
                .only(
                        "note",
                        List.of(COORDINATOR, LABOUR_OFFICER, MARKET_OFFICER, "songjie"),
                        "progress");
    }

    @Test
    @Clause({"CM-4", "CM-7"})
    void no_unit_gets_it_twice_and_nothing_comes_back_when_it_has_ended() {
        Matter matter = chongming.taken("ordinary", "逐步：协办一次");
        Map<String, Object> helped = Map.of("co-unit", LABOUR, "duty", "核对参保");
        matter.actsAt(MARKET, MARKET_OFFICER, "ask-co-handling", helped);
        Steps.because(matter.asksAt(MARKET, MARKET_OFFICER, "ask-co-handling", helped), "已经在办");

        Matter ended = chongming.calledByTheUnit("逐步：已经结束");
        ended.acts(CALLBACK, "callback", Chongming.centreCall("dissatisfied", "false-report"));
        ended.reporterAsks("withdraw", Map.of()).expect(200);
        Steps.because(ended.asksAt(MARKET, DISPATCHER, "redo", Map.of("reason", "x")), "已经结束");
        Steps.because(
                ended.asksAt(
                        MARKET,
                        SUPERVISOR,
                        "supervise-again",
                        Map.of("demand", "x", "due", "2026-05-20")),
                "已经结束");
    }
}
