package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What analysts find across the counties granted to them, and what nobody finds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossCountySearchTest {
    private static final String SIMPLIFIED = "营业执照遗失补领被退件";
    private static final String TRADITIONAL = "營業執照遺失補領被退件";
    private static final List<String> STUDIED = List.of("chongming", "gangnan", "xiangtan");
    private static final String NOT_STUDIED = "dianjiang";
    private static final String NAME = "欧阳石榴";
    private static final String PHONE = "13712345678";
    private static final String IDENTITY = "11010519491231002X";

    private final Product product = Product.get();

    @BeforeAll
    void cases_in_four_counties_of_which_three_are_granted() {
        product.clock().set("2026-05-11T09:00");
        for (String county : Product.counties()) {
            granted(county, STUDIED.contains(county));
        }
        filed("chongming", SIMPLIFIED);
        filed("gangnan", TRADITIONAL);
        filed("xiangtan", SIMPLIFIED);
        filed("xiangtan", SIMPLIFIED).reporterAsks("withdraw", Map.of()).expect(200);
        granted(NOT_STUDIED, true);
        filed(NOT_STUDIED, SIMPLIFIED);
        Product.until(
                "all five are found",
                () ->
                        found(SIMPLIFIED).at("/total").equals("5")
                                && found(SIMPLIFIED, "state", "已撤回").at("/total").equals("1"));
        granted(NOT_STUDIED, false);
    }

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    @AfterAll
    void the_demo_analyst_studies_all_of_them_again() {
        Product.counties().forEach(county -> granted(county, true));
    }

    private Matter filed(String county, String subject) {
        return Counties.filed(
                product,
                county,
                Map.of(
                        "subject",
                        subject,
                        "body",
                        "我叫%s，电话%s，身份证%s，跑了三趟窗口。".formatted(NAME, PHONE, IDENTITY),
                        "category",
                        "business",
                        "reporter-name",
                        NAME,
                        "reporter-phone",
                        PHONE));
    }

    private void granted(String county, boolean yes) {
        String grant = "/platform/api/v1/analysts/analyst1/grants/" + county;
        Api operator = product.operator();
        (yes ? operator.send("PUT", grant, null, Map.of()) : operator.delete(grant)).expect(204);
    }

    private Answer found(String text, String... narrowed) {
        return product.analyst().get(search("/platform/api/v1/search", text, narrowed)).expect(200);
    }

    private static String search(String path, String text, String... parameters) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", text);
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], parameters[i + 1]);
        }
        return path
                + query.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static Set<String> counties(Answer answer) {
        return answer.list("/hits").stream()
                .map(hit -> hit.get("county").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Long> counts(Answer answer, String facet) {
        return answer.list("/facets/" + facet).stream()
                .collect(
                        Collectors.toMap(
                                count -> count.get("value").asString(),
                                count -> count.get("cases").asLong()));
    }

    @Test
    @Clause("ALL-7")
    void the_granted_counties_are_found_in_either_script_and_no_other() {
        for (String text : List.of(SIMPLIFIED, TRADITIONAL)) {
            Answer answer = found(text);
            assertThat(counties(answer)).containsExactlyElementsOf(STUDIED);
            assertThat(answer.at("/total")).isEqualTo("4");
        }
        assertThat(found("此外没有人写过的词语组合").at("/total")).isEqualTo("0");
    }

    @Test
    @Clause("ALL-7")
    void what_is_found_is_counted_and_narrowed_by_county_category_and_state() {
        Answer all = found(SIMPLIFIED);
        assertThat(counts(all, "county"))
                .isEqualTo(Map.of("chongming", 1L, "gangnan", 1L, "xiangtan", 2L));
        assertThat(counts(all, "category")).containsEntry("企业开办与经营", 4L);
        assertThat(counts(all, "state")).containsEntry("已撤回", 1L);
        assertThat(counts(all, "state").values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(4);

        Answer withdrawn = found(SIMPLIFIED, "state", "已撤回", "category", "企业开办与经营");
        assertThat(withdrawn.at("/total")).isEqualTo("1");
        assertThat(counties(withdrawn)).containsExactly("xiangtan");
        assertThat(counties(found(SIMPLIFIED, "county", "gangnan"))).containsExactly("gangnan");
        assertThat(found(SIMPLIFIED, "category", "教育").at("/total")).isEqualTo("0");
        assertThat(found(SIMPLIFIED, "month", "2026-05").at("/total")).isEqualTo("4");
        assertThat(found(SIMPLIFIED, "to", "2026-05-10").at("/total")).isEqualTo("0");
    }

    @Test
    @Clause("ALL-7")
    void every_case_stands_on_one_page_and_the_last_page_says_so() {
        Set<String> numbers = new TreeSet<>();
        Answer page = found(SIMPLIFIED, "size", "1", "order", "newest");
        for (int pages = 1; pages <= 4; pages++) {
            JsonNode hit = page.list("/hits").getFirst();
            assertThat(numbers.add(hit.get("county").asString() + hit.get("number").asString()))
                    .isTrue();
            String next = page.at("/next");
            assertThat(next.isEmpty()).isEqualTo(pages == 4);
            if (pages < 4) {
                page = found(SIMPLIFIED, "size", "1", "order", "newest", "after", next);
            }
        }
    }

    @Test
    @Clause("ALL-7")
    void the_answers_hold_nothing_that_names_a_person() {
        for (String text : List.of(SIMPLIFIED, "跑了三趟窗口")) {
            Answer answer = found(text);
            assertThat(answer.list("/hits")).isNotEmpty();
            assertThat(answer.text()).contains("***").doesNotContain(NAME, PHONE, IDENTITY);
        }
        for (String personal : List.of(NAME, PHONE, IDENTITY, "\"" + NAME + "\"")) {
            assertThat(found(personal).at("/total")).as("found by " + personal).isEqualTo("0");
        }
    }

    @Test
    @Clause({"ALL-1", "ALL-7"})
    void a_county_not_granted_cannot_be_asked_for_and_a_revoked_grant_closes_at_once() {
        String ofXiangtan = search("/platform/api/v1/search", SIMPLIFIED, "county", "xiangtan");
        Answer refused =
                product.analyst()
                        .get(search("/platform/api/v1/search", SIMPLIFIED, "county", NOT_STUDIED))
                        .expect(403);
        assertThat(refused.at("/type")).endsWith("bad-search/county-not-granted");
        product.analyst().get(ofXiangtan).expect(200);
        granted("xiangtan", false);
        try {
            product.analyst().get(ofXiangtan).expect(403);
            assertThat(counties(found(SIMPLIFIED))).containsExactly("chongming", "gangnan");
            assertThat(counts(found(SIMPLIFIED), "county")).doesNotContainKey("xiangtan");
        } finally {
            granted("xiangtan", true);
        }
        product.analyst().get(ofXiangtan).expect(200);
    }

    @Test
    @Clause({"ALL-1", "ALL-7"})
    void only_analysts_search_across_counties_and_only_operators_grant() {
        String across = search("/platform/api/v1/search", SIMPLIFIED);
        product.anyone().get(across).expect(401);
        product.staff("xiangtan", Xiangtan.DISPATCHER).get(across).expect(401);
        product.bearer(() -> "not.a.token").get(across).expect(401);
        product.operator().get(across).expect(403);

        String grant = "/platform/api/v1/analysts/analyst1/grants/" + NOT_STUDIED;
        product.analyst().send("PUT", grant, null, Map.of()).expect(403);
        product.staff("xiangtan", Xiangtan.DISPATCHER)
                .send("PUT", grant, null, Map.of())
                .expect(401);
        assertThat(counties(found(SIMPLIFIED))).doesNotContain(NOT_STUDIED);
    }

    @ParameterizedTest
    @CsvSource({
        "size=0, page-too-long, size",
        "size=101, page-too-long, size",
        "size=many, unreadable, size",
        "colour=red, unknown-parameter, colour",
        "unit=housing, unknown-parameter, unit",
        "order=worst, unreadable, newest",
        "after=not-a-cursor, no-such-page, after",
        "from=2026-13-40, unreadable, from",
        "from=2026-05-12&to=2026-05-11, time-runs-backwards, from"
    })
    @Clause("ALL-7")
    void a_question_that_cannot_be_asked_is_refused_with_what_where_and_how(
            String parameters, String type, String named) {
        Answer refused =
                product.analyst()
                        .get("/platform/api/v1/search?q=" + encoded(SIMPLIFIED) + "&" + parameters)
                        .expect(400);
        assertThat(refused.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(refused.at("/type")).endsWith("bad-search/" + type);
        assertThat(refused.at("/title")).isNotBlank();
        assertThat(refused.at("/detail")).endsWith("。");
        assertThat(refused.at("/instance")).isEqualTo("/platform/api/v1/search");
        assertThat(refused.text()).contains(named);
    }

    @Test
    @Clause("ALL-1")
    void staff_find_their_own_countys_cases_and_those_of_their_own_unit_only() {
        Matter matter = new Xiangtan(product).assigned("地籍調查表遺漏界址點", "ordinary");
        String search = search("/xiangtan/api/v1/cases/search", "地籍调查表遗漏界址点");
        Product.until(
                "the land office finds it",
                () ->
                        product.staff("xiangtan", Xiangtan.LAND_HANDLER)
                                .get(search)
                                .expect(200)
                                .at("/total")
                                .equals("1"));
        Answer answer = product.staff("xiangtan", Xiangtan.DISPATCHER).get(search).expect(200);
        assertThat(answer.at("/hits/0/number")).isEqualTo(matter.number);
        assertThat(answer.list("/facets/state")).hasSize(1);
        assertThat(
                        product.staff("xiangtan", Xiangtan.HOUSING_HANDLER)
                                .get(search)
                                .expect(200)
                                .at("/total"))
                .isEqualTo("0");

        String everywhere = search("/xiangtan/api/v1/cases/search", SIMPLIFIED);
        assertThat(
                        counties(
                                product.staff("xiangtan", Xiangtan.DISPATCHER)
                                        .get(everywhere)
                                        .expect(200)))
                .containsExactly("xiangtan");
        product.anyone().get(everywhere).expect(401);
        product.analyst().get(everywhere).expect(401);
        product.staff("gangnan", Counties.people("gangnan").getFirst().username())
                .get(everywhere)
                .expect(401);
        Answer refused =
                product.staff("xiangtan", Xiangtan.DISPATCHER)
                        .get(everywhere + "&county=gangnan")
                        .expect(400);
        assertThat(refused.at("/type")).endsWith("bad-search/unknown-parameter");
    }
}
