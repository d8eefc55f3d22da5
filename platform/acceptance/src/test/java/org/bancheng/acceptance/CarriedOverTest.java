package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.WINDOW;
import static org.bancheng.acceptance.Xiangtan.due;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is under way goes on by a new version where a county says so, and only there. */
class CarriedOverTest {
    private static final String COUNTY = "carried";

    /** Whose own administrator does it; the other's folder is the operator's. */
    private static final String SELF = "carriesitself";

    private static final String ORDERS = "lifecycles/assignment.yaml";
    private static final String CASES = "lifecycles/case.yaml";
    private static final String TRANSITION = "transition.yaml";

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product, COUNTY);
    private final CountyRules rules = new CountyRules(product, COUNTY, Xiangtan.ADMINISTRATOR);

    @BeforeAll
    static void a_county_of_its_own() {
        Product product = Product.get();
        product.clock().set("2026-05-11T09:00");
        product.apply(Product.folder(Xiangtan.TENANT, COUNTY));
    }

    @BeforeEach
    void a_monday_morning_by_the_shipped_rules() {
        product.clock().set("2026-05-11T09:00");
        product.apply(folder());
    }

    private static Map<String, String> folder() {
        return Product.folder(Xiangtan.TENANT, COUNTY);
    }

    private static String shipped(String path) {
        return Objects.requireNonNull(folder().get(path));
    }

    /** The state of a work order is called otherwise, wherever it is named. */
    private static String renamed(String orders) {
        return Product.file(
                Product.text(orders)
                        .replace("  working:      {", "  at-work:      {")
                        .replace("to: working", "to: at-work")
                        .replaceAll("(from: \\[[^]]*)\\bworking\\b", "$1at-work"));
    }

    private static String shorter(String orders) {
        return Product.edited(orders, "      - { working-days: 5 }", "      - { working-days: 3 }");
    }

    private Matter signed() {
        return xiangtan.signed("转版 " + UUID.randomUUID(), "ordinary");
    }

    private static JsonNode clock(Matter matter, String name) {
        return matter.clockAt(LAND, LAND_HANDLER, name);
    }

    private String state(Matter matter) {
        return matter.assignment(LAND_HANDLER, LAND).get("state").asString();
    }

    private static List<String> messages(Answer refused) {
        return refused.list("/problems").stream().map(problem -> problem.toString()).toList();
    }

    @Test
    @Clause("ALL-3")
    void what_is_under_way_keeps_its_terms_and_goes_on_by_the_new_rules() {
        Matter matter = signed();
        Matter closed = xiangtan.closed("转版 " + UUID.randomUUID());
        int before = rules.version();
        Map<String, String> folder = folder();
        folder.compute(ORDERS, (_, text) -> renamed(shorter(text)));
        folder.put(
                TRANSITION,
                Product.file(
                        """
                        versions: [%d]
                        types:
                          assignment:
                            states: { working: at-work }
                        """
                                .formatted(before)));

        product.apply(folder);

        assertThat(matter.seen(DISPATCHER).at("/configurationVersion"))
                .isEqualTo(String.valueOf(before + 1));
        assertThat(state(matter)).isEqualTo("at-work");
        assertThat(due(matter)).as("five days, as it began").startsWith("2026-05-18T17:30");
        assertThat(due(signed())).as("three days").startsWith("2026-05-14T17:30");
        assertThat(closed.seen(DISPATCHER).at("/configurationVersion"))
                .as("what is closed stays as it ended")
                .isEqualTo(String.valueOf(before));
        List<JsonNode> history = matter.seen(DISPATCHER).list("/history");
        List<JsonNode> carried =
                history.stream()
                        .filter(event -> event.at("/action").asString().equals("carried-over"))
                        .toList();
        assertThat(carried).hasSize(2);
        assertThat(carried)
                .allSatisfy(
                        event -> {
                            assertThat(event.at("/label").asString()).isEqualTo("转按新版程序办理");
                            assertThat(event.at("/inputs/from-version").asInt()).isEqualTo(before);
                            assertThat(event.at("/inputs/to-version").asInt())
                                    .isEqualTo(before + 1);
                        });
        assertThat(carried.getLast().at("/from").asString()).isEqualTo("working");
        assertThat(carried.getLast().at("/to").asString()).isEqualTo("at-work");
        assertThat(history.stream().map(event -> event.at("/label").asString()))
                .as("what happened before is told as it was")
                .contains("签收", "交办");

        matter.actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"));
        matter.acts(Xiangtan.CALLBACK, "callback", Xiangtan.satisfied())
                .acts(DISPATCHER, "close", Xiangtan.closing());
        product.operator().get("/platform/api/v1/tenants/" + COUNTY + "/history").expect(200);
    }

    @Test
    void what_the_version_does_not_name_stays_with_its_own() {
        Matter first = signed();
        int before = rules.version();
        Map<String, String> folder = folder();
        folder.compute(ORDERS, (_, text) -> shorter(text));
        product.apply(folder);
        Matter second = signed();
        folder.put(TRANSITION, Product.file("versions: [" + (before + 1) + "]\n"));
        product.apply(folder);

        assertThat(first.seen(DISPATCHER).at("/configurationVersion"))
                .isEqualTo(String.valueOf(before));
        assertThat(first.seen(DISPATCHER).text()).doesNotContain("carried-over");
        assertThat(second.seen(DISPATCHER).at("/configurationVersion"))
                .isEqualTo(String.valueOf(before + 2));
        folder.put(TRANSITION, Product.file("versions: [" + (before + 4) + "]\n"));
        assertThat(messages(product.offer(folder).expect(422)))
                .singleElement()
                .asString()
                .contains("第 " + (before + 4) + " 版", "还没有这一版");
    }

    @Test
    void what_another_server_opened_by_the_former_version_follows_at_night() {
        Matter matter = signed();
        int before = rules.version();
        Map<String, String> folder = folder();
        folder.compute(ORDERS, (_, text) -> shorter(text));
        folder.put(TRANSITION, Product.file("versions: [" + before + "]\n"));
        product.apply(folder);
        try (Rows rows = new Rows()) {
            // as a server leaves it that has not heard of the publication yet
            rows.run(
                    "update t_%s.case_file set definition_version = %d where number = '%s'"
                            .formatted(COUNTY, before, matter.number));
        }

        product.clock().set("2026-05-12T03:00");

        Product.until(
                "the case goes by the version in force",
                () ->
                        matter.seen(DISPATCHER)
                                .at("/configurationVersion")
                                .equals(String.valueOf(before + 1)));
    }

    @Test
    void what_was_left_behind_is_in_nobodys_way() {
        String county = "leftbehind";
        Map<String, String> folder = Product.folder(Xiangtan.TENANT, county);
        product.apply(folder);
        folder.compute(ORDERS, (_, text) -> renamed(text));
        folder.put(TRANSITION, Product.file("versions: [1]\n"));
        product.apply(folder);
        Matter matter = new Xiangtan(product, county).signed("转版 " + UUID.randomUUID(), "ordinary");
        try (Rows rows = new Rows()) {
            // as if it had been opened by the former version while the other was published
            String orders = "t_" + county + ".assignment";
            rows.run(
                    "update %s set state = 'working' where state = 'at-work' and case_id = (select id from t_%s.case_file where number = '%s')"
                            .formatted(orders, county, matter.number));
            rows.run(
                    "update t_%s.case_file set definition_version = 1 where number = '%s'"
                            .formatted(county, matter.number));
        }

        folder.compute("words.yaml", (_, text) -> Product.file(Product.text(text) + "# 改一改\n"));
        product.apply(folder);

        CountyRules own = new CountyRules(product, county, Xiangtan.ADMINISTRATOR);
        assertThat(own.version()).isEqualTo(3);
        assertThat(matter.seen(DISPATCHER).at("/configurationVersion"))
                .as("it goes on by its own")
                .isEqualTo("1");
        matter.actsAt(LAND, LAND_HANDLER, "note-progress", Map.of("progress", "照旧办"));
        own.restores(2, "复原");
        own.changes("words.yaml", text -> text + "# 再改\n");
        own.publishes("再改");
    }

    @Test
    @Clause("ALL-3")
    void what_cannot_go_on_is_refused_before_anything_is_published() {
        Matter matter = signed();
        int before = rules.version();
        Map<String, String> folder = folder();
        folder.compute(ORDERS, (_, text) -> renamed(text));
        folder.put(
                TRANSITION,
                Product.file(
                        """
                        versions: [%d]
                        types:
                          assignment:
                            ends: [watch]
                        """
                                .formatted(before)));

        Answer refused = product.offer(folder).expect(422);

        assertThat(messages(refused))
                .anySatisfy(
                        message ->
                                assertThat(message)
                                        .contains(
                                                "transition.yaml",
                                                "办理中",
                                                "working",
                                                "在 states 里写明"));
        assertThat(refused.list("/problems").getFirst().at("/line").asInt()).isEqualTo(3);
        assertThat(rules.version()).isEqualTo(before);
        assertThat(state(matter)).isEqualTo("working");
        matter.actsAt(LAND, LAND_HANDLER, "note-progress", Map.of("progress", "照旧办"));
    }

    @Test
    void a_clock_that_runs_and_a_field_that_is_filled_need_a_word_too() {
        Matter matter = signed();
        int before = rules.version();
        Map<String, String> folder = folder();
        folder.compute(
                ORDERS,
                (_, text) ->
                        Product.file(
                                Product.text(text)
                                        .replaceAll("\\breturn-window\\b", "return-term")
                                        .replaceAll("(?m)^  extension:", "  lengthening:")
                                        .replaceAll("extension: \"'", "lengthening: \"'")
                                        .replaceAll(
                                                "assignment\\.extension\\b",
                                                "assignment.lengthening")
                                        .replaceFirst(
                                                "(?m)^states:",
                                                "labels: { lengthening: 延期 }\nstates:")));
        folder.compute(
                "documents/work-form.yaml",
                (_, text) ->
                        Product.edited(text, "{assignment.extension}", "{assignment.lengthening}"));
        String lines = "versions: [" + before + "]\ntypes:\n  assignment:\n    states: {}\n";
        folder.put(TRANSITION, Product.file(lines));

        assertThat(messages(product.offer(folder).expect(422)))
                .anySatisfy(message -> assertThat(message).contains("return-window", "ends"))
                .anySatisfy(message -> assertThat(message).contains("extension", "leaves"));

        folder.put(
                TRANSITION,
                Product.file(
                        lines
                                + "    ends: [return-window]\n    leaves: [extension]\n    starts: { return-term: [working] }\n"));
        product.apply(folder);
        assertThat(clock(matter, "return-window").at("/running").asBoolean()).isFalse();
        assertThat(clock(matter, "return-term").at("/running").asBoolean()).isTrue();
        assertThat(matter.assignment(LAND_HANDLER, LAND).at("/fields").has("extension")).isFalse();
        assertThat(due(matter)).startsWith("2026-05-18T17:30");
    }

    @Test
    void a_new_matter_waits_at_the_window_and_goes_along() {
        Matter matter = xiangtan.atTheWindow("转版 " + UUID.randomUUID());
        int before = rules.version();
        Map<String, String> folder = folder();
        folder.compute(
                CASES,
                (_, text) ->
                        Product.file(
                                Product.text(text).replaceFirst("(?m)^(label: .*)$", "$1\n# 第二版")));
        folder.put(TRANSITION, Product.file("versions: [" + before + "]\n"));

        product.apply(folder);

        matter.acts(WINDOW, "accept", Map.of());
        assertThat(matter.seen(DISPATCHER).at("/configurationVersion"))
                .isEqualTo(String.valueOf(before + 1));
        assertThat(product.anyone().get("/" + COUNTY + "/").status()).isEqualTo(200);
    }

    @Test
    @Clause("ALL-3")
    void an_administrator_reviews_what_goes_over_and_what_cannot() {
        CountyRules own = CountyRules.ofACopy(Xiangtan.TENANT, SELF, Xiangtan.ADMINISTRATOR);
        Matter matter = new Xiangtan(product, SELF).signed("转版 " + UUID.randomUUID(), "ordinary");
        int before = own.version();
        Visitor admin = new Visitor(product.base());
        String pages = "/" + SELF + "/staff/configuration";
        admin.signsInAt(pages + "/draft", Xiangtan.ADMINISTRATOR);
        own.drafts(ORDERS, Product.text(renamed(shipped(ORDERS))));

        HttpResponse<String> draft = admin.opens(pages + "/draft");
        assertThat(draft.body()).contains("照第 " + before + " 版办完");
        assertThat(admin.submits(draft, pages + "/transition", Map.of()).body())
                .contains("请选定要转过来的版本");
        Map<String, String> chosen =
                Map.of("versions", String.valueOf(before), "seen", own.gets("").at("/seen"));
        HttpResponse<String> begun = admin.submits(draft, pages + "/transition", chosen);
        assertThat(begun.body())
                .contains("versions: [" + before + "]", "working: working", "没有状态 working");
        String wrong = admin.opens(pages + "/draft").body();
        assertThat(wrong).contains("没有状态 working").doesNotContain("发布成新的一版");

        own.drafts(TRANSITION, "versions: [" + before + "]\n");
        String unsaid = admin.opens(pages + "/draft").body();
        assertThat(unsaid).contains("在 states 里写明转到哪个状态", "这一版没有");
        assertThat(own.offers("状态改名").status()).isEqualTo(422);

        own.drafts(
                TRANSITION,
                "versions: ["
                        + before
                        + "]\ntypes: { assignment: { states: { working: at-work } } }\n");
        HttpResponse<String> again = admin.opens(pages + "/draft");
        assertThat(admin.submits(again, pages + "/transition", chosen).body())
                .as("by who saw an earlier draft")
                .contains("又有改动");
        admin.submits(
                again,
                pages + "/transition",
                Map.of("versions", String.valueOf(before), "seen", own.gets("").at("/seen")));
        assertThat(own.text(TRANSITION)).contains("working: at-work");
        assertThat(admin.opens(pages + "/draft").body())
                .contains("转到这一版", "发布成新的一版")
                .doesNotContain("这一版没有");
        own.publishes("状态改名");
        assertThat(state(matter)).isEqualTo("at-work");
        assertThat(own.gets("").at("/job/remark")).contains("件在办事项转到了这一版");
        assertThat(admin.opens(pages).body()).contains("件在办事项转到了这一版");
        assertThat(
                        own.gets("/versions").expect(200).list("").stream()
                                .filter(one -> one.at("/version").asInt() == before)
                                .map(one -> one.at("/underWay").asLong()))
                .containsExactly(0L);
        String page =
                new Visitor(product.base())
                        .signsInAt("/" + SELF + "/staff/cases/" + matter.number, DISPATCHER)
                        .body();
        assertThat(page).contains("转按新版程序办理", before + " → " + (before + 1));
    }
}
