package org.bancheng.platform.identity;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** As much of a browser as signing in needs: cookies by path, redirects, Keycloak's form. */
@NullMarked
final class Browser {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern COOKIE =
            Pattern.compile("([^=;]+)=([^;]*)(?:.*?[Pp]ath=([^;]*))?.*");

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** By host, path and name; the value as last set. */
    private final Map<String, Map<String, String>> cookies = new TreeMap<>();

    private final Map<String, String> headers = new HashMap<>();

    Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    HttpResponse<String> once(String method, URI uri, Map<String, String> form) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .header("Accept", "text/html,application/xhtml+xml")
                        .method(
                                method,
                                method.equals("POST")
                                        ? BodyPublishers.ofString(encode(form))
                                        : BodyPublishers.noBody());
        headers.forEach(request::header);
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        String sent = cookiesFor(uri);
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(cookie -> keep(uri, cookie));
            return response;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(URI uri) {
        return follow(once("GET", uri, Map.of()));
    }

    HttpResponse<String> post(URI uri, Map<String, String> form) {
        return follow(once("POST", uri, form));
    }

    /** Opens a page that asks to sign in, and fills in Keycloak's form. */
    HttpResponse<String> signIn(URI page, String username, String password) {
        return fillIn(get(page), username, password);
    }

    /** Keycloak's form as it was shown, perhaps a while ago. */
    HttpResponse<String> fillIn(HttpResponse<String> form, String username, String password) {
        Matcher action = FORM.matcher(form.body());
        if (!action.find()) {
            throw new AssertionError("no form at " + form.uri() + ":\n" + form.body());
        }
        return post(
                URI.create(action.group(1).replace("&amp;", "&")),
                Map.of("username", username, "password", password, "credentialId", ""));
    }

    String cookie(String name) {
        return cookies.values().stream()
                .filter(jar -> jar.containsKey(name))
                .map(jar -> jar.get(name))
                .findFirst()
                .orElse("");
    }

    void setCookie(URI host, String path, String name, String value) {
        cookies.computeIfAbsent(host.getAuthority() + " " + path, _ -> new HashMap<>())
                .put(name, value);
    }

    private HttpResponse<String> follow(HttpResponse<String> response) {
        HttpResponse<String> last = response;
        for (int i = 0; i < 12 && last.statusCode() / 100 == 3; i++) {
            String location = last.headers().firstValue("location").orElseThrow();
            last = once("GET", last.uri().resolve(location), Map.of());
        }
        return last;
    }

    private void keep(URI from, String header) {
        Matcher cookie = COOKIE.matcher(header);
        if (!cookie.matches()) {
            throw new AssertionError("not a cookie: " + header);
        }
        String path = cookie.group(3) == null ? "/" : cookie.group(3).strip();
        Map<String, String> jar =
                cookies.computeIfAbsent(from.getAuthority() + " " + path, _ -> new HashMap<>());
        if (header.contains("Max-Age=0")) {
            jar.remove(cookie.group(1));
        } else {
            jar.put(cookie.group(1), cookie.group(2));
        }
    }

    private String cookiesFor(URI uri) {
        return cookies.entrySet().stream()
                .filter(jar -> covers(jar.getKey(), uri))
                .flatMap(jar -> jar.getValue().entrySet().stream())
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static boolean covers(String jar, URI uri) {
        String[] place = jar.split(" ", 2);
        String path = place[1];
        return place[0].equals(uri.getAuthority())
                && (uri.getPath().equals(path)
                        || uri.getPath().startsWith(path.endsWith("/") ? path : path + "/"));
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
