package org.bancheng.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.bancheng.platform.search.BadSearch.Reason;
import org.bancheng.platform.search.SearchPage.Hit;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnalystSearchTest {
    private static SearchFloor floor;
    private static Tenant north;
    private static Tenant south;
    private static Tenant secret;

    @BeforeAll
    static void threeCounties() {
        floor = SearchFloor.shared();
        north = floor.county("north");
        south = floor.county("south");
        secret = floor.county("secret");
        floor.write(
                north,
                CaseDocumentBuilder.of("N1", "营商环境").category("a", "b"),
                CaseDocumentBuilder.of("N2", "路灯不亮").category("a").closed());
        floor.write(south, CaseDocumentBuilder.of("N1", "營商環境").category("a"));
        floor.write(secret, CaseDocumentBuilder.of("N1", "营商环境").category("a"));
    }

    private static SearchPage search(CaseQuery query, Tenant... granted) {
        var ids = new HashSet<TenantId>();
        for (Tenant tenant : granted) {
            ids.add(tenant.id());
        }
        return floor.get(AnalystSearch.class).search(query, ids);
    }

    @Test
    void granted_counties_are_searched_in_either_script_and_no_others() {
        for (String text : new String[] {"营商环境", "營商環境"}) {
            SearchPage page = search(CaseQuery.of(text), north, south);
            assertThat(page.hits())
                    .extracting(Hit::county)
                    .containsExactlyInAnyOrder("north", "south");
            assertThat(page.missing()).isEmpty();
        }
    }

    @Test
    void facets_count_by_county_category_and_state() {
        SearchPage page = search(CaseQuery.of(""), north, south);
        assertThat(page.facets().get(Facet.COUNTY))
                .extracting(c -> c.value() + c.cases())
                .containsExactlyInAnyOrder("north2", "south1");
        assertThat(page.facets().get(Facet.CATEGORY))
                .extracting(c -> c.value() + c.cases())
                .containsExactly("类a3");
        assertThat(page.facets().get(Facet.STATE))
                .extracting(c -> c.value() + c.cases())
                .containsExactlyInAnyOrder("办理中2", "已办结1");
        var closed = CaseQuery.of("").choosing(Facet.STATE, Set.of("已办结"));
        assertThat(search(closed, north, south).hits())
                .extracting(Hit::number)
                .containsExactly("N2");
    }

    @Test
    void a_county_that_is_not_granted_cannot_be_chosen() {
        var query = CaseQuery.of("").choosing(Facet.COUNTY, Set.of("secret"));
        assertThatThrownBy(() -> search(query, north))
                .isInstanceOfSatisfying(
                        BadSearch.class,
                        bad -> assertThat(bad.reason()).isEqualTo(Reason.COUNTY_NOT_GRANTED));
        assertThat(search(CaseQuery.of("").choosing(Facet.COUNTY, Set.of("north")), north, south))
                .extracting(SearchPage::total)
                .isEqualTo(2L);
    }

    @Test
    void without_a_grant_nothing_is_found() {
        assertThat(search(CaseQuery.of("")).total()).isZero();
    }

    @Test
    void a_county_without_an_index_is_named_and_the_others_are_searched() {
        var granted = new HashSet<>(Set.of(north.id(), new TenantId("unborn")));
        SearchPage page = floor.get(AnalystSearch.class).search(CaseQuery.of(""), granted);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.missing()).containsExactly("unborn");
    }

    @Test
    void same_numbers_of_two_counties_stand_on_pages_of_their_own() {
        var query = CaseQuery.of("营商环境").size(1);
        SearchPage first = search(query, north, south);
        SearchPage second = search(query.after(first.next()), north, south);
        assertThat(Set.of(first.hits().getFirst().county(), second.hits().getFirst().county()))
                .containsExactlyInAnyOrder("north", "south");
        assertThat(second.next()).isNull();
    }

    @Test
    void two_hundred_counties_fit_into_one_request() {
        var aliases = IntStream.range(0, 200).mapToObj(n -> "county" + "x".repeat(20) + n).toList();
        var request =
                new SearchRequests(
                                CaseQuery.of("路灯"),
                                SearchText.of("路灯"),
                                FacetFields.ACROSS_COUNTIES)
                        .page(aliases, java.util.List.of());
        var response =
                floor.elasticsearch()
                        .asInstallation(client -> client.msearch(request, FoundCase.class));
        assertThat(response.responses().getFirst().result().hits().hits()).isEmpty();
    }
}
