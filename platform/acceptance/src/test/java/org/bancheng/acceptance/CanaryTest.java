package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.CALLBACK;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.TENANT;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Marked persons report in every county, by every channel, in every field that is personal, and are
 * then looked for in everything that is kept. What a field marks as personal stands nowhere in
 * clear. What people write into free text stands in the case's own row, where the handler reads it,
 * and in the export of that row; who is recognised in it reaches neither index nor log, queue,
 * session or history.
 */
@TestInstance(Lifecycle.PER_CLASS)
class CanaryTest {
    private static final Pattern ONCE = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"");
    private static final String CONTROL = "对照标记" + UUID.randomUUID().toString().substring(0, 8);

    /** Free text of the case and of its assignments: the words of those who wrote them. */
    private static final Pattern OWN_WORDS =
            Pattern.compile("t_\\w+\\.(case_file\\.(subject|body|fields)|assignment\\.fields)");

    private static final Pattern EXPORTED_WORDS =
            Pattern.compile("tables/(case_file|assignment)\\..*");

    /** What fields marked as personal say. */
    private final Marks persons = Marks.fresh("Kq", "199");

    /** Whom people name in free text. */
    private final Marks named = Marks.fresh("Wj", "188");

    private final Product product = Product.get();
    private final Places places = new Places(product);
    private final List<String> subjects = new ArrayList<>();
    private Printed printed;

    @BeforeAll
    void they_report_everywhere_and_their_cases_are_handled() {
        product.clock().set("2026-05-11T09:00");
        printed = new Printed();
        for (String county : Product.counties()) {
            for (ChannelForm channel : ChannelForm.of(county)) {
                reportBy(channel);
            }
            importInto(county);
        }
        reportOnThePage();
        handle();
        goWrong();
        settle();
    }

    @AfterAll
    void done() {
        printed.close();
    }

    private String words(String field) {
        if (!field.equals("subject") && !field.equals("body")) {
            return CONTROL + field;
        }
        if (field.equals("subject")) {
            subjects.add(CONTROL + "第" + subjects.size() + "件，请打" + named.phone());
            return subjects.getLast();
        }
        return CONTROL
                + "。请打%s或写信到%s，身份证%s，他叫%s。"
                        .formatted(named.phone(), named.email(), named.identity(), "王" + CONTROL);
    }

    private Map<String, Object> form(ChannelForm channel) {
        Map<String, Object> form = channel.filled(persons::of, this::words);
        // a name is known to be one because the case knows it
        String reporter = named.name();
        if (form.containsKey("reporter-name") && subjects.size() % 2 == 0) {
            form.put("body", form.get("body") + "我是" + reporter + "。");
            form.put("reporter-name", reporter);
        }
        return form;
    }

    private void reportBy(ChannelForm channel) {
        String cases =
                "/" + channel.county() + "/api/v1" + (channel.open() ? "/public" : "") + "/cases";
        Api api =
                channel.open()
                        ? product.anyone()
                        : product.staff(channel.county(), channel.clerk());
        Answer filed = api.post(cases, Map.of("channel", channel.id(), "inputs", form(channel)));
        filed.expect(201);
        Matter matter = new Matter(product, channel.county(), filed);
        matter.reporterAsks("supplement", Map.of("supplement", words("body"))).expect(200);
        for (Counties.Person person : Counties.people(channel.county()).subList(0, 2)) {
            matter.shown(person.username());
            product.staff(channel.county(), person.username())
                    .post(matter.path() + "/reveal", Map.of("reason", "回电" + persons.name()));
        }
    }

    private void importInto(String county) {
        ChannelForm channel = ChannelForm.of(county).getFirst();
        Map<String, String> fields = new HashMap<>();
        channel.filled(persons::of, this::words)
                .forEach(
                        (name, value) ->
                                fields.put(
                                        name,
                                        value instanceof List<?> l
                                                ? l.getFirst() + ""
                                                : value + ""));
        fields.keySet().removeAll(Set.of("subject", "body"));
        fields.keySet().removeIf(name -> String.valueOf(channel.fields().get(name)).endsWith("*"));
        Answer report =
                product.operator()
                        .post(
                                "/platform/api/v1/tenants/" + county + "/imports",
                                Map.of(
                                        "source",
                                        "canary" + persons.inCommon().size(),
                                        "channel",
                                        channel.id(),
                                        "fields",
                                        fields,
                                        "lines",
                                        List.of(
                                                Map.of(
                                                        "line",
                                                        1,
                                                        "id",
                                                        UUID.randomUUID().toString(),
                                                        "subject",
                                                        words("subject"),
                                                        "body",
                                                        words("body"),
                                                        "time",
                                                        "2026-05-01"),
                                                Map.of(
                                                        "line",
                                                        2,
                                                        "id",
                                                        "",
                                                        "subject",
                                                        persons.name(),
                                                        "body",
                                                        persons.phone(),
                                                        "time",
                                                        persons.name()),
                                                Map.of(
                                                        "line",
                                                        3,
                                                        "id",
                                                        "bad",
                                                        "subject",
                                                        words("subject"),
                                                        "body",
                                                        words("body"),
                                                        "time",
                                                        persons.name()))))
                        .expect(200);
        assertThat(report.at("/lines/0/outcome")).as(county + report.text()).isEqualTo("filed");
    }

    private void reportOnThePage() {
        for (String county : Product.counties()) {
            ChannelForm channel =
                    ChannelForm.of(county).stream()
                            .filter(ChannelForm::open)
                            .findFirst()
                            .orElseThrow();
            Visitor visitor = new Visitor(product.base());
            HttpResponse<String> page = visitor.opens("/" + county + "/report");
            Map<String, String> typed = new HashMap<>();
            form(channel)
                    .forEach(
                            (name, value) ->
                                    typed.put(
                                            name,
                                            value instanceof List<?> l
                                                    ? l.getFirst() + ""
                                                    : value + ""));
            Matcher once = ONCE.matcher(page.body());
            assertThat(once.find()).isTrue();
            typed.put("_once", once.group(1));
            HttpResponse<String> receipt = visitor.submits(page, "/" + county + "/report", typed);
            assertThat(receipt.uri().getPath())
                    .as(receipt.body())
                    .isEqualTo("/" + county + "/receipt");
            visitor.opens("/" + county + "/track");
        }
    }

    /** Every step of a case, with persons in whatever is written. */
    private void handle() {
        Xiangtan xiangtan = new Xiangtan(product);
        Map<String, Object> form = form(channel("county-hall"));
        Matter matter = new Matter(product, TENANT, xiangtan.filing(WINDOW, "county-hall", form));
        matter.acts(WINDOW, "accept", Map.of())
                .acts(DISPATCHER, "triage", Xiangtan.triage("ordinary"))
                .acts(DISPATCHER, "assign", Map.of("lead", LAND, "duty", words("body")))
                .actsAt(LAND, LAND_HANDLER, "sign", Map.of());
        Map<String, Object> report = new HashMap<>(Xiangtan.result("solved"));
        report.put("explanation", words("body"));
        report.put("result", words("body"));
        matter.actsAt(LAND, LAND_HANDLER, "report", report);
        Map<String, Object> callback = new HashMap<>(Xiangtan.satisfied());
        callback.put("verification", words("body"));
        matter.acts(CALLBACK, "callback", callback).acts(DISPATCHER, "close", Xiangtan.closing());
        matter.reporterAsks("rate", Map.of("rating", 1, "comment", words("body"))).expect(200);
        matter.reporterAsks("ask-reopen", Map.of("reason", words("body"))).expect(200);
        matter.followed();
        Api staff = product.staff(TENANT, DISPATCHER);
        for (String text : List.of(persons.name(), persons.phone(), persons.identity(), CONTROL)) {
            staff.get("/xiangtan/api/v1/cases/search?q=" + Raw.encoded(text)).expect(200);
            product.analyst().get("/platform/api/v1/search?q=" + Raw.encoded(text)).expect(200);
        }
        Visitor window = new Visitor(product.base());
        HttpResponse<String> intake =
                window.signsInAt("/xiangtan/staff/intake?channel=county-hall", WINDOW);
        window.submits(
                intake,
                "/xiangtan/staff/intake/likely",
                Map.of(
                        "reporter-phone",
                        persons.phone(),
                        "subject",
                        CONTROL,
                        "channel",
                        "county-hall"));
        window.opens("/xiangtan/staff/cases/" + matter.number);
        window.opens("/xiangtan/staff/search?q=" + Raw.encoded(persons.name()));
        window.opens("/xiangtan/staff");
    }

    private static ChannelForm channel(String id) {
        return ChannelForm.of(TENANT).stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Requests that fail with a person in what makes them fail. */
    private void goWrong() {
        String cases = "/xiangtan/api/v1/public/cases";
        Map<String, Object> good = form(channel("web"));
        for (Map.Entry<String, Object> bad :
                List.<Map.Entry<String, Object>>of(
                        Map.entry("reporter-phone", persons.name()),
                        Map.entry("reporter-phone", Map.of(persons.name(), persons.phone())),
                        Map.entry("reporter-name", persons.name() + "\u0000"),
                        Map.entry("reporter-name", persons.name().repeat(1000)),
                        Map.entry("reporter-kind", persons.name()),
                        Map.entry("category", persons.name()),
                        Map.entry(persons.name(), persons.phone()),
                        Map.entry("attachments", List.of(persons.name())))) {
            Map<String, Object> inputs = new HashMap<>(good);
            inputs.put(bad.getKey(), bad.getValue());
            wrong(Raw.of("POST", cases).json(Map.of("channel", "web", "inputs", inputs)));
        }
        wrong(Raw.of("POST", cases).json(Map.of("channel", persons.name(), "inputs", good)));
        wrong(Raw.of("POST", cases).json(Map.of("channel", "web", "inputs", persons.name())));
        wrong(
                Raw.of("POST", cases)
                        .json(
                                bytes(
                                        "{\"channel\": \"web\", \"inputs\": {\"reporter-name\": \""
                                                + persons.name())));
        wrong(
                Raw.of("POST", cases)
                        .json(bytes("{\"channel\": " + persons.inCommon().getFirst() + "}")));
        wrong(
                Raw.of("POST", cases)
                        .json(
                                Map.of(
                                        "channel",
                                        "web",
                                        "inputs",
                                        good,
                                        "files",
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        persons.name() + ".exe",
                                                        "content",
                                                        "TVqQ")))));
        wrong(
                Raw.of("POST", cases)
                        .json(
                                Map.of(
                                        "channel",
                                        "web",
                                        "inputs",
                                        good,
                                        "files",
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        persons.name(),
                                                        "content",
                                                        persons.name())))));
        wrong(
                Raw.of("POST", cases)
                        .json(Map.of("inputs", good))
                        .with("Content-Type", "application/xml"));
        wrong(
                Raw.of("POST", cases + "/" + ascii() + "/actions/" + ascii())
                        .json(Map.of("inputs", Map.of("supplement", persons.name()))));
        wrong(
                Raw.get(cases + "/" + Raw.encoded(persons.name()))
                        .with("X-Case-Secret", persons.phone()));
        wrong(Raw.get("/xiangtan/" + ascii() + "?q=" + persons.phone()));
        wrong(Raw.get("/" + ascii().toLowerCase(java.util.Locale.ROOT) + "/report"));
        assertThat(
                        Wire.sent(
                                        product.base(),
                                        "GET /xiangtan/report?%zz=" + ascii() + " HTTP/1.1",
                                        new byte[0])
                                .status())
                .isBetween(200, 499);
        wrong(Raw.get("/xiangtan/staff").with("Cookie", "BC_XIANGTAN=" + ascii()));
        String bearer = "Bearer " + product.tokens().staff(TENANT, DISPATCHER);
        for (String query :
                List.of("page", "size", "lamp", "open", "sort", "unit", "state", "number")) {
            Raw.get("/xiangtan/api/v1/cases?" + query + "=" + Raw.encoded(persons.name()))
                    .with("Authorization", bearer)
                    .at(product.base());
        }
        wrong(
                Raw.get("/xiangtan/api/v1/cases/search?from=" + Raw.encoded(persons.name()))
                        .with("Authorization", bearer));
        wrong(Raw.get("/xiangtan/api/v1/cases").with("Authorization", "Bearer " + ascii()));
        wrong(
                Raw.get("/xiangtan/api/v1/cases/" + Raw.encoded(persons.name()))
                        .with("Authorization", bearer));
        Visitor visitor = new Visitor(product.base());
        HttpResponse<String> track = visitor.opens("/xiangtan/track");
        visitor.submits(
                track,
                "/xiangtan/track",
                Map.of("number", persons.name(), "secret", persons.phone()));
        HttpResponse<String> report = visitor.opens("/xiangtan/report");
        Map<String, String> typed = new HashMap<>();
        good.forEach((name, value) -> typed.put(name, String.valueOf(value)));
        typed.put("reporter-phone", persons.name());
        Matcher once = ONCE.matcher(report.body());
        assertThat(once.find()).isTrue();
        typed.put("_once", once.group(1));
        assertThat(visitor.submits(report, "/xiangtan/report", typed).statusCode()).isEqualTo(422);
    }

    private String ascii() {
        return persons.inCommon().getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void wrong(Raw raw) {
        HttpResponse<String> answer =
                raw.with("Idempotency-Key", ascii() + UUID.randomUUID()).at(product.base());
        assertThat(answer.statusCode()).as(raw + answer.body()).isBetween(300, 499);
    }

    private void settle() {
        try (Rows rows = new Rows()) {
            Product.until(
                    "what is queued is indexed",
                    () ->
                            rows.of(
                                            "select kind from platform.work join platform.tenant t on t.id = tenant where kind = 'index' and state = 'ACTIVE'")
                                    .isEmpty());
        }
        Product.until(
                "the index shows it",
                () -> !places.inTheIndices(Pattern.compile(CONTROL + "第0件")).isEmpty());
    }

    @Test
    @Clause("ALL-1")
    void no_table_holds_a_person_in_clear() {
        assertThat(places.inTheDatabase(persons)).isEmpty();
    }

    @Test
    @Clause("ALL-1")
    void what_people_write_stands_with_their_case_and_nowhere_else() {
        Set<String> found = new HashSet<>(places.inTheDatabase(named));
        assertThat(found).contains("t_xiangtan.case_file.body");
        assertThat(found).allMatch(place -> OWN_WORDS.matcher(place).matches(), "own words");
    }

    @Test
    @Clause("ALL-1")
    void no_index_holds_a_person_but_each_holds_the_words() {
        assertThat(places.inTheIndices(persons.pattern())).isEmpty();
        assertThat(places.inTheIndices(named.pattern())).isEmpty();
        assertThat(places.inTheIndices(Pattern.compile(CONTROL)).size())
                .isGreaterThanOrEqualTo(subjects.size() / 2);
    }

    @Test
    @Clause("ALL-1")
    void no_export_holds_a_person_in_clear() {
        for (String county : Product.counties()) {
            assertThat(places.inAnExport(county, persons.pattern())).as(county).isEmpty();
            assertThat(places.inAnExport(county, named.pattern()))
                    .as(county)
                    .isNotEmpty()
                    .allMatch(entry -> EXPORTED_WORDS.matcher(entry).matches(), "own words");
        }
    }

    @Test
    @Clause("ALL-1")
    void no_log_of_ours_holds_a_person() {
        System.getLogger("canary").log(System.Logger.Level.WARNING, CONTROL);
        assertThat(printed.text()).as("the log is what is looked at").contains(CONTROL);
        assertThat(lines(printed.text(), persons.pattern())).isEmpty();
        assertThat(lines(printed.text(), named.pattern())).isEmpty();
    }

    private static List<String> lines(String text, Pattern mark) {
        return text.lines().filter(line -> mark.matcher(line).find()).toList();
    }

    @Test
    @Clause("ALL-1")
    void no_log_of_the_three_servers_and_no_file_of_ours_holds_a_person() {
        try (Rows rows = new Rows()) {
            Path logs = Path.of(rows.one("show data_directory"), "../../logs").normalize();
            Path data = product.connection().resolve("..").normalize();
            assertThat(logs).isDirectory();
            // a statement that fails is logged with its text, so what fails must not carry words
            assertThat(Places.inFiles(List.of(logs, data), persons.pattern())).isEmpty();
            assertThat(Places.inFiles(List.of(logs, data), named.pattern())).isEmpty();
        }
    }
}
