package org.bancheng.platform.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.bancheng.platform.Floor;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantSchemas;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

@NullMarked
class SealingTest {
    private static final byte[] PHONE = "13812341234".getBytes(UTF_8);
    private static Floor floor;
    private static Tenant xiangtan;
    private static Tenant qidong;
    private static CaseSealing sealing;
    private static BlindIndex blindIndex;

    @BeforeAll
    static void start() {
        floor = Floor.start();
        xiangtan = floor.tenant("xiangtan");
        qidong = floor.tenant("qidong");
        sealing = floor.get(CaseSealing.class);
        blindIndex = floor.get(BlindIndex.class);
    }

    @AfterAll
    static void stop() {
        floor.close();
    }

    @BeforeEach
    void no_tenant_is_bound() {
        assertThat(BoundTenant.find()).isEmpty();
    }

    private static byte[] seal(Tenant tenant, UUID caseId, String column) {
        return floor.as(tenant, () -> seal(caseId, column));
    }

    private static byte[] seal(UUID caseId, String column) {
        JdbcOperations database = floor.get(JdbcOperations.class);
        RoundTrip reads = new RoundTrip();
        CaseSealing.Seal seal = sealing.seal(caseId, reads);
        reads.make(database);
        RoundTrip writes = new RoundTrip();
        byte[] value = seal.seal(column, PHONE, writes);
        writes.make(database);
        return value;
    }

    @Test
    void a_value_opens_where_it_was_sealed() {
        UUID caseId = UUID.randomUUID();
        byte[] sealed = seal(xiangtan, caseId, "reporter.phone");
        assertThat(new String(sealed, UTF_8)).doesNotContain("1381234");
        assertThat(floor.as(xiangtan, () -> sealing.opener(caseId).open("reporter.phone", sealed)))
                .hasValue(PHONE);
    }

    @Test
    void a_value_moved_to_another_column_case_or_county_does_not_open() {
        UUID caseId = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        byte[] sealed = seal(xiangtan, caseId, "reporter.phone");
        seal(xiangtan, other, "reporter.phone");
        seal(qidong, caseId, "reporter.phone");
        assertThatThrownBy(
                        () ->
                                floor.as(
                                        xiangtan,
                                        () -> sealing.opener(caseId).open("reporter.name", sealed)))
                .isInstanceOf(KeysUnreadable.class);
        assertThatThrownBy(
                        () ->
                                floor.as(
                                        xiangtan,
                                        () -> sealing.opener(other).open("reporter.phone", sealed)))
                .isInstanceOf(KeysUnreadable.class);
        assertThatThrownBy(
                        () ->
                                floor.as(
                                        qidong,
                                        () ->
                                                sealing.opener(caseId)
                                                        .open("reporter.phone", sealed)))
                .isInstanceOf(KeysUnreadable.class);
    }

    @Test
    void an_altered_value_or_an_unknown_algorithm_does_not_open() {
        UUID caseId = UUID.randomUUID();
        byte[] sealed = seal(xiangtan, caseId, "reporter.phone");
        for (int place : new int[] {0, sealed.length - 1}) {
            byte[] altered = sealed.clone();
            altered[place] ^= 1;
            assertThatThrownBy(
                            () ->
                                    floor.as(
                                            xiangtan,
                                            () ->
                                                    sealing.opener(caseId)
                                                            .open("reporter.phone", altered)))
                    .isInstanceOf(KeysUnreadable.class);
        }
    }

    @Test
    void destroying_a_cases_key_deletes_what_was_sealed_under_it() {
        UUID caseId = UUID.randomUUID();
        byte[] sealed = seal(xiangtan, caseId, "reporter.phone");
        floor.as(
                xiangtan,
                () -> {
                    sealing.destroy(caseId);
                    return "";
                });
        assertThat(floor.as(xiangtan, () -> sealing.opener(caseId).open("reporter.phone", sealed)))
                .isEmpty();

        byte[] later = seal(xiangtan, caseId, "reporter.phone");
        assertThat(floor.as(xiangtan, () -> sealing.opener(caseId).open("reporter.phone", sealed)))
                .isEmpty();
        assertThat(floor.as(xiangtan, () -> sealing.opener(caseId).open("reporter.phone", later)))
                .hasValue(PHONE);
    }

    @Test
    void equal_values_have_equal_marks_in_one_county_and_kind_only() {
        byte[] mark = floor.as(xiangtan, () -> blindIndex.of("phone", "13812341234"));
        assertThat(floor.as(xiangtan, () -> blindIndex.of("phone", "13812341234"))).isEqualTo(mark);
        assertThat(floor.as(xiangtan, () -> blindIndex.of("name", "13812341234")))
                .isNotEqualTo(mark);
        assertThat(floor.as(qidong, () -> blindIndex.of("phone", "13812341234")))
                .isNotEqualTo(mark);
    }

    @Test
    void keys_made_in_a_transaction_that_is_rolled_back_are_never_used() {
        Tenant fresh = floor.tenant("dangshan");
        assertThatThrownBy(
                        () ->
                                floor.as(
                                        fresh,
                                        () -> {
                                            seal(UUID.randomUUID(), "x");
                                            throw new IllegalStateException("filing failed");
                                        }))
                .hasMessage("filing failed");
        UUID caseId = UUID.randomUUID();
        byte[] sealed = seal(fresh, caseId, "reporter.phone");
        assertThat(keysOf(fresh)).isEqualTo(2);
        assertThat(floor.as(fresh, () -> sealing.opener(caseId).open("reporter.phone", sealed)))
                .hasValue(PHONE);
    }

    @Test
    void a_county_made_again_after_its_removal_has_new_keys() {
        Tenant first = floor.tenant("taihe");
        byte[] mark = floor.as(first, () -> blindIndex.of("phone", "13812341234"));
        floor.get(TenantSchemas.class).remove(first);
        Tenant second = floor.tenant("taihe");
        assertThat(floor.as(second, () -> blindIndex.of("phone", "13812341234")))
                .isNotEqualTo(mark);
        assertThat(keysOf(second)).isEqualTo(2);
    }

    private static long keysOf(Tenant tenant) {
        return floor.as(
                tenant,
                () ->
                        floor.get(JdbcClient.class)
                                .sql("select count(*) from tenant_key")
                                .query(Long.class)
                                .single());
    }
}
