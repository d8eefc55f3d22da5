package org.bancheng.acceptance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A case on its way through a county, as the people who handle it see it through the API. */
final class Matter {
    private final Product product;
    private final String tenant;
    final String number;
    final String secret;

    Matter(Product product, String tenant, Answer filed) {
        this.product = product;
        this.tenant = tenant;
        filed.expect(201);
        this.number = filed.at("/number");
        this.secret = filed.at("/secret");
    }

    private Matter(Product product, String tenant, String number) {
        this.product = product;
        this.tenant = tenant;
        this.number = number;
        this.secret = "";
    }

    static Answer entering(
            Product product,
            String tenant,
            String register,
            String username,
            Map<String, Object> inputs) {
        return product.staff(tenant, username)
                .post("/" + tenant + "/api/v1/registers/" + register, Map.of("inputs", inputs));
    }

    /** An entry of a register, which goes its way as a case does; nobody follows it. */
    static Matter entry(
            Product product,
            String tenant,
            String register,
            String username,
            Map<String, Object> inputs) {
        return of(
                product,
                tenant,
                entering(product, tenant, register, username, inputs).expect(201).at("/number"));
    }

    /** The report of a period: the one that the system has made by itself, or else a new one. */
    static Matter report(
            Product product, String tenant, String register, String username, String... period) {
        Map<String, Object> days = Map.of("from", period[0], "until", period[1]);
        Answer entered = entering(product, tenant, register, username, days);
        if (entered.status() == 201) {
            return of(product, tenant, entered.at("/number"));
        }
        return product
                .staff(tenant, username)
                .get("/" + tenant + "/api/v1/registers/" + register + "?size=100")
                .list("/entries")
                .stream()
                .filter(one -> one.at("/fields/from").asString().equals(period[0]))
                .filter(one -> one.at("/fields/until").asString().equals(period[1]))
                .map(one -> of(product, tenant, one.get("number").asString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(entered.text()));
    }

    static Matter of(Product product, String tenant, String number) {
        return new Matter(product, tenant, number);
    }

    /** What every channel's form of a county asks, in words nobody else uses. */
    static Map<String, Object> form(String subject) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("subject", subject);
        form.put("body", "去了三次窗口，都说材料不全，又说不清缺什么。");
        return form;
    }

    String path() {
        return "/" + tenant + "/api/v1/cases/" + number;
    }

    String publicPath() {
        return "/" + tenant + "/api/v1/public/cases/" + number;
    }

    Answer shown(String username) {
        return product.staff(tenant, username).get(path());
    }

    Answer seen(String username) {
        return shown(username).expect(200);
    }

    Answer asks(String username, String action, Map<String, Object> inputs) {
        return product.staff(tenant, username)
                .post(path() + "/actions/" + action, Map.of("inputs", inputs));
    }

    Matter acts(String username, String action, Map<String, Object> inputs) {
        asks(username, action, inputs).expect(200);
        return this;
    }

    /** On the assignment of a unit, the latest one that it has. */
    Answer asksAt(String unit, String username, String action, Map<String, Object> inputs) {
        return asksOn(assignment(username, unit), username, action, inputs);
    }

    Matter actsAt(String unit, String username, String action, Map<String, Object> inputs) {
        asksAt(unit, username, action, inputs).expect(200);
        return this;
    }

    /** The latest work order of a unit. */
    JsonNode assignment(String username, String unit) {
        return subject(username, "assignment", "unit", unit);
    }

    /** The latest letter, conference or what else of a role. */
    JsonNode paper(String username, String type, String role) {
        return subject(username, type, "role", role);
    }

    private JsonNode subject(String username, String type, String key, String value) {
        List<JsonNode> subjects =
                seen(username).list("/assignments").stream()
                        .filter(a -> a.get("type").asString().equals(type))
                        .filter(a -> a.get(key).asString().equals(value))
                        .toList();
        if (subjects.isEmpty()) {
            throw new AssertionError(value + " has no " + type + " of " + number);
        }
        return subjects.getLast();
    }

    Answer asksOn(JsonNode subject, String username, String action, Map<String, Object> inputs) {
        return product.staff(tenant, username)
                .post(
                        path()
                                + "/assignments/"
                                + subject.get("id").asString()
                                + "/actions/"
                                + action,
                        Map.of("inputs", inputs));
    }

    Matter actsOn(JsonNode subject, String username, String action, Map<String, Object> inputs) {
        asksOn(subject, username, action, inputs).expect(200);
        return this;
    }

    /** A clock of the case; fails when there is none of this name. */
    JsonNode clock(String username, String name) {
        return named(seen(username).list("/clocks"), name);
    }

    JsonNode clockAt(String unit, String username, String name) {
        return named(assignment(username, unit).get("clocks").valueStream().toList(), name);
    }

    private JsonNode named(List<JsonNode> clocks, String name) {
        return clocks.stream()
                .filter(clock -> clock.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        number + " has no clock " + name + " but " + clocks));
    }

    Answer followed() {
        return product.anyone().get(publicPath(), Map.of("X-Case-Secret", secret)).expect(200);
    }

    Answer reporterAsks(String action, Map<String, Object> inputs) {
        return product.anyone()
                .post(
                        publicPath() + "/actions/" + action,
                        Map.of("inputs", inputs),
                        Map.of("X-Case-Secret", secret));
    }

    String state(String username) {
        return seen(username).at("/state");
    }
}
