package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.platform.tenancy.BoundTenant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered between two pages of one visitor: the case he opened by its secret, the
 * receipt he has not put away, the notice for the next page. Kept per county, as texts.
 */
final class Visit {
    private final HttpServletRequest request;
    private final String tenant;

    private Visit(HttpServletRequest request, String tenant) {
        this.request = request;
        this.tenant = tenant;
    }

    record Receipt(String number, String secret, String subject, Instant at) {}

    static Visit of(HttpServletRequest request) {
        return new Visit(request, BoundTenant.get().id().value());
    }

    String at(String path) {
        return "/" + tenant + path;
    }

    void follow(String number, UUID caseId) {
        put("follow", number + " " + caseId);
    }

    /** The case, if this visitor opened just this one. */
    Optional<UUID> following(String number) {
        return followed()
                .filter(parts -> parts[0].equals(number))
                .map(parts -> UUID.fromString(parts[1]));
    }

    Optional<String> followedNumber() {
        return followed().map(parts -> parts[0]);
    }

    private Optional<String[]> followed() {
        return Optional.ofNullable(get("follow")).map(text -> text.split(" "));
    }

    void keepReceipt(String number, String secret, String subject, Instant at) {
        put("receipt", number + "\n" + secret + "\n" + at + "\n" + subject);
    }

    Optional<Receipt> receipt() {
        return Optional.ofNullable(get("receipt"))
                .map(text -> text.split("\n", 4))
                .map(p -> new Receipt(p[0], p[1], p[3], Instant.parse(p[2])));
    }

    /** The secret of a case just taken in, for the person at the window. */
    void keepSlip(String number, String secret) {
        put("slip", number + " " + secret);
    }

    /** Once, and only on that case's page. */
    Optional<String> takeSlip(String number) {
        Optional<String> secret =
                Optional.ofNullable(get("slip"))
                        .filter(slip -> slip.startsWith(number + " "))
                        .map(slip -> slip.substring(number.length() + 1));
        secret.ifPresent(found -> remove("slip"));
        return secret;
    }

    void leave() {
        remove("follow");
        remove("receipt");
    }

    void say(String tone, String text) {
        put("notice", tone + " " + text);
    }

    /** Once. */
    @Nullable Notice notice() {
        String text = get("notice");
        remove("notice");
        return text == null
                ? null
                : new Notice(
                        text.substring(0, text.indexOf(' ')),
                        text.substring(text.indexOf(' ') + 1));
    }

    private void put(String name, String value) {
        request.getSession(true).setAttribute(key(name), value);
    }

    private @Nullable String get(String name) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (String) session.getAttribute(key(name));
    }

    private void remove(String name) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(key(name));
        }
    }

    private String key(String name) {
        return "portal." + tenant + "." + name;
    }
}
