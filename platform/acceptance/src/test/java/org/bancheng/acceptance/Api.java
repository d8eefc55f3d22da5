package org.bancheng.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface for machines as one caller uses it. */
public final class Api {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final Supplier<@Nullable String> token;

    /**
     * @param base where paths begin
     * @param token asked for each request, since tokens live a minute; null sends none
     */
    Api(URI base, Supplier<@Nullable String> token) {
        this.base = base;
        this.token = token;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    public Answer post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    public Answer send(
            String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        Map<String, String> all = new LinkedHashMap<>(headers);
        String bearer = token.get();
        if (bearer != null) {
            all.put("Authorization", "Bearer " + bearer);
        }
        if (body != null) {
            all.putIfAbsent("Content-Type", "application/json");
        }
        all.forEach(request::header);
        String text =
                body == null || body instanceof String
                        ? (String) body
                        : JSON.writeValueAsString(body);
        request.method(
                method,
                text == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(text));
        try {
            HttpResponse<String> response =
                    HTTP.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Overheard.note(path, text + response.body());
            return new Answer(
                    method + " " + path,
                    response.statusCode(),
                    response.headers(),
                    response.body(),
                    json(response.body()));
        } catch (IOException e) {
            throw new Unanswered(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The connection broke, was refused, or nothing came: whether it was done cannot be told. */
    static final class Unanswered extends AssertionError {
        private static final long serialVersionUID = 1L;

        private Unanswered(String request, IOException why) {
            super(request + " was not answered", why);
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isBlank() ? JSON.nullNode() : JSON.readTree(text);
        } catch (JacksonException notJson) {
            return JSON.nullNode();
        }
    }
}
