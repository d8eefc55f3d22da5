package org.bancheng.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bancheng.platform.search.IndexCasesTest.enqueue;
import static org.bancheng.platform.search.IndexCasesTest.eventually;
import static org.bancheng.platform.search.IndexCasesTest.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bancheng.devstack.TestServers;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.work.WorkBacklog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class OutageTest {
    private static Gate gate;
    private static SearchFloor floor;

    @BeforeAll
    static void startWithElasticsearchAway() {
        gate = new Gate(TestServers.get().search().url());
        gate.cut();
        floor =
                SearchFloor.start(
                        Map.of(
                                "bancheng.search.url",
                                gate.url().toString(),
                                "bancheng.search.watch-every",
                                "PT2S"));
        gate.mend();
    }

    @AfterAll
    static void stop() {
        floor.close();
        gate.close();
    }

    @Test
    void while_elasticsearch_is_away_changes_wait_and_none_is_lost() {
        Tenant county = floor.county("outage");
        UUID id = UUID.randomUUID();
        gate.cut();
        try {
            floor.stored().put(county.id(), CaseDocumentBuilder.of("N1", "停机时来的事").id(id));
            enqueue(floor, county, id);
            eventually(
                    () ->
                            floor.get(WorkBacklog.class)
                                    .line(county.id(), IndexCases.KIND)
                                    .filter(line -> line.failing() == 1)
                                    .isPresent());
            assertThatThrownBy(() -> searchAll(county)).isInstanceOf(SearchUnavailable.class);
            assertThatThrownBy(
                            () ->
                                    floor.get(AnalystSearch.class)
                                            .search(CaseQuery.of(""), Set.of(county.id())))
                    .isInstanceOf(SearchUnavailable.class);
            assertThat(floor.get(SearchHealth.class).health().getStatus()).isEqualTo(Status.DOWN);
        } finally {
            gate.mend();
        }
        assertThat(floor.get(SearchHealth.class).health().getStatus()).isEqualTo(Status.UP);
        assertThat(searchAll(county).lag().waitingSince()).isNotNull();
        eventually(() -> search(floor, county, "停机").total() == 1);
        eventually(() -> searchAll(county).lag().waitingSince() == null);
    }

    @Test
    void an_emptied_elasticsearch_is_noticed_and_filled_again_by_itself() {
        Tenant county = floor.county("emptied");
        for (int n = 0; n < 20; n++) {
            floor.stored().put(county.id(), CaseDocumentBuilder.of("N" + n, "第" + n + "件"));
        }
        eventually(() -> count(county) == 20);

        floor.get(SearchIndices.class).remove(county);
        eventually(() -> count(county) == 20);
        eventually(() -> !searchAll(county).lag().filling());
    }

    private static SearchPage searchAll(Tenant county) {
        var everything =
                new Visibility(true, Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of());
        return BoundTenant.call(
                county, () -> floor.get(CaseSearch.class).search(CaseQuery.of(""), everything));
    }

    private static long count(Tenant county) {
        try {
            return floor.get(CaseIndex.class).count(county.id());
        } catch (RuntimeException notYet) {
            return -1;
        }
    }
}
