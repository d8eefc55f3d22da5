package org.bancheng.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of a county's staff at the interface for machines, who signed in once and stays so. */
final class SignedIn {
    private static final Duration FRESH = Duration.ofSeconds(40);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI county;
    private final URI cases;
    private final URI endpoint;
    private String access = "";
    private String refresh = "";
    private long renewed;

    /**
     * @param product where it answers
     * @param realms where Keycloak keeps the installation's realms, up to the county's own name
     */
    SignedIn(URI product, String realms, String county, String username, String password) {
        this.county = product.resolve("/" + county + "/api/v1/");
        cases = this.county.resolve("cases");
        endpoint = URI.create(realms + county + "/protocol/openid-connect/token");
        ask(
                Map.of(
                        "grant_type", "password",
                        "client_id", "api",
                        "scope", "openid",
                        "username", username,
                        "password", password));
    }

    /** Files a matter; its number. */
    String files(String channel, Map<String, Object> inputs) {
        return post(cases.toString(), Map.of("channel", channel, "inputs", inputs))
                .get("number")
                .asString();
    }

    JsonNode reads(String number) {
        return send(request(cases + "/" + number).build());
    }

    void acts(String number, String action, Map<String, Object> inputs) {
        post(cases + "/" + number + "/actions/" + action, Map.of("inputs", inputs));
    }

    void actsAt(String number, String order, String action, Map<String, Object> inputs) {
        post(
                cases + "/" + number + "/assignments/" + order + "/actions/" + action,
                Map.of("inputs", inputs));
    }

    /**
     * @param path below the county's interface
     */
    JsonNode gets(String path) {
        return send(request(county + path).build());
    }

    JsonNode puts(String path, Map<String, Object> body) {
        return with("PUT", county + path, body);
    }

    JsonNode posts(String path, Map<String, Object> body) {
        return post(county + path, body);
    }

    private JsonNode post(String address, Map<String, Object> body) {
        return with("POST", address, body);
    }

    private JsonNode with(String method, String address, Map<String, Object> body) {
        return send(
                request(address)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build());
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token());
    }

    private synchronized String token() {
        if (System.nanoTime() - renewed > FRESH.toNanos()) {
            ask(
                    Map.of(
                            "grant_type", "refresh_token",
                            "client_id", "api",
                            "refresh_token", refresh));
        }
        return access;
    }

    private void ask(Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(
                                e ->
                                        e.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        JsonNode answer =
                send(
                        HttpRequest.newBuilder(endpoint)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body))
                                .build());
        access = answer.get("access_token").asString();
        refresh = answer.get("refresh_token").asString();
        renewed = System.nanoTime();
    }

    private static JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        request.method()
                                + " "
                                + request.uri()
                                + ": "
                                + answer.statusCode()
                                + " "
                                + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
