package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The end of 2025 in a county that does not know the holidays of 2026 yet: a term across the new
 * year is provisional, the notice comes out, and the deadline follows it everywhere, once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HolidayNoticeTest {
    private static final String COUNTY = "newyear";
    private static final String CALENDAR = "/platform/api/v1/calendar";
    private static final String TABLE = "state-council-days.csv";
    private static final String HEADER = "date,kind,name,notice_year";
    private static final String BEFORE = "2026-01-05T17:30:00+08:00";
    private static final String AFTER = "2026-01-06T17:30:00+08:00";

    private final Product product = Product.get();
    private final Xiangtan county = new Xiangtan(product, COUNTY);
    private Matter open;
    private Matter closed;
    private JsonNode closedClock;
    private Path notice;

    @TempDir static Path disk;

    @BeforeAll
    void two_days_before_the_new_year() throws IOException {
        product.clock().set("2025-12-29T10:00");
        applied(Product.withoutPeriods(Product.folder(Xiangtan.TENANT, COUNTY)));
        notice = disk.resolve("2026.csv");
        Files.writeString(notice, lines(line -> line.endsWith(",2026")));
        open = county.signed("跨年的期限", "ordinary");
        closed = county.reported("年前已经办完");
        closedClock = closed.clockAt(LAND, DISPATCHER, "resolve");
    }

    @AfterAll
    void back_to_may() {
        product.clock().set("2026-05-11T09:00");
    }

    /** The lines of the shipped table that are wanted, under its heading. */
    private static String lines(Predicate<String> wanted) throws IOException {
        return Files.readString(Product.COUNTIES.resolve("_defaults").resolve(TABLE))
                .lines()
                .filter(line -> line.equals(HEADER) || wanted.test(line))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private void applied(Map<String, String> folder) throws IOException {
        Map<String, String> defaults = new TreeMap<>(Product.folder("_defaults"));
        defaults.put(TABLE, Product.file(lines(line -> !line.endsWith(",2026"))));
        String job =
                product.operator()
                        .post(
                                "/platform/api/v1/tenants/apply",
                                Map.of("folder", folder, "defaults", defaults))
                        .expect(202)
                        .at("/id");
        Product.until(
                "job " + job,
                () ->
                        Product.done(
                                product.operator()
                                        .get("/platform/api/v1/jobs/" + job)
                                        .expect(200)));
    }

    private Command run(String... arguments) {
        return Command.platformctl(
                Stream.concat(
                                Arrays.stream(arguments),
                                Stream.of("--connection", product.connection().toString()))
                        .toList());
    }

    private JsonNode resolve() {
        return open.clockAt(LAND, DISPATCHER, "resolve");
    }

    private static String said(JsonNode clock) {
        return clock.get("explanation")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining("\n"));
    }

    private String queued() {
        try (Rows rows = new Rows()) {
            return rows.one(
                    ("select w.due_at at time zone 'Asia/Shanghai' from platform.work w"
                                    + " join t_%1$s.clock k on w.ref = k.case_id || '/' || k.subject_id || '/' || k.name"
                                    + " join t_%1$s.case_file c on c.id = k.case_id"
                                    + " where w.tenant = '%1$s' and w.kind = 'clock'"
                                    + " and k.name = 'resolve' and c.number = '%2$s'")
                            .formatted(COUNTY, open.number));
        }
    }

    private String caseDue() {
        try (Rows rows = new Rows()) {
            return rows.one(
                    "select due_at at time zone 'Asia/Shanghai' from t_%s.case_file where number = '%s'"
                            .formatted(COUNTY, open.number));
        }
    }

    private String version() {
        return product.operator()
                .get("/platform/api/v1/tenants/" + COUNTY)
                .expect(200)
                .at("/configurationVersion");
    }

    @Test
    @Order(1)
    void a_term_across_the_new_year_is_provisional() {
        assertThat(resolve().get("due").asString()).isEqualTo(BEFORE);
        assertThat(resolve().get("provisional").asBoolean()).isTrue();
        assertThat(said(resolve())).contains("2026 年放假安排尚未公布");
        assertThat(queued())
                .as("the warning, in working hours as far as they are known")
                .isEqualTo("2026-01-02 13:30:00");
    }

    @Test
    @Order(2)
    void a_table_with_mistakes_is_refused_by_line_and_column() throws IOException {
        Path wrong = disk.resolve("wrong.csv");
        Files.writeString(wrong, HEADER + "\n2026-01-01,of,元旦,2026\n2026-02-30,off,春节,2026\n");
        for (String command : List.of("plan", "apply")) {
            Command refused = run("calendar", command, wrong.toString()).ends(3);
            assertThat(refused.err())
                    .contains(
                            "wrong.csv:2:12: 没有这一类：of",
                            "off",
                            "work",
                            "wrong.csv:3:1: 没有这一天：2026-02-30");
        }
        Answer gbk =
                posted(
                        "plan",
                        Map.of(
                                "content",
                                Base64.getEncoder()
                                        .encodeToString(
                                                (HEADER + "\n2026-01-01,off,元旦,2026\n")
                                                        .getBytes(Charset.forName("GBK")))));
        assertThat(gbk.expect(422).at("/type")).endsWith("/calendar-invalid");
        assertThat(gbk.at("/problems/0/message")).contains("UTF-8");
        assertThat(posted("apply", Map.of()).expect(422).at("/type")).endsWith("/calendar-missing");
        assertThat(posted("plan", content("nowhere")).expect(404).at("/type"))
                .endsWith("/unknown-tenant");
        product.operator().post(CALENDAR + "/plan", "{\"tenants\":[null]}").expect(422);
        product.operator()
                .post(
                        CALENDAR + "/plan",
                        "{\"content\":\"%s\",\"tenants\":[null]}"
                                .formatted(content("").get("content")))
                .expect(400);
        product.analyst().post(CALENDAR + "/plan", content(COUNTY)).expect(403);
        product.anyone().post(CALENDAR + "/plan", content(COUNTY)).expect(401);
        run("calendar", "plan", disk.resolve("none.csv").toString()).ends(2);
        run("calendar", "plan", notice.toString(), "--tenant", "../jobs").ends(2);
    }

    private Answer posted(String verb, Object body) {
        return product.operator().post(CALENDAR + "/" + verb, body);
    }

    private Map<String, Object> content(String tenant) throws IOException {
        return Map.of(
                "content", Product.file(Files.readString(notice)),
                "file", "2026.csv",
                "tenants", List.of(tenant));
    }

    @Test
    @Order(3)
    void a_plan_shows_exactly_what_would_move_and_moves_nothing() throws IOException {
        Map<String, String> before = fingerprint();
        JsonNode planned =
                run("calendar", "plan", notice.toString(), "--tenant", COUNTY, "-o", "json")
                        .ends(0)
                        .json();
        assertThat(planned.at("/years").toString()).isEqualTo("[2026]");
        JsonNode here = planned.at("/counties/0");
        assertThat(here.get("action").asString()).isEqualTo("change");
        assertThat(here.get("moves").asInt()).isEqualTo(1);
        assertThat(here.get("confirmed").asInt()).isZero();
        assertThat(here.get("running").asInt()).isGreaterThan(1);
        JsonNode move = here.get("listed").get(0);
        assertThat(here.get("listed")).hasSize(1);
        assertThat(move.get("number").asString()).isEqualTo(open.number);
        assertThat(move.get("clock").asString()).isEqualTo("resolve");
        assertThat(move.get("unit").asString()).isEqualTo(LAND);
        assertThat(move.get("from").asString()).isEqualTo(BEFORE);
        assertThat(move.get("to").asString()).isEqualTo(AFTER);
        assertThat(move.get("fromProvisional").asBoolean()).isTrue();
        assertThat(move.get("toProvisional").asBoolean()).isFalse();

        Command table = run("calendar", "plan", notice.toString()).ends(0);
        assertThat(table.out())
                .contains(open.number, "2026-01-05 17:30（暂定）", "2026-01-06 17:30")
                .contains("（xiangtan）：放假安排相同");
        assertThat(fingerprint()).isEqualTo(before);
        assertThat(version()).isEqualTo("1");
    }

    private static Map<String, String> fingerprint() {
        try (Rows rows = new Rows()) {
            return rows.fingerprint(COUNTY);
        }
    }

    @Test
    @Order(4)
    void an_applied_notice_is_followed_everywhere() {
        Command stale =
                run(
                                "calendar",
                                "apply",
                                notice.toString(),
                                "--tenant",
                                COUNTY,
                                "--plan-hash",
                                "0123")
                        .ends(4);
        assertThat(stale.err()).contains("预览");
        assertThat(caseDue()).isEqualTo("2026-01-05 17:30:00");

        String hash =
                run("calendar", "plan", notice.toString(), "--tenant", COUNTY, "-o", "json")
                        .ends(0)
                        .json()
                        .at("/planHash")
                        .asString();
        Command applied =
                run(
                                "calendar",
                                "apply",
                                notice.toString(),
                                "--tenant",
                                COUNTY,
                                "--plan-hash",
                                hash,
                                "--wait")
                        .ends(0);
        assertThat(applied.err()).contains("1 个期限移动", "都已按第 2 版");

        JsonNode clock = resolve();
        assertThat(clock.get("due").asString()).isEqualTo(AFTER);
        assertThat(clock.get("provisional").asBoolean()).isFalse();
        assertThat(said(clock))
                .contains(
                        "自开始之日起重新计算：国务院办公厅2026年节假日安排公布",
                        "1月1日（周四）：元旦放假，不计",
                        "1月4日（周日）：第 3 个工作日，元旦调休上班",
                        "到期：2026年1月6日 17:30")
                .doesNotContain("尚未公布");
        assertThat(caseDue()).isEqualTo("2026-01-06 17:30:00");
        assertThat(queued()).as("the warning of the new due time").isEqualTo("2026-01-05 13:30:00");
        assertThat(open.seen(DISPATCHER).at("/configurationVersion")).isEqualTo("1");
        assertThat(version()).isEqualTo("2");
        assertThat(closed.clockAt(LAND, DISPATCHER, "resolve")).isEqualTo(closedClock);
    }

    private List<JsonNode> changes() {
        return open.seen(DISPATCHER).list("/history").stream()
                .filter(event -> event.get("action").asString().equals("calendar-changed"))
                .toList();
    }

    @Test
    @Order(5)
    void the_history_and_the_page_say_what_moved_and_why() {
        assertThat(changes()).hasSize(1);
        JsonNode event = changes().getFirst();
        assertThat(event.get("subjectType").asString()).isEqualTo("assignment");
        assertThat(event.get("label").asString()).isEqualTo("按新的放假安排重算期限");
        assertThat(event.at("/inputs/reason").asString()).contains("2026年节假日安排公布");
        assertThat(event.at("/inputs/moved/0/was").asString()).isEqualTo("2026-01-05T09:30:00Z");
        assertThat(event.at("/inputs/moved/0/due").asString()).isEqualTo("2026-01-06T09:30:00Z");
        assertThat(run("history", "verify", "--tenant", COUNTY).ends(0).out()).contains("历史完整");

        Visitor dispatcher = new Visitor(product.base());
        dispatcher.signsInAt("/" + COUNTY + "/staff", DISPATCHER);
        String page = dispatcher.opens("/" + COUNTY + "/staff/cases/" + open.number).body();
        assertThat(page)
                .contains("按新的放假安排重算期限", "国务院办公厅2026年节假日安排公布", "元旦调休上班")
                .doesNotContain("calendar-changed");
    }

    @Test
    @Order(6)
    void a_second_time_nothing_moves() {
        Map<String, String> before = fingerprint();
        Command again =
                run("calendar", "apply", notice.toString(), "--tenant", COUNTY, "--wait").ends(0);
        assertThat(again.out()).contains("放假安排相同，没有要做的");
        assertThat(run("calendar", "plan", notice.toString(), "--tenant", COUNTY).ends(0).out())
                .contains("放假安排相同");
        assertThat(fingerprint()).isEqualTo(before);
    }

    @Test
    @Order(7)
    void the_lamp_goes_by_the_new_time() {
        product.clock().set("2026-01-05T13:00");
        assertThat(resolve().get("lamp").asString()).isEqualTo("GREEN");
        product.clock().set("2026-01-05T17:31");
        assertThat(resolve().get("lamp").asString()).isEqualTo("YELLOW");
        assertThat(resolve().get("late").asBoolean()).isFalse();
        product.clock().set("2026-01-05T09:00");
    }

    @Test
    @Order(8)
    void the_folder_applied_again_keeps_the_notice_and_its_own_new_day_off_is_followed_too()
            throws IOException {
        Map<String, String> folder =
                Product.withoutPeriods(Product.folder(Xiangtan.TENANT, COUNTY));
        applied(folder);
        assertThat(version()).isEqualTo("2");
        assertThat(resolve().get("due").asString()).isEqualTo(AFTER);

        folder.put(
                "calendar.yaml",
                Product.file(
                        """
                        # yaml-language-server: $schema=../../platform/engine/src/main/resources/org/bancheng/engine/configuration/schemas/calendar.schema.json
                        business-hours: [["09:00", "12:00"], ["13:30", "17:30"]]
                        overlay:
                          - { date: 2026-01-06, kind: off, name: 县庆, basis: XT-8 }
                        """));
        applied(folder);
        Product.until(
                "the county's own day off is followed",
                () -> resolve().get("due").asString().equals("2026-01-07T17:30:00+08:00"));
        assertThat(changes()).hasSize(2);
        assertThat(said(resolve())).contains("县庆放假，不计（XT-8）", "放假和调休的日子有变");

        open.actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"));
        assertThat(resolve().get("due").asString()).isEqualTo("2026-01-07T17:30:00+08:00");
        assertThat(resolve().get("late").asBoolean()).isFalse();
        assertThat(run("history", "verify", "--tenant", COUNTY).ends(0).out()).contains("历史完整");
    }

    @Test
    @Order(9)
    void what_another_server_wrote_at_that_very_moment_is_found_at_night() {
        Matter late = county.signed("发布的那一刻交办的", "ordinary");
        assertThat(late.clockAt(LAND, DISPATCHER, "resolve").get("due").asString())
                .isEqualTo("2026-01-13T17:30:00+08:00");
        try (Rows rows = new Rows()) {
            rows.run(
                    ("update t_%1$s.clock set calendar_version = 1, due_at = '2026-01-12 17:30+08'"
                                    + " where case_id = (select id from t_%1$s.case_file where number = '%2$s')")
                            .formatted(COUNTY, late.number));
        }
        assertThat(late.clockAt(LAND, DISPATCHER, "resolve").get("due").asString())
                .isEqualTo("2026-01-12T17:30:00+08:00");

        product.clock().set("2026-01-06T02:41");

        Product.until(
                "the night has come",
                () ->
                        late.clockAt(LAND, DISPATCHER, "resolve")
                                .get("due")
                                .asString()
                                .equals("2026-01-13T17:30:00+08:00"));
        assertThat(said(late.clockAt(LAND, DISPATCHER, "resolve"))).contains("重新计算");
    }
}
