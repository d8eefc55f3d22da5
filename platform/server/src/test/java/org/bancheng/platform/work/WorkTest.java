package org.bancheng.platform.work;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bancheng.platform.Floor;
import org.bancheng.platform.MovableClock;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenants;
import org.bancheng.platform.work.WorkTable.Batch;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@NullMarked
class WorkTest {
    private static Floor floor;
    private static Tenant xiangtan;
    private static Tenant qidong;
    private static Work work;
    private static MovableClock clock;
    private static Scripted single;
    private static Scripted many;

    @BeforeAll
    static void start() {
        floor =
                Floor.start(
                        "floor_work" + Long.toString(System.nanoTime() % 1_000_000, 36),
                        Map.of("bancheng.work.attempts", 3, "bancheng.work.poll", "5s"),
                        MovableClock.InPlace.class,
                        Handlers.class);
        xiangtan = floor.tenant("xiangtan");
        qidong = floor.tenant("qidong");
        work = floor.get(Work.class);
        clock = floor.get(MovableClock.class);
        single = floor.get("single", Scripted.class);
        many = floor.get("many", Scripted.class);
        for (Tenant tenant : List.of(xiangtan, qidong)) {
            floor.administrator()
                    .sql(
                            "create table %1$s.effect (ref text); grant select, insert on %1$s.effect to %2$s"
                                    .formatted(tenant.schema(), tenant.role()))
                    .update();
        }
    }

    @AfterAll
    static void stop() {
        floor.close();
    }

    @BeforeEach
    void begin() {
        assertThat(BoundTenant.find()).isEmpty();
        single.script(_ -> {});
        many.script(_ -> {});
    }

    private static void enqueue(Tenant tenant, String kind, String ref, Instant due) {
        floor.as(
                tenant,
                () -> {
                    work.enqueue(kind, ref, due);
                    return ref;
                });
    }

    private static void enqueueNow(Tenant tenant, String kind, String ref) {
        floor.as(
                tenant,
                () -> {
                    work.enqueue(kind, ref);
                    return ref;
                });
    }

    private static long rows(String condition) {
        return floor.administrator()
                .sql("select count(*) from platform.work where " + condition)
                .query(Long.class)
                .single();
    }

    private static long effects(Tenant tenant, String ref) {
        return floor.administrator()
                .sql("select count(*) from " + tenant.schema() + ".effect where ref = ?")
                .param(ref)
                .query(Long.class)
                .single();
    }

    private static void record(WorkItem item) {
        floor.get(JdbcClient.class).sql("insert into effect values (?)").param(item.ref()).update();
    }

    @Test
    void work_begins_at_once_after_the_commit_that_asks_for_it() {
        long before = System.nanoTime();
        enqueueNow(xiangtan, "single", "prompt");
        await().atMost(3, SECONDS).until(() -> single.seen.contains("xiangtan prompt"));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        await().atMost(3, SECONDS).until(() -> rows("ref = 'prompt'") == 0);
    }

    @Test
    void what_is_rolled_back_was_never_asked_for() {
        assertThatThrownBy(
                        () ->
                                floor.as(
                                        xiangtan,
                                        () -> {
                                            work.enqueue("single", "undone", clock.instant());
                                            throw new IllegalStateException("changed my mind");
                                        }))
                .hasMessage("changed my mind");
        assertThat(rows("ref = 'undone'")).isZero();
    }

    @Test
    void asking_again_replaces_and_taking_back_removes() {
        enqueue(xiangtan, "single", "moved", clock.instant().plus(Duration.ofDays(10)));
        enqueue(xiangtan, "single", "moved", clock.instant().plus(Duration.ofDays(20)));
        assertThat(rows("ref = 'moved'")).isOne();
        clock.forward(Duration.ofDays(11));
        enqueueNow(xiangtan, "single", "look-now");
        await().atMost(3, SECONDS).until(() -> single.seen.contains("xiangtan look-now"));
        assertThat(single.seen).doesNotContain("xiangtan moved");
        floor.as(
                xiangtan,
                () -> {
                    work.cancel("single", "moved");
                    return "";
                });
        assertThat(rows("ref = 'moved'")).isZero();
    }

    @Test
    void work_waits_for_its_due_time_on_the_business_clock() {
        enqueue(xiangtan, "single", "deadline", clock.instant().plus(Duration.ofDays(1)));
        enqueueNow(xiangtan, "single", "before");
        await().atMost(3, SECONDS).until(() -> single.seen.contains("xiangtan before"));
        assertThat(single.seen).doesNotContain("xiangtan deadline");
        clock.forward(Duration.ofDays(1));
        await().atMost(7, SECONDS).until(() -> single.seen.contains("xiangtan deadline"));
    }

    @Test
    void work_that_waits_for_nothing_is_done_though_the_business_clock_is_set_back() {
        floor.as(
                xiangtan,
                () -> {
                    work.enqueue("single", "set-back");
                    clock.forward(Duration.ofDays(-3));
                    return "";
                });
        await().atMost(3, SECONDS).until(() -> single.seen.contains("xiangtan set-back"));
        clock.forward(Duration.ofDays(3));
    }

    @Test
    void the_backlog_says_how_long_the_oldest_has_waited_since_it_could_begin() {
        WorkBacklog backlog = floor.get(WorkBacklog.class);
        enqueue(qidong, "lagging", "later", clock.instant().plus(Duration.ofDays(1)));
        assertThat(backlog.line(qidong.id(), "lagging").orElseThrow().lag()).isNull();
        enqueueNow(qidong, "lagging", "now");
        assertThat(backlog.line(qidong.id(), "lagging").orElseThrow().lag()).isBetween(0.0, 60.0);
        floor.administrator()
                .sql(
                        "update platform.work set enqueued_at = enqueued_at - interval '2 days' where kind = 'lagging'")
                .update();
        clock.forward(Duration.ofDays(1).plusHours(1));
        assertThat(backlog.line(qidong.id(), "lagging").orElseThrow().lag())
                .isBetween(2 * 86_400.0, 2 * 86_400.0 + 60);
        floor.administrator()
                .sql("delete from platform.work where kind = 'lagging' and ref = 'now'")
                .update();
        assertThat(backlog.line(qidong.id(), "lagging").orElseThrow().lag())
                .isBetween(3_600.0, 3_660.0);
        clock.forward(Duration.ofDays(-1).minusHours(1));
    }

    @Test
    void effects_of_a_handler_that_dies_before_its_commit_happen_once() {
        AtomicInteger calls = new AtomicInteger();
        single.script(
                item ->
                        floor.as(
                                xiangtan,
                                () -> {
                                    record(item);
                                    assertThat(work.complete(item)).isTrue();
                                    if (calls.incrementAndGet() == 1) {
                                        throw new IllegalStateException("died");
                                    }
                                    return "";
                                }));
        enqueueNow(xiangtan, "single", "once");
        await().atMost(10, SECONDS).until(() -> rows("ref = 'once'") == 0);
        assertThat(calls).hasValue(2);
        assertThat(effects(xiangtan, "once")).isOne();
    }

    @Test
    void the_items_of_a_killed_worker_are_taken_over_and_its_late_completion_is_refused() {
        floor.as(
                qidong,
                () -> {
                    work.enqueue("orphan", "left-behind", clock.instant());
                    return "";
                });
        WorkTable table = floor.get(WorkTable.class);
        Share share = new Share("qidong", "orphan");
        Batch dead = table.claimFresh(share, 5, Duration.ofSeconds(1));
        assertThat(dead.items()).hasSize(1);
        assertThat(table.claimAgain(share, 5, Duration.ofSeconds(1)).items()).isEmpty();

        await().atMost(3, SECONDS).until(() -> table.waiting(List.of("orphan")).contains(share));
        Batch heir = table.claimAgain(share, 5, Duration.ofSeconds(30));
        assertThat(heir.items()).extracting(WorkItem::attempt).containsExactly(2);
        assertThat(floor.as(qidong, () -> work.complete(dead.items().getFirst()))).isFalse();
        assertThat(floor.as(xiangtan, () -> work.complete(heir.items().getFirst()))).isFalse();
        assertThat(floor.as(qidong, () -> work.complete(heir.items().getFirst()))).isTrue();
    }

    @Test
    void a_renewed_lease_is_not_taken_over() throws InterruptedException {
        enqueueNow(qidong, "orphan", "slow");
        WorkTable table = floor.get(WorkTable.class);
        Share share = new Share("qidong", "orphan");
        Batch slow = table.claimFresh(share, 5, Duration.ofSeconds(1));
        table.renew(slow, Duration.ofSeconds(60));
        Thread.sleep(1200);
        assertThat(table.claimAgain(share, 5, Duration.ofSeconds(1)).items()).isEmpty();
        table.finish(slow);
        assertThat(rows("ref = 'slow'")).isZero();
    }

    @Test
    void what_is_asked_for_while_under_way_is_done_once_more() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        single.script(
                _ -> {
                    calls.incrementAndGet();
                    begun.countDown();
                    waitFor(goOn);
                });
        enqueueNow(xiangtan, "single", "changed-meanwhile");
        assertThat(begun.await(5, SECONDS)).isTrue();
        enqueueNow(xiangtan, "single", "changed-meanwhile");
        goOn.countDown();
        await().atMost(8, SECONDS).until(() -> rows("ref = 'changed-meanwhile'") == 0);
        assertThat(calls).hasValue(2);
    }

    @Test
    void one_countys_backlog_does_not_hold_up_another() {
        single.script(_ -> sleep(50));
        floor.as(
                xiangtan,
                () -> {
                    work.enqueue(
                            "single",
                            IntStream.range(0, 200).mapToObj(i -> "bulk" + i).toList(),
                            clock.instant());
                    return "";
                });
        await().atMost(3, SECONDS)
                .until(() -> single.seen.stream().anyMatch(s -> s.contains("bulk")));
        enqueueNow(qidong, "single", "small");
        await().atMost(2, SECONDS).until(() -> single.seen.contains("qidong small"));
        assertThat(rows("tenant = 'xiangtan' and ref like 'bulk%'")).isGreaterThan(50);
        assertThat(single.mostAtOnceOfXiangtan()).isLessThanOrEqualTo(3);
        await().atMost(20, SECONDS).until(() -> rows("ref like 'bulk%'") == 0);
    }

    @Test
    void one_poisonous_item_costs_its_batch_nothing_and_is_parked_in_sight() {
        many.script(
                item -> {
                    if (item.ref().equals("poison")) {
                        throw new IllegalStateException("cannot digest " + item.ref());
                    }
                });
        floor.as(
                xiangtan,
                () -> {
                    work.enqueue(
                            "many",
                            List.of("good1", "good2", "good3", "poison", "zgood4"),
                            clock.instant());
                    return "";
                });
        await().atMost(20, SECONDS).until(() -> rows("kind = 'many' and not parked") == 0);
        WorkBacklog backlog = floor.get(WorkBacklog.class);
        WorkBacklog.Failure poison = backlog.failures(10).getFirst();
        assertThat(poison.ref()).isEqualTo("poison");
        assertThat(poison.parked()).isTrue();
        assertThat(poison.lastError()).contains("cannot digest poison");
        assertThat(rows("kind = 'many'")).isOne();

        many.script(_ -> {});
        assertThat(backlog.retry(poison.id())).isTrue();
        await().atMost(8, SECONDS).until(() -> rows("kind = 'many'") == 0);
    }

    @Test
    void work_put_off_for_an_absent_server_is_never_parked() {
        AtomicInteger calls = new AtomicInteger();
        single.script(
                _ -> {
                    if (calls.incrementAndGet() < 6) {
                        throw new WorkPostponed(
                                Duration.ZERO, "search is away", new IllegalStateException());
                    }
                });
        enqueueNow(qidong, "single", "patient");
        await().atMost(20, SECONDS).until(() -> rows("ref = 'patient'") == 0);
        assertThat(calls).hasValue(6);
    }

    @Test
    void work_goes_on_after_the_database_refused_it_for_a_while() {
        String right =
                "update on platform.work %s "
                        + floor.administrator()
                                .sql("select current_database() || '_platform'")
                                .query(String.class)
                                .single();
        floor.administrator().sql("revoke " + right.formatted("from")).update();
        for (int round = 0; round < 8; round++) {
            for (Tenant tenant : List.of(xiangtan, qidong)) {
                enqueueNow(tenant, "single", "refused" + round);
                enqueueNow(tenant, "many", "refused" + round);
            }
            sleep(100);
        }
        floor.administrator().sql("grant " + right.formatted("to")).update();
        await().atMost(20, SECONDS).until(() -> rows("ref like 'refused%'") == 0);
    }

    @Test
    void a_suspended_countys_work_waits() {
        Tenants tenants = floor.get(Tenants.class);
        tenants.suspend(qidong.id(), "moving house");
        enqueueNow(qidong, "single", "later");
        enqueueNow(xiangtan, "single", "meanwhile");
        await().atMost(3, SECONDS).until(() -> single.seen.contains("xiangtan meanwhile"));
        assertThat(single.seen).doesNotContain("qidong later");
        tenants.activate(qidong.id());
        await().atMost(8, SECONDS).until(() -> single.seen.contains("qidong later"));
    }

    @Test
    void tenants_reach_the_queue_only_through_its_functions() {
        JdbcClient sql = floor.get(JdbcClient.class);
        for (String statement :
                List.of(
                        "select count(*) from platform.work",
                        "delete from platform.work",
                        "select platform.finish_work('qidong', '{1}', gen_random_uuid())")) {
            assertThatThrownBy(
                            () ->
                                    floor.as(
                                            xiangtan,
                                            () -> sql.sql(statement).query(Object.class).list()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Handlers {
        @Bean
        Scripted single() {
            return new Scripted("single", 1);
        }

        @Bean
        Scripted many() {
            return new Scripted("many", 10);
        }
    }
}
