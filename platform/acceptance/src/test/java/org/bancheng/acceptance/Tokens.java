package org.bancheng.acceptance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tokens as Keycloak gives them; each lives a minute and is asked for again before it ends. */
public final class Tokens {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int PATIENCE = 60;
    private static final long FRESH_NANOS = 40_000_000_000L;

    private final URI keycloak;
    private final Path data;
    private final String installation;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Tokens(URI keycloak, Path data, String installation) {
        this.installation = installation;
        this.keycloak = keycloak;
        this.data = data;
    }

    private record Kept(String token, long atNanos) {}

    public String staff(String tenant, String username) {
        return kept(tenant + "/" + username, () -> password(installation + "-" + tenant, username));
    }

    public String platform(String username) {
        return kept("platform/" + username, () -> password(installation + "-platform", username));
    }

    public String operator() {
        return kept(
                "operator",
                () -> {
                    Properties connection = connection();
                    return ask(
                            URI.create(connection.getProperty("token-url")),
                            Map.of(
                                    "grant_type", "client_credentials",
                                    "client_id", connection.getProperty("client-id"),
                                    "client_secret", connection.getProperty("client-secret")));
                });
    }

    /** The county's realm is another one now. */
    void forget(String tenant) {
        kept.keySet().removeIf(key -> key.startsWith(tenant + "/"));
    }

    /** What the server leaves for the operator's command line. */
    private Properties connection() {
        Path file = data.resolve("platformctl.properties");
        Product.until("the operator's connection file", () -> Files.exists(file));
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String password(String realm, String username) {
        return ask(
                keycloak.resolve("/realms/" + realm + "/protocol/openid-connect/token"),
                Map.of(
                        "grant_type", "password",
                        "client_id", "api",
                        "scope", "openid",
                        "username", username,
                        "password", Product.PASSWORD));
    }

    /** One at a time asks for a person's: Keycloak takes many sign-ins at once for an attack. */
    private String kept(String key, Supplier<String> ask) {
        return kept.compute(
                        key,
                        (_, known) ->
                                known != null && System.nanoTime() - known.atNanos() < FRESH_NANOS
                                        ? known
                                        : new Kept(ask.get(), System.nanoTime()))
                .token();
    }

    private static String ask(URI endpoint, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(
                                e ->
                                        e.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> response =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            for (int tries = 1; response.statusCode() >= 500 && tries < PATIENCE; tries++) {
                // its own database may be away
                Thread.sleep(500);
                response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            }
            if (response.statusCode() != 200) {
                throw new AssertionError(endpoint + " refused: " + response.body());
            }
            return Api.JSON.readTree(response.body()).get("access_token").asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
