package org.bancheng.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.util.Map;
import java.util.UUID;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Elasticsearch itself refuses, whatever our code asks for. */
class FenceTest {
    private static final UUID CASE = UUID.randomUUID();
    private static SearchFloor floor;
    private static Tenant own;
    private static Tenant foreign;

    @BeforeAll
    static void twoCounties() {
        floor = SearchFloor.shared();
        own = floor.county("fenceda");
        foreign = floor.county("fencedb");
        floor.write(foreign, CaseDocumentBuilder.of("B1", "邻县的事").id(CASE));
        floor.write(own, CaseDocumentBuilder.of("A1", "本县的事"));
    }

    private static <T> T asOwn(Elasticsearch.Question<T> question) {
        return floor.elasticsearch().asTenant(own.id(), question);
    }

    private static void assertForbidden(Elasticsearch.Question<?> question) {
        assertThatThrownBy(() -> asOwn(question))
                .isInstanceOfSatisfying(
                        ElasticsearchException.class,
                        refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void a_foreign_document_is_refused_by_its_id() {
        String alias = floor.names().alias(foreign.id());
        String index = floor.names().generation(foreign.id(), 1);
        assertForbidden(client -> client.get(g -> g.index(alias).id("" + CASE), Object.class));
        assertForbidden(client -> client.get(g -> g.index(index).id("" + CASE), Object.class));
        assertForbidden(client -> client.search(s -> s.index(alias), Object.class));
    }

    @Test
    void a_search_everywhere_finds_the_own_county_only() {
        for (String pattern : new String[] {"*", "_all", floor.names().everyCounty()}) {
            var found = asOwn(client -> client.search(s -> s.index(pattern), Object.class));
            assertThat(found.hits().hits())
                    .isNotEmpty()
                    .allMatch(hit -> hit.index().equals(floor.names().generation(own.id(), 1)));
        }
    }

    @Test
    void a_foreign_document_can_be_neither_written_nor_deleted() {
        String index = floor.names().generation(foreign.id(), 1);
        assertForbidden(
                client -> client.index(i -> i.index(index).id("x").document(Map.of("a", 1))));
        assertForbidden(client -> client.delete(d -> d.index(index).id("" + CASE)));
    }

    @Test
    void a_county_can_neither_make_nor_drop_an_index() {
        String next = floor.names().generation(own.id(), 9);
        assertForbidden(client -> client.indices().create(c -> c.index(next)));
        assertForbidden(
                client -> client.index(i -> i.index(next).id("x").document(Map.of("number", "1"))));
        String serving = floor.names().generation(own.id(), 1);
        assertForbidden(client -> client.indices().delete(d -> d.index(serving)));
    }

    @Test
    void the_search_across_counties_reads_and_writes_nothing() {
        String index = floor.names().generation(own.id(), 1);
        assertThatThrownBy(
                        () ->
                                floor.elasticsearch()
                                        .acrossCounties(
                                                client ->
                                                        client.index(
                                                                i ->
                                                                        i.index(index)
                                                                                .document(
                                                                                        Map.of()))))
                .isInstanceOfSatisfying(
                        ElasticsearchException.class,
                        refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void an_unknown_user_cannot_be_run_as() {
        assertThatThrownBy(
                        () ->
                                floor.elasticsearch()
                                        .asTenant(
                                                new TenantId("nobody"),
                                                client -> client.search(s -> s, Object.class)))
                .isInstanceOf(RuntimeException.class)
                .satisfiesAnyOf(
                        refused -> assertThat(refused).isInstanceOf(SearchUnavailable.class),
                        refused ->
                                assertThat(((ElasticsearchException) refused).status())
                                        .isEqualTo(403));
    }

    @Test
    void a_field_that_is_not_foreseen_is_refused() {
        String index = floor.names().generation(own.id(), 1);
        assertThatThrownBy(
                        () ->
                                asOwn(
                                        client ->
                                                client.index(
                                                        i ->
                                                                i.index(index)
                                                                        .document(
                                                                                Map.of(
                                                                                        "reporter",
                                                                                        "王小芳")))))
                .isInstanceOfSatisfying(
                        ElasticsearchException.class,
                        refused -> assertThat(refused.getMessage()).contains("strict"));
    }

    @Test
    void making_a_countys_place_again_changes_nothing_and_removing_leaves_nothing() {
        Tenant gone = floor.county("fencedc");
        floor.write(gone, CaseDocumentBuilder.of("C1", "一件事"));
        floor.get(SearchIndices.class).ensure(gone);
        assertThat(floor.get(CaseIndex.class).count(gone.id())).isEqualTo(1);

        floor.get(SearchIndices.class).remove(gone);
        floor.get(SearchIndices.class).remove(gone);
        assertThat(floor.indices(gone)).isEmpty();
        assertThat(floor.get(SearchIndices.class).standing(gone.id())).isEmpty();

        floor.get(SearchIndices.class).ensure(gone);
        assertThat(floor.get(CaseIndex.class).count(gone.id())).isZero();
    }
}
