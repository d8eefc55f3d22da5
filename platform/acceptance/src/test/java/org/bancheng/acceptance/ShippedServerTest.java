package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is shipped, started as it is shipped: its probes, its figures, its log, its proxies. */
class ShippedServerTest {
    /** Nobody is called so, lives there or can be reached there. */
    private static final List<String> MARKERS =
            List.of("欧阳标记", "13999990000", "430321199901019999", "标记路九百号", "marker-mail");

    private static final String FILING = "/xiangtan/api/v1/public/cases";
    private static ShippedServer server;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        server = new ShippedServer();
        assertThat(server.makeKeys()).as(server.errors("make-keys")).isZero();
        assertThat(server.migrate()).as(server.output("migrate")).isZero();
        server.start();
        server.onboard("xiangtan");
    }

    @AfterAll
    static void end() throws InterruptedException {
        server.stop();
    }

    @Test
    void the_keys_are_made_once_and_for_their_owner_only() throws Exception {
        String before = Chart.read(server.keys().resolve("master-key.json"));

        assertThat(server.makeKeys()).isZero();

        assertThat(Chart.read(server.keys().resolve("master-key.json"))).isEqualTo(before);
        for (String key : List.of("master-key.json", "seal-key")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(server.keys().resolve(key))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void the_job_migrates_and_says_so_in_the_log() {
        assertThat(lines(server.output("migrate")))
                .anyMatch(line -> line.at("/message").asString().contains("schema platform"));
    }

    @Test
    void health_comes_in_groups() {
        Answer ready = server.inside().get("/actuator/health/readiness").expect(200);
        assertThat(ready.at("/status")).isEqualTo("UP");
        server.inside().get("/actuator/health/liveness").expect(200);
        Answer servers = server.inside().get("/actuator/health/servers").expect(200);
        assertThat(servers.body().at("/components").propertyNames())
                .containsExactlyInAnyOrder("database", "search", "keycloak", "queue");
        assertThat(servers.body().at("/components/queue/details").propertyNames())
                .contains("due", "parked", "lag in seconds");
    }

    @Test
    void only_health_build_and_figures_are_shown_and_only_inside() {
        assertThat(server.inside().get("/actuator/info").expect(200).at("/build/version"))
                .isNotEmpty();
        for (String closed : List.of("env", "heapdump", "loggers", "beans", "shutdown")) {
            assertThat(server.inside().get("/actuator/" + closed).status()).isBetween(401, 404);
        }
        for (String path : List.of("health", "info", "prometheus")) {
            assertThat(server.anyone().get("/actuator/" + path).status()).isNotEqualTo(200);
        }
    }

    @Test
    void figures_are_told_apart_by_county_and_by_no_made_up_one() {
        file("为办证跑了三趟").expect(201);
        server.anyone().get("/no-such-county/");
        server.anyone().get("/xiangtan/").expect(200);
        Product.until(
                "the case and its clock among the figures",
                () ->
                        figures()
                                .contains(
                                        "bancheng_queue_items{kind=\"clock\",state=\"later\",tenant=\"xiangtan\"}"));

        String figures = figures();
        assertThat(figures)
                .contains("bancheng_cases_opened_total{tenant=\"xiangtan\"}")
                .contains("bancheng_cases{state=\"overdue\",tenant=\"xiangtan\"} 0.0")
                .contains(
                        "bancheng_requests_seconds_count{outcome=\"SUCCESS\",tenant=\"xiangtan\"}")
                .contains("bancheng_index_lag_seconds{tenant=\"xiangtan\"}")
                .contains("bancheng_tenants{state=\"active\"} 1.0")
                .doesNotContain("no-such-county");
        assertThat(Pattern.compile("tenant=\"(?!xiangtan\"|none\")").matcher(figures).find())
                .isFalse();
    }

    private static String figures() {
        return server.inside().get("/actuator/prometheus").expect(200).text();
    }

    @Test
    void a_trusted_proxy_is_believed_and_nobody_else() throws Exception {
        Map<String, String> said =
                Map.of("X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.5");

        assertThat(seenAsSecure("127.0.0.1", said)).isTrue();
        assertThat(seenAsSecure("127.0.0.1", Map.of())).isFalse();
        assertThat(seenAsSecure("127.0.0.2", said)).isFalse();
    }

    /** Spring Security asks for HTTPS from now on only where the request came by it. */
    private static boolean seenAsSecure(String from, Map<String, String> headers) throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().localAddress(InetAddress.getByName(from)).build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.base.resolve("/xiangtan/"));
            headers.forEach(request::header);
            HttpResponse<Void> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.headers().firstValue("Strict-Transport-Security").isPresent();
        }
    }

    @Test
    void guesses_count_for_the_address_that_the_proxy_saw() {
        Answer filed = file("猜查询码").expect(201);
        String path = FILING + "/" + filed.at("/number");
        for (int i = 0; i < 30; i++) {
            Answer other = file("另一件 " + i).expect(201);
            guess(FILING + "/" + other.at("/number"), "198.51.100.%d, 203.0.113.9".formatted(i));
        }

        assertThat(guess(path, "203.0.113.9").status()).isEqualTo(429);
        assertThat(guess(path, "192.0.2.77, 203.0.113.9").status())
                .as("what the caller put before the proxy's word")
                .isEqualTo(429);
        assertThat(guess(path, "203.0.113.10").status()).isEqualTo(404);
    }

    private static Answer guess(String path, String forwardedFor) {
        return server.anyone()
                .get(
                        path,
                        Map.of(
                                "X-Case-Secret",
                                "0000 0000 0000 0000",
                                "X-Forwarded-For",
                                forwardedFor));
    }

    @Test
    void a_refusal_names_the_trace_that_the_caller_began() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Answer refused =
                server.anyone()
                        .get(
                                "/xiangtan/api/v1/cases",
                                Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.at("/trace")).isEqualTo(trace);
        assertThat(refused.headers().firstValue("X-Trace-Id")).hasValue(trace);

        Answer made =
                server.anyone()
                        .get(
                                FILING + "/XT-0",
                                Map.of("traceparent", "00-欧阳标记-1-01".replaceAll("[^ -~]", "")));
        assertThat(made.at("/trace")).hasSize(32).isNotEqualTo(trace);
        assertThat(made.headers().firstValue("X-Trace-Id")).hasValue(made.at("/trace"));
    }

    @Test
    void every_line_of_the_log_is_json_with_tenant_and_trace_and_knows_nobody() throws Exception {
        List<String> failed = everythingThatGoesWellAndWrong();

        List<JsonNode> lines = lines(server.output("server"));
        assertThat(lines).hasSizeGreaterThan(10);
        for (String trace : failed) {
            assertThat(lines)
                    .filteredOn(line -> line.at("/traceId").asString("").equals(trace))
                    .isNotEmpty()
                    .allMatch(line -> line.at("/tenant").asString("").equals("xiangtan"))
                    .anyMatch(
                            line ->
                                    line.at("/error/stack_trace")
                                            .asString("")
                                            .contains("SQLState"));
        }
        assertThat(lines)
                .filteredOn(line -> thread(line).matches("work-.*|job-(?!leases).*"))
                .isNotEmpty()
                .allMatch(line -> line.at("/traceId").asString("").length() == 32)
                .allMatch(line -> line.at("/tenant").asString("").equals("xiangtan"));
        for (String said : List.of(server.output("server"), server.errors("server"), figures())) {
            assertThat(said).doesNotContain(MARKERS);
        }
    }

    private static String thread(JsonNode line) {
        return line.at("/process/thread/name").asString("");
    }

    /**
     * The marked person files, is looked at, misspells, is refused, and meets a broken database.
     *
     * @return the traces of what failed by the server's own fault
     */
    private static List<String> everythingThatGoesWellAndWrong() throws Exception {
        Answer filed = file(MARKERS.getFirst() + "的事").expect(201);
        String path = "/xiangtan/api/v1/cases/" + filed.at("/number");
        Api dispatcher = server.staff("xiangtan", Xiangtan.DISPATCHER);
        dispatcher.get(path).expect(200);
        dispatcher.post(path + "/actions/no-such-action", Map.of("inputs", person("试试")));
        server.anyone().post(FILING, "{\"channel\": " + MARKERS);
        server.anyone().post(FILING, Map.of("channel", List.of(MARKERS), "inputs", MARKERS));
        server.anyone().post(FILING, Map.of("channel", MARKERS.getFirst(), "inputs", Map.of()));
        server.anyone().get(path, Map.of("X-Case-Secret", MARKERS.get(1)));
        server.anyone().get("/xiangtan/" + MARKERS.get(4) + "?name=" + MARKERS.get(1));
        server.anyone().get("/xiangtan/?lang=" + MARKERS.get(4));
        server.anyone().send("PUT", "/xiangtan/" + MARKERS.get(4), null, Map.of());
        server.anyone().send("POST", "/xiangtan/report", MARKERS.toString(), Map.of());

        server.change(
                "alter table t_xiangtan.case_file add constraint no_marker check (subject not like '%标记%') not valid");
        Answer broken = file(MARKERS.getFirst() + "又来了").expect(500);
        server.change("alter table t_xiangtan.case_file drop constraint no_marker");
        server.change("alter table t_xiangtan.reporter rename to away");
        Answer worse = file(MARKERS.getFirst() + "还来").expect(500);
        server.change("alter table t_xiangtan.away rename to reporter");
        return List.of(broken.at("/trace"), worse.at("/trace"));
    }

    private static Answer file(String subject) {
        return server.anyone().post(FILING, Map.of("channel", "web", "inputs", person(subject)));
    }

    private static Map<String, Object> person(String subject) {
        Map<String, Object> form = Xiangtan.form(subject);
        form.remove("origin");
        form.put("body", "请联系" + MARKERS);
        form.put("reporter-name", MARKERS.get(0));
        form.put("reporter-phone", MARKERS.get(1));
        return form;
    }

    /** Fails at the first line that is not JSON. */
    private static List<JsonNode> lines(String output) {
        return output.lines().map(Api.JSON::readTree).toList();
    }
}
