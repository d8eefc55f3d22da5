package org.bancheng.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A member of a county's staff at the pages, without scripts: cookies and Keycloak's form. */
final class Visitor {
    private static final Pattern SIGN_IN = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new Cookies())
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();

    private Visitor(URI base) {
        this.base = base;
    }

    static Visitor signedIn(URI base, String county, String username, String password) {
        Visitor visitor = new Visitor(base);
        Matcher form =
                SIGN_IN.matcher(
                        visitor.send(HttpRequest.newBuilder(base.resolve(county + "/staff")))
                                .body());
        if (!form.find()) {
            throw new IllegalStateException(county + " does not ask to sign in");
        }
        String credentials =
                Map.of("username", username, "password", password, "credentialId", "")
                        .entrySet()
                        .stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        visitor.send(
                HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(credentials)));
        return visitor;
    }

    /**
     * @param path below the product's own
     * @throws IllegalStateException unless the page is there
     */
    String opens(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(base.resolve(path)));
        if (answer.statusCode() != 200 || !answer.uri().equals(answer.request().uri())) {
            throw new IllegalStateException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Browsers send secure cookies to this machine without TLS too. */
    private static final class Cookies extends CookieManager {
        Cookies() {
            super(null, CookiePolicy.ACCEPT_ALL);
        }

        @Override
        public void put(URI from, Map<String, List<String>> headers) throws IOException {
            Map<String, List<String>> plain = new HashMap<>();
            headers.forEach(
                    (name, values) ->
                            plain.put(
                                    name,
                                    values.stream()
                                            .map(value -> value.replaceAll("(?i);\\s*secure", ""))
                                            .toList()));
            super.put(from, plain);
        }
    }
}
