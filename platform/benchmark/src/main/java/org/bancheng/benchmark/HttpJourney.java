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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bancheng.benchmark.PlatformJourney.Texts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The six steps through the interface for machines. The handler reads the case before he signs,
 * since its page is where he finds his order.
 */
final class HttpJourney implements Journey {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String CASES = "/hengyang/api/v1/cases";

    private final RunningProduct product;
    private final SignedIn clerk;
    private final SignedIn dispatcher;
    private final SignedIn handler;

    HttpJourney(RunningProduct product) {
        this.product = product;
        clerk = new SignedIn(product, "zuoyan");
        dispatcher = new SignedIn(product, "yanghui");
        handler = new SignedIn(product, "luochao");
    }

    /** One who signed in once and stays so. */
    private static final class SignedIn {
        private static final Duration FRESH = Duration.ofSeconds(40);

        private final URI endpoint;
        private String access = "";
        private String refresh = "";
        private long renewed;

        SignedIn(RunningProduct product, String username) {
            endpoint =
                    URI.create(
                            product.told("Keycloak:  ").replaceAll(" .*", "").replaceAll("/$", "")
                                    + "/realms/bancheng-hengyang/protocol/openid-connect/token");
            ask(
                    Map.of(
                            "grant_type", "password",
                            "client_id", "api",
                            "scope", "openid",
                            "username", username,
                            "password", product.told("Password of every demo account:")));
        }

        synchronized String token() {
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
    }

    @Override
    public void one(Laps laps) {
        String[] paths = new String[2];
        laps.step(
                () ->
                        paths[0] =
                                CASES
                                        + "/"
                                        + post(clerk, CASES, Texts.matter(), "hotline")
                                                .get("number")
                                                .asString());
        String matter = paths[0];
        laps.step(() -> act(dispatcher, matter, "assign", Texts.assignment()));
        laps.step(
                () -> {
                    paths[1] =
                            matter
                                    + "/assignments/"
                                    + get(handler, matter).at("/assignments/0/id").asString();
                    act(handler, paths[1], "sign", Map.of());
                });
        laps.step(() -> act(handler, paths[1], "report", Texts.result()));
        laps.step(() -> act(dispatcher, matter, "callback", Texts.callback()));
        laps.step(() -> act(dispatcher, matter, "close", Texts.closing()));
    }

    private void act(SignedIn who, String path, String action, Map<String, Object> inputs) {
        post(who, path + "/actions/" + action, inputs, null);
    }

    private JsonNode post(
            SignedIn who, String path, Map<String, Object> inputs, @Nullable String channel) {
        Map<String, Object> body = new HashMap<>();
        body.put("inputs", inputs);
        if (channel != null) {
            body.put("channel", channel);
        }
        return send(
                request(who, path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build());
    }

    private JsonNode get(SignedIn who, String path) {
        return send(request(who, path).build());
    }

    private HttpRequest.Builder request(SignedIn who, String path) {
        return HttpRequest.newBuilder(product.url(path))
                .header("Authorization", "Bearer " + who.token());
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
