package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What nobody should send is refused at the door, in words, and harms nobody. */
class BadInputTest {
    private static final String CASES = "/xiangtan/api/v1/public/cases";
    private static final String TENANTS = "/platform/api/v1/tenants";

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private static Map<String, Object> form() {
        Map<String, Object> form = Xiangtan.form("路灯不亮");
        form.remove("origin");
        return form;
    }

    private Answer filing(Object body) {
        return product.anyone().post(CASES, body);
    }

    /** A problem of RFC 9457 that a person can read and that tells nothing of our code. */
    private static void problem(Answer answer, int status, String type) {
        answer.expect(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(answer.request())
                .startsWith("application/problem+json");
        assertThat(answer.at("/type")).isEqualTo("https://bancheng.org/problems/" + type);
        assertThat(answer.at("/title")).isNotBlank();
        assertThat(answer.at("/detail")).containsPattern("\\p{IsHan}");
        assertThat(answer.text()).doesNotContain("org.", "java.", "Exception", "jackson");
    }

    private HttpResponse<String> send(String path, BodyPublisher body) {
        HttpRequest request =
                HttpRequest.newBuilder(product.base().resolve(path))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(body)
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(path + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void tooLarge(HttpResponse<String> answer, String limit) {
        assertThat(answer.statusCode()).isEqualTo(413);
        JsonNode problem = Api.JSON.readTree(answer.body());
        assertThat(problem.at("/type").asString())
                .isEqualTo("https://bancheng.org/problems/too-large");
        assertThat(problem.at("/detail").asString()).contains("最多 " + limit);
        assertThat(answer.headers().firstValue("Connection")).contains("close");
    }

    @Test
    void a_body_beyond_the_limit_is_refused_whether_its_length_is_told_or_not() {
        byte[] much = new byte[30 << 20];
        tooLarge(send(CASES, BodyPublishers.ofByteArray(much)), "24 MB");
        tooLarge(
                send(CASES, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much))),
                "24 MB");
        byte[] more = new byte[2 << 20];
        String elsewhere = "/xiangtan/api/v1/public/nothing";
        tooLarge(send(elsewhere, BodyPublishers.ofByteArray(more)), "1 MB");
        tooLarge(
                send(elsewhere, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(more))),
                "1 MB");
        filing(Map.of("channel", "web", "inputs", form())).expect(201);
    }

    @Test
    void a_file_of_ten_megabytes_is_still_taken_with_and_without_a_length() {
        byte[] pdf = new byte[10 << 20];
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 9);
        String body =
                Api.JSON.writeValueAsString(
                        Map.of(
                                "channel",
                                "web",
                                "inputs",
                                form(),
                                "files",
                                List.of(
                                        Map.of(
                                                "name",
                                                "证明.pdf",
                                                "content",
                                                Base64.getEncoder().encodeToString(pdf)))));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(send(CASES, BodyPublishers.ofByteArray(bytes)).statusCode()).isEqualTo(201);
        assertThat(
                        send(
                                        CASES,
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(bytes)))
                                .statusCode())
                .isEqualTo(201);
    }

    @Test
    void very_many_empty_values_are_refused() {
        String many = "{},".repeat(250_000) + "{}";
        problem(
                filing("{\"channel\":\"web\",\"inputs\":{\"subject\":[" + many + "]}}"),
                400,
                "bad-request");
    }

    @Test
    void who_cannot_read_the_answer_is_refused_before_anything_is_done() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("channel", "web", "inputs", form());
        Map<String, String> headers = Map.of("Idempotency-Key", key, "Accept", "application/xml");
        problem(product.anyone().post(CASES, body, headers), 406, "not-acceptable");
        // had it been filed, this other request of the same key would be refused
        Map<String, Object> other = Map.of("channel", "web", "inputs", Xiangtan.form("另一件事"));
        Answer again = product.anyone().post(CASES, other, Map.of("Idempotency-Key", key));
        assertThat(again.at("/type")).doesNotContain("idempotency-key-reused");
    }

    @Test
    void whatever_the_interface_refuses_is_a_problem_in_words() {
        Api anyone = product.anyone();
        problem(filing("{"), 400, "bad-request");
        problem(filing("{\"inputs\":[]}"), 400, "bad-request");
        problem(anyone.get("/xiangtan/api/v1/public/nothing"), 404, "not-found");
        problem(anyone.get("/nowhere/api/v1/public/channels"), 404, "not-found");
        problem(anyone.delete(CASES), 405, "method-not-allowed");
        problem(
                anyone.post(CASES, "x", Map.of("Content-Type", "text/plain")),
                415,
                "unsupported-media-type");
        problem(
                anyone.get("/xiangtan/api/v1/public/nothing", Map.of("Accept", "text/html")),
                404,
                "not-found");
        Api staff = product.staff("xiangtan", Xiangtan.DISPATCHER);
        problem(staff.get("/xiangtan/api/v1/cases?page=x"), 400, "bad-request");
        problem(product.operator().post(TENANTS + "/plan", "{\"folder\":"), 400, "unreadable");
        problem(product.operator().post(TENANTS + "/plan", "{\"folder\":[1]}"), 400, "unreadable");
    }

    @Test
    void the_error_page_asked_for_by_itself_is_not_there() {
        Answer answer = product.anyone().get("/error");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).doesNotContain("999");
        assertThat(product.anyone().get("/error", Map.of("Accept", "text/html")).status())
                .isEqualTo(404);
    }

    @Test
    void control_characters_in_a_parameter_are_refused() {
        Api staff = product.staff("xiangtan", Xiangtan.DISPATCHER);
        for (String name : List.of("number", "state", "assignmentState", "unit", "%00")) {
            problem(staff.get("/xiangtan/api/v1/cases?" + name + "=%00"), 400, "bad-request");
        }
        Visitor visitor = new Visitor(product.base());
        visitor.signsInAt("/xiangtan/staff", Xiangtan.DISPATCHER);
        assertThat(visitor.opens("/xiangtan/staff/cases?q=%00").statusCode()).isEqualTo(400);
        assertThat(visitor.opens("/xiangtan/staff/cases?state=%00").statusCode()).isEqualTo(400);
        assertThat(visitor.opens("/xiangtan/staff/cases?q=a%0Ab").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_null_or_missing_in_a_case_is_refused_in_words() {
        for (String inputs : List.of("", ",\"inputs\":null", ",\"inputs\":{\"subject\":null}")) {
            Answer answer = filing("{\"channel\":\"web\"" + inputs + "}").expect(422);
            assertThat(answer.at("/fields/0/field")).isNotBlank();
        }
        problem(filing("{\"inputs\":{}}"), 422, "unknown-channel");
        for (String file : List.of("null", "{\"content\":\"AA==\"}", "{\"name\":\"a.pdf\"}")) {
            String body = "{\"channel\":\"web\",\"inputs\":{},\"files\":[" + file + "]}";
            problem(filing(body), 400, "bad-request");
        }
        Matter matter = xiangtan.onTheWeb("路灯又不亮");
        String path = "/xiangtan/api/v1/cases/" + matter.number;
        Api staff = product.staff("xiangtan", Xiangtan.DISPATCHER);
        assertThat(staff.post(path + "/reveal", "{}").status()).isBetween(400, 499);
        assertThat(staff.post(path + "/actions/triage", "{\"inputs\":{\"level\":null}}").status())
                .isEqualTo(422);
    }

    @Test
    void a_list_for_a_text_and_a_text_for_a_list_are_refused_by_field() {
        Map<String, Object> listed = form();
        listed.put("subject", List.of("路灯不亮"));
        Answer refused = filing(Map.of("channel", "web", "inputs", listed)).expect(422);
        assertThat(refused.at("/fields/0/field")).isEqualTo("subject");
        assertThat(refused.at("/fields/0/message")).contains("只能填一个");

        Gangnan gangnan = new Gangnan(product);
        Map<String, Object> assigning = Gangnan.assigning("help", Gangnan.MARKET);
        assigning.put("co-handling", Gangnan.REFORM);
        Answer text =
                gangnan.atTheStation("help", "协办写成文字")
                        .asks(Gangnan.OFFICE, "assign", assigning)
                        .expect(422);
        assertThat(text.at("/fields/0/field")).isEqualTo("co-handling");
        assertThat(text.at("/fields/0/message")).contains("列表");
    }

    @Test
    void an_address_that_cannot_be_read_is_told_to_programs_and_to_people() {
        for (String path : List.of("/xiangtan/api/v1/cases/a%00b", "/xiangtan/api/v1/%00")) {
            HttpResponse<String> answer = Raw.get(path).at(product.base());
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
            JsonNode problem = Api.JSON.readTree(answer.body());
            assertThat(problem.at("/type").asString())
                    .isEqualTo("https://bancheng.org/problems/bad-request");
            assertThat(problem.at("/detail").asString()).contains("%00");
        }
        HttpResponse<String> page =
                Raw.get("/xiangtan/track/%00").with("Accept-Language", "zh-CN").at(product.base());
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("这个请求看不懂").doesNotContain("Tomcat", "org.");
        assertThat(
                        Raw.get("/xiangtan/track/%00")
                                .with("Accept-Language", "en")
                                .at(product.base())
                                .body())
                .contains("We could not understand this request");
    }

    /** Whoever asks, and whatever stands there: nobody is needed to know that it cannot be read. */
    @Test
    void a_form_in_parts_without_a_boundary_is_refused_at_every_door_and_is_no_failure_of_ours() {
        Logger failures = (Logger) LoggerFactory.getLogger("org.bancheng.platform.trace.Failures");
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        failures.addAppender(told);
        try {
            for (Endpoint endpoint : Endpoint.all(product.server())) {
                for (String type : List.of("multipart/form-data", "multipart/mixed")) {
                    unreadable(endpoint, type);
                }
            }
        } finally {
            failures.detachAppender(told);
        }
        assertThat(told.list).isEmpty();
    }

    private void unreadable(Endpoint endpoint, String type) {
        String address =
                endpoint.pattern().replace("{tenant}", "xiangtan").replaceAll("\\{[^/]*}", "x");
        Raw sent =
                Raw.of(endpoint.method(), address)
                        .form(new byte[] {'x'})
                        .with("Content-Type", type)
                        .with("Accept", endpoint.api() ? "application/json" : "text/html");
        HttpResponse<String> answer = sent.at(product.base());
        assertThat(answer.statusCode()).as(endpoint + answer.body()).isEqualTo(400);
        if (endpoint.api()) {
            JsonNode problem = Api.JSON.readTree(answer.body());
            assertThat(problem.at("/detail").asString()).as(sent.path()).contains("boundary");
        } else {
            assertThat(answer.body()).as(sent.path()).contains("这个请求看不懂");
        }
    }

    @Test
    void a_request_without_a_body_is_told_that_it_needs_one() {
        Api admin = product.staff("xiangtan", Xiangtan.ADMINISTRATOR);
        for (String body : List.of("", "null")) {
            Answer file =
                    admin.send(
                            "PUT",
                            "/xiangtan/api/v1/configuration/files/units.yaml",
                            body,
                            Map.of());
            problem(file, 400, "body-missing");
            assertThat(file.at("/detail")).contains("没有正文", "text, leaveOut, revision, base");
            Answer filed = filing(body);
            problem(filed, 400, "bad-request");
            assertThat(filed.at("/detail")).contains("没有正文");
        }
    }

    @Test
    void a_page_that_no_list_has_is_its_first_or_last_on_every_list() {
        Visitor visitor = new Visitor(product.base());
        visitor.signsInAt("/xiangtan/staff", Xiangtan.DISPATCHER);
        for (String list :
                List.of("staff/cases", "staff/notices", "staff/registers", "published")) {
            for (String page : List.of("99999999999", "999999", "0", "-1", "x", "")) {
                String address = "/xiangtan/" + list + "?page=" + page;
                assertThat(visitor.opens(address).statusCode()).as(address).isEqualTo(200);
            }
        }
    }

    @Test
    void a_parameter_of_another_kind_gets_a_page_in_a_browser() {
        Matter matter = xiangtan.onTheWeb("文书地址写错");
        Visitor visitor = new Visitor(product.base());
        visitor.signsInAt("/xiangtan/staff", Xiangtan.DISPATCHER);
        HttpResponse<String> page =
                visitor.opens(
                        "/xiangtan/staff/cases/"
                                + matter.number
                                + "/documents/work-form.html?subject=zz");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.body()).contains("这个请求看不懂").doesNotContain("problems/");
    }

    @Test
    void days_that_nobody_means_are_refused() {
        Api staff = product.staff("xiangtan", Xiangtan.DISPATCHER);
        for (String day : List.of("to=%2B999999999-12-31", "from=-999999999-01-01")) {
            problem(
                    staff.get("/xiangtan/api/v1/cases/search?" + day),
                    400,
                    "bad-search/unreadable");
        }
    }

    @Test
    void what_an_operator_leaves_null_or_may_not_name_is_refused_in_words() {
        Api operator = product.operator();
        problem(operator.post(TENANTS + "/plan", "{\"folder\":{\"a\":null}}"), 400, "bad-request");
        String imports = TENANTS + "/xiangtan/imports";
        problem(operator.post(imports, "{\"lines\":[null]}"), 400, "bad-request");
        problem(
                operator.post(imports, "{\"lines\":[{\"line\":1,\"id\":\"a\\u0000\"}]}"),
                400,
                "bad-request");
        problem(operator.post(imports, "{\"source\":\"\\u0000\"}"), 400, "bad-request");
        operator.post(imports, "{\"fields\":{\"origin\":null}}").expect(200);
        for (String id : List.of("api", "platform", "error", "sign-in", "a")) {
            Answer refused =
                    operator.post(
                            TENANTS + "/plan",
                            Map.of(
                                    "folder",
                                    Product.folder("xiangtan", id),
                                    "defaults",
                                    Product.folder("_defaults")));
            problem(refused, 422, "configuration-invalid");
            assertThat(refused.at("/problems/0/file")).isEqualTo("tenant.yaml");
            assertThat(refused.at("/problems/0/line")).isNotEqualTo("0");
        }
    }

    @Test
    void a_number_of_any_length_is_merely_not_found() {
        problem(
                product.anyone()
                        .get(
                                CASES + "/" + "9".repeat(6000),
                                Map.of("X-Case-Secret", "1234567890123456")),
                404,
                "case-not-found");
    }
}
