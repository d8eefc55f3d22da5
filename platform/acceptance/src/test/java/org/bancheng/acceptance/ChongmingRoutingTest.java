package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Chongming.CALLBACK;
import static org.bancheng.acceptance.Chongming.DISPATCHER;
import static org.bancheng.acceptance.Chongming.HALL;
import static org.bancheng.acceptance.Chongming.LABOUR;
import static org.bancheng.acceptance.Chongming.LABOUR_OFFICER;
import static org.bancheng.acceptance.Chongming.MARKET;
import static org.bancheng.acceptance.Chongming.MARKET_OFFICER;
import static org.bancheng.acceptance.Chongming.WINDOW;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who gets a matter in Chongming, by itself or by hand, and who may do what with it there. */
class ChongmingRoutingTest {
    private static final String CHENGQIAO = "chengqiao";
    private static final String CHENGQIAO_HALL = "chengqiao-hall";
    private static final String CHENGQIAO_OFFICER = "shilei";
    private static final String CHENGQIAO_CLERK = "guhui";
    private static final String CHENGQIAO_HEAD = "tiangang";
    private static final String HALL_HEAD = "luchen";
    private static final String POWER_OFFICER = "qiyue";

    private final Product product = Product.get();
    private final Chongming chongming = new Chongming(product);
    private final Desk desk = new Desk(product, Chongming.TENANT);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private static String why(Answer refused) {
        return refused.expect(422).at("/detail");
    }

    private Matter online(String subject, Map<String, Object> where) {
        Map<String, Object> form = Chongming.form(subject);
        form.putAll(where);
        return new Matter(
                product,
                Chongming.TENANT,
                product.anyone()
                        .post(
                                "/chongming/api/v1/public/cases",
                                Map.of("channel", "web", "inputs", form)));
    }

    private static List<JsonNode> dispatches(Matter matter) {
        return matter.seen(DISPATCHER).list("/history").stream()
                .filter(event -> event.get("action").asString().equals("dispatch"))
                .toList();
    }

    // ---- by itself ----

    @ParameterizedTest
    @Clause("CM-4")
    @CsvSource({
        "business, '', market-supervision, by-owner",
        "business-registration, '', market-supervision, by-owner",
        "investment, '', development-reform, by-owner",
        "power, '', power-supply, by-owner",
        "'', chengqiao-hall, chengqiao-hall, by-place",
        "business, chengqiao-hall, chengqiao-hall, by-place",
        "business, service-centre, market-supervision, by-owner"
    })
    void an_online_matter_goes_by_itself_to_its_place_or_its_owner(
            String category, String place, String unit, String rule) {
        Map<String, Object> where = new HashMap<>();
        where.put("category", category);
        where.put("handled-at", place);
        Matter matter = online("自动派单 " + category + place, where);

        Answer seen = matter.seen(DISPATCHER);
        assertThat(seen.at("/state")).isEqualTo("handling");
        assertThat(seen.at("/fields/routed-by")).isEqualTo(rule);
        assertThat(seen.list("/assignments")).hasSize(1);
        assertThat(matter.assignment(DISPATCHER, unit).at("/state").asString()).isEqualTo("issued");
        JsonNode event = dispatches(matter).getFirst();
        assertThat(event.at("/basis").asString()).isEqualTo("CM-4");
        assertThat(event.at("/actor").asString()).isEqualTo("系统");
        assertThat(event.at("/inputs/routed-by").asString()).isEqualTo(rule);
        assertThat(matter.followed().text())
                .contains(rule.equals("by-place") ? "按具体办理地点自动派单" : "按事项归属自动派单");
    }

    @ParameterizedTest
    @Clause("CM-4")
    @CsvSource({"'', ''", "other, ''", "utilities, service-office"})
    void what_no_rule_finds_a_unit_for_is_dispatched_by_hand(String category, String place) {
        String subject = "人工派单 " + category + place + System.nanoTime();
        Map<String, Object> where = new HashMap<>();
        where.put("category", category);
        where.put("handled-at", place);
        Matter matter = online(subject, where);
        assertThat(matter.state(DISPATCHER)).isEqualTo("received");
        assertThat(matter.seen(DISPATCHER).list("/assignments")).isEmpty();
        assertThat(dispatches(matter)).isEmpty();
        assertThat(matter.seen(DISPATCHER).at("/fields/routed-by")).isEmpty();
        if (category.isEmpty()) {
            assertThat(desk.of(DISPATCHER)).contains("有工单待人工派单").contains(subject);
        }

        matter.asks(LABOUR_OFFICER, "assign", Chongming.assigning("simple", LABOUR)).expect(404);
        matter.asks(DISPATCHER, "dispatch", Map.of("lead", LABOUR, "routed-by", "by-owner"))
                .expect(422);
        matter.acts(DISPATCHER, "assign", Chongming.assigning("simple", LABOUR))
                .actsAt(LABOUR, LABOUR_OFFICER, "sign", Map.of());
    }

    @Test
    @Clause("CM-4")
    void the_window_tries_itself_and_then_submits_for_dispatch() {
        Map<String, Object> form = Chongming.form("窗口提交派单");
        form.put("category", "business");
        Matter matter =
                new Matter(product, Chongming.TENANT, chongming.filing(WINDOW, "hall", form));
        assertThat(matter.state(WINDOW)).isEqualTo("received");

        matter.acts(WINDOW, "submit", Map.of());

        assertThat(matter.state(DISPATCHER)).isEqualTo("handling");
        assertThat(matter.assignment(DISPATCHER, MARKET).at("/role").asString()).isEqualTo("lead");

        Matter unknown = chongming.atTheWindow("窗口也说不清归谁");
        unknown.acts(WINDOW, "submit", Map.of());
        assertThat(unknown.state(DISPATCHER)).isEqualTo("received");
        unknown.acts(WINDOW, "submit", Map.of("handled-at", CHENGQIAO_HALL));
        assertThat(unknown.assignment(DISPATCHER, CHENGQIAO_HALL).at("/state").asString())
                .isEqualTo("issued");
    }

    @Test
    @Clause("CM-4")
    void a_matter_that_went_to_the_wrong_unit_is_dispatched_anew_by_the_centre() {
        Matter matter = online("派错了", Map.of("category", "business"));
        matter.actsAt(MARKET, MARKET_OFFICER, "not-ours", Map.of("reason", "是参保登记，不是营业执照"));
        Map<String, Object> other = Map.of("to-unit", LABOUR, "reason", "归人社");
        matter.asksAt(MARKET, MARKET_OFFICER, "redispatch", other).expect(422);
        matter.actsAt(MARKET, DISPATCHER, "redispatch", other);

        assertThat(matter.assignment(DISPATCHER, MARKET).at("/state").asString())
                .isEqualTo("cancelled");
        assertThat(matter.assignment(DISPATCHER, LABOUR).at("/role").asString()).isEqualTo("lead");
        matter.actsAt(LABOUR, LABOUR_OFFICER, "sign", Map.of("complexity", "simple"));
    }

    // ---- a named person receives, co-handling, dispatch down ----

    @Test
    @Clause("CM-4")
    void the_units_commissioner_receives_it_and_says_how_hard_it_is() {
        String subject = "专人收件 " + System.nanoTime();
        Matter matter = online(subject, Map.of("category", "power"));
        assertThat(desk.of(POWER_OFFICER)).contains("新的工单").contains(subject);

        assertThat(why(matter.asksAt("power-supply", POWER_OFFICER, "sign", Map.of())))
                .contains("简单、一般还是复杂");
        matter.actsAt("power-supply", POWER_OFFICER, "sign", Map.of("complexity", "complex"));
        assertThat(due(matter, "power-supply", "resolve")).startsWith("2026-05-18T17:30");

        Matter manual = chongming.atTheWindow("人工派单时已定复杂程度");
        manual.acts(DISPATCHER, "assign", Chongming.assigning("simple", MARKET));
        assertThat(
                        why(
                                manual.asksAt(
                                        MARKET,
                                        MARKET_OFFICER,
                                        "sign",
                                        Map.of("complexity", "complex"))))
                .contains("派单时已经定了");
    }

    private static String due(Matter matter, String unit, String clock) {
        return matter.clockAt(unit, DISPATCHER, clock).at("/due").asString();
    }

    @Test
    @Clause("CM-4")
    void an_order_is_dispatched_down_to_a_subordinate_centre_with_its_own_state_and_clocks() {
        Matter matter = online("向下派单", Map.of("handled-at", CHENGQIAO));
        matter.actsAt(CHENGQIAO, CHENGQIAO_OFFICER, "sign", Map.of("complexity", "complex"));
        Map<String, Object> elsewhere = Map.of("sub-unit", HALL, "duty", "核实材料");
        assertThat(why(matter.asksAt(CHENGQIAO, CHENGQIAO_OFFICER, "dispatch-down", elsewhere)))
                .contains("下属的政务服务中心");
        Map<String, Object> down = Map.of("sub-unit", CHENGQIAO_HALL, "duty", "核实材料");
        matter.asksAt(CHENGQIAO, DISPATCHER, "dispatch-down", down).expect(422);
        matter.shown(CHENGQIAO_CLERK).expect(404);
        product.clock().set("2026-05-12T09:00");
        matter.actsAt(CHENGQIAO, CHENGQIAO_OFFICER, "dispatch-down", down);
        assertThat(why(matter.asksAt(CHENGQIAO, CHENGQIAO_OFFICER, "dispatch-down", down)))
                .contains("已经在办");
        assertThat(matter.assignment(CHENGQIAO_OFFICER, CHENGQIAO).at("/fields/duty").asString(""))
                .as("what is asked of the centre is the centre's")
                .isNotEqualTo("核实材料");

        JsonNode sub = matter.assignment(CHENGQIAO_OFFICER, CHENGQIAO_HALL);
        assertThat(sub.at("/role").asString()).isEqualTo("sub");
        assertThat(sub.at("/state").asString()).isEqualTo("issued");
        matter.actsAt(CHENGQIAO_HALL, CHENGQIAO_CLERK, "sign", Map.of("complexity", "ordinary"));
        assertThat(due(matter, CHENGQIAO_HALL, "resolve")).startsWith("2026-05-15T17:30");
        assertThat(due(matter, CHENGQIAO, "resolve")).startsWith("2026-05-18T17:30");

        matter.actsAt(CHENGQIAO, CHENGQIAO_OFFICER, "contact", Chongming.contact())
                .actsAt(CHENGQIAO, CHENGQIAO_OFFICER, "report", Chongming.solved())
                .actsAt(CHENGQIAO, CHENGQIAO_OFFICER, "call-back", Chongming.unitCall("satisfied"));
        assertThat(matter.state(DISPATCHER)).as("the centre is at work").isEqualTo("handling");
        matter.actsAt(CHENGQIAO_HALL, CHENGQIAO_CLERK, "report", Chongming.solved())
                .actsAt(
                        CHENGQIAO_HALL,
                        CHENGQIAO_CLERK,
                        "call-back",
                        Chongming.unitCall("satisfied"));
        assertThat(matter.state(DISPATCHER)).isEqualTo("verifying");
        matter.acts(CALLBACK, "callback", Chongming.centreCall("satisfied", "nothing"))
                .acts(DISPATCHER, "close", Chongming.closing());
    }

    @Test
    @Clause("CM-4")
    void an_order_nobody_took_that_day_counts_as_taken_and_as_ordinary() {
        Matter matter = online("当日没有接单", Map.of("category", "business"));
        product.clock().set("2026-05-11T17:31");
        Product.until(
                "the order is deemed taken",
                () ->
                        matter.assignment(DISPATCHER, MARKET)
                                .at("/state")
                                .asString()
                                .equals("working"));
        assertThat(due(matter, MARKET, "resolve")).startsWith("2026-05-14T17:30");

        product.clock().set("2026-05-12T09:00");
        matter.actsAt(MARKET, MARKET_OFFICER, "not-ours", Map.of("reason", "是参保登记，没有人看过"));
        Map<String, Object> other = Map.of("to-unit", LABOUR, "reason", "归人社");
        matter.actsAt(MARKET, DISPATCHER, "redispatch", other);
        assertThat(
                        matter.clockAt(MARKET, DISPATCHER, "resolve").at("/running").asBoolean()
                                || matter.clockAt(MARKET, DISPATCHER, "contact")
                                        .at("/running")
                                        .asBoolean())
                .isFalse();
        matter.actsAt(LABOUR, LABOUR_OFFICER, "sign", Map.of("complexity", "simple"));
        assertThat(
                        why(
                                matter.asksAt(
                                        LABOUR,
                                        LABOUR_OFFICER,
                                        "not-ours",
                                        Map.of("reason", "又不想办了"))))
                .contains("首受负责");
        assertThat(
                        why(
                                matter.asksAt(
                                        LABOUR,
                                        DISPATCHER,
                                        "redispatch",
                                        Map.of("to-unit", MARKET, "reason", "退回去"))))
                .contains("首受负责");
    }

    @Test
    @Clause("CM-4")
    void what_counts_as_taken_and_was_begun_stays_with_the_first_receiver() {
        Matter matter = online("视为接单后已经动手", Map.of("category", "business"));
        product.clock().set("2026-05-11T17:31");
        Product.until(
                "the order is deemed taken",
                () ->
                        matter.assignment(DISPATCHER, MARKET)
                                .at("/state")
                                .asString()
                                .equals("working"));
        matter.actsAt(MARKET, MARKET_OFFICER, "contact", Chongming.contact());
        assertThat(why(matter.asksAt(MARKET, MARKET_OFFICER, "not-ours", Map.of("reason", "x"))))
                .contains("首受负责");
    }

    @Test
    @Clause("CM-2")
    void what_went_out_by_itself_and_is_barred_is_still_declined_until_somebody_took_it() {
        Map<String, Object> barred = Map.of("decline-ground", "law", "reason", "法律不允许");
        Matter matter = online("自动派单后发现依法不能办", Map.of("category", "business"));
        matter.acts(DISPATCHER, "decline", barred);
        assertThat(matter.assignment(DISPATCHER, MARKET).at("/state").asString())
                .isEqualTo("cancelled");

        Matter taken = online("接单后由单位说明", Map.of("category", "business"));
        taken.actsAt(MARKET, MARKET_OFFICER, "sign", Map.of("complexity", "simple"));
        assertThat(why(taken.asks(DISPATCHER, "decline", barred))).contains("已有单位接单");
    }

    // ---- one commissioner, one clerk, one head ----

    @Test
    @Clause("CM-10")
    void each_unit_has_one_commissioner_and_each_centre_one_clerk_and_one_head() {
        assertThat(refused("unit: housing }] }", "unit: market-supervision }] }"))
                .contains("每个单位只设一人")
                .contains("market-supervision 已有 黄凯")
                .contains("在这些单位没有人：housing");
        assertThat(
                        refused(
                                "post: window-clerk, unit: tax-hall }",
                                "post: window-clerk, unit: district-hall }"))
                .contains("岗位 window-clerk 每个单位只设一人，单位 district-hall 已有 沈悦")
                .contains("岗位 window-clerk 在这些单位没有人：tax-hall");
        assertThat(
                        refused(
                                "post: window-head, unit: tax-hall }",
                                "post: window-head, unit: district-hall }"))
                .contains("岗位 window-head 每个单位只设一人")
                .contains("岗位 window-head 在这些单位没有人：tax-hall");
        for (String kind : List.of("xiangyang", "sulin", "jiangbo")) {
            assertThat(
                            product.staff(Chongming.TENANT, kind)
                                    .get("/chongming/api/v1/cases")
                                    .status())
                    .isEqualTo(200);
        }
    }

    /** What the door that people come in by says to a folder with one passage altered. */
    private String refused(String passage, String instead) {
        Map<String, String> folder = Product.folder(Chongming.TENANT);
        folder.compute("people.yaml", (_, text) -> Product.edited(text, passage, instead));
        Map<String, Object> request =
                Map.of("folder", folder, "defaults", Product.folder("_defaults"));
        Answer answer =
                product.operator().post("/platform/api/v1/tenants/apply", request).expect(422);
        assertThat(answer.text()).contains("people.yaml");
        return answer.text();
    }

    @Test
    @Clause("CM-10")
    void each_of_the_three_has_his_own_rights() {
        Matter matter = chongming.atTheWindow("三种岗位各有权限");
        matter.asks(HALL_HEAD, "assign", Chongming.assigning("simple", HALL)).expect(422);
        matter.acts(WINDOW, "keep", Chongming.assigning("ordinary", HALL));
        matter.asksAt(HALL, HALL_HEAD, "sign", Map.of()).expect(422);
        matter.actsAt(HALL, WINDOW, "sign", Map.of());
        Map<String, Object> helped = Map.of("co-unit", LABOUR, "duty", "核对参保");
        matter.asksAt(HALL, WINDOW, "ask-co-handling", helped).expect(422);
        matter.actsAt(HALL, HALL_HEAD, "ask-co-handling", helped);
        matter.asksAt(HALL, WINDOW, "urge", Map.of("demand", "请抓紧")).expect(422);
        matter.actsAt(HALL, HALL_HEAD, "urge", Map.of("demand", "请抓紧"));

        Matter order = online("专员接单，经办人办理", Map.of("category", "real-estate"));
        order.asksAt("natural-resources", "songjie", "sign", Map.of("complexity", "simple"))
                .expect(422);
        order.actsAt("natural-resources", "hongtao", "sign", Map.of("complexity", "simple"));
        Map<String, Object> asked = Map.of("co-unit", LABOUR, "duty", "核对");
        order.asksAt("natural-resources", "songjie", "ask-co-handling", asked).expect(422);
        order.actsAt("natural-resources", "songjie", "contact", Map.of("result", "已联系"))
                .actsAt("natural-resources", "hongtao", "ask-co-handling", asked);
        order.shown(CHENGQIAO_HEAD).expect(404);
    }
}
