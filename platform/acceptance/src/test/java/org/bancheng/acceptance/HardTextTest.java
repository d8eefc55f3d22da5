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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Texts that break careless programs, in every field that takes a text. */
class HardTextTest {
    private static final String SCRIPT =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>${7*7}[[#{error}]]__${T(java.lang.Runtime)}__::x";
    private static final Pattern ONCE = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"");

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    static Stream<ChannelForm> channels() {
        return Product.counties().stream().flatMap(county -> ChannelForm.of(county).stream());
    }

    private Answer filing(ChannelForm channel, Map<String, Object> form) {
        String cases =
                "/" + channel.county() + "/api/v1" + (channel.open() ? "/public" : "") + "/cases";
        Api api =
                channel.open()
                        ? product.anyone()
                        : product.staff(channel.county(), channel.clerk());
        return api.post(cases, Map.of("channel", channel.id(), "inputs", form));
    }

    private static Map<String, Object> filled(ChannelForm channel, String text) {
        return channel.filled(
                field -> field.contains("phone") ? "13812345678" : text, field -> text);
    }

    private static void harmless(HttpResponse<String> page) {
        assertThat(page.body())
                .as(page.uri().toString())
                .doesNotContain("<script>alert", "<img src=x", "onerror=alert(2)>\"")
                .doesNotContainPattern("(?<!\\$\\{7\\*7}.{0,40})\\b49\\[\\[");
    }

    @Test
    void a_script_in_any_text_is_shown_as_what_was_typed() {
        Map<String, Object> form = Xiangtan.form(SCRIPT);
        form.putAll(
                Map.of(
                        "body",
                        SCRIPT,
                        "reporter-name",
                        SCRIPT,
                        "reporter-address",
                        SCRIPT,
                        "reporter-identity",
                        SCRIPT));
        Matter matter = new Matter(product, TENANT, xiangtan.filing(WINDOW, "county-hall", form));
        matter.acts(WINDOW, "accept", Map.of())
                .acts(DISPATCHER, "triage", Xiangtan.triage("ordinary"))
                .acts(DISPATCHER, "assign", Map.of("lead", LAND, "duty", SCRIPT))
                .actsAt(LAND, LAND_HANDLER, "sign", Map.of());
        Map<String, Object> report = new HashMap<>(Xiangtan.result("solved"));
        report.put("explanation", SCRIPT);
        report.put("result", SCRIPT);
        matter.actsAt(LAND, LAND_HANDLER, "report", report);
        matter.reporterAsks("supplement", Map.of("supplement", SCRIPT)).expect(200);
        Map<String, Object> callback = new HashMap<>(Xiangtan.satisfied());
        callback.put("verification", SCRIPT);
        matter.acts(CALLBACK, "callback", callback);

        int shown = 0;
        for (String person : List.of(WINDOW, DISPATCHER, LAND_HANDLER, CALLBACK)) {
            Visitor visitor = new Visitor(product.base());
            visitor.signsInAt("/xiangtan/staff", person);
            for (String address :
                    List.of(
                            "/staff",
                            "/staff/cases?sort=LATEST",
                            "/staff/cases?q=" + Raw.encoded(SCRIPT),
                            "/staff/cases?unit=" + Raw.encoded(SCRIPT),
                            "/staff/search?q=" + Raw.encoded(SCRIPT),
                            "/staff/cases/" + matter.number,
                            "/staff/cases/" + Raw.encoded(SCRIPT))) {
                HttpResponse<String> page = visitor.opens("/xiangtan" + address);
                harmless(page);
                shown += page.body().contains("&lt;script&gt;alert(1)") ? 1 : 0;
            }
        }
        assertThat(shown).as("pages that show it").isGreaterThan(8);
        Visitor reporter = new Visitor(product.base());
        HttpResponse<String> track = reporter.opens("/xiangtan/track");
        harmless(
                reporter.submits(
                        track, "/xiangtan/track", Map.of("number", SCRIPT, "secret", SCRIPT)));
        HttpResponse<String> own =
                reporter.submits(
                        track,
                        "/xiangtan/track",
                        Map.of("number", matter.number, "secret", matter.secret));
        assertThat(own.body()).contains("&lt;script&gt;alert(1)");
        harmless(own);
    }

    /** Every county's own fields, on its own page, refused and taken. */
    @ParameterizedTest
    @MethodSource("counties")
    void a_script_is_harmless_in_every_countys_form(String county) {
        ChannelForm channel =
                ChannelForm.of(county).stream().filter(ChannelForm::open).findFirst().orElseThrow();
        Visitor visitor = new Visitor(product.base());
        HttpResponse<String> page = visitor.opens("/" + county + "/report");
        Map<String, String> typed = new HashMap<>();
        filled(channel, SCRIPT)
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
        String phone = String.valueOf(typed.put("reporter-phone", SCRIPT));
        HttpResponse<String> refused = visitor.submits(page, "/" + county + "/report", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("&lt;script&gt;alert(1)");
        harmless(refused);
        typed.put("reporter-phone", phone);
        HttpResponse<String> receipt = visitor.submits(page, "/" + county + "/report", typed);
        assertThat(receipt.uri().getPath()).as(receipt.body()).endsWith("/receipt");
        harmless(receipt);
        harmless(visitor.opens("/" + county + "/track"));
    }

    static List<String> counties() {
        return Product.counties();
    }

    @ParameterizedTest
    @MethodSource("channels")
    void ten_thousand_characters_in_a_name_are_refused_where_they_stand_and_nothing_is_filed(
            ChannelForm channel) {
        String schema = "select count(*) from t_" + channel.county() + ".";
        try (Rows rows = new Rows()) {
            List<String> tables =
                    List.of("case_file", "reporter", "history", "case_key", "case_number");
            List<String> before = tables.stream().map(table -> rows.one(schema + table)).toList();
            for (Map.Entry<String, String> field : channel.fields().entrySet()) {
                if (!field.getValue().matches("(text|phone|long-text).*")) {
                    continue;
                }
                Map<String, Object> form = filled(channel, "一句话");
                form.put(
                        field.getKey(),
                        "𠮷".repeat(field.getValue().startsWith("long") ? 10_001 : 10_000));
                Answer refused = filing(channel, form).expect(422);
                assertThat(refused.at("/fields/0/field")).isEqualTo(field.getKey());
                assertThat(refused.at("/fields/0/message")).isNotBlank();
                assertThat(refused.text().length())
                        .as("does not send it all back")
                        .isLessThan(5_000);
            }
            assertThat(tables.stream().map(table -> rows.one(schema + table)).toList())
                    .isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("channels")
    void unknown_fields_and_values_of_another_kind_are_refused_by_name(ChannelForm channel) {
        Map<String, Object> good = filled(channel, "一句话");
        List<Object> odd =
                new ArrayList<>(List.of(Map.of("a", 1), List.of("a", "b"), List.of(List.of())));
        odd.add(Collections.singletonList(null));
        for (String field : good.keySet()) {
            for (Object value : odd) {
                boolean many = channel.fields().getOrDefault(field, "").endsWith("*");
                if (many && value.equals(List.of("a", "b"))) {
                    continue;
                }
                Map<String, Object> form = new HashMap<>(good);
                form.put(field, value);
                Answer refused = filing(channel, form);
                if (many && value.equals(Collections.singletonList(null))) {
                    // none of many is nothing given
                    refused.expect(201);
                    continue;
                }
                assertThat(refused.status()).as(field + value + refused.text()).isEqualTo(422);
                assertThat(refused.at("/fields/0/field")).as(refused.text()).isEqualTo(field);
            }
        }
        Map<String, Object> unknown = new HashMap<>(good);
        unknown.put("no-such-field", "x");
        assertThat(filing(channel, unknown).expect(422).at("/fields/0/field"))
                .isEqualTo("no-such-field");
        unknown = new HashMap<>(good);
        unknown.put("state", "closed");
        filing(channel, unknown).expect(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31",
                "-999999999-01-01",
                "10000-01-01",
                "0000-00-00",
                "2026-02-30",
                "2026-13-01",
                "9999-99-99",
                "2026-05-10T00:00:00",
                "１２３４-０５-１０",
                "1e9",
                ""
            })
    void a_day_that_nobody_means_is_refused_in_a_case_too(String day) {
        ChannelForm mailbox =
                ChannelForm.of(TENANT).stream()
                        .filter(c -> c.id().equals("mailbox"))
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> form = filled(mailbox, "一句话");
        form.put("received-on", day);
        assertThat(filing(mailbox, form).expect(422).at("/fields/0/field"))
                .isEqualTo("received-on");
        Answer imported =
                product.operator()
                        .post(
                                "/platform/api/v1/tenants/xiangtan/imports",
                                Map.of(
                                        "source",
                                        "days",
                                        "channel",
                                        "mailbox",
                                        "lines",
                                        List.of(
                                                Map.of(
                                                        "line",
                                                        1,
                                                        "id",
                                                        "d" + UUID.randomUUID(),
                                                        "subject",
                                                        "日期",
                                                        "body",
                                                        "日期",
                                                        "time",
                                                        day))))
                        .expect(200);
        if (!day.isEmpty() && !day.contains("T")) {
            assertThat(imported.at("/lines/0/outcome")).as(imported.text()).isEqualTo("refused");
            assertThat(imported.at("/lines/0/reason")).isNotBlank();
        }
    }

    @Test
    void rare_characters_are_kept_by_database_index_and_page() {
        String rare = "䶮㙍𠮷" + UUID.randomUUID().toString().substring(0, 4) + "的宅基地";
        Map<String, Object> form = Xiangtan.form(rare);
        form.put("body", "我住在㙍镇𠮷家村，孩子叫䶮。👨‍👩‍👧 café ﷽");
        form.put("reporter-name", "曾𠮷䶮");
        Matter matter = new Matter(product, TENANT, xiangtan.filing(WINDOW, "county-hall", form));
        Answer page = matter.seen(WINDOW);
        assertThat(page.at("/subject")).isEqualTo(rare);
        assertThat(page.at("/body")).isEqualTo(form.get("body"));
        assertThat(page.at("/reporter/reporter-name")).isEqualTo("曾*䶮");
        assertThat(matter.followed().at("/subject")).isEqualTo(rare);
        try (Rows rows = new Rows()) {
            assertThat(
                            rows.one(
                                    "select subject from t_xiangtan.case_file where number = '"
                                            + matter.number
                                            + "'"))
                    .isEqualTo(rare);
        }
        for (String word : List.of(rare, "𠮷家村", "㙍镇", "\"㙍镇𠮷家村\"")) {
            Product.until(
                    "found by " + word,
                    () ->
                            product.staff(TENANT, DISPATCHER)
                                    .get("/xiangtan/api/v1/cases/search?q=" + Raw.encoded(word))
                                    .expect(200)
                                    .text()
                                    .contains(matter.number));
        }
        Visitor window = new Visitor(product.base());
        assertThat(window.signsInAt("/xiangtan/staff/cases/" + matter.number, WINDOW).body())
                .contains(rare, "孩子叫䶮。👨‍👩‍👧 café ﷽", "曾*䶮");
    }

    @Test
    void of_eight_equal_requests_at_once_one_is_done_and_the_rest_replay_it_or_are_told_to_wait()
            throws Exception {
        Map<String, Object> form = Xiangtan.form("同时报八次");
        form.remove("origin");
        Map<String, Object> body = Map.of("channel", "web", "inputs", form);
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Callable<Answer> once =
                () -> product.anyone().post("/xiangtan/api/v1/public/cases", body, key);
        Set<String> taken = new HashSet<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : crowd.invokeAll(Collections.nCopies(8, once))) {
                Answer told = answer.get();
                assertThat(told.status()).as(told.text()).isIn(201, 409);
                if (told.status() == 201) {
                    taken.add(told.text());
                } else {
                    assertThat(told.at("/type")).endsWith("/idempotency-key-in-use");
                }
            }
        }
        assertThat(taken).hasSize(1);
        assertThat(once.call().expect(201).text()).isEqualTo(taken.iterator().next());
        Map<String, Object> other = new HashMap<>(form);
        other.put("body", "另一件事");
        product.anyone()
                .post(
                        "/xiangtan/api/v1/public/cases",
                        Map.of("channel", "web", "inputs", other),
                        key)
                .expect(422);
        product.anyone()
                .post(
                        "/xiangtan/api/v1/public/cases",
                        body,
                        Map.of("Idempotency-Key", "k".repeat(201)))
                .expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../etc/passwd.pdf",
                "..\\..\\windows\\a.pdf",
                "/etc/shadow",
                "C:\\a.pdf",
                "a\u202efdp.exe",
                "a\r\nSet-Cookie: x=1.pdf",
                "a\u0000.pdf",
                "\"; filename=\"b.html",
                "<img src=x onerror=alert(1)>.pdf",
                "..",
                "𠮷䶮㙍.pdf"
            })
    void a_file_is_kept_under_a_name_that_leads_nowhere(String name) {
        byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
        Map<String, Object> form = Xiangtan.form("文件名有机关");
        Answer filed =
                product.staff(TENANT, WINDOW)
                        .post(
                                "/xiangtan/api/v1/cases",
                                Map.of(
                                        "channel",
                                        "county-hall",
                                        "inputs",
                                        form,
                                        "files",
                                        List.of(
                                                Map.of(
                                                        "name",
                                                        name,
                                                        "content",
                                                        Base64.getEncoder().encodeToString(pdf)))));
        Matter matter = new Matter(product, TENANT, filed);
        JsonNode file = matter.seen(WINDOW).list("/attachments").getFirst();
        String kept = file.get("name").asString();
        assertThat(kept)
                .endsWith(".pdf")
                .doesNotContainPattern("[/\\\\<>\"\\p{Cc}\\p{Cf}]")
                .doesNotStartWith("..");
        Answer download =
                product.staff(TENANT, WINDOW)
                        .get(matter.path() + "/attachments/" + file.get("id").asString())
                        .expect(200);
        assertThat(download.headers().allValues("Content-Disposition")).hasSize(1);
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .doesNotContain("/", "\\", "\r", ".html");
        assertThat(download.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(download.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void an_archive_that_says_it_is_a_document_is_kept_unopened() {
        StringBuilder bomb = new StringBuilder("PK\u0003\u0004[Content_Types].xmlword/../../evil");
        byte[] zip =
                bomb.append("0".repeat(100_000)).toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] macros =
                "PK\u0003\u0004[Content_Types].xml word/vbaProject.bin"
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] plain = "PK\u0003\u0004 evil.exe".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(sent("报告.docx", zip).status()).isEqualTo(201);
        for (byte[] refused :
                List.of(macros, plain, "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))) {
            assertThat(sent("报告.docx", refused).expect(422).at("/detail")).isNotBlank();
        }
    }

    private Answer sent(String name, byte[] content) {
        return product.staff(TENANT, WINDOW)
                .post(
                        "/xiangtan/api/v1/cases",
                        Map.of(
                                "channel",
                                "county-hall",
                                "inputs",
                                Xiangtan.form("压缩包"),
                                "files",
                                List.of(
                                        Map.of(
                                                "name",
                                                name,
                                                "content",
                                                Base64.getEncoder().encodeToString(content)))));
    }

    @Test
    void where_a_case_is_followed_nonsense_is_wrong_and_no_more() {
        Visitor visitor = new Visitor(product.base());
        HttpResponse<String> page = visitor.opens("/xiangtan/track");
        for (Map<String, String> typed :
                List.of(
                        Map.of("number", "\u0000", "secret", "\u0000"),
                        Map.of("number", "9".repeat(8_500), "secret", "9".repeat(8_500)),
                        Map.of("number", "𠮷".repeat(100), "secret", "曾".repeat(100)),
                        Map.of("number", "' or 1=1 --", "secret", "%"),
                        Map.<String, String>of())) {
            HttpResponse<String> answer = visitor.submits(page, "/xiangtan/track", typed);
            assertThat(answer.statusCode()).isIn(400, 422, 429);
            assertThat(answer.body()).contains("<html").doesNotContain("Exception");
        }
    }

    @Test
    void preferences_lead_back_to_our_own_pages_only() {
        Visitor visitor = new Visitor(product.base());
        HttpResponse<String> page = visitor.opens("/xiangtan/");
        for (String back :
                List.of(
                        "https://example.com/",
                        "//example.com",
                        "/xiangtan/%zz",
                        "/xiangtan/\u0001",
                        "/gangnan/",
                        "/xiangtan/..//example.com",
                        "javascript:alert(1)",
                        "/xiangtan/" + "a".repeat(9_000))) {
            HttpResponse<String> answer =
                    visitor.submits(
                            page,
                            "/xiangtan/preferences",
                            Map.of("language", "<script>", "back", back));
            assertThat(answer.uri().getHost()).as(back).isEqualTo("127.0.0.1");
            assertThat(answer.statusCode()).as(back).isIn(200, 400, 404);
            assertThat(answer.uri().getPath()).as(back).startsWith("/xiangtan/");
        }
    }
}
