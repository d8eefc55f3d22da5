package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever somebody of one county holds opens nothing in another, at any address the server has.
 * The two counties are made of one folder: the same usernames, posts and units.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CrossTenantTest {
    private static final String ONE = "crossone";
    private static final String OTHER = "crossother";

    /** What everybody may open in every county. */
    private static final Set<String> OPEN =
            Set.of(
                    "GET /",
                    "GET /{tenant}",
                    "GET /{tenant}/",
                    "GET /{tenant}/accessibility",
                    "GET /{tenant}/privacy",
                    "GET /{tenant}/brand.css",
                    "GET /{tenant}/brand/mark.svg",
                    "GET /{tenant}/published",
                    "GET /{tenant}/published/{piece}",
                    "GET /{tenant}/report",
                    "GET /{tenant}/track",
                    "GET /{tenant}/api/v1/public/published",
                    "GET /{tenant}/api/v1/public/published/{piece}",
                    "GET /{tenant}/api/v1/public/channels",
                    "GET /{area}/sign-in",
                    "GET /platform/brand.css",
                    "GET /platform/brand/mark.svg");

    /** Needs what the visitor has no more, or takes from him what the others need. */
    private static final Set<String> NOT_FOR_CONTROL =
            Set.of(
                    "GET /{tenant}/receipt",
                    "POST /{tenant}/report",
                    "POST /{tenant}/track",
                    "POST /{tenant}/track/leave");

    private final Product product = Product.get();
    private Belongings one;
    private Belongings other;
    private Map<String, String> before = Map.of();

    static List<Endpoint> endpoints() {
        return Endpoint.all(Product.get().server());
    }

    static List<Endpoint> ofCounties() {
        return endpoints().stream()
                .filter(e -> !e.ofInstallation() && e.pattern().startsWith("/{"))
                .toList();
    }

    static List<Endpoint> ofTheInstallation() {
        return endpoints().stream().filter(Endpoint::ofInstallation).toList();
    }

    @BeforeAll
    void two_counties_alike() {
        product.clock().set("2026-05-11T09:00");
        product.apply(Product.folder(Xiangtan.TENANT, ONE));
        Map<String, String> folder = Product.folder(Xiangtan.TENANT, OTHER);
        folder.compute(
                "units.yaml",
                (file, text) ->
                        Product.edited(
                                text,
                                "\nunits:\n",
                                "\nunits:\n  - { id: only-there, name: 只在那边的局, kind: bureau }\n"));
        product.apply(folder);
        one = new Belongings(product, ONE, "甲县独有");
        other = new Belongings(product, OTHER, "乙县独有");
    }

    @BeforeEach
    void what_stands_in_both() {
        product.clock().set("2026-05-11T09:00");
        try (Rows rows = new Rows()) {
            // or what is refused would soon be refused for this alone
            rows.run("truncate t_%s.secret_guess, t_%s.secret_guess".formatted(ONE, OTHER));
        }
        before = rows();
    }

    @AfterEach
    void stands_there_unchanged() {
        if (!before.isEmpty()) {
            assertThat(rows()).isEqualTo(before);
        }
    }

    /**
     * All rows of both counties, the installation's rows about them, but not the count of wrong
     * guesses.
     */
    private Map<String, String> rows() {
        try (Rows rows = new Rows()) {
            Product.until(
                    "what is queued is done",
                    () ->
                            rows.of(
                                            "select kind from platform.work where kind = 'index' and tenant in ('%s', '%s')"
                                                    .formatted(ONE, OTHER))
                                    .isEmpty());
            Map<String, String> all = new TreeMap<>(rows.fingerprint(ONE));
            all.putAll(rows.fingerprint(OTHER));
            all.keySet().removeIf(table -> table.endsWith(".secret_guess"));
            for (String table :
                    List.of("tenant", "analyst_grant", "tenant_export", "job", "simulation")) {
                all.put(
                        table,
                        String.valueOf(
                                rows.of(
                                        "select t::text from platform.%s t where t::text ~ '%s|%s' order by 1"
                                                .formatted(table, ONE, OTHER))));
            }
            return all;
        }
    }

    private static String cookie(String county, String session) {
        return "BC_" + county.toUpperCase(Locale.ROOT) + "=" + session;
    }

    private static Raw filled(Raw raw, Endpoint endpoint, Belongings whose, String csrf) {
        if (!endpoint.writes()) {
            return raw;
        }
        if (endpoint.api()) {
            return raw.with("Idempotency-Key", UUID.randomUUID().toString())
                    .json(whose.content(endpoint));
        }
        Map<String, String> typed = new HashMap<>(whose.typed(endpoint));
        typed.put("_csrf", csrf);
        return raw.form(typed);
    }

    /** Every kind of proof that the one county's people have, shown at the other's address. */
    private List<Raw> attempts(Endpoint endpoint, String address) {
        List<Raw> attempts = new ArrayList<>();
        Raw plain = Raw.of(endpoint.method(), address);
        if (endpoint.api()) {
            Raw sent = filled(plain, endpoint, one, "");
            for (String token :
                    List.of(
                            one.token(endpoint),
                            product.tokens().operator(),
                            product.tokens().platform("analyst1"))) {
                attempts.add(sent.with("Authorization", "Bearer " + token));
            }
            attempts.add(
                    sent.with("Authorization", "Bearer " + one.token(endpoint))
                            .with("X-Case-Secret", one.secretOf(endpoint)));
            if (!endpoint.pattern().endsWith("/public/cases")) {
                // where anybody may file, a cookie makes nobody else of him
                attempts.add(sent.with("Cookie", cookie(OTHER, one.session(endpoint, true))));
            }
            if (endpoint.pattern().contains("/public/cases/")) {
                attempts.add(sent.with("X-Case-Secret", one.secretOf(endpoint)));
            }
        }
        if (endpoint.api()) {
            return attempts;
        }
        for (boolean staff : new boolean[] {true, false}) {
            Raw sent =
                    filled(plain, endpoint, one, one.csrf(endpoint, staff))
                            .with("Accept", "text/html");
            String session = one.session(endpoint, staff);
            attempts.add(sent.with("Cookie", cookie(ONE, session)));
            attempts.add(sent.with("Cookie", cookie(ONE, session) + "; " + cookie(OTHER, session)));
            // a session of one's own there, and what the other county gave against forgery
            attempts.add(sent.with("Cookie", cookie(OTHER, other.session(endpoint, false))));
        }
        return attempts;
    }

    @ParameterizedTest
    @MethodSource("ofCounties")
    @Clause("ALL-1")
    void what_one_county_gave_opens_nothing_in_another(Endpoint endpoint) {
        for (Belongings ids : List.of(one, other)) {
            Map<String, String> values = new HashMap<>(ids.ids(endpoint));
            values.put("tenant", OTHER);
            values.put("area", OTHER);
            for (Raw attempt : attempts(endpoint, endpoint.address(values))) {
                if (ids == other && !ofWhomIsShown(endpoint, attempt)) {
                    continue;
                }
                refused(endpoint, attempt);
            }
        }
    }

    /**
     * Whoever has his own open case there is shown it: the reporter's own cookie is not foreign.
     */
    private boolean ofWhomIsShown(Endpoint endpoint, Raw attempt) {
        String own = cookie(OTHER, other.session(endpoint, false));
        return !(own.equals(attempt.headers().get("Cookie"))
                && endpoint.method().equals("GET")
                && endpoint.pattern().startsWith("/{tenant}/track"));
    }

    private void refused(Endpoint endpoint, Raw attempt) {
        HttpResponse<String> answer = attempt.at(product.base());
        String told = endpoint + ": " + attempt + " " + attempt.headers().keySet();
        assertThat(answer.body()).as(told).doesNotContain(one.unmistakable());
        assertThat(answer.body()).as(told).doesNotContain(other.unmistakable());
        if (OPEN.contains(endpoint.toString())) {
            assertThat(answer.statusCode()).as(told).isLessThan(500);
            return;
        }
        if (answer.statusCode() == 302) {
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as(told)
                    .matches(".*(/" + OTHER + "/sign-in|/platform/sign-in|/" + OTHER + "/track)");
            return;
        }
        assertThat(answer.statusCode()).as(told).isIn(401, 403, 404);
    }

    @ParameterizedTest
    @MethodSource("ofCounties")
    @Clause("ALL-1")
    void at_home_another_countys_ids_are_nobodys(Endpoint endpoint) {
        if (!endpoint.pattern().matches(".*\\{(number|assignment|id|file|piece|simulation)}.*")) {
            return;
        }
        List<Map<String, String>> mixtures = new ArrayList<>();
        List<String> named = List.of("number", "assignment", "id", "file", "piece", "simulation");
        for (String foreign : Stream.concat(named.stream(), Stream.of("all")).toList()) {
            Map<String, String> values = new HashMap<>(one.ids(endpoint));
            Map<String, String> theirs = other.ids(endpoint);
            for (String id : named) {
                if (foreign.equals("all") || foreign.equals(id)) {
                    values.put(id, theirs.get(id));
                }
            }
            if (!endpoint.address(values).equals(endpoint.address(one.ids(endpoint)))) {
                mixtures.add(values);
            }
        }
        assertThat(mixtures).isNotEmpty();
        boolean staff = endpoint.pattern().contains("/staff");
        for (Map<String, String> values : mixtures) {
            Raw plain = Raw.of(endpoint.method(), endpoint.address(values));
            Raw sent = filled(plain, endpoint, one, one.csrf(endpoint, staff));
            refusedAtHome(
                    endpoint,
                    endpoint.api()
                            ? sent.with(
                                    endpoint.pattern().contains("/public/")
                                            ? "X-Case-Secret"
                                            : "Authorization",
                                    endpoint.pattern().contains("/public/")
                                            ? one.told.number.equals(values.get("number"))
                                                    ? one.told.secret
                                                    : other.told.secret
                                            : "Bearer " + one.token(endpoint))
                            : sent.with("Accept", "text/html")
                                    .with("Cookie", cookie(ONE, one.session(endpoint, staff))));
        }
    }

    private void refusedAtHome(Endpoint endpoint, Raw attempt) {
        HttpResponse<String> answer = attempt.at(product.base());
        String told = endpoint + ": " + attempt;
        assertThat(answer.body()).as(told).doesNotContain(other.unmistakable());
        if (answer.statusCode() == 302) {
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as(told)
                    .endsWith("/" + ONE + "/track");
            return;
        }
        assertThat(answer.statusCode()).as(told).isEqualTo(404);
    }

    @Test
    @Clause("ALL-1")
    void at_home_another_countys_words_units_and_forms_find_and_change_nothing() {
        Api staff = product.staff(ONE, DISPATCHER);
        for (String address :
                List.of(
                        "/api/v1/cases?size=200&sort=LATEST",
                        "/api/v1/cases?unit=only-there",
                        "/api/v1/cases?number=" + other.handled.number,
                        "/api/v1/cases/search?q=" + Raw.encoded("乙县独有"),
                        "/api/v1/cases/search?q=" + Raw.encoded(other.handled.number),
                        "/api/v1/cases/search?q=x&county=" + OTHER)) {
            Answer answer = staff.get("/" + ONE + address);
            assertThat(answer.status()).as(address).isIn(200, 400);
            assertThat(answer.text()).as(address).doesNotContain(other.unmistakable());
        }
        for (String address :
                List.of(
                        "/staff",
                        "/staff/cases?q=" + other.handled.number,
                        "/staff/search?q=" + Raw.encoded("乙县独有"),
                        "/track")) {
            assertThat(one.opens(address).body())
                    .as(address)
                    .doesNotContain(other.body, other.file, "乙县独有的事项");
        }
        one.handled
                .asks(DISPATCHER, "assign", Map.of("lead", "only-there", "duty", "x"))
                .expect(422);
        Map<String, Object> filing = new HashMap<>(Xiangtan.form("别处的单位"));
        filing.put("visited", List.of("only-there"));
        new Xiangtan(product, ONE).filing(Xiangtan.WINDOW, "county-hall", filing).expect(422);
    }

    @Test
    @Clause("ALL-1")
    void a_secret_fits_its_own_countys_case_and_no_other() {
        for (Belongings there : List.of(one, other)) {
            for (Belongings whose : List.of(one, other)) {
                for (Belongings secret : List.of(one, other)) {
                    int status =
                            product.anyone()
                                    .get(
                                            "/"
                                                    + there.id
                                                    + "/api/v1/public/cases/"
                                                    + whose.told.number,
                                            Map.of("X-Case-Secret", secret.told.secret))
                                    .status();
                    assertThat(status)
                            .as(there.id + " " + whose.id + " " + secret.id)
                            .isEqualTo(there == whose && whose == secret ? 200 : 404);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofTheInstallation")
    @Clause("ALL-1")
    void what_a_county_gave_opens_nothing_of_the_installation(Endpoint endpoint) {
        String address = endpoint.address(other.ids(endpoint));
        for (Raw attempt : attempts(endpoint, address)) {
            String authorization = attempt.headers().getOrDefault("Authorization", "");
            boolean operator = authorization.endsWith(product.tokens().operator());
            boolean analyst = authorization.endsWith(product.tokens().platform("analyst1"));
            boolean searches = endpoint.pattern().contains("/search");
            if ((operator && !searches) || (analyst && searches)) {
                continue;
            }
            refused(endpoint, attempt);
        }
        if (!endpoint.api()) {
            for (boolean staff : new boolean[] {true, false}) {
                refused(
                        endpoint,
                        filled(
                                        Raw.of(endpoint.method(), address),
                                        endpoint,
                                        one,
                                        one.csrf(endpoint, staff))
                                .with("Cookie", "BC_PLATFORM=" + one.session(endpoint, staff)));
            }
        }
    }

    @Test
    @Clause("ALL-1")
    void an_export_is_found_under_its_own_county_only() {
        Api operator = product.operator();
        String exports = "/platform/api/v1/tenants/%s/exports/%s";
        operator.get(exports.formatted(OTHER, one.export)).expect(404);
        operator.get(exports.formatted(ONE, one.export)).expect(200);
        assertThat(
                        operator.get(exports.formatted(ONE, "..%2F" + OTHER + "%2F" + other.export))
                                .status())
                .isIn(400, 404);
    }

    /**
     * Or all the refusals above show nothing: the same requests do something in their own county.
     */
    @ParameterizedTest
    @MethodSource("ofCounties")
    void the_same_requests_are_answered_at_home(Endpoint endpoint) {
        before = Map.of();
        if (NOT_FOR_CONTROL.contains(endpoint.toString())) {
            return;
        }
        boolean staff = endpoint.pattern().contains("/staff");
        Raw plain = Raw.of(endpoint.method(), endpoint.address(one.ids(endpoint)));
        Raw sent = filled(plain, endpoint, one, one.csrf(endpoint, staff));
        HttpResponse<String> answer =
                (endpoint.api()
                                ? endpoint.pattern().contains("/public/")
                                        ? sent.with("X-Case-Secret", one.secretOf(endpoint))
                                        : sent.with(
                                                "Authorization", "Bearer " + one.token(endpoint))
                                : sent.with("Accept", "text/html")
                                        .with("Cookie", cookie(ONE, one.session(endpoint, staff))))
                        .at(product.base());
        assertThat(answer.statusCode())
                .as(endpoint + answer.body())
                .isNotIn(400, 401, 403, 404, 415);
        assertThat(answer.statusCode()).as(endpoint + answer.body()).isLessThan(500);
        if (!endpoint.pattern().endsWith("/sign-in")) {
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .doesNotEndWith("/sign-in");
        }
        if (endpoint.pattern().matches(".*\\{(number|file)}") && !endpoint.writes()) {
            assertThat(answer.body()).as(endpoint.toString()).containsAnyOf(one.subject, one.file);
        }
    }
}
