package org.bancheng.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.search.BadSearch.Reason;
import org.bancheng.platform.search.CaseQuery.Order;
import org.bancheng.platform.search.SearchPage.Hit;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.NoTenantBound;
import org.bancheng.platform.tenancy.Tenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseSearchTest {
    private static final Visibility COUNTY =
            new Visibility(true, Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of());
    private static SearchFloor node;
    private static Tenant xiangtan;

    @BeforeAll
    static void index() {
        node = SearchFloor.shared();
        xiangtan = node.county("searched");
        node.write(
                xiangtan,
                CaseDocumentBuilder.of("XT202603020001", "优化营商环境的建议")
                        .body("企业开办材料反复提交，窗口一次不说清。")
                        .category("economy", "business")
                        .channel("window", "hall")
                        .units("market-bureau"),
                CaseDocumentBuilder.of("XT202603020002", "關於改善營商環境")
                        .body("企業註冊太慢。")
                        .category("economy")
                        .channel("mailbox", null)
                        .units("tax-bureau", "market-bureau")
                        .closed(),
                CaseDocumentBuilder.of("XT202604010003", "小区路灯不亮")
                        .body("雨湖区建设路小区的路灯已经三个月没有亮，晚上老人不敢出门。<script>alert(1)</script>")
                        .category("city", "lighting")
                        .channel("hotline", "seat")
                        .units("city-bureau")
                        .opened("2026-03-31T16:30:00Z"),
                CaseDocumentBuilder.of("XT202604010004", "农村公路塌方")
                        .body("G320国道旁塌方，商店环绕，无境外车辆")
                        .texts("已派人清理路面，营造环境")
                        .category("city")
                        .channel("window", "hall")
                        .opened("2026-04-01T02:00:00Z"),
                CaseDocumentBuilder.of("XT202605060005", "另一件事")
                        .body("塌方，塌方，又是塌方")
                        .channel("hotline", "seat")
                        .closed()
                        .opened("2027-05-06T02:00:00Z"));
    }

    @AfterAll
    static void remove() {
        node.get(SearchIndices.class).remove(xiangtan);
    }

    private static SearchPage search(CaseQuery query, Visibility visibility) {
        return BoundTenant.call(
                xiangtan, () -> node.get(CaseSearch.class).search(query, visibility));
    }

    private static List<String> found(CaseQuery query) {
        return search(query, COUNTY).hits().stream().map(Hit::number).sorted().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "营商环境, XT202603020001 XT202603020002",
        "營商環境, XT202603020001 XT202603020002",
        "企业注册, XT202603020002",
        "路灯, XT202604010003",
        "路灯不亮, XT202604010003",
        "亮, XT202604010003",
        "g320, XT202604010004",
        "Ｇ３２０ 塌方 国道, XT202604010004",
        "清理, XT202604010004",
        "\"营商环境\", XT202603020001 XT202603020002",
        "\"商环\", XT202603020001 XT202603020002",
        "\"企业材料\", ''",
        "路灯 塌方, ''",
        "XT20260401, XT202604010003 XT202604010004",
        "xt202603020001, XT202603020001",
        "'', XT202603020001 XT202603020002 XT202604010003 XT202604010004 XT202605060005",
        "'！？', XT202603020001 XT202603020002 XT202604010003 XT202604010004 XT202605060005"
    })
    void words_are_found_in_either_script(String text, String numbers) {
        assertThat(String.join(" ", found(CaseQuery.of(text)))).isEqualTo(numbers);
    }

    @Test
    void a_subject_that_says_it_comes_before_a_body_that_does() {
        assertThat(search(CaseQuery.of("塌方"), COUNTY).hits())
                .extracting(Hit::number)
                .containsExactly("XT202604010004", "XT202605060005");
    }

    @Test
    void marks_are_places_in_the_text_as_it_was_written() {
        Hit hit = search(CaseQuery.of("营商环境 太慢").size(1), COUNTY).hits().getFirst();
        assertThat(hit.subject().parts())
                .extracting(Marked.Part::text, Marked.Part::marked)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("關於改善", false),
                        org.assertj.core.groups.Tuple.tuple("營商環境", true));
        assertThat(hit.snippet().parts())
                .contains(new Marked.Part("太慢", true), new Marked.Part("。", false));
    }

    @Test
    void markup_in_a_text_stays_text() {
        Marked snippet = search(CaseQuery.of("路灯 script"), COUNTY).hits().getFirst().snippet();
        assertThat(snippet.text()).contains("<script>alert(1)</script>");
        assertThat(snippet.parts()).contains(new Marked.Part("script", true));
    }

    @Test
    void a_handler_finds_his_units_cases_only_and_counts_no_others() {
        var market =
                new Visibility(
                        false,
                        Set.of("market-bureau"),
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of());
        SearchPage page = search(CaseQuery.of(""), market);
        assertThat(page.hits())
                .extracting(Hit::number)
                .containsExactlyInAnyOrder("XT202603020001", "XT202603020002");
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.facets().get(Facet.UNIT))
                .extracting(SearchPage.Count::value, SearchPage.Count::cases)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("market-bureau", 2L));
        assertThat(search(CaseQuery.of("路灯"), market).total()).isZero();
    }

    @Test
    void a_window_finds_what_it_took_in_and_what_reporters_filed_in_its_channel() {
        var window =
                new Visibility(
                        false,
                        Set.of(),
                        List.of(
                                new Visibility.Window("window", "hall"),
                                new Visibility.Window("mailbox", "hall"),
                                new Visibility.Window("hotline", "hall")),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of());
        assertThat(search(CaseQuery.of(""), window).hits())
                .extracting(Hit::number)
                .containsExactlyInAnyOrder("XT202603020001", "XT202603020002", "XT202604010004");
    }

    @Test
    void who_may_see_nothing_finds_nothing() {
        assertThat(
                        search(
                                        CaseQuery.of(""),
                                        new Visibility(
                                                false, Set.of(), List.of(), Set.of(), Set.of(),
                                                Set.of(), Set.of()))
                                .total())
                .isZero();
    }

    @Test
    void facets_lead_down_the_categories() {
        CaseQuery all = CaseQuery.of("").opened(null, LocalDate.of(2026, 12, 31));
        assertThat(search(all, COUNTY).facets().get(Facet.CATEGORY))
                .extracting(c -> c.value() + " " + c.name() + " " + c.cases())
                .containsExactlyInAnyOrder("economy 类economy 2", "city 类city 2");
        SearchPage city = search(all.choosing(Facet.CATEGORY, Set.of("city")), COUNTY);
        assertThat(city.total()).isEqualTo(2);
        assertThat(city.facets().get(Facet.CATEGORY))
                .extracting(c -> c.value() + " " + c.name() + " " + c.cases())
                .containsExactly("city/lighting 类city/类lighting 1");
        assertThat(city.hits())
                .anyMatch(hit -> hit.category().equals(List.of("类city", "类lighting")));
    }

    @Test
    void a_day_of_opening_is_a_day_in_the_county() {
        var april = CaseQuery.of("").opened(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 1));
        assertThat(found(april)).containsExactly("XT202604010003", "XT202604010004");
        assertThat(found(CaseQuery.of("").opened(null, LocalDate.of(2026, 3, 31))))
                .containsExactly("XT202603020001", "XT202603020002");
        assertThat(search(april, COUNTY).facets().get(Facet.MONTH))
                .containsExactly(new SearchPage.Count("2026-04", "2026-04", 2));
    }

    @Test
    void open_and_closed_cases_are_told_apart() {
        var before = CaseQuery.of("").opened(null, LocalDate.of(2026, 12, 31));
        assertThat(found(before.open(false))).containsExactly("XT202603020002");
        assertThat(found(before.open(true))).hasSize(3);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (Order order : Order.values()) {
            CaseQuery query = CaseQuery.of("").order(order).size(1);
            var seen = new ArrayList<String>();
            String next = null;
            do {
                SearchPage page = search(query.after(next), COUNTY);
                page.hits().forEach(hit -> seen.add(hit.number()));
                next = page.next();
            } while (next != null);
            assertThat(seen).doesNotHaveDuplicates().hasSize((int) search(query, COUNTY).total());
        }
    }

    @Test
    void what_cannot_be_searched_for_is_refused_with_its_reason() {
        assertBad(CaseQuery.of("灯".repeat(201)), Reason.TEXT_TOO_LONG);
        assertBad(CaseQuery.of("灯 ".repeat(13)), Reason.TOO_MANY_WORDS);
        for (String cursor : List.of("x", "AAAA", "!", "", "MQoyCjM", "IngiCjEKMQox")) {
            assertBad(CaseQuery.of("").after(cursor), Reason.NO_SUCH_PAGE);
        }
        assertThatThrownBy(() -> CaseQuery.of("").size(101)).isInstanceOf(BadSearch.class);
        assertThatThrownBy(
                        () ->
                                CaseQuery.of("")
                                        .opened(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1)))
                .isInstanceOf(BadSearch.class);
    }

    private static void assertBad(CaseQuery query, Reason reason) {
        assertThatThrownBy(() -> search(query, COUNTY))
                .isInstanceOfSatisfying(
                        BadSearch.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "*",
        "?",
        "\\",
        "a/b",
        "[",
        "~",
        "\"",
        "\"\"\"",
        "&&",
        "{\"query\":1}",
        "路*灯",
        ".*"
    })
    void no_sign_is_an_operator(String text) {
        assertThat(search(CaseQuery.of(text), COUNTY).total()).isGreaterThanOrEqualTo(0);
        assertThat(search(CaseQuery.of("").choosing(Facet.CATEGORY, Set.of(text)), COUNTY).total())
                .isZero();
    }

    @Test
    void without_a_tenant_nothing_is_searched() {
        assertThatThrownBy(() -> node.get(CaseSearch.class).search(CaseQuery.of(""), COUNTY))
                .isInstanceOf(NoTenantBound.class);
    }
}
