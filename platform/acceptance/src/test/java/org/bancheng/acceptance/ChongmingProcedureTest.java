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
import static org.bancheng.acceptance.Chongming.WATCHER;
import static org.bancheng.acceptance.Chongming.WINDOW;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Chongming: every channel, orders taken and run 1-3-5, three lamps, two callbacks. */
class ChongmingProcedureTest {
    private final Product product = Product.get();
    private final Chongming chongming = new Chongming(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private static String why(Answer refused) {
        return refused.expect(422).at("/detail");
    }

    // ---- taking in ----

    @ParameterizedTest
    @Clause("CM-1")
    @ValueSource(strings = {"web", "business-web", "citizen-cloud", "business-cloud", "terminal"})
    void a_reporter_comes_by_every_online_channel(String channel) {
        Map<String, Object> form = Chongming.form("线上渠道 " + channel);
        if (channel.startsWith("business")) {
            product.anyone()
                    .post(
                            "/chongming/api/v1/public/cases",
                            Map.of("channel", channel, "inputs", form))
                    .expect(422);
            form.put("business-name", "崇明生态岛农业有限公司");
        }
        Matter matter =
                new Matter(
                        product,
                        Chongming.TENANT,
                        product.anyone()
                                .post(
                                        "/chongming/api/v1/public/cases",
                                        Map.of("channel", channel, "inputs", form)));
        assertThat(matter.seen(DISPATCHER).at("/channel")).isEqualTo(channel);
    }

    @Test
    @Clause("CM-1")
    void halls_take_in_at_the_window_and_the_district_centre_enters_the_city_portals_feed() {
        assertThat(chongming.atTheWindow("窗口反映").state(DISPATCHER)).isEqualTo("received");
        Map<String, Object> feed = Chongming.form("市总门户中途退出");
        feed.put("rating-number", "HCP-20260511-07");
        chongming.filing(WINDOW, "mid-exit", feed).expect(422);
        Matter matter =
                new Matter(
                        product, Chongming.TENANT, chongming.filing(DISPATCHER, "mid-exit", feed));
        assertThat(matter.seen(DISPATCHER).at("/fields/rating-number"))
                .isEqualTo("HCP-20260511-07");
    }

    @ParameterizedTest
    @Clause("CM-2")
    @ValueSource(strings = {"law", "document"})
    void what_law_or_an_explicit_document_bars_is_explained_and_not_taken(String ground) {
        Matter matter = chongming.atTheWindow("依法不能办理 " + ground);
        matter.asks(DISPATCHER, "decline", Map.of("reason", "没有说依据")).expect(422);
        matter.acts(
                ground.equals("law") ? DISPATCHER : WINDOW,
                "decline",
                Map.of("decline-ground", ground, "reason", "宅基地不能登记给非本集体成员"));
        assertThat(matter.followed().text()).contains("非本集体成员");
        matter.asks(DISPATCHER, "assign", Chongming.assigning("simple", MARKET)).expect(422);
    }

    @Test
    @Clause("CM-3")
    void a_centre_keeps_its_own_matters_and_the_others_become_orders() {
        Matter own = chongming.atTheWindow("本中心负责处置");
        assertThat(why(own.asks(WINDOW, "keep", kept(MARKET)))).contains("只选本中心");
        own.acts(WINDOW, "keep", kept(HALL))
                .actsAt(HALL, WINDOW, "sign", Map.of())
                .actsAt(HALL, WINDOW, "contact", Chongming.contact())
                .actsAt(HALL, WINDOW, "report", Chongming.solved())
                .actsAt(HALL, WINDOW, "call-back", Chongming.unitCall("satisfied"));
        assertThat(own.state(DISPATCHER)).isEqualTo("verifying");

        Matter other = chongming.atTheWindow("要上级主管部门处理");
        other.acts(DISPATCHER, "assign", Chongming.assigning("ordinary", MARKET));
        assertThat(other.assignment(DISPATCHER, MARKET).at("/state").asString())
                .isEqualTo("issued");
    }

    private static Map<String, Object> kept(String unit) {
        return Chongming.assigning("simple", unit);
    }

    // ---- orders ----

    @ParameterizedTest
    @Clause("CM-5")
    @CsvSource({
        "simple, 2026-05-11T17:30",
        "ordinary, 2026-05-14T17:30",
        "complex, 2026-05-18T17:30"
    })
    void an_order_runs_one_three_five_from_being_taken(String complexity, String due) {
        Matter matter = chongming.taken(complexity, "1、3、5 限时办结 " + complexity);
        assertThat(matter.clockAt(MARKET, DISPATCHER, "contact").at("/due").asString())
                .startsWith("2026-05-12T17:30");
        assertThat(matter.clockAt(MARKET, DISPATCHER, "resolve").at("/due").asString())
                .startsWith(due);
        assertThat(why(matter.asksAt(MARKET, MARKET_OFFICER, "report", Chongming.solved())))
                .contains("先联系反映人");
        matter.actsAt(MARKET, MARKET_OFFICER, "contact", Chongming.contact());
        assertThat(matter.clockAt(MARKET, DISPATCHER, "contact").at("/running").asBoolean())
                .isFalse();
    }

    @Test
    @Clause("CM-5")
    void one_three_five_holds_in_principle_and_the_centre_makes_an_exception_by_name_and_reason() {
        Matter matter = chongming.contacted("ordinary", "要等外省核查结果");
        Map<String, Object> exception = Map.of("days", 4, "reason", "外省核查要一周");
        matter.asksAt(MARKET, MARKET_OFFICER, "extend", exception).expect(422);
        matter.asksAt(MARKET, DISPATCHER, "extend", Map.of("days", 4)).expect(422);
        assertThat(
                        why(
                                matter.asksAt(
                                        MARKET,
                                        DISPATCHER,
                                        "extend",
                                        Map.of("days", 0, "reason", "x"))))
                .contains("1 到 10");
        matter.actsAt(MARKET, DISPATCHER, "extend", exception);
        assertThat(matter.clockAt(MARKET, DISPATCHER, "resolve").at("/due").asString())
                .startsWith("2026-05-20T17:30");
        assertThat(matter.seen(DISPATCHER).text()).contains("外省核查要一周");
        product.clock().set("2026-05-20T17:31");
        assertThat(why(matter.asksAt(MARKET, DISPATCHER, "extend", exception))).isNotEmpty();
    }

    @Test
    @Clause("CM-5")
    void what_can_be_solved_on_the_spot_is_and_what_cannot_be_solved_is_explained_and_followed() {
        Matter spot = chongming.atTheWindow("当场解决");
        spot.acts(WINDOW, "answer", Map.of("answer", "已当场打印回执"));
        assertThat(spot.state(DISPATCHER)).isEqualTo("closed");

        Matter hard = chongming.contacted("complex", "疑难问题");
        Map<String, Object> unsolved = new HashMap<>(Chongming.solved());
        unsolved.put("outcome", "unsolved");
        assertThat(why(hard.asksAt(MARKET, MARKET_OFFICER, "report", unsolved))).contains("后续怎么跟踪");
        unsolved.put("follow-up", "已列入三季度清理计划，七月底前答复");
        hard.actsAt(MARKET, MARKET_OFFICER, "report", unsolved);
        assertThat(hard.seen(DISPATCHER).text()).contains("三季度清理计划");
    }

    @Test
    @Clause("CM-5")
    void the_first_receiver_stays_responsible_and_calls_in_others() {
        Matter matter = chongming.contacted("ordinary", "首受负责");
        assertThat(
                        why(
                                matter.asksAt(
                                        MARKET,
                                        MARKET_OFFICER,
                                        "ask-co-handling",
                                        Map.of("co-unit", MARKET, "duty", "x"))))
                .contains("其他单位");
        matter.actsAt(
                        MARKET,
                        MARKET_OFFICER,
                        "ask-co-handling",
                        Map.of("co-unit", LABOUR, "duty", "核对参保"))
                .actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved())
                .actsAt(MARKET, MARKET_OFFICER, "call-back", Chongming.unitCall("satisfied"));
        assertThat(matter.state(DISPATCHER)).as("the other unit is at work").isEqualTo("handling");
        assertThat(matter.assignment(DISPATCHER, MARKET).at("/role").asString()).isEqualTo("lead");
        assertThat(matter.assignment(DISPATCHER, LABOUR).at("/role").asString()).isEqualTo("co");
        matter.actsAt(LABOUR, LABOUR_OFFICER, "sign", Map.of())
                .actsAt(LABOUR, LABOUR_OFFICER, "report", Chongming.solved())
                .actsAt(LABOUR, LABOUR_OFFICER, "call-back", Chongming.unitCall("unreached"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("verifying");
    }

    @Test
    @Clause("CM-6")
    void an_order_is_yellow_inside_its_last_24_hours_and_red_when_overdue() {
        Matter matter = chongming.taken("ordinary", "红黄绿三色提醒");
        matter.actsAt(MARKET, MARKET_OFFICER, "contact", Map.of("result", "已联系"));
        assertThat(lamp(matter)).isEqualTo("GREEN");
        product.clock().set("2026-05-13T17:29");
        assertThat(lamp(matter)).isEqualTo("GREEN");
        product.clock().set("2026-05-13T17:31");
        assertThat(lamp(matter)).isEqualTo("YELLOW");
        product.clock().set("2026-05-14T17:31");
        assertThat(lamp(matter)).isEqualTo("RED");
        product.clock().set("2026-05-11T09:00");
        assertThat(lamp(chongming.taken("simple", "当日件从一开始就是黄灯"))).isEqualTo("YELLOW");
    }

    private static String lamp(Matter matter) {
        return matter.clockAt(MARKET, DISPATCHER, "resolve").at("/lamp").asString();
    }

    // ---- callbacks and supervision ----

    @Test
    @Clause("CM-7")
    void every_unit_calls_back_its_own_and_the_centre_calls_again() {
        Matter matter = chongming.contacted("ordinary", "逐一回访");
        matter.actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved());
        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
        matter.asks(CALLBACK, "callback", Chongming.centreCall("satisfied", "nothing")).expect(422);
        matter.asksAt(MARKET, MARKET_OFFICER, "call-back", Map.of("unit-callback", "dissatisfied"))
                .expect(422);
        matter.actsAt(MARKET, MARKET_OFFICER, "call-back", Chongming.unitCall("dissatisfied"));
        assertThat(why(matter.asks(DISPATCHER, "close", Chongming.closing()))).contains("还没有核查回访");
        matter.acts(CALLBACK, "callback", Chongming.centreCall("dissatisfied", "nothing"))
                .actsAt(MARKET, CALLBACK, "redo", Map.of("reason", "执照信息有误"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
        matter.actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved())
                .actsAt(MARKET, MARKET_OFFICER, "call-back", Chongming.unitCall("satisfied"))
                .acts(CALLBACK, "callback", Chongming.centreCall("satisfied", "nothing"))
                .acts(DISPATCHER, "close", Chongming.closing());
    }

    @ParameterizedTest
    @Clause("CM-7")
    @ValueSource(strings = {"should-be-solved", "false-report"})
    void what_should_be_solved_or_was_concealed_is_noticed_and_supervised_again(String finding) {
        Matter matter = chongming.calledByTheUnit("通报并再督办 " + finding);
        Map<String, Object> demand = Map.of("demand", "限时整改到位", "due", "2026-05-20");
        assertThat(why(matter.asksAt(MARKET, SUPERVISOR, "supervise-again", demand)))
                .contains("回访没有发现");
        matter.acts(CALLBACK, "callback", Chongming.centreCall("dissatisfied", finding));
        assertThat(why(matter.asks(DISPATCHER, "close", Chongming.closing()))).contains("再督办");
        matter.asksAt(MARKET, DISPATCHER, "supervise-again", demand).expect(422);
        assertThat(
                        why(
                                matter.asks(
                                        CALLBACK,
                                        "callback",
                                        Chongming.centreCall("satisfied", "nothing"))))
                .as("a second call does not wipe the finding out")
                .contains("已经回访");
        assertThat(why(matter.asksAt(MARKET, DISPATCHER, "redo", Map.of("reason", "重办"))))
                .contains("通报并再督办");
        matter.actsAt(MARKET, SUPERVISOR, "supervise-again", demand);
        assertThat(matter.seen(DISPATCHER).at("/fields/finding"))
                .as("what was found stands until the next callback")
                .isEqualTo(finding);

        JsonNode notice = matter.paper(MARKET_OFFICER, "letter", "notice");
        assertThat(notice.at("/fields/number").asString()).matches("崇政务通〔2026〕\\d+号");
        assertThat(notice.at("/fields/finding").asString()).isEqualTo(finding);
        assertThat(matter.clockAt(MARKET, DISPATCHER, "rectify").at("/due").asString())
                .startsWith("2026-05-20T17:30");
        matter.actsOn(notice, MARKET_OFFICER, "reply", Map.of("reply", "已重新办理并道歉"))
                .actsOn(notice, SUPERVISOR, "close", Map.of())
                .actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved())
                .actsAt(MARKET, MARKET_OFFICER, "call-back", Chongming.unitCall("satisfied"));
        assertThat(why(matter.asksAt(MARKET, SUPERVISOR, "supervise-again", demand)))
                .as("not for what an earlier callback found")
                .contains("回访没有发现");
        matter.acts(CALLBACK, "callback", Chongming.centreCall("satisfied", "nothing"))
                .acts(DISPATCHER, "close", Chongming.closing());
        assertThat(matter.seen(DISPATCHER).at("/fields/finding")).isEqualTo("nothing");
    }

    @Test
    @Clause("CM-7")
    void of_several_units_one_may_be_supervised_again_and_the_other_sent_back() {
        Matter matter = chongming.contacted("ordinary", "一个通报一个重办");
        matter.actsAt(
                        MARKET,
                        MARKET_OFFICER,
                        "ask-co-handling",
                        Map.of("co-unit", LABOUR, "duty", "核对参保"))
                .actsAt(LABOUR, LABOUR_OFFICER, "sign", Map.of());
        for (String unit : List.of(MARKET, LABOUR)) {
            String officer = unit.equals(MARKET) ? MARKET_OFFICER : LABOUR_OFFICER;
            matter.actsAt(unit, officer, "report", Chongming.solved())
                    .actsAt(unit, officer, "call-back", Chongming.unitCall("satisfied"));
        }
        matter.acts(CALLBACK, "callback", Chongming.centreCall("dissatisfied", "false-report"))
                .actsAt(
                        MARKET,
                        SUPERVISOR,
                        "supervise-again",
                        Map.of("demand", "限时整改到位", "due", "2026-05-20"))
                .actsAt(LABOUR, DISPATCHER, "redo", Map.of("reason", "一并重办"));
    }

    @Test
    @Clause("CM-7")
    void what_was_found_of_who_left_no_number_does_not_keep_his_matter_open() {
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
                                                        Matter.form("匿名的再督办"))))
                        .acts(DISPATCHER, "assign", Chongming.assigning("simple", MARKET))
                        .actsAt(MARKET, MARKET_OFFICER, "sign", Map.of());
        Map<String, Object> unreached = Map.of("unit-callback", "unreached");
        matter.actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved())
                .actsAt(MARKET, MARKET_OFFICER, "call-back", unreached)
                .acts(
                        CALLBACK,
                        "callback",
                        Map.of("verification", "没有办", "reached", false, "finding", "false-report"))
                .actsAt(
                        MARKET,
                        SUPERVISOR,
                        "supervise-again",
                        Map.of("demand", "限时整改到位", "due", "2026-05-20"))
                .actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved())
                .actsAt(MARKET, MARKET_OFFICER, "call-back", unreached)
                .acts(DISPATCHER, "close", Chongming.closing());
    }

    @Test
    @Clause("CM-5")
    void who_takes_an_order_may_say_again_how_complex_it_is_but_not_change_it() {
        Matter matter =
                chongming
                        .atTheWindow("接单时的复杂程度")
                        .acts(DISPATCHER, "assign", Chongming.assigning("ordinary", MARKET));
        assertThat(
                        why(
                                matter.asksAt(
                                        MARKET,
                                        MARKET_OFFICER,
                                        "sign",
                                        Map.of("complexity", "complex"))))
                .contains("接单时不能改");
        matter.actsAt(MARKET, MARKET_OFFICER, "sign", Map.of("complexity", "ordinary"));
        assertThat(matter.clockAt(MARKET, DISPATCHER, "resolve").at("/due").asString())
                .startsWith("2026-05-14T17:30");
    }

    @ParameterizedTest
    @Clause("CM-8")
    @ValueSource(strings = {"process-redesign", "procedure", "conduct"})
    void a_unit_records_its_measure_and_it_is_followed_until_it_is_carried_out(String kind) {
        Matter matter = chongming.calledByTheUnit("反馈整改 " + kind);
        matter.actsAt(
                MARKET,
                MARKET_OFFICER,
                "plan-measure",
                Map.of("measure-kind", kind, "content", "取消一张表", "measure-due", "2026-06-30"));
        JsonNode measure = matter.paper(SUPERVISOR, "measure", "measure");
        assertThat(measure.at("/clocks/0/due").asString()).startsWith("2026-06-30T17:30");
        matter.asksOn(measure, LABOUR_OFFICER, "report", Map.of("result", "x")).expect(404);
        matter.actsOn(measure, MARKET_OFFICER, "report", Map.of("result", "已取消"));
        matter.asksOn(measure, MARKET_OFFICER, "confirm", Map.of()).expect(422);
        matter.actsOn(measure, SUPERVISOR, "confirm", Map.of());
        assertThat(matter.paper(SUPERVISOR, "measure", "measure").at("/state").asString())
                .isEqualTo("done");
    }

    @Test
    @Clause("CM-9")
    void the_discipline_commission_watches_everything_and_does_nothing() {
        Matter matter = chongming.taken("ordinary", "纪委监委监督");
        Answer seen = matter.seen(WATCHER);
        assertThat(seen.list("/offers")).isEmpty();
        assertThat(seen.list("/assignments")).hasSize(1);
        assertThat(seen.list("/assignments").getFirst().at("/offers")).isEmpty();
        assertThat(seen.text()).doesNotContain("13601660021").doesNotContain("施阿妹");
        for (String action : List.of("assign", "close", "decline", "supplement")) {
            matter.asks(WATCHER, action, Map.of()).expect(422);
        }
        matter.asksAt(MARKET, WATCHER, "report", Chongming.solved()).expect(422);
    }

    @Test
    void every_post_has_its_own_rights() {
        Matter matter = chongming.atTheWindow("各岗位的权限");
        matter.shown(MARKET_OFFICER).expect(404);
        matter.shown("guhui").expect(404); // another centre's clerk
        matter.shown("luchen").expect(200); // the head of the same window
        matter.asks(WINDOW, "assign", Chongming.assigning("simple", MARKET)).expect(422);
        matter.acts(DISPATCHER, "assign", Chongming.assigning("simple", MARKET));
        matter.shown(MARKET_OFFICER).expect(200);
        matter.shown(LABOUR_OFFICER).expect(404);
        matter.asksAt(MARKET, DISPATCHER, "sign", Map.of()).expect(422);
        matter.actsAt(MARKET, MARKET_OFFICER, "sign", Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"departments", "tiers"})
    void the_service_office_coordinates_what_goes_across(String across) {
        Matter matter = chongming.contacted("complex", "疑难问题协调 " + across);
        Map<String, Object> asking = Map.of("across", across, "issue", "两个部门的系统互不认可");
        matter.actsAt(MARKET, MARKET_OFFICER, "ask-coordination", asking);
        assertThat(why(matter.asksAt(MARKET, MARKET_OFFICER, "ask-coordination", asking)))
                .contains("正在协调");
        JsonNode coordination = matter.paper(COORDINATOR, "coordination", "coordination");
        matter.asksOn(coordination, DISPATCHER, "settle", Map.of("resolution", "x")).expect(422);
        matter.actsOn(
                coordination, COORDINATOR, "add-unit", Map.of("co-unit", LABOUR, "duty", "认可证明"));
        matter.actsAt(MARKET, MARKET_OFFICER, "report", Chongming.solved())
                .actsAt(MARKET, MARKET_OFFICER, "call-back", Chongming.unitCall("satisfied"))
                .actsAt(LABOUR, LABOUR_OFFICER, "sign", Map.of())
                .actsAt(LABOUR, LABOUR_OFFICER, "report", Chongming.solved())
                .actsAt(LABOUR, LABOUR_OFFICER, "call-back", Chongming.unitCall("satisfied"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
        matter.actsOn(coordination, COORDINATOR, "settle", Map.of("resolution", "以电子证照互认"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("verifying");
        assertThat(matter.followed().text()).contains("电子证照互认");
    }
}
