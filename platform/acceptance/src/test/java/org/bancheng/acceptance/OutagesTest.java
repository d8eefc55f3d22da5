package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bancheng.devstack.Devstack;
import org.bancheng.devstack.Devstack.Part;
import org.bancheng.devstack.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * PostgreSQL, Elasticsearch and Keycloak go away and come back, on servers of this test's own. What
 * can go on goes on, what cannot says so, and nobody lends a hand.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutagesTest {
    private static final String HOME = "/" + Xiangtan.TENANT + "/";
    private static final String STAFF = HOME + "staff";
    private static final String SEARCH = HOME + "api/v1/cases/search?q=%E7%99%BB%E8%AE%B0";
    private static final int CASES = 60;
    private static final int OK = 200;
    private static final int AWAY = 503;

    private final Devstack stack = TestServers.own("outages");
    private final Installation installation = new Installation(stack.servers(), "outages");
    private final Replica server = installation.first;
    private final Consistency xiangtan = new Consistency(installation, Xiangtan.TENANT);
    private final Visitor dispatcher = new Visitor(server.base());

    @BeforeAll
    void a_county_at_work() {
        installation.run(server);
        installation.await(
                server,
                installation.submit(
                        server, Product.withoutPeriods(Product.folder(Xiangtan.TENANT))));
        dispatcher.signsInAt(STAFF, Xiangtan.DISPATCHER);
    }

    @AfterAll
    void the_end() {
        installation.close();
        stack.close();
    }

    @Test
    @Order(1)
    void without_postgresql_everybody_is_told_to_come_again_and_afterwards_nothing_is_missing() {
        try (Traffic traffic = new Traffic(installation, CASES, server).begin()) {
            traffic.awaitAcknowledged(CASES / 3);
            stack.stop(Part.POSTGRESQL);

            Answer filing = file();
            assertThat(filing.status()).as(filing.text()).isEqualTo(AWAY);
            assertThat(filing.headers().firstValue("Retry-After")).isPresent();
            assertThat(filing.at("/type")).endsWith("/database-unavailable");
            for (String page : List.of(HOME, STAFF)) {
                HttpResponse<String> told = dispatcher.opens(page);
                assertThat(told.statusCode()).as(page).isEqualTo(AWAY);
                assertThat(told.headers().firstValue("Retry-After")).as(page).isPresent();
                assertThat(told.body())
                        .as(page)
                        .contains("<html", "稍后")
                        .doesNotContain("Exception");
            }
            assertThat(server.health("liveness")).isEqualTo(OK);
            assertThat(server.health("readiness")).isEqualTo(AWAY);

            stack.startAgain(Part.POSTGRESQL);
            Product.until("ready again", () -> server.health("readiness") == OK);
            traffic.awaitAcknowledged(2 * CASES);
            // and once more, without a warning
            stack.stop(Part.POSTGRESQL);
            stack.startAgain(Part.POSTGRESQL);

            traffic.awaitEnd();
            assertThat(traffic.wrongAnswers()).isEmpty();
            assertThat(traffic.unavailableAnswers())
                    .isNotEmpty()
                    .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
            xiangtan.awaitDrained();
            assertThat(traffic.differences()).isEmpty();
        }
        assertThat(dispatcher.opens(STAFF).statusCode()).isEqualTo(OK);
        assertThat(xiangtan.clocksAstray()).isEmpty();
        assertThat(xiangtan.indexAstray()).isEmpty();
        assertThat(xiangtan.verified(server).at("/holds")).isEqualTo("true");
    }

    @Test
    @Order(2)
    void without_keycloak_and_search_people_report_and_signed_in_staff_work() {
        stack.stop(Part.ELASTICSEARCH);
        installation.tokens().forget(Xiangtan.TENANT);
        Api clerk = installation.staff(server, Xiangtan.TENANT, Xiangtan.DISPATCHER);
        clerk.get(HOME + "api/v1/cases").expect(OK); // with a token that lives a minute more
        stack.stop(Part.KEYCLOAK);

        file().expect(201);
        assertThat(dispatcher.opens(STAFF).statusCode()).isEqualTo(OK);
        clerk.get(HOME + "api/v1/cases").expect(OK);
        Answer search = clerk.get(SEARCH);
        assertThat(search.status()).as(search.text()).isEqualTo(AWAY);
        assertThat(search.headers().firstValue("Retry-After")).isPresent();
        HttpResponse<String> page = dispatcher.opens(STAFF + "/search?q=%E7%99%BB%E8%AE%B0");
        assertThat(page.body()).contains("检索").doesNotContain("Exception");
        HttpResponse<String> signIn = new Visitor(server.base()).opens(STAFF);
        assertThat(signIn.statusCode()).isEqualTo(AWAY);
        assertThat(signIn.headers().firstValue("Retry-After")).isPresent();
        assertThat(server.health("readiness")).isEqualTo(OK);
        assertThat(server.health("liveness")).isEqualTo(OK);
    }

    @Test
    @Order(3)
    void a_server_that_starts_without_them_serves_people_too() {
        server.kill();
        installation.run(server);

        file().expect(201);
        assertThat(dispatcher.opens(STAFF).statusCode()).isEqualTo(OK);
        Answer unverifiable =
                new Api(server.base(), () -> "eyJhbGciOiJSUzI1NiIsImtpZCI6InoifQ.e30.c2ln")
                        .get(HOME + "api/v1/cases");
        assertThat(unverifiable.status()).as(unverifiable.text()).isIn(401, AWAY);
        Installation.sleep(Duration.ofSeconds(12)); // the index work was put off more than once
    }

    @Test
    @Order(4)
    void search_comes_back_empty_and_fills_itself_and_sign_in_comes_back() {
        empty(stack.folder().resolve("elasticsearch/data"));
        Thread keycloak = Thread.ofVirtual().start(() -> stack.startAgain(Part.KEYCLOAK));
        stack.startAgain(Part.ELASTICSEARCH);
        Product.until("every case is found", () -> xiangtan.indexAstray().isEmpty());
        xiangtan.awaitDrained();
        join(keycloak);

        Product.until(
                "somebody signs in",
                () -> new Visitor(server.base()).opens(STAFF).statusCode() == OK);
        assertThat(new Visitor(server.base()).signsInAt(STAFF, Xiangtan.DISPATCHER).statusCode())
                .isEqualTo(OK);
        assertThat(dispatcher.opens(STAFF).statusCode()).isEqualTo(OK);
        installation.await(
                server,
                installation.submit(
                        server, Product.withoutPeriods(Product.folder(Xiangtan.TENANT))));
        installation.staff(server, Xiangtan.TENANT, Xiangtan.DISPATCHER).get(SEARCH).expect(OK);
        assertThat(xiangtan.verified(server).at("/holds")).isEqualTo("true");
    }

    private Answer file() {
        Map<String, Object> form = Xiangtan.form("停机时也要登记");
        form.remove("origin");
        return installation
                .anyone(server)
                .post(HOME + "api/v1/public/cases", Map.of("channel", "web", "inputs", form));
    }

    private static void empty(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
