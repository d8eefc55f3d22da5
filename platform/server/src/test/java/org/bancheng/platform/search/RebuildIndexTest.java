package org.bancheng.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bancheng.platform.search.IndexCasesTest.enqueue;
import static org.bancheng.platform.search.IndexCasesTest.eventually;
import static org.bancheng.platform.search.IndexCasesTest.search;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RebuildIndexTest {
    private static final int CASES = 1_200;
    private static SearchFloor floor;

    @BeforeAll
    static void servers() {
        floor = SearchFloor.shared();
    }

    @AfterEach
    void undisturbed() {
        floor.stored().atEachStep = () -> {};
    }

    private static void rebuild(Tenant county) {
        BoundTenant.run(county, () -> floor.get(RebuildIndex.class).handle(List.of()));
    }

    private static Tenant countyWithCases(String id) {
        Tenant county = floor.county(id);
        var cases = new CaseDocumentBuilder[CASES];
        for (int n = 0; n < CASES; n++) {
            cases[n] = CaseDocumentBuilder.of("N" + n, "第" + n + "件路灯事项");
        }
        floor.stored().put(county.id(), cases);
        rebuild(county);
        return county;
    }

    @Test
    void the_county_is_searched_in_full_while_its_index_is_filled_anew() {
        Tenant county = countyWithCases("rebuilt");
        var seen = new ArrayList<Long>();
        UUID changed =
                BoundTenant.call(county, () -> floor.stored().after(null, 1)).getFirst().id();
        floor.stored().atEachStep =
                () -> {
                    seen.add(search(floor, county, "路灯").total());
                    if (seen.size() == 2) {
                        floor.stored()
                                .put(
                                        county.id(),
                                        CaseDocumentBuilder.of("N0", "途中改了的路灯")
                                                .id(changed)
                                                .version(2));
                        enqueue(floor, county, changed);
                        eventually(() -> search(floor, county, "途中").total() == 1);
                    }
                };
        rebuild(county);
        assertThat(seen).hasSize(4).containsOnly((long) CASES);
        assertThat(search(floor, county, "路灯").total()).isEqualTo(CASES);
        assertThat(search(floor, county, "途中").total()).isEqualTo(1);
        assertThat(floor.indices(county)).containsExactly(floor.names().generation(county.id(), 3));
    }

    @Test
    void a_filling_that_was_interrupted_goes_on_where_it_was() {
        Tenant county = countyWithCases("resumed");
        var steps = new AtomicInteger();
        floor.stored().atEachStep =
                () -> {
                    if (steps.incrementAndGet() == 3) {
                        throw new IllegalStateException("the server stops here");
                    }
                };
        assertThatThrownBy(() -> rebuild(county)).hasMessageContaining("stops here");
        assertThat(floor.get(SearchIndices.class).standing(county.id()))
                .hasValueSatisfying(
                        standing -> {
                            assertThat(standing.complete()).isTrue();
                            assertThat(standing.filling()).isTrue();
                            assertThat(standing.written()).isEqualTo(1_000);
                            assertThat(standing.total()).isEqualTo(CASES);
                        });
        assertThat(search(floor, county, "路灯").total()).isEqualTo(CASES);

        steps.set(10);
        rebuild(county);
        assertThat(steps).hasValue(12);
        assertThat(search(floor, county, "路灯").total()).isEqualTo(CASES);
    }

    @Test
    void an_index_that_is_far_behind_is_noticed() {
        Tenant county = countyWithCases("behind");
        SearchWatch watch = floor.get(SearchWatch.class);
        assertThat(
                        BoundTenant.<Boolean, RuntimeException>call(
                                county, () -> watch.needsFilling(county.id())))
                .isFalse();
        for (int n = 0; n < 200; n++) {
            floor.stored().put(county.id(), CaseDocumentBuilder.of("M" + n, "未索引"));
        }
        assertThat(
                        BoundTenant.<Boolean, RuntimeException>call(
                                county, () -> watch.needsFilling(county.id())))
                .isTrue();
    }
}
