package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.bancheng.devstack.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Two servers on one database and one data folder, begun at the same moment; then one dies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoReplicasTest {
    private static final String STAFF = "/" + Xiangtan.TENANT + "/staff";
    private static final String DISPATCHERS_NAME = "张敏";
    private static final int CASES = 90;

    private final Installation installation =
            new Installation(
                    TestServers.get().all(),
                    "replicas",
                    // to wait less; KilledServerTest has them as shipped
                    Map.of("bancheng.work.lease", "12s", "bancheng.jobs.lease", "10s"));
    private final Replica a = installation.first;
    private final Replica b = installation.second;
    private final Consistency xiangtan = new Consistency(installation, Xiangtan.TENANT);

    @BeforeAll
    void two_replicas_begin_together_on_an_empty_machine() {
        installation.run(a, b);
        installation.await(
                b, installation.submit(a, Product.withoutPeriods(Product.folder(Xiangtan.TENANT))));
    }

    @AfterAll
    void the_end() {
        installation.close();
    }

    @Test
    @Order(1)
    void each_migration_ran_once() {
        for (String schema : List.of("platform", "t_" + Xiangtan.TENANT)) {
            String changes = "%s.databasechangelog".formatted(schema);
            assertThat(installation.count("select count(*) from " + changes)).isPositive();
            assertThat(
                            installation.ask(
                                    "select id, count(*) from "
                                            + changes
                                            + " group by id, author, filename having count(*) > 1"))
                    .isEmpty();
        }
    }

    @Test
    @Order(2)
    void who_signed_in_at_one_is_signed_in_at_the_other() {
        Visitor dispatcher = new Visitor(a.base());
        assertThat(dispatcher.signsInAt(STAFF, Xiangtan.DISPATCHER).body())
                .contains(DISPATCHERS_NAME);
        HttpResponse<String> there = dispatcher.opens(b.base().resolve(STAFF).toString());
        assertThat(there.uri()).isEqualTo(b.base().resolve(STAFF));
        assertThat(there.body()).contains(DISPATCHERS_NAME);
    }

    @Test
    @Order(3)
    void a_sign_in_begun_at_one_ends_at_the_other() {
        Visitor dispatcher = new Visitor(a.base());
        HttpResponse<String> led =
                dispatcher.signsInAt(STAFF, Xiangtan.DISPATCHER, a.base(), b.base());
        assertThat(led.body()).contains(DISPATCHERS_NAME);
        assertThat(dispatcher.opens(b.base().resolve(STAFF).toString()).body())
                .contains(DISPATCHERS_NAME);
    }

    @Test
    @Order(4)
    void what_is_published_at_one_is_seen_at_the_other() {
        Map<String, String> folder = Product.folder(Xiangtan.TENANT);
        folder.compute(
                "tenant.yaml", (file, text) -> Product.edited(text, "有事您开口，办不成找我们", "有事请您直说"));
        Visitor citizen = new Visitor(b.base());
        String home = "/" + Xiangtan.TENANT + "/";
        assertThat(citizen.opens(home).body()).contains("有事您开口");
        installation.await(a, installation.submit(a, folder));
        Product.until("b shows it", () -> citizen.opens(home).body().contains("有事请您直说"));
    }

    @Test
    @Order(5)
    void one_dies_in_the_middle_of_everything_and_nothing_is_lost_or_done_twice() {
        Visitor dispatcher = new Visitor(a.base());
        dispatcher.signsInAt(STAFF, Xiangtan.DISPATCHER);
        Map<String, String> another = Product.folder(Xiangtan.TENANT, "anothercounty");
        String job;
        try (Traffic traffic = new Traffic(installation, CASES, a, b).begin()) {
            traffic.awaitAcknowledged(CASES);
            job = installation.submit(a, another);
            Product.until("the job is under way", () -> underWay(job));
            a.kill();
            assertThat(dispatcher.opens(b.base().resolve(STAFF).toString()).body())
                    .contains(DISPATCHERS_NAME);
            traffic.awaitEnd();
            assertThat(traffic.wrongAnswers()).isEmpty();
            xiangtan.awaitDrained();
            assertThat(traffic.differences()).isEmpty();
        }
        installation.await(b, job);
        assertThat(installation.ask("select state from platform.tenant where id = 'anothercounty'"))
                .containsExactly(List.of("ACTIVE"));
        assertThat(xiangtan.clocksAstray()).isEmpty();
        assertThat(xiangtan.indexAstray()).isEmpty();
        assertThat(xiangtan.verified(b).at("/holds")).isEqualTo("true");
    }

    @Test
    @Order(6)
    void with_both_at_work_a_day_is_sealed_once_and_a_clock_fires_once_though_one_dies() {
        installation.run(a);
        installation.at("2026-05-13T17:31");
        Product.until("clocks fire", () -> xiangtan.fired("breached") > CASES / 10);
        a.kill();
        xiangtan.awaitDrained();
        assertThat(xiangtan.silent()).isEmpty();
        assertThat(xiangtan.firedOtherThanOnce()).isEmpty();
        assertThat(xiangtan.clocksAstray()).isEmpty();
        assertThat(installation.heads(Xiangtan.TENANT)).isDirectoryContaining("glob:**.json");
        Answer verified = xiangtan.verified(b);
        assertThat(verified.at("/holds"))
                .as("%s, last written: %s", verified.text(), xiangtan.lastWrittenUpTo("2026-05-12"))
                .isEqualTo("true");
    }

    private boolean underWay(String job) {
        return installation.operator(b).get(job).expect(200).list("/steps").stream()
                .anyMatch(step -> !step.get("state").asString().equalsIgnoreCase("pending"));
    }
}
