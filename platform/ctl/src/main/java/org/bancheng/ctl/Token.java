package org.bancheng.ctl;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The bearer token of this run, fetched on first need and again before it ends. */
final class Token {
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final Connection connection;
    private final HttpClient http;
    private @Nullable String value;
    private long freshUntil;

    Token(Connection connection, HttpClient http) {
        this.connection = connection;
        this.http = http;
    }

    synchronized String value() {
        String known = value;
        if (known != null && System.nanoTime() - freshUntil < 0) {
            return known;
        }
        JsonNode answer = fetch();
        String token = answer.path("access_token").asString("");
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(60)).minus(MARGIN);
        freshUntil = System.nanoTime() + life.toNanos();
        value = token;
        return token;
    }

    /** The platform no longer takes the token: the next call fetches another. */
    synchronized void forget() {
        value = null;
    }

    private JsonNode fetch() {
        String pair = encode(connection.clientId()) + ":" + encode(connection.clientSecret());
        HttpRequest request =
                HttpRequest.newBuilder(connection.tokenUrl())
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        pair.getBytes(StandardCharsets.UTF_8)))
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 200 -> Json.MAPPER.readTree(response.body());
                case 400, 401, 403 ->
                        throw new Trouble(
                                ExitCode.FAILURE,
                                Texts.of(
                                        "token.refused", connection.clientId(), connection.file()));
                default ->
                        throw new Unreachable(
                                Texts.of("token.unavailable", connection.tokenUrl()),
                                new IOException("status " + response.statusCode()));
            };
        } catch (IOException | JacksonException e) {
            throw new Unreachable(Texts.of("token.unavailable", connection.tokenUrl()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(ExitCode.FAILURE, Texts.of("interrupted"), e);
        }
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
