package org.bancheng.ctl;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The platform's API for operators. Every method throws {@link Trouble}; safe for many threads. */
final class Server implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final Connection connection;
    private final HttpClient http;
    private final Token token;

    Server(Connection connection) {
        this.connection = connection;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
        this.token = new Token(connection, http);
    }

    JsonNode get(String path) {
        return json("GET", path, BodyPublishers.noBody());
    }

    JsonNode delete(String path) {
        return json("DELETE", path, BodyPublishers.noBody());
    }

    JsonNode post(String path, @Nullable Object body) {
        return json(
                "POST",
                path,
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
    }

    /** Streams a file to {@code target}, which appears only when it is complete. */
    void download(String path, Path target) {
        HttpResponse<InputStream> response = send("GET", path, BodyPublishers.noBody());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = response.body()) {
            if (response.statusCode() >= 400) {
                throw new Refused(response.statusCode(), read(in));
            }
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Trouble(ExitCode.FAILURE, Texts.of("download.failed", target, e), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private JsonNode json(String method, String path, BodyPublisher body) {
        HttpResponse<InputStream> response = send(method, path, body);
        try (InputStream in = response.body()) {
            JsonNode answer = read(in);
            if (response.statusCode() >= 400) {
                throw new Refused(response.statusCode(), answer);
            }
            return answer;
        } catch (IOException e) {
            throw new Unreachable(Texts.of("server.broke-off", connection.url()), e);
        }
    }

    private HttpResponse<InputStream> send(String method, String path, BodyPublisher body) {
        HttpResponse<InputStream> response = once(method, path, body);
        if (response.statusCode() == 401) {
            discard(response);
            token.forget();
            response = once(method, path, body);
        }
        if (response.statusCode() == 401 || response.statusCode() == 403) {
            discard(response);
            throw new Trouble(
                    ExitCode.FAILURE,
                    Texts.of("server.not-operator", connection.clientId(), connection.file()));
        }
        return response;
    }

    private HttpResponse<InputStream> once(String method, String path, BodyPublisher body) {
        HttpRequest request =
                HttpRequest.newBuilder(connection.api(path))
                        .timeout(ANSWER)
                        .header("Authorization", "Bearer " + token.value())
                        .header("Accept", "application/json, application/problem+json, */*;q=0.5")
                        .header("Accept-Language", Texts.LOCALE.toLanguageTag())
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build();
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new Unreachable(
                    Texts.of("server.unreachable", connection.url(), connection.file()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(ExitCode.FAILURE, Texts.of("interrupted"), e);
        }
    }

    private static JsonNode read(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        try {
            return bytes.length == 0
                    ? JsonNodeFactory.instance.objectNode()
                    : Json.MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static void discard(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            in.skipNBytes(0);
        } catch (IOException e) {
            // the answer is not wanted: whether it closes cleanly changes nothing
            return;
        }
    }
}
