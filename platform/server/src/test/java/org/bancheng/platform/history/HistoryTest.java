package org.bancheng.platform.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bancheng.platform.Floor;
import org.bancheng.platform.privacy.CaseSealing;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

@NullMarked
class HistoryTest {
    private static Floor floor;
    private static Tenant xiangtan;
    private static History history;

    @BeforeAll
    static void start() {
        floor = Floor.start();
        xiangtan = floor.tenant("xiangtan");
        history = floor.get(History.class);
    }

    @AfterAll
    static void stop() {
        floor.close();
    }

    @BeforeEach
    void no_tenant_is_bound() {
        assertThat(BoundTenant.find()).isEmpty();
    }

    private static HistoryDraft draft(UUID caseId, String action) {
        return new HistoryDraft(
                "case",
                caseId,
                Instant.parse("2026-03-02T02:00:00.123456789Z"),
                "system",
                action,
                "XT-7",
                1,
                "{\"to\":\"received\"}",
                "{\"name\":\"王小生\"}".getBytes(UTF_8));
    }

    private static void append(UUID caseId, String action) {
        floor.as(
                xiangtan,
                () -> {
                    history.append(caseId, draft(caseId, action));
                    return "";
                });
    }

    private static List<HistoryEntry> of(UUID caseId) {
        return floor.as(xiangtan, () -> history.of(caseId));
    }

    @Test
    void events_come_back_in_order_with_what_was_sealed() {
        UUID caseId = UUID.randomUUID();
        append(caseId, "open");
        append(caseId, "assign");
        assertThat(of(caseId)).extracting(HistoryEntry::seq).containsExactly(1L, 2L);
        assertThat(of(caseId)).extracting(HistoryEntry::action).containsExactly("open", "assign");
        assertThat(of(caseId).getFirst().sealed())
                .hasValueSatisfying(bytes -> assertThat(new String(bytes, UTF_8)).contains("王小生"));
    }

    @Test
    void an_event_is_appended_only_in_the_transaction_that_causes_it() {
        UUID caseId = UUID.randomUUID();
        assertThatThrownBy(
                        () ->
                                BoundTenant.run(
                                        xiangtan, () -> history.append(caseId, draft(caseId, "x"))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void history_can_be_neither_changed_nor_removed_by_the_countys_role() {
        UUID caseId = UUID.randomUUID();
        append(caseId, "open");
        for (String statement :
                List.of(
                        "update history set action = 'forged'",
                        "delete from history",
                        "truncate history")) {
            assertThatThrownBy(
                            () ->
                                    floor.as(
                                            xiangtan,
                                            () ->
                                                    floor.get(JdbcClient.class)
                                                            .sql(statement)
                                                            .update()))
                    .rootCause()
                    .hasMessageContaining("permission denied for table history");
        }
        assertThat(of(caseId)).hasSize(1);
    }

    @Test
    void destroying_the_cases_key_leaves_the_events_and_takes_the_person() {
        UUID caseId = UUID.randomUUID();
        append(caseId, "open");
        floor.as(
                xiangtan,
                () -> {
                    floor.get(CaseSealing.class).destroy(caseId);
                    return "";
                });
        assertThat(of(caseId)).singleElement().satisfies(e -> assertThat(e.sealed()).isEmpty());
    }

    @Test
    void two_events_appended_at_once_never_share_a_place() throws Exception {
        UUID caseId = UUID.randomUUID();
        append(caseId, "open");
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Boolean>> both;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            both =
                    IntStream.range(0, 2)
                            .mapToObj(
                                    i ->
                                            threads.submit(
                                                    () -> {
                                                        together.await();
                                                        try {
                                                            append(caseId, "act" + i);
                                                            return true;
                                                        } catch (DuplicateKeyException _) {
                                                            return false;
                                                        }
                                                    }))
                            .toList();
        }
        long appended = 0;
        for (Future<Boolean> one : both) {
            appended += one.get() ? 1 : 0;
        }
        assertThat(of(caseId)).hasSize((int) appended + 1);
        assertThat(of(caseId)).extracting(HistoryEntry::seq).doesNotHaveDuplicates();
    }
}
