package org.bancheng.acceptance;

import static org.bancheng.acceptance.Xiangtan.ADMINISTRATOR;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything somebody of a county may hold in his hands: tokens, cookies, ids, secrets, forms. */
final class Belongings {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern ONCE = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"");

    final String id;
    final Matter told;
    final Matter handled;
    final String subject;
    final String body;
    final String file;
    final String export;
    final String job;
    private final String simulation;
    private final String stale;
    private final Map<String, Visitor> staff = new HashMap<>();
    private final Map<String, String> staffCsrf = new HashMap<>();
    private final Visitor reporter;
    private final Product product;
    private final String toldFile;
    private final String handledFile;
    private final String assignment;
    private final String reporterCsrf;
    private final String piece;
    private final String once;

    /** In a county made of Xiangtan's folder: the same people, posts and units in each. */
    Belongings(Product product, String id, String mark) {
        this.product = product;
        this.id = id;
        subject = mark + "的事项";
        body = mark + "的人跑了三趟窗口。";
        file = "%PDF-1.7 " + mark + "的附件";
        told = filed("anyone", "/public/cases", "web");
        handled = filed(WINDOW, "/cases", "county-hall");
        handled.acts(WINDOW, "accept", Map.of())
                .acts(DISPATCHER, "triage", Xiangtan.triage("ordinary"))
                .acts(DISPATCHER, "assign", Map.of("lead", LAND, "duty", body));
        assignment = handled.assignment(DISPATCHER, LAND).get("id").asString();
        handledFile = handled.seen(DISPATCHER).at("/attachments/0/id");
        toldFile = told.seen(DISPATCHER).at("/attachments/0/id");
        piece = published(product, id);
        Product.Export exported = product.export(id);
        job = exported.job();
        export = exported.name();
        simulation = simulated(product, id);
        stale = simulated(product, id);

        signIn(DISPATCHER, "/staff/cases/" + handled.number);
        signIn(WINDOW, "/staff/intake?channel=county-hall");
        signIn(LAND_HANDLER, "/staff/cases/" + handled.number);
        signIn(ADMINISTRATOR, "/staff/configuration");
        reporter = new Visitor(product.base());
        HttpResponse<String> track = reporter.opens("/" + id + "/track");
        reporterCsrf = found(CSRF, reporter.opens("/" + id + "/report"));
        once = found(ONCE, reporter.opens("/" + id + "/report"));
        reporter.submits(
                track, "/" + id + "/track", Map.of("number", told.number, "secret", told.secret));
    }

    /** The id of a simulation, over, of what the draft of a county of Xiangtan's folder says. */
    static String simulated(Product product, String id) {
        Api administrator = product.staff(id, ADMINISTRATOR);
        Answer begun =
                administrator
                        .post(
                                "/" + id + "/api/v1/configuration/simulate",
                                Map.of("from", "2026-05-11", "until", "2026-05-11"))
                        .expect(202);
        Product.until(
                "a simulation is over",
                () -> administrator.get(begun.location()).at("/state").equals("done"));
        return begun.at("/id");
    }

    /** The id of a practice that a county of Xiangtan's folder shows to everybody. */
    static String published(Product product, String id) {
        String title = UUID.randomUUID().toString();
        Map<String, Object> form =
                Map.of(
                        "kind",
                        "practice",
                        "subject",
                        title,
                        "situation",
                        "跑了三趟",
                        "approach",
                        "一窗办理",
                        "effect",
                        "跑一趟");
        Matter.entry(product, id, "typical", DISPATCHER, form)
                .acts(Xiangtan.TASK_FORCE_LEAD, "publish", Map.of("anonymous", true));
        return product
                .anyone()
                .get("/" + id + "/api/v1/public/published")
                .expect(200)
                .list("/pieces")
                .stream()
                .filter(one -> one.get("subject").asString().equals(title))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    private void signIn(String username, String page) {
        Visitor person = new Visitor(product.base());
        person.signsInAt("/" + id + "/staff", username);
        staff.put(username, person);
        staffCsrf.put(username, found(CSRF, person.opens("/" + id + page)));
    }

    /** As the dispatcher. */
    HttpResponse<String> opens(String page) {
        return Objects.requireNonNull(staff.get(DISPATCHER)).opens("/" + id + page);
    }

    /** Whose post it is to use this address. */
    static String person(Endpoint endpoint) {
        String pattern = endpoint.pattern();
        boolean takesIn =
                pattern.contains("/intake") || (pattern.endsWith("/cases") && endpoint.writes());
        if (pattern.contains("/configuration")) {
            return ADMINISTRATOR;
        }
        return takesIn ? WINDOW : pattern.contains("{assignment}") ? LAND_HANDLER : DISPATCHER;
    }

    String token(Endpoint endpoint) {
        return product.tokens().staff(id, person(endpoint));
    }

    private Matter filed(String who, String path, String channel) {
        Api api = who.equals("anyone") ? product.anyone() : product.staff(id, who);
        return new Matter(product, id, api.post("/" + id + "/api/v1" + path, filing(channel)));
    }

    private Map<String, Object> filing(String channel) {
        return Map.of(
                "channel",
                channel,
                "inputs",
                form(channel),
                "files",
                List.of(
                        Map.of(
                                "name",
                                "证明.pdf",
                                "content",
                                Base64.getEncoder()
                                        .encodeToString(file.getBytes(StandardCharsets.UTF_8)))));
    }

    private Map<String, Object> form(String channel) {
        Map<String, Object> form = Xiangtan.form(subject);
        form.put("body", body);
        if (channel.equals("web")) {
            form.remove("origin");
        }
        return form;
    }

    /** What nobody but this county's people may read, whatever he asked with. */
    List<String> unmistakable() {
        return List.of(subject, body, file, told.secret, handled.secret);
    }

    /** The values of path variables, as this county's own ids. */
    Map<String, String> ids(Endpoint endpoint) {
        boolean reporters =
                endpoint.pattern().contains("/track") || endpoint.pattern().contains("/public/");
        Map<String, String> ids = new HashMap<>();
        ids.put("tenant", id);
        ids.put("area", id);
        ids.put("number", reporters ? told.number : handled.number);
        ids.put("action", endpoint.pattern().contains("assignment") ? "sign" : "supplement");
        ids.put("assignment", assignment);
        ids.put("document", "work-form.html");
        ids.put("type", "typical");
        ids.put("piece", piece);
        ids.put("file", reporters ? toldFile : handledFile);
        ids.put("name", export);
        ids.put("version", "1");
        ids.put("simulation", endpoint.method().equals("DELETE") ? stale : simulation);
        ids.put("username", "analyst1");
        ids.put("table", "by-channel");
        ids.put("*path", "units.yaml");
        String attachment = reporters ? toldFile : handledFile;
        ids.put(
                "id",
                endpoint.pattern().contains("/attachments/")
                        ? attachment
                        : endpoint.pattern().contains("/jobs/") ? job : id);
        return ids;
    }

    String secretOf(Endpoint endpoint) {
        return endpoint.pattern().contains("/public/") ? told.secret : handled.secret;
    }

    /** What an endpoint of the API is sent when it is sent something that fits. */
    Map<String, Object> content(Endpoint endpoint) {
        if (endpoint.pattern().endsWith("/public/cases")) {
            return filing("web");
        }
        if (endpoint.pattern().endsWith("/cases")) {
            return filing("county-hall");
        }
        String pattern = endpoint.pattern();
        if (pattern.contains("/actions/")) {
            return Map.of("inputs", Map.of("supplement", body));
        }
        if (pattern.endsWith("/plan") || pattern.endsWith("/apply")) {
            return Map.of("folder", Map.of());
        }
        if (pattern.contains("/configuration/files/")) {
            return Map.of("text", "units: []\n");
        }
        if (pattern.endsWith("/configuration/simulate")) {
            return Map.of("from", "2026-05-01", "until", "2026-05-11");
        }
        if (pattern.endsWith("/imports")) {
            return Map.of("fields", Map.of());
        }
        return pattern.endsWith("/reveal") || pattern.endsWith("/suspend")
                ? Map.of("reason", "回电核实")
                : Map.of();
    }

    /** What a form of a page sends, without the token against forgery. */
    Map<String, String> typed(Endpoint endpoint) {
        Map<String, String> typed = new LinkedHashMap<>();
        if (endpoint.pattern().endsWith("/track")) {
            typed.put("number", told.number);
            typed.put("secret", told.secret);
        } else if (endpoint.pattern().contains("/configuration/")) {
            typed.putAll(Map.of("path", "units.yaml", "do", "keep", "revision", "0"));
            typed.putAll(Map.of("file", "units.yaml", "line", "1", "column", "1"));
            typed.putAll(Map.of("was", "5", "amount", "3", "reason", "回电核实"));
        } else if (endpoint.pattern().contains("/documents/")) {
            typed.put("reason", "回电核实");
        } else {
            form(endpoint.pattern().contains("/staff") ? "county-hall" : "web")
                    .forEach((field, value) -> typed.put(field, value.toString()));
            typed.put("channel", "county-hall");
            typed.put("reason", "回电核实");
            typed.put("supplement", body);
            typed.put("_once", once);
        }
        return typed;
    }

    String session(Endpoint endpoint, boolean asStaff) {
        Visitor visitor = asStaff ? Objects.requireNonNull(staff.get(person(endpoint))) : reporter;
        return visitor.cookie("BC_" + id.toUpperCase(Locale.ROOT));
    }

    String csrf(Endpoint endpoint, boolean asStaff) {
        return asStaff ? Objects.requireNonNull(staffCsrf.get(person(endpoint))) : reporterCsrf;
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        Matcher found = pattern.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError(page.uri() + " has no " + pattern + ": " + page.body());
        }
        return found.group(1);
    }
}
