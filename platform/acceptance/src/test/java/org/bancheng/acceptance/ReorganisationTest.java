package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Gangnan.DISPATCHER;
import static org.bancheng.acceptance.Gangnan.MARKET;
import static org.bancheng.acceptance.Gangnan.MARKET_RECEIVER;
import static org.bancheng.acceptance.Gangnan.OFFICE;
import static org.bancheng.acceptance.Gangnan.REFORM;
import static org.bancheng.acceptance.Gangnan.REFORM_HANDLER;
import static org.bancheng.acceptance.Gangnan.STATION;
import static org.bancheng.acceptance.Gangnan.TAXATION;
import static org.bancheng.acceptance.Gangnan.TAX_HANDLER;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * A county whose units are renamed and merged and whose people move while cases, letters and clocks
 * are open there: nobody's work is lost.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReorganisationTest {
    private static final String COUNTY = "gangnanreform";
    private static final String LABOUR = "human-resources";
    private static final String LABOUR_HANDLER = "panhong";
    private static final String NEW_TAX_HANDLER = "zhongyi";
    private static final String UNIT =
            "  - { id: market-supervision, name: { zh-CN: 区市场监督管理局, zh-Hant: 區市場監督管理局, en: Market Supervision Bureau }, kind: bureau, also-known-as: [区市场监管局] }\n";
    private static final String RECEIVER = "holds: [{ post: receiver, unit: market-supervision }]";
    private static final String HANDLER = "holds: [{ post: handler, unit: market-supervision }]";

    private final Product product = Product.get();
    private Matter atTheMarket;
    private Matter atTheLabour;
    private Matter atTheTaxation;

    @SuppressWarnings("NullAway.Init") // filled before the first test
    ReorganisationTest() {}

    @BeforeAll
    void a_county_at_work() {
        product.clock().set("2026-05-11T09:00");
        product.apply(folder());
        atTheMarket = assigned("机构改革中的事项", MARKET);
        for (String again : List.of("还没有消息", "仍然没有消息")) {
            atTheMarket.reporterAsks("supplement", Map.of("supplement", again)).expect(200);
        }
        atTheMarket
                .actsAt(
                        MARKET,
                        OFFICE,
                        "urge",
                        Map.of("urged-for", "repeated", "demand", "请签收", "due", "2026-06-05"))
                .actsAt(MARKET, MARKET_RECEIVER, "sign", Map.of())
                .actsAt(MARKET, MARKET_RECEIVER, "contact", Map.of("result", "已联系"));
        atTheLabour = assigned("更名单位的事项", LABOUR);
        atTheTaxation = assigned("人员调动的事项", TAXATION);
        atTheTaxation
                .actsAt(TAXATION, TAX_HANDLER, "sign", Map.of())
                .actsAt(TAXATION, TAX_HANDLER, "contact", Map.of("result", "韦涛已联系"));
    }

    @AfterAll
    void nobody_shall_meet_such_a_county() {
        product.operator()
                .post("/platform/api/v1/tenants/" + COUNTY + "/suspend", Map.of("reason", "试毕"))
                .expect(200);
    }

    private static Map<String, String> folder() {
        return Product.folder(Gangnan.TENANT, COUNTY);
    }

    private Matter assigned(String subject, String unit) {
        return new Matter(
                        product,
                        COUNTY,
                        product.staff(COUNTY, STATION)
                                .post(
                                        "/" + COUNTY + "/api/v1/cases",
                                        Map.of(
                                                "channel",
                                                "workstation",
                                                "inputs",
                                                Gangnan.form("help", subject))))
                .acts(DISPATCHER, "assign", Gangnan.assigning("help", unit));
    }

    private static void edit(
            Map<String, String> folder, String file, String passage, String instead) {
        folder.compute(file, (_, text) -> Product.edited(text, passage, instead));
    }

    private static Map<String, String> reformed() {
        Map<String, String> folder = folder();
        edit(
                folder,
                "units.yaml",
                "kind: bureau, also-known-as: [区市场监管局] }",
                "kind: bureau, merged-into: development-reform }");
        edit(
                folder,
                "people.yaml",
                RECEIVER,
                "holds: [{ post: receiver, unit: development-reform }]");
        edit(
                folder,
                "people.yaml",
                HANDLER,
                "holds: [{ post: handler, unit: development-reform }]");
        edit(
                folder,
                "units.yaml",
                "id: human-resources, name: { zh-CN: 区人力资源和社会保障局,",
                "id: human-resources, formerly: [区人力资源和社会保障局], name: { zh-CN: 区就业促进和社会保障局,");
        edit(
                folder,
                "people.yaml",
                "holds: [{ post: handler, unit: taxation }] }",
                """
                holds: [{ post: handler, unit: jiangnan }] }
                  - { username: zhongyi, name: 钟毅, holds: [{ post: handler, unit: taxation }] }""");
        return folder;
    }

    private Answer refused(Map<String, String> folder) {
        return product.operator()
                .post(
                        "/platform/api/v1/tenants/apply",
                        Map.of("folder", folder, "defaults", Product.folder("_defaults")))
                .expect(422);
    }

    @Test
    @Order(1)
    void a_unit_with_open_work_does_not_vanish_from_the_folder() {
        Map<String, String> folder = reformed();
        edit(
                folder,
                "units.yaml",
                UNIT.replace("also-known-as: [区市场监管局]", "merged-into: development-reform"),
                "");

        Answer said = refused(folder);

        assertThat(said.text())
                .contains("units.yaml")
                .contains("单位 market-supervision 还有 1 件在办事项")
                .contains("merged-into");
        assertThat(atTheMarket.seen(MARKET_RECEIVER).at("/state")).isEqualTo("handling");
    }

    @Test
    @Order(2)
    void nobody_can_still_hold_a_post_in_a_unit_that_was_merged() {
        Map<String, String> folder = reformed();
        edit(
                folder,
                "people.yaml",
                "holds: [{ post: handler, unit: development-reform }]",
                HANDLER);

        assertThat(refused(folder).text())
                .contains("people.yaml")
                .contains("没有单位 market-supervision");
    }

    @Test
    @Order(3)
    void the_successors_people_see_and_finish_what_was_open() {
        String before = atTheMarket.clockAt(MARKET, DISPATCHER, "resolve").at("/due").asString();
        atTheMarket.shown(REFORM_HANDLER).expect(404);
        product.apply(reformed());

        assertThat(atTheMarket.clockAt(MARKET, DISPATCHER, "resolve").at("/due").asString())
                .isEqualTo(before);
        Answer board =
                product.staff(COUNTY, REFORM_HANDLER)
                        .get("/" + COUNTY + "/api/v1/cases?number=" + atTheMarket.number)
                        .expect(200);
        assertThat(board.at("/total")).isEqualTo("1");
        JsonNode letter = atTheMarket.paper(REFORM_HANDLER, "letter", "urge");
        atTheMarket
                .actsOn(letter, MARKET_RECEIVER, "receive", Map.of())
                .actsOn(letter, REFORM_HANDLER, "reply", Map.of("reply", "已接续办理"))
                .actsAt(MARKET, REFORM_HANDLER, "report", Gangnan.result());
        assertThat(atTheMarket.state(DISPATCHER)).isEqualTo("verifying");
        assertThat(new Desk(product, COUNTY).of(REFORM_HANDLER))
                .as("what was told to the unit before")
                .contains("新的工单")
                .contains(atTheMarket.number);
        assertThat(atTheMarket.followed().text()).contains("区市场监督管理局");
    }

    @Test
    @Order(4)
    void nothing_new_goes_to_a_unit_that_was_merged() {
        Matter matter = assigned("改革后的新事项", REFORM);
        assertThat(matter.assignment(REFORM_HANDLER, REFORM).at("/state").asString())
                .isEqualTo("issued");
        Matter other =
                new Matter(
                        product,
                        COUNTY,
                        product.staff(COUNTY, STATION)
                                .post(
                                        "/" + COUNTY + "/api/v1/cases",
                                        Map.of(
                                                "channel",
                                                "workstation",
                                                "inputs",
                                                Gangnan.form("help", "派给已撤并的单位"))));
        Answer refused =
                other.asks(DISPATCHER, "assign", Gangnan.assigning("help", MARKET)).expect(422);
        assertThat(refused.at("/fields/0/field")).isEqualTo("lead");
    }

    @Test
    @Order(5)
    void lists_say_both_names_and_an_old_case_says_what_it_said() {
        Matter fresh = assigned("更名后的新事项", LABOUR);
        Visitor visitor = new Visitor(product.base());
        visitor.signsInAt("/" + COUNTY + "/staff", DISPATCHER);
        String board = visitor.opens("/" + COUNTY + "/staff/cases").body();
        assertThat(board).contains("区就业促进和社会保障局（原区人力资源和社会保障局）");
        assertThat(board)
                .as("what a unit did that was merged is still found by it")
                .containsPattern("<option value=\"market-supervision\"[^>]*>[^<]*已并入");
        assertThat(visitor.opens("/" + COUNTY + "/staff/cases/" + atTheLabour.number).body())
                .contains("区人力资源和社会保障局")
                .doesNotContain("区就业促进和社会保障局（");
        assertThat(visitor.opens("/" + COUNTY + "/staff/cases/" + fresh.number).body())
                .contains("区就业促进和社会保障局");
        atTheLabour
                .actsAt(LABOUR, LABOUR_HANDLER, "sign", Map.of())
                .actsAt(LABOUR, LABOUR_HANDLER, "contact", Map.of("result", "更名后照常办理"));
    }

    @Test
    @Order(6)
    void a_person_who_moved_leaves_his_orders_to_the_unit_and_his_name_in_its_history() {
        atTheTaxation.shown(TAX_HANDLER).expect(404);
        atTheTaxation.asksAt(TAXATION, NEW_TAX_HANDLER, "report", Gangnan.result()).expect(200);
        assertThat(atTheTaxation.seen(NEW_TAX_HANDLER).text()).contains("韦涛").contains("钟毅");
    }
}
