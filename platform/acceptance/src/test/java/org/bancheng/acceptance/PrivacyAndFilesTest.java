package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.HOTLINE;
import static org.bancheng.acceptance.Xiangtan.HOUSING;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.TENANT;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sends what nobody should send gets no further than anybody else. */
class PrivacyAndFilesTest {
    private static final String CASES = "/" + TENANT + "/api/v1/cases";
    private static final String NAME = "王长生";
    private static final String PHONE = "13812345678";

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

    private static Map<String, Object> file(String name, byte[] content) {
        return Map.of("name", name, "content", Base64.getEncoder().encodeToString(content));
    }
}
