package org.bancheng.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request exactly as told: no cookies kept, no redirects followed.
 *
 * @param headers cookies and tokens among them
 */
record Raw(String method, String path, Map<String, String> headers, byte @Nullable [] body) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Raw get(String path) {
        return new Raw("GET", path, Map.of(), null);
    }

    static Raw of(String method, String path) {
        return new Raw(method, path, Map.of(), null);
    }

    Raw with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Raw(method, path, more, body);
    }

    Raw json(Object value) {
        return json(Api.JSON.writeValueAsBytes(value));
    }

    Raw json(byte[] bytes) {
        return new Raw(method, path, headers, bytes).with("Content-Type", "application/json");
    }

    Raw form(Map<String, String> fields) {
        String encoded =
                fields.entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return form(encoded.getBytes(StandardCharsets.US_ASCII));
    }

    Raw form(byte[] bytes) {
        return new Raw(method, path, headers, bytes)
                .with("Content-Type", "application/x-www-form-urlencoded");
    }

    HttpResponse<String> at(URI base) {
        return send(HTTP, base);
    }

    /** From another address of this machine. */
    HttpResponse<String> at(URI base, String from) {
        try (HttpClient elsewhere =
                HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(from)).build()) {
            return send(elsewhere, base);
        }
    }

    private HttpResponse<String> send(HttpClient client, URI base) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return client.send(
                    request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(this + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
