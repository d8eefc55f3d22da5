package org.bancheng.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NullMarked
class ApiDoorTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private static Installation here;

    @BeforeAll
    static void start() {
        here = Installation.get();
    }

    @AfterEach
    void mend() {
        here.wire().mend();
    }

    @Test
    void a_token_opens_its_own_county_only() throws Exception {
        String xiangtan = token("xiangtan", "zhuanban");

        assertThat(get("/xiangtan/api/v1/me", xiangtan).body()).isEqualTo("湘潭县-zhuanban");
        assertThat(get("/qidong/api/v1/me", xiangtan).statusCode()).isEqualTo(401);
        assertThat(get("/platform/api/v1/jobs", xiangtan).statusCode()).isEqualTo(401);
        assertThat(get("/xiangtan/api/v1/me", token("platform", "operator1")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void without_a_token_the_answer_is_a_problem_that_says_what_is_missing() throws Exception {
        HttpResponse<String> refused = get("/xiangtan/api/v1/me", null);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("www-authenticate")).hasValue("Bearer");
        assertThat(refused.headers().firstValue("content-type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(JSON.readTree(refused.body()).path("type").asString())
                .isEqualTo("https://bancheng.org/problems/unauthenticated");
        assertThat(refused.headers().firstValue("set-cookie")).isEmpty();
        assertThat(get("/xiangtan/api/v1/public/me", null).body()).isEqualTo("nobody");
    }

    @Test
    void forged_and_foreign_tokens_are_refused() throws Exception {
        String good = token("xiangtan", "zhuanban");
        String[] parts = good.split("\\.");
        String none = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".";
        String altered =
                parts[0]
                        + "."
                        + base64(
                                new String(
                                                Base64.getUrlDecoder().decode(parts[1]),
                                                StandardCharsets.UTF_8)
                                        .replace("zhuanban", "jingban0"))
                        + "."
                        + parts[2];

        assertThat(get("/xiangtan/api/v1/me", none).statusCode()).isEqualTo(401);
        assertThat(get("/xiangtan/api/v1/me", altered).statusCode()).isEqualTo(401);
        assertThat(get("/xiangtan/api/v1/me", "nonsense").statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_meant_for_something_else_is_refused() throws Exception {
        JsonNode answer = tokens("xiangtan", "zhuanban");

        assertThat(get("/xiangtan/api/v1/me", answer.path("id_token").asString()).statusCode())
                .isEqualTo(401);
        assertThat(get("/xiangtan/api/v1/me", answer.path("refresh_token").asString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_token_is_refused_once_it_has_expired() throws Exception {
        lifespan(1);
        try {
            String brief = token("qidong", "zhuanban");
            Thread.sleep(2_100);
            assertThat(get("/qidong/api/v1/me", brief).statusCode()).isEqualTo(401);
        } finally {
            lifespan(60);
        }
    }

    @Test
    void a_disabled_person_is_refused_whatever_his_token_says() throws Exception {
        String token = token("qidong", "jingban");
        here.change("qidong", "update person set enabled = false where username = 'jingban'");
        try {
            HttpResponse<String> refused = get("/qidong/api/v1/me", token);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("person-disabled");
        } finally {
            here.change("qidong", "update person set enabled = true where username = 'jingban'");
        }
    }

    @Test
    void tokens_go_on_being_read_while_keycloak_is_away() throws Exception {
        String token = token("xiangtan", "zhuanban");
        get("/xiangtan/api/v1/me", token);

        here.wire().cut();

        assertThat(get("/xiangtan/api/v1/me", token).statusCode()).isEqualTo(200);
    }

    @Test
    void the_command_line_enters_with_its_private_file() throws Exception {
        Path file = here.dataFolder().resolve(OperatorFile.NAME);
        Properties ctl = new Properties();
        ctl.load(new StringReader(Files.readString(file)));
        JsonNode answer =
                post(
                        URI.create(ctl.getProperty("token-url")),
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", ctl.getProperty("client-id"),
                                "client_secret", ctl.getProperty("client-secret")));

        String token = answer.path("access_token").asString();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(get("/platform/api/v1/jobs", token).body())
                .isEqualTo("service-account-platformctl true false");
        assertThat(get("/platform/api/v1/search", token).statusCode()).isEqualTo(403);
        assertThat(get("/platform/api/v1/search", token("platform", "analyst1")).statusCode())
                .isEqualTo(200);
        assertThat(get("/platform/api/v1/jobs", token("platform", "analyst1")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_operator_grants_counties_to_an_analyst_and_takes_them_back() throws Exception {
        String operator = token("platform", "operator1");
        String grants = "/platform/api/v1/analysts/analyst1/grants";

        assertThat(send("PUT", grants + "/xiangtan", operator).statusCode()).isEqualTo(204);
        assertThat(send("PUT", grants + "/xiangtan", operator).statusCode()).isEqualTo(204);
        assertThat(get(grants, operator).body())
                .startsWith("{\"username\":\"analyst1\",\"tenants\":[")
                .contains("\"xiangtan\"");
        assertThat(send("DELETE", grants + "/xiangtan", operator).statusCode()).isEqualTo(204);
        assertThat(get(grants, operator).body()).doesNotContain("\"xiangtan\"");

        assertThat(send("PUT", grants + "/nowhere", operator).statusCode()).isEqualTo(404);
        assertThat(get("/platform/api/v1/analysts/operator1/grants", operator).statusCode())
                .isEqualTo(404);
        assertThat(send("PUT", grants + "/xiangtan", token("platform", "analyst1")).statusCode())
                .isEqualTo(403);
    }

    private static String token(String area, String username) throws Exception {
        return tokens(area, username).path("access_token").asString();
    }

    private static JsonNode tokens(String area, String username) throws Exception {
        return post(
                URI.create(here.get(RealmDirectory.class).named(area).frontEndpoint("token")),
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        Realm.API,
                        "scope",
                        "openid",
                        "username",
                        username,
                        "password",
                        Installation.PASSWORD));
    }

    private static JsonNode post(URI uri, Map<String, String> form) throws Exception {
        String body =
                form.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpResponse<String> response =
                HTTP.send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static HttpResponse<String> get(String path, @Nullable String token) throws Exception {
        return send("GET", path, token);
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String token)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(here.at(path)).method(method, BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static void lifespan(int seconds) {
        here.inRealm(
                "qidong",
                realm -> {
                    RealmRepresentation change = new RealmRepresentation();
                    change.setAccessTokenLifespan(seconds);
                    realm.update(change);
                    return realm;
                });
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
