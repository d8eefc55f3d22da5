package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.HOTLINE;
import static org.bancheng.acceptance.Xiangtan.HOUSING;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.TENANT;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bancheng.platform.cases.OnceOnly;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.Tenants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends what nobody should send gets no further than anybody else. */
class PrivacyAndFilesTest {
    private static final String CASES = "/" + TENANT + "/api/v1/cases";
    private static final String NAME = "王长生";
    private static final String PHONE = "13812345678";
    private static final Pattern ONCE = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("\\d{4} \\d{4} \\d{4} \\d{4}");

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    @Test
    void a_reporter_stays_masked_in_the_history_for_every_post() {
        Matter matter =
                xiangtan.assigned("历史不泄露反映人", "ordinary")
                        .actsAt(LAND, LAND_HANDLER, "sign", Map.of());
        for (String person : List.of(WINDOW, DISPATCHER, LAND_HANDLER)) {
            Answer page = matter.seen(person);
            assertThat(page.text()).doesNotContain(NAME).doesNotContain(PHONE);
            assertThat(page.at("/reporter/reporter-name")).isEqualTo("王*生");
            assertThat(page.at("/history/0/inputs/subject")).isEqualTo("历史不泄露反映人");
            assertThat(page.at("/history/0/inputs/matter-kind")).isEqualTo("complaint");
        }
        Matter phoned = xiangtan.onTheHotline("来电历史不泄露反映人");
        assertThat(phoned.seen(HOTLINE).text()).doesNotContain(NAME).doesNotContain(PHONE);
    }

    @Test
    @Clause("ALL-1")
    void a_request_that_is_remembered_cannot_be_guessed_from_its_mark() {
        OnceOnly onceOnly = product.server().getBean(OnceOnly.class);
        Tenants tenants = product.server().getBean(Tenants.class);
        String key = UUID.randomUUID().toString();
        Set<String> marks = new HashSet<>();
        for (String county : List.of(TENANT, "hengyang")) {
            BoundTenant.call(
                    tenants.require(new TenantId(county)),
                    () ->
                            onceOnly.once(
                                    key,
                                    "anyone",
                                    Map.of("phone", PHONE),
                                    String.class,
                                    () -> key));
            try (Rows rows = new Rows()) {
                marks.add(
                        rows.one(
                                "select digest from t_%s.idempotent_request order by ctid desc limit 1"
                                        .formatted(county)));
            }
        }
        assertThat(marks).as("equal requests of two counties").hasSize(2);
    }

    @Test
    void a_request_is_remembered_for_a_week_and_then_forgotten() {
        Map<String, Object> form = Xiangtan.form("一周内重发只登记一次");
        form.remove("origin");
        Map<String, Object> body = Map.of("channel", "web", "inputs", form);
        String chosen = UUID.randomUUID().toString();
        Map<String, String> key = Map.of("Idempotency-Key", chosen);
        Supplier<String> number =
                () ->
                        product.anyone()
                                .post("/" + TENANT + "/api/v1/public/cases", body, key)
                                .expect(201)
                                .at("/number");
        String first = number.get();
        try (Rows rows = new Rows()) {
            String mine = "key = encode(sha256(E'public\\n%s'), 'hex')".formatted(chosen);
            for (int days : List.of(6, 2)) {
                assertThat(number.get()).isEqualTo(first);
                rows.run(
                        "update t_xiangtan.idempotent_request set made_at = made_at - interval '%d days' where %s"
                                .formatted(days, mine));
                String tonight =
                        "from platform.work where kind = 'forget-requests' and tenant = 'xiangtan'";
                rows.run(
                        "update platform.work set due_at = '2026-05-11T02:30+08' where kind = 'forget-requests' and tenant = 'xiangtan'");
                Product.until(
                        "it was looked at",
                        () ->
                                rows.one("select due_at > '2026-05-11T12:00+08' " + tonight)
                                        .equals("t"));
            }
        }
        assertThat(number.get()).isNotEqualTo(first);
    }

    @Test
    void half_of_a_rare_character_is_refused_and_not_kept_as_a_question_mark() {
        Map<String, Object> form = Xiangtan.form("半个HALF字");
        form.remove("origin");
        String sent = Api.JSON.writeValueAsString(Map.of("channel", "web", "inputs", form));
        Answer refused =
                product.anyone()
                        .post(
                                "/" + TENANT + "/api/v1/public/cases",
                                sent.replace("HALF", "\\ud842"))
                        .expect(422);
        assertThat(refused.at("/fields/0/field")).isEqualTo("subject");
        assertThat(refused.at("/fields/0/message")).contains("半个字");
    }

    @Test
    void ids_of_files_are_not_taken_from_outside() {
        Map<String, Object> form = Xiangtan.form("附件编号不由外人填写");
        form.put("attachments", List.of("not-even-a-uuid"));
        Answer refused = xiangtan.filing(WINDOW, "county-hall", form).expect(422);
        assertThat(refused.at("/fields/0/field")).isEqualTo("attachments");
        assertThat(refused.at("/fields/0/message")).contains("只接受随请求发送的文件");
        form.remove("origin");
        assertThat(xiangtan.filingOnTheWeb(form).expect(422).at("/fields/0/field"))
                .isEqualTo("attachments");

        Matter matter = xiangtan.signed("办理附件编号", "ordinary");
        Map<String, Object> report = new HashMap<>(Xiangtan.result("solved"));
        report.put("attachments", List.of(UUID.randomUUID().toString()));
        Answer refusedReport = matter.asksAt(LAND, LAND_HANDLER, "report", report).expect(422);
        assertThat(refusedReport.at("/fields/0/field")).isEqualTo("attachments");
        assertThat(matter.seen(DISPATCHER).list("/attachments")).isEmpty();
        matter.actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"));
    }

    @Test
    void a_file_is_given_back_under_a_name_that_ends_in_what_it_is() {
        byte[] pdf = "%PDF-1.7 <script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
        Matter matter =
                new Matter(
                        product,
                        TENANT,
                        product.staff(TENANT, WINDOW)
                                .post(
                                        CASES,
                                        Map.of(
                                                "channel",
                                                "county-hall",
                                                "inputs",
                                                Xiangtan.form("附件名称"),
                                                "files",
                                                List.of(
                                                        file("a.html", pdf),
                                                        file("证明.exe", png),
                                                        file("b.html. ", pdf),
                                                        file("第3.5版", pdf),
                                                        file(".svg", png),
                                                        file("长".repeat(200) + ".PDF", pdf)))));
        Answer page = matter.seen(WINDOW);
        assertThat(page.list("/attachments"))
                .extracting(file -> file.get("name").asString())
                .containsExactlyInAnyOrder(
                        "a.pdf",
                        "证明.png",
                        "b.pdf",
                        "第3.5版.pdf",
                        "附件.png",
                        "长".repeat(116) + ".pdf");
        Answer download =
                product.staff(TENANT, WINDOW)
                        .get(
                                matter.path()
                                        + "/attachments/"
                                        + page.list("/attachments").getFirst().get("id").asString())
                        .expect(200);
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .doesNotContain(".html")
                .doesNotContain(".exe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b\u200b", "a\u0000b", "\u200b事", "\u3000\u00a0 ", "\u3164\u3164"})
    void nobody_is_revealed_for_a_reason_that_cannot_be_read(String reason) {
        Matter matter = xiangtan.atTheWindow("理由要看得见");
        product.staff(TENANT, WINDOW)
                .post(matter.path() + "/reveal", Map.of("reason", reason))
                .expect(422);
        assertThat(matter.seen(WINDOW).list("/history"))
                .extracting(event -> event.get("action").asString())
                .doesNotContain("reveal-reporter");
    }

    @Test
    void a_reason_that_can_be_read_reveals() {
        Matter matter = xiangtan.atTheWindow("理由看得见");
        Answer revealed =
                product.staff(TENANT, WINDOW)
                        .post(matter.path() + "/reveal", Map.of("reason", "回电"))
                        .expect(200);
        assertThat(revealed.text()).contains(PHONE);
        assertThat(matter.seen(WINDOW).list("/history").getLast().at("/inputs/reason").asString())
                .isEqualTo("回电");
    }

    @Test
    void a_required_text_of_invisible_characters_counts_as_not_given() {
        for (String nothing : List.of("\u200b\u2060", "\u00ad", "\u3000\n\u200b", "\ufeff")) {
            Map<String, Object> form = Xiangtan.form("看不见的内容");
            form.put("body", nothing);
            Answer refused = xiangtan.filing(WINDOW, "county-hall", form).expect(422);
            assertThat(refused.at("/fields/0/field")).isEqualTo("body");
        }
    }

    @Test
    void a_request_is_the_same_in_whatever_order_its_inputs_come() {
        Matter matter = xiangtan.triaged("同一请求", "ordinary");
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String path = matter.path() + "/actions/assign";
        String first =
                "{\"inputs\":{\"lead\":\"%s\",\"duty\":\"核查\"},\"files\":[]}".formatted(LAND);
        String turned =
                "{\"files\":[],\"inputs\":{\"duty\":\"核查\",\"lead\":\"%s\"}}".formatted(LAND);
        Answer done = product.staff(TENANT, DISPATCHER).post(path, first, key).expect(200);
        assertThat(product.staff(TENANT, DISPATCHER).post(path, turned, key).expect(200).text())
                .isEqualTo(done.text());
        product.staff(TENANT, DISPATCHER)
                .post(path, turned.replace(LAND, HOUSING), key)
                .expect(422);
        assertThat(matter.seen(DISPATCHER).list("/assignments")).hasSize(1);
    }

    @Test
    void a_form_sent_four_times_at_once_and_once_more_is_one_case_with_one_receipt()
            throws Exception {
        Visitor reporter = new Visitor(product.base());
        HttpResponse<String> page = reporter.opens("/" + TENANT + "/report");
        Map<String, String> form = typed(page, "重复提交只算一件");
        form.remove("origin");
        try (ExecutorService browser = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<HttpResponse<String>>> clicks =
                    Collections.nCopies(
                            4, () -> reporter.submits(page, "/" + TENANT + "/report", form));
            Set<String> receipts = new HashSet<>();
            for (Future<HttpResponse<String>> click : browser.invokeAll(clicks)) {
                receipts.add(receipt(click.get()));
            }
            receipts.add(receipt(reporter.submits(page, "/" + TENANT + "/report", form)));
            assertThat(receipts).hasSize(1);
        }
        assertThat(filed("重复提交只算一件")).isEqualTo(1);

        Map<String, String> another = new HashMap<>(form);
        another.put("body", "这是另一件事，不是同一件。");
        HttpResponse<String> asked = reporter.submits(page, "/" + TENANT + "/report", another);
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(asked.body()).contains("这张表已经提交过", "这是另一件事，不是同一件。");
        assertThat(filed("重复提交只算一件")).isEqualTo(1);
        another.put("_once", once(asked));
        receipt(reporter.submits(asked, "/" + TENANT + "/report", another));
        assertThat(filed("重复提交只算一件")).isEqualTo(2);
    }

    @Test
    void the_form_at_the_window_sent_twice_is_one_case() {
        Visitor window = new Visitor(product.base());
        String path = "/" + TENANT + "/staff/intake";
        HttpResponse<String> page = window.signsInAt(path + "?channel=county-hall", WINDOW);
        Map<String, String> form = typed(page, "窗口重复登记只算一件");
        form.put("channel", "county-hall");
        HttpResponse<String> first = window.submits(page, path, form);
        assertThat(first.uri().getPath()).startsWith("/" + TENANT + "/staff/cases/");
        HttpResponse<String> second = window.submits(page, path, form);
        assertThat(second.uri()).isEqualTo(first.uri());
        assertThat(filed("窗口重复登记只算一件")).isEqualTo(1);

        form.put("_once", "");
        assertThat(window.submits(page, path, form).statusCode()).isEqualTo(409);
        assertThat(filed("窗口重复登记只算一件")).isEqualTo(1);
    }

    private static Map<String, String> typed(HttpResponse<String> page, String subject) {
        Map<String, String> typed = new HashMap<>();
        Xiangtan.form(subject).forEach((field, value) -> typed.put(field, value.toString()));
        typed.put("_once", once(page));
        return typed;
    }

    private static String once(HttpResponse<String> page) {
        Matcher key = ONCE.matcher(page.body());
        assertThat(key.find()).as("a one-time key in the form").isTrue();
        return key.group(1);
    }

    private static String receipt(HttpResponse<String> page) {
        assertThat(page.uri().getPath()).isEqualTo("/" + TENANT + "/receipt");
        Matcher secret = SECRET.matcher(page.body());
        assertThat(secret.find()).as("a secret on the receipt").isTrue();
        return secret.group();
    }

    private long filed(String subject) {
        return product
                .staff(TENANT, DISPATCHER)
                .get(CASES + "?sort=LATEST&size=200")
                .expect(200)
                .list("/cases")
                .stream()
                .filter(row -> row.get("subject").asString().equals(subject))
                .count();
    }

    private static Map<String, Object> file(String name, byte[] content) {
        return Map.of("name", name, "content", Base64.getEncoder().encodeToString(content));
    }
}
