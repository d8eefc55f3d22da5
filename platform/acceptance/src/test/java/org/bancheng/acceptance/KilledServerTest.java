package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bancheng.devstack.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A server that is killed again and again in the middle of its work. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledServerTest {
    private static final int CASES = 264;
    private static final int KILLS = 3;

    /** Of the steps that are acknowledged in the end; what comes after the last kill is more. */
    private static final int STEPS_WITHIN_KILLS = 750;

    private final Random random = new Random();
    private final Installation installation = new Installation(TestServers.get().all(), "killed");
    private final Replica server = installation.first;
    private final Consistency xiangtan = new Consistency(installation, Xiangtan.TENANT);

    @BeforeAll
    void a_county() {
        installation.run(server);
        installation.await(
                server,
                installation.submit(
                        server, Product.withoutPeriods(Product.folder(Xiangtan.TENANT))));
    }

    @AfterAll
    void the_end() {
        installation.close();
    }

    @Test
    @Order(1)
    void what_was_acknowledged_before_a_kill_is_there_once_and_work_goes_on_by_itself() {
        try (Traffic traffic = new Traffic(installation, CASES, server).begin()) {
            for (int kill = 1; kill <= KILLS; kill++) {
                int steps = STEPS_WITHIN_KILLS * kill / KILLS - random.nextInt(150);
                traffic.awaitAcknowledged(steps);
                server.kill();
                installation.run(server);
            }
            traffic.awaitEnd();
            assertThat(traffic.wrongAnswers()).isEmpty();
            assertThat(traffic.acknowledgedSteps()).isGreaterThan(STEPS_WITHIN_KILLS);
            Duration resumed = xiangtan.awaitDrained();
            System.out.println("work resumed after " + resumed);
            assertThat(traffic.differences()).isEmpty();
        }
        assertThat(xiangtan.clocksAstray()).isEmpty();
        assertThat(xiangtan.indexAstray()).isEmpty();
        assertThat(xiangtan.verified(server).at("/holds")).isEqualTo("true");
    }

    @Test
    @Order(2)
    void no_clock_fires_twice_though_the_server_dies_while_they_fire() {
        // replies that are late, and signatures that are soon due
        installation.at("2026-05-13T10:00");
        xiangtan.awaitDrained();
        // not signed: deemed so
        installation.at("2026-05-13T17:31");
        xiangtan.awaitDrained();
        // handling terms: soon due, then over
        installation.at("2026-05-18T10:00");
        xiangtan.awaitDrained();
        long before = xiangtan.fired("breached");
        installation.at("2026-05-18T17:31");
        dieWhen("breached", before + CASES / 4);
        xiangtan.awaitDrained();

        assertThat(xiangtan.silent()).isEmpty();
        assertThat(xiangtan.firedOtherThanOnce()).isEmpty();
        assertThat(xiangtan.fired("warned")).isGreaterThan(CASES / 2);
        assertThat(xiangtan.clocksAstray()).isEmpty();
        assertThat(xiangtan.indexAstray()).isEmpty();
        assertThat(xiangtan.verified(server).at("/holds")).isEqualTo("true");
    }

    private void dieWhen(String entry, long clocks) {
        Product.until(clocks + " clocks have " + entry, () -> xiangtan.fired(entry) >= clocks);
        server.kill();
        installation.run(server);
    }

    @Test
    @Order(3)
    void a_notice_of_holidays_moves_each_deadline_once_though_the_server_dies_while_they_move() {
        long before = xiangtan.fired("reprojected");
        Answer begun =
                installation
                        .operator(server)
                        .post(
                                "/platform/api/v1/calendar/apply",
                                Map.of(
                                        "content",
                                        tableWith("2026-05-15,off,县庆,2026\n"),
                                        "tenants",
                                        List.of(Xiangtan.TENANT)))
                        .expect(202);
        dieWhen("reprojected", before + CASES / 8);
        installation.await(server, "/platform/api/v1/jobs/" + begun.at("/counties/0/job/id"));
        xiangtan.awaitDrained();

        assertThat(xiangtan.notFollowedOnce()).isEmpty();
        assertThat(xiangtan.fired("reprojected")).isGreaterThan(before + CASES / 4);
        assertThat(xiangtan.indexAstray()).isEmpty();
        assertThat(xiangtan.verified(server).at("/holds")).isEqualTo("true");
    }

    /** The shipped table of 2026 with another line, in base64. */
    private static String tableWith(String line) {
        String table =
                new String(
                        Base64.getDecoder()
                                .decode(Product.folder("_defaults").get("state-council-days.csv")),
                        StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString((table + line).getBytes(StandardCharsets.UTF_8));
    }
}
