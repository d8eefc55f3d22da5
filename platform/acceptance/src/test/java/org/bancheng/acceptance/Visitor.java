package org.bancheng.acceptance;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
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

/** Somebody at the pages, without scripts: cookies, redirects and Keycloak's form, no more. */
final class Visitor {
    private static final Pattern SIGN_IN = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern CSRF =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|content=\"([^\"]+)\"[^>]*_csrf");

    private final URI base;
    private final Cookies cookies = new Cookies();
    private final HttpClient http = client(HttpClient.Redirect.ALWAYS);

    Visitor(URI base) {
        this.base = base;
    }

    /** The value of a cookie he was given. */
    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name));
    }

    HttpResponse<String> opens(String path) {
        return send(http, HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** Opens a page that asks to sign in, does so, and is led to that page. */
    HttpResponse<String> signsInAt(String path, String username) {
        return submits(signIn(path), credentials(username));
    }

    private String signIn(String path) {
        Matcher form = SIGN_IN.matcher(opens(path).body());
        if (!form.find()) {
            throw new AssertionError(path + " does not ask to sign in");
        }
        return form.group(1).replace("&amp;", "&");
    }

    private static Map<String, String> credentials(String username) {
        return Map.of("username", username, "password", Product.PASSWORD, "credentialId", "");
    }

    /** Likewise, but Keycloak's answer reaches another replica than the one that asked for it. */
    HttpResponse<String> signsInAt(String path, String username, URI asked, URI answered) {
        HttpResponse<String> back =
                send(client(HttpClient.Redirect.NEVER), form(signIn(path), credentials(username)));
        String callback = back.headers().firstValue("Location").orElseThrow();
        return opens(callback.replace(asked.toString(), answered.toString()));
    }

    private HttpClient client(HttpClient.Redirect redirects) {
        return HttpClient.newBuilder().cookieHandler(cookies).followRedirects(redirects).build();
    }

    /** Submits a form of the page as it stands, with what that page gave against forgery. */
    HttpResponse<String> submits(
            HttpResponse<String> page, String action, Map<String, String> fields) {
        Matcher token = CSRF.matcher(page.body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page.uri());
        }
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", token.group(1) == null ? token.group(2) : token.group(1));
        return submits(action, all);
    }

    private HttpResponse<String> submits(String action, Map<String, String> fields) {
        return send(http, form(action, fields));
    }

    private HttpRequest.Builder form(String action, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(base.resolve(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            HttpRequest asked = request.header("Accept", "text/html").build();
            HttpResponse<String> answer = http.send(asked, HttpResponse.BodyHandlers.ofString());
            Overheard.note(asked.uri().getPath(), answer.body());
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
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
