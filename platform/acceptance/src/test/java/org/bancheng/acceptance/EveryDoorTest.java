package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every address of the running server, asked by whoever may ask it, with what no client should
 * send: it is refused in words, tells nothing of our code, and leaves nothing half done.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryDoorTest {
    private static final byte[] NOTHING = {};

    /**
     * Addresses that begin something whatever the body says; asked about a county that is not
     * there.
     */
    private static final String NOWHERE = "nosuchcounty";

    /** Its rows are compared before and after each request, so it has few. */
    private static final String COUNTY = "everydoor";

    private final Product product = Product.get();
    private Belongings people;
    private Map<String, String> before = Map.of();

    static List<Endpoint> all() {
        return Endpoint.all(Product.get().server());
    }

    static List<Endpoint> writing() {
        return all().stream().filter(Endpoint::writes).toList();
    }

    @BeforeAll
    void a_county_with_cases() {
        product.clock().set("2026-05-11T09:00");
        product.apply(Product.folder(Xiangtan.TENANT, COUNTY));
        people = new Belongings(product, COUNTY, "每个门口");
    }

    @BeforeEach
    void what_stands_there() {
        product.clock().set("2026-05-11T09:00");
        before = rows();
    }

    @AfterEach
    void stands_there_still() {
        assertThat(rows()).isEqualTo(before);
    }

    private static Map<String, String> rows() {
        try (Rows rows = new Rows()) {
            Product.until(
                    "what is queued is done",
                    () ->
                            rows.of(
                                            "select 1 from platform.work where kind = 'index' and tenant = '%s'"
                                                    .formatted(COUNTY))
                                    .isEmpty());
            Map<String, String> all = new TreeMap<>(rows.fingerprint(COUNTY));
            all.keySet().removeIf(table -> table.endsWith(".secret_guess"));
            all.put("jobs", rows.one("select count(*) from platform.job"));
            all.put("grants", rows.one("select count(*) from platform.analyst_grant"));
            return all;
        }
    }

    private String address(Endpoint endpoint) {
        Map<String, String> values = new HashMap<>(people.ids(endpoint));
        if (endpoint.ofInstallation() && endpoint.writes()) {
            values.put("id", NOWHERE);
            values.put("tenant", NOWHERE);
        }
        if (endpoint.writes()) {
            values.put("simulation", UUID.randomUUID().toString());
        }
        return endpoint.address(values);
    }

    /** Headers of somebody who may ask this. */
    private Map<String, String> rights(Endpoint endpoint) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        if (endpoint.ofInstallation() && endpoint.api()) {
            boolean searches = endpoint.pattern().contains("/search");
            headers.put(
                    "Authorization",
                    "Bearer "
                            + (searches
                                    ? product.tokens().platform("analyst1")
                                    : product.tokens().operator()));
        } else if (endpoint.api() && endpoint.pattern().contains("/public/")) {
            headers.put("X-Case-Secret", people.secretOf(endpoint));
        } else if (endpoint.api()) {
            headers.put("Authorization", "Bearer " + people.token(endpoint));
        } else {
            headers.put("Accept", "text/html");
            if (!endpoint.ofInstallation()) {
                boolean staff = endpoint.pattern().contains("/staff");
                headers.put("Cookie", "BC_EVERYDOOR=" + people.session(endpoint, staff));
            }
        }
        return headers;
    }

    private HttpResponse<String> asked(Endpoint endpoint, Raw raw) {
        Raw entitled = raw;
        for (Map.Entry<String, String> header : rights(endpoint).entrySet()) {
            entitled = entitled.with(header.getKey(), header.getValue());
        }
        return entitled.at(product.base());
    }

    private static void inWords(Endpoint endpoint, int status, String type, String text) {
        assertThat(status).as(endpoint + text).isBetween(200, 499);
        assertThat(text)
                .as(endpoint.toString())
                .doesNotContain("java.", "Exception", "\tat ", "jackson");
        if (status < 400) {
            return;
        }
        if (endpoint.api()) {
            assertThat(type).as(endpoint + text).startsWith("application/problem+json");
            JsonNode problem = Api.JSON.readTree(text);
            assertThat(problem.at("/type").asString(""))
                    .as(text)
                    .startsWith("https://bancheng.org/problems/");
            assertThat(problem.at("/detail").asString("")).as(text).containsPattern("\\p{IsHan}");
        } else {
            assertThat(text)
                    .as(endpoint.toString())
                    .contains("<html")
                    .containsPattern("<h1[^>]*>[^<]*\\p{IsHan}");
        }
    }

    private void refused(Endpoint endpoint, Raw raw) {
        HttpResponse<String> answer = asked(endpoint, raw);
        assertThat(answer.statusCode()).as(raw + answer.body()).isBetween(400, 499);
        inWords(
                endpoint,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
    }

    private static byte[] joined(String before, byte[] middle, String after) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(middle);
        bytes.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("writing")
    void a_body_that_cannot_be_read_is_refused(Endpoint endpoint) {
        Raw to = Raw.of(endpoint.method(), address(endpoint));
        if (!endpoint.api()) {
            for (String form :
                    List.of("a=%zz", "%00=1", "_csrf=%ff%fe", "=&=&&&", "a=1&".repeat(20_000))) {
                refused(endpoint, to.form(form.getBytes(StandardCharsets.US_ASCII)));
            }
            refused(endpoint, to.form(new byte[] {(byte) 0xff, '=', (byte) 0xfe}));
            refused(endpoint, to.json("{}".getBytes(StandardCharsets.UTF_8)));
            return;
        }
        byte[] gbk = "路灯不亮".getBytes(Charset.forName("GBK"));
        for (byte[] body :
                List.of(
                        joined("{\"inputs\":{\"subject\":\"", gbk, "\"}}"),
                        joined("{\"folder\":{\"", new byte[] {(byte) 0xc3, 0x28}, "\":\"\"}}"),
                        joined(
                                "{\"inputs\":",
                                "[".repeat(5_000).getBytes(StandardCharsets.UTF_8),
                                ""),
                        joined("{\"reason\":\"\\ud842\", \"x\":", NOTHING, "}"),
                        joined("[]", NOTHING, ""),
                        joined("{\"inputs\":\"", NOTHING, ""))) {
            refused(endpoint, to.json(body));
        }
        refused(
                endpoint,
                to.json("<a/>".getBytes(StandardCharsets.UTF_8))
                        .with("Content-Type", "application/xml"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_address_written_wrong_is_answered_in_words(Endpoint endpoint) {
        if (endpoint.writes()) {
            return;
        }
        String address = address(endpoint);
        for (String wrong :
                List.of(
                        address + "?a=%zz",
                        address + "?%=",
                        address + "?page=%FF&size=%C3%28&q=%ED%A0%80",
                        address + "?q=%00",
                        address + "/%2e%2e/%2e%2e",
                        address + ";a=b",
                        address + "/..%2f..%2fetc",
                        address + "%",
                        address + "/%00",
                        address + "?" + "q=" + "9".repeat(7_000),
                        address + "?a=1" + "&a=1".repeat(1_500))) {
            StringBuilder head = new StringBuilder(endpoint.method() + " " + wrong + " HTTP/1.1");
            rights(endpoint).forEach((name, value) -> head.append("\r\n" + name + ": " + value));
            Wire answer = Wire.sent(product.base(), head.toString(), NOTHING);
            assertThat(answer.status()).as(wrong + answer.text()).isLessThan(500);
            assertThat(answer.text())
                    .as(wrong)
                    .doesNotContain("java.", "Exception", "\tat ", "Apache Tomcat");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void another_method_is_refused(Endpoint endpoint) {
        if (endpoint.pattern().endsWith("/{tenant}") && endpoint.ofInstallation()) {
            return; // both methods that change something are served there
        }
        for (String method : List.of("PUT", "PATCH", "DELETE", "TRACE")) {
            if (all().stream()
                    .anyMatch(
                            e ->
                                    e.pattern().equals(endpoint.pattern())
                                            && e.method().equals(method))) {
                continue;
            }
            HttpResponse<String> answer = asked(endpoint, Raw.of(method, address(endpoint)));
            assertThat(answer.statusCode())
                    .as(method + " " + endpoint + answer.body())
                    .isBetween(400, 499);
        }
    }
}
