package org.bancheng.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.work.Work;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IndexCasesTest {
    private static final Visibility COUNTY =
            new Visibility(true, Set.of(), List.of(), Set.of(), Set.of(), Set.of(), Set.of());
    private static SearchFloor floor;

    @BeforeAll
    static void servers() {
        floor = SearchFloor.shared();
    }

    static void enqueue(SearchFloor floor, Tenant tenant, UUID... cases) {
        floor.inTransaction(
                tenant,
                () -> {
                    for (UUID each : cases) {
                        floor.get(Work.class)
                                .enqueue(IndexCases.KIND, each.toString(), Instant.now());
                    }
                });
    }

    static SearchPage search(SearchFloor floor, Tenant tenant, String text) {
        floor.refresh(tenant);
        return BoundTenant.call(
                tenant, () -> floor.get(CaseSearch.class).search(CaseQuery.of(text), COUNTY));
    }

    static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    @Test
    void a_changed_case_is_found_as_it_is_now_and_a_deleted_one_no_more() {
        Tenant county = floor.county("indexed");
        UUID changed = UUID.randomUUID();
        UUID deleted = UUID.randomUUID();
        floor.stored()
                .put(
                        county.id(),
                        CaseDocumentBuilder.of("N1", "路灯不亮").id(changed),
                        CaseDocumentBuilder.of("N2", "垃圾未清").id(deleted));
        enqueue(floor, county, changed, deleted);
        eventually(() -> search(floor, county, "").total() == 2);

        floor.stored()
                .put(county.id(), CaseDocumentBuilder.of("N1", "路灯已修").id(changed).version(2));
        floor.stored().remove(county.id(), deleted);
        enqueue(floor, county, changed, deleted);
        eventually(() -> search(floor, county, "").total() == 1);
        assertThat(search(floor, county, "已修").total()).isEqualTo(1);
        assertThat(search(floor, county, "不亮").total()).isZero();
    }

    @Test
    void a_write_that_comes_too_late_loses() {
        Tenant county = floor.county("stale");
        UUID id = UUID.randomUUID();
        floor.write(county, CaseDocumentBuilder.of("N1", "新的标题").id(id).version(7));
        floor.write(county, CaseDocumentBuilder.of("N1", "旧的标题").id(id).version(6));
        assertThat(search(floor, county, "新的标题").total()).isEqualTo(1);
        assertThat(search(floor, county, "旧的标题").hits())
                .noneMatch(hit -> hit.subject().text().contains("旧"));

        CaseIndex index = floor.get(CaseIndex.class);
        index.write(county.id(), floor.indices(county), List.of(), List.of(id));
        floor.write(county, CaseDocumentBuilder.of("N1", "复活的标题").id(id).version(8));
        assertThat(search(floor, county, "").total()).isZero();
    }

    @Test
    void nothing_that_names_a_person_reaches_the_index() {
        Tenant county = floor.county("canaries");
        List<String> canaries =
                List.of(
                        "欧阳金丝雀",
                        "13900001234",
                        "430302199001011234",
                        "0731-58281234",
                        "canary@example.com",
                        "湘C·98765",
                        "6222021234567890123",
                        "雨湖区金丝雀巷7号");
        String text = "我叫" + String.join("，号码", canaries) + "，请联系。";
        floor.stored()
                .put(
                        county.id(),
                        CaseDocumentBuilder.of("N1", text)
                                .body(text)
                                .texts(text, text.replace("欧阳", "歐陽"))
                                .known("欧阳金丝雀", "雨湖区金丝雀巷7号"));
        UUID id = BoundTenant.call(county, () -> floor.stored().after(null, 1).getFirst().id());
        enqueue(floor, county, id);
        eventually(() -> search(floor, county, "请联系").total() == 1);

        String dump = dump(county);
        assertThat(dump).contains("请联系").doesNotContain("金丝雀");
        for (String canary : canaries) {
            assertThat(dump).doesNotContain(canary);
            assertThat(search(floor, county, "\"" + canary + "\"").total()).as(canary).isZero();
        }
        assertThat(search(floor, county, "金丝雀").total()).isZero();
        assertThat(search(floor, county, "13900001234").total()).isZero();
    }

    private static String dump(Tenant county) {
        return floor.elasticsearch()
                .asTenant(
                        county.id(),
                        client ->
                                client.search(
                                        s -> s.index(floor.names().alias(county.id())),
                                        Object.class))
                .hits()
                .hits()
                .toString();
    }

    @Test
    void a_refused_document_does_not_hold_up_the_others() {
        Tenant county = floor.county("refused");
        UUID bad = UUID.randomUUID();
        UUID good = UUID.randomUUID();
        floor.stored()
                .put(
                        county.id(),
                        CaseDocumentBuilder.of("N".repeat(40_000), "编号太长，索引拒收").id(bad),
                        CaseDocumentBuilder.of("N2", "好的").id(good));
        enqueue(floor, county, bad, good);
        eventually(() -> search(floor, county, "好的").total() == 1);
    }

    @Test
    void a_lost_index_is_made_anew_and_filled() {
        Tenant county = floor.county("lost");
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        floor.stored()
                .put(
                        county.id(),
                        CaseDocumentBuilder.of("N1", "第一件").id(first),
                        CaseDocumentBuilder.of("N2", "第二件").id(second));
        enqueue(floor, county, first, second);
        eventually(() -> search(floor, county, "").total() == 2);

        floor.get(Generations.class).of(county.id()).forEach(floor.get(Generations.class)::drop);
        enqueue(floor, county, first);
        eventually(() -> count(county) == 2);
        assertThat(floor.get(SearchIndices.class).standing(county.id()))
                .hasValueSatisfying(standing -> assertThat(standing.complete()).isTrue());
    }

    private static long count(Tenant county) {
        try {
            return floor.get(CaseIndex.class).count(county.id());
        } catch (RuntimeException notYet) {
            return -1;
        }
    }
}
