package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Gangnan.CALLBACK;
import static org.bancheng.acceptance.Gangnan.DISPATCHER;
import static org.bancheng.acceptance.Gangnan.INSPECTOR;
import static org.bancheng.acceptance.Gangnan.MARKET;
import static org.bancheng.acceptance.Gangnan.MARKET_RECEIVER;
import static org.bancheng.acceptance.Gangnan.OFFICE;
import static org.bancheng.acceptance.Gangnan.STATION;
import static org.bancheng.acceptance.Gangnan.TENANT;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody at work finds waiting, and what a form tells him before he fills it in. */
class WorkbenchTest {
    private final Product product = Product.get();
    private final Gangnan gangnan = new Gangnan(product);
    private final Desk desks = new Desk(product, TENANT);

    /** There is nothing to tell of the time before a county's first case. */
    @BeforeAll
    static void a_case_of_last_year() {
        Product product = Product.get();
        product.clock().set("2025-12-01T10:00");
        new Gangnan(product).atTheStation("help", "去年的 " + UUID.randomUUID());
    }

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private static Map<String, Object> rectifying(String due) {
        return Map.of("rectified-for", "shirking", "demand", "限期整改", "due", due);
    }

    private static List<String> fields(Answer refused) {
        return refused.expect(422).list("/fields").stream()
                .map(field -> field.get("field").asString())
                .toList();
    }

    private List<String> listed(String username, String query) {
        return product
                .staff(TENANT, username)
                .get("/gangnan/api/v1/cases?" + query)
                .expect(200)
                .list("/cases")
                .stream()
                .map(row -> row.get("number").asString())
                .toList();
    }

    private String page(String username, String number) {
        return new Visitor(product.base())
                .signsInAt("/gangnan/staff/cases/" + number, username)
                .body();
    }

    @Test
    @Clause("GN-7b")
    void an_overdue_letter_of_a_closed_case_stays_on_the_workbench() {
        Matter matter = gangnan.reported("help", "办结了，整改还没有报 " + UUID.randomUUID());
        matter.actsAt(MARKET, INSPECTOR, "rectify", rectifying("2026-05-13"))
                .acts(CALLBACK, "callback", Gangnan.satisfied())
                .acts(DISPATCHER, "close", Map.of("outcome", "solved", "reason", "已领证"));
        product.clock().set("2026-05-18T09:00");
        for (String who : List.of(MARKET_RECEIVER, INSPECTOR)) {
            assertThat(
                            new Visitor(product.base())
                                    .signsInAt(
                                            "/gangnan/staff/cases?lamp=red&q=" + matter.number, who)
                                    .body())
                    .as(who)
                    .contains("/gangnan/staff/cases/" + matter.number);
            assertThat(listed(who, "open=true&lamp=RED&number=" + matter.number))
                    .containsExactly(matter.number);
        }
        JsonNode letter = matter.paper(MARKET_RECEIVER, "letter", "rectify");
        matter.actsOn(letter, MARKET_RECEIVER, "reply", Map.of("reply", "已整改"));
        assertThat(listed(INSPECTOR, "assignmentState=letter.replied&number=" + matter.number))
                .containsExactly(matter.number);
        matter.actsOn(letter, INSPECTOR, "close", Map.of());
        assertThat(listed(INSPECTOR, "open=true&number=" + matter.number)).isEmpty();
        assertThat(listed(INSPECTOR, "open=false&number=" + matter.number))
                .containsExactly(matter.number);
    }

    @Test
    @Clause("GN-8")
    void an_overdue_entry_is_on_the_workbench_of_those_who_have_to_do_with_it() {
        product.clock().set("2026-05-06T09:00"); // due before what other tests leave
        Map<String, Object> month = Map.of("from", "2026-01-01", "until", "2026-01-31");
        Matter bulletin = Matter.entry(product, TENANT, "bulletin", OFFICE, month);
        product.clock().set("2026-05-25T09:00");
        assertThat(desks.of(OFFICE)).contains("台账里要按时办的", bulletin.number);
        assertThat(desks.of(STATION)).doesNotContain("台账里要按时办的", bulletin.number);
    }

    @Test
    @Clause("GN-8")
    void a_bulletin_uses_up_a_number_when_it_is_published_and_not_before() {
        Map<String, Object> month = Map.of("from", "2026-02-01", "until", "2026-02-28");
        Matter bulletin = Matter.entry(product, TENANT, "bulletin", OFFICE, month);
        assertThat(bulletin.seen(OFFICE).at("/fields/number")).isEmpty();
        bulletin.acts(OFFICE, "publish", Map.of("findings", "总体平稳", "demands", "限期整改"));
        assertThat(bulletin.seen(OFFICE).at("/fields/number")).matches("港南响通〔2026〕\\d+号");
    }

    @Test
    @Clause("GN-7b")
    void a_letter_is_not_due_on_a_day_that_is_over_and_who_sent_it_in_error_withdraws_it() {
        Matter matter = gangnan.assigned("help", "发错了整改通知书");
        assertThat(fields(matter.asksAt(MARKET, INSPECTOR, "rectify", rectifying("2026-05-08"))))
                .containsExactly("due");
        matter.actsAt(MARKET, INSPECTOR, "rectify", rectifying("2026-05-20"));
        JsonNode letter = matter.paper(INSPECTOR, "letter", "rectify");
        Map<String, Object> error = Map.of("reason", "发错了单位");
        matter.asksOn(letter, OFFICE, "withdraw", error).expect(422);
        matter.actsOn(letter, INSPECTOR, "withdraw", error);
        JsonNode withdrawn = matter.paper(MARKET_RECEIVER, "letter", "rectify");
        assertThat(withdrawn.get("state").asString()).isEqualTo("withdrawn");
        assertThat(withdrawn.at("/clocks/0/running").asBoolean()).isFalse();
    }

    @Test
    @Clause("GN-2")
    void what_comes_online_has_a_clock_and_is_seen_by_the_workstation() {
        Matter matter =
                new Matter(
                        product,
                        TENANT,
                        product.anyone()
                                .post(
                                        "/gangnan/api/v1/public/cases",
                                        Map.of(
                                                "channel",
                                                "web",
                                                "inputs",
                                                Gangnan.form(
                                                        "help", "网上来的 " + UUID.randomUUID()))));
        assertThat(matter.clock(DISPATCHER, "first-check").at("/due").asString())
                .startsWith("2026-05-12T17:30");
        assertThat(listed(STATION, "number=" + matter.number)).containsExactly(matter.number);
    }

    @Test
    @Clause("GN-3")
    void work_orders_go_to_units_that_handle_matters() {
        Matter matter = gangnan.atTheStation("help", "交给办公室办");
        Map<String, Object> idle = Gangnan.assigning("help", "work-group-office");
        assertThat(fields(matter.asks(DISPATCHER, "assign", idle))).containsExactly("lead");
        assertThat(page(DISPATCHER, matter.number))
                .contains("<option value=\"market-supervision\"")
                .doesNotContain("<option value=\"work-group-office\"");
    }

    @Test
    @Clause("GN-6")
    void a_form_says_what_the_reporter_will_read_and_when_a_field_may_not_be_left_open() {
        Matter matter = gangnan.reported("help", "回访表");
        assertThat(page(CALLBACK, matter.number)).contains("视情况必填", "已接通的，请记录反映人的评价");
        assertThat(fields(matter.asks(CALLBACK, "callback", Map.of("reached", true))))
                .containsExactly("satisfaction");
        Matter disputed = gangnan.atTheStation("help", "牵头也协办");
        assertThat(page(DISPATCHER, disputed.number)).contains("反映人会看到。");
        Map<String, Object> both = Gangnan.assigning("help", MARKET, MARKET);
        assertThat(fields(disputed.asks(OFFICE, "assign", both))).containsExactly("co-handling");
    }

    @Test
    void an_appeal_names_the_appealing_persons_own_unit_beforehand() {
        Map<String, Object> month = Map.of("from", "2026-03-01", "until", "2026-03-31");
        Matter bulletin = Matter.entry(product, TENANT, "bulletin", OFFICE, month);
        bulletin.acts(OFFICE, "publish", Map.of("findings", "总体平稳", "demands", "限期整改"));
        assertThat(page(MARKET_RECEIVER, bulletin.number))
                .containsPattern("<option value=\"market-supervision\" selected");
    }

    @Test
    void an_entry_is_a_page_of_the_registers_and_has_no_empty_parts_for_who_is_shown_fields_only() {
        Map<String, Object> month = Map.of("from", "2025-12-01", "until", "2025-12-31");
        Matter bulletin = Matter.entry(product, TENANT, "bulletin", OFFICE, month);
        bulletin.acts(OFFICE, "publish", Map.of("findings", "总体平稳", "demands", "限期整改"));
        String shown = page(STATION, bulletin.number);
        assertThat(shown)
                .contains("月度监测通报（2025年12月1日至2025年12月31日）", "总体平稳")
                .containsPattern("href=\"/gangnan/staff/registers\"[^>]*aria-current=\"page\"")
                .doesNotContainPattern("href=\"/gangnan/staff/cases\"[^>]*aria-current")
                .doesNotContain("id=\"history\"", "id=\"clocks\"");
    }

    @Test
    @Clause("GN-11")
    void a_rating_of_ones_own_counts_before_what_was_said_on_the_telephone() {
        String counted = "/gangnan/api/v1/figures/by-kind?from=2026-05-11&until=2026-05-11";
        long before = satisfied(counted);
        Matter matter = gangnan.reported("suggestion", "没有接通，自己评了");
        for (int call = 0; call < 3; call++) {
            matter.acts(CALLBACK, "callback", Map.of("reached", false));
        }
        matter.acts(DISPATCHER, "close", Map.of("outcome", "solved", "reason", "已采纳"));
        assertThat(satisfied(counted)).isEqualTo(before);
        matter.reporterAsks("rate", Map.of("rating", 5)).expect(200);
        assertThat(satisfied(counted)).isEqualTo(before + 1);
    }

    private Matter online(String kind, String subject) {
        return new Matter(
                product,
                TENANT,
                product.anyone()
                        .post(
                                "/gangnan/api/v1/public/cases",
                                Map.of("channel", "web", "inputs", Gangnan.form(kind, subject))));
    }

    @Test
    @Clause("GN-10")
    void an_expert_is_asked_about_what_came_online_too() {
        Matter matter =
                online("help", "网上来的也请专家 " + UUID.randomUUID())
                        .acts(DISPATCHER, "assign", Gangnan.assigning("help", MARKET))
                        .actsAt(MARKET, MARKET_RECEIVER, "sign", Map.of())
                        .actsAt(MARKET, MARKET_RECEIVER, "consult-expert", gangnan.consulting("x"));
        assertThat(matter.shown(Gangnan.EXPERT).status()).isEqualTo(200);
        assertThat(page(Gangnan.EXPERT, matter.number)).contains("承诺保密");
    }

    @Test
    @Clause("GN-4")
    void the_reporter_is_promised_the_term_of_handling_and_no_other() {
        Matter matter = online("complaint", "何时答复 " + UUID.randomUUID());
        assertThat(matter.followed().at("/due")).as("nobody handles it yet").isEmpty();
        matter.acts(DISPATCHER, "assign", Gangnan.assigning("complaint", MARKET));
        assertThat(matter.followed().at("/due/due")).startsWith("2026-05-25T17:30");
        matter.actsAt(MARKET, MARKET_RECEIVER, "sign", Map.of());
        assertThat(matter.followed().at("/due/due")).startsWith("2026-05-25T17:30");
    }

    @Test
    void a_number_that_no_case_can_have_is_refused_where_it_was_typed() {
        Matter matter = gangnan.assigned("help", "关联到写坏的编号");
        Answer refused =
                matter.asks(
                        DISPATCHER,
                        "link",
                        Map.of("other-number", "GN-\u0000-1", "reason", "同一件事"));
        assertThat(fields(refused)).containsExactly("other-number");
        assertThat(refused.at("/basis")).isNotEmpty();
    }

    @Test
    void what_was_told_of_a_case_several_times_is_one_line_on_the_workbench() {
        // a unit that hears of hardly anything else, and after whatever other tests leave
        String unit = "qiaoxu";
        product.clock().set("2026-05-11T09:01");
        Matter matter =
                gangnan.atTheStation("help", "三份整改通知书 " + UUID.randomUUID())
                        .acts(DISPATCHER, "assign", Gangnan.assigning("help", unit));
        for (int times = 0; times < 3; times++) {
            matter.actsAt(unit, INSPECTOR, "rectify", rectifying("2026-05-20"));
        }
        assertThat(desks.of("gandong"))
                .containsOnlyOnce("有文书待签收（3 次） · " + matter.number)
                .doesNotContain("有文书待签收 · " + matter.number);

        List<String> all = told("");
        assertThat(all)
                .containsOnlyOnce("letter-sent 3 " + matter.number)
                .containsOnlyOnce("work-order 1 " + matter.number)
                .startsWith(told("?size=1").getFirst(), told("?size=1&page=2").getFirst());
        assertThat(told("?size=1&page=999")).as("the last page").containsExactly(all.getLast());
        assertThat(
                        new Visitor(product.base())
                                .signsInAt("/gangnan/staff/notices", "gandong")
                                .body())
                .containsOnlyOnce("有文书待签收（3 次） · " + matter.number);
    }

    private List<String> told(String query) {
        return product
                .staff(TENANT, "gandong")
                .get("/gangnan/api/v1/notices" + query)
                .expect(200)
                .list("/notices")
                .stream()
                .map(
                        told ->
                                told.get("notice").asString()
                                        + " "
                                        + told.get("times").asInt()
                                        + " "
                                        + told.get("number").asString())
                .toList();
    }

    @Test
    void a_file_says_with_which_step_it_came_and_from_whom() {
        Matter matter = new Xiangtan(product).onTheWeb("附件从哪来 " + UUID.randomUUID());
        product.anyone()
                .post(
                        "/xiangtan/api/v1/public/cases/" + matter.number + "/actions/supplement",
                        Map.of(
                                "inputs",
                                Map.of("supplement", "补一份证明"),
                                "files",
                                List.of(Map.of("name", "证明.pdf", "content", "JVBERi0xLjcK"))),
                        Map.of("X-Case-Secret", matter.secret))
                .expect(200);
        assertThat(
                        new Visitor(product.base())
                                .signsInAt(
                                        "/xiangtan/staff/cases/" + matter.number,
                                        Xiangtan.DISPATCHER)
                                .body())
                .containsPattern(
                        "证明\\.pdf</a><div class=\"muted\">[^<]* · 反映人 · 补充情况 · [^<]+</div>");
    }

    @Test
    @Clause("CM-1")
    void each_public_channel_has_its_own_form() {
        Visitor visitor = new Visitor(product.base());
        String terminal = visitor.opens("/chongming/report?channel=terminal").body();
        assertThat(terminal)
                .contains(
                        "name=\"channel\" value=\"terminal\"",
                        "href=\"/chongming/report?channel=web\"")
                .doesNotContainPattern("<input[^>]*name=\"reporter-phone\"[^>]* required");
        assertThat(visitor.opens("/chongming/report").body())
                .contains("name=\"channel\" value=\"web\"")
                .containsPattern("<input[^>]*name=\"reporter-phone\"[^>]* required");
        assertThat(visitor.opens("/chongming").body())
                .as("what another system passes on is no way to report")
                .contains("政务服务中心窗口")
                .doesNotContain("中途退出渠道");
        for (String no : List.of("hall", "nowhere")) {
            assertThat(visitor.opens("/chongming/report?channel=" + no).statusCode())
                    .as(no)
                    .isEqualTo(404);
        }
    }

    private long satisfied(String counted) {
        return product.staff(TENANT, OFFICE).get(counted).expect(200).list("/total").stream()
                .filter(cell -> cell.get("figure").asString().equals("satisfied"))
                .findFirst()
                .orElseThrow()
                .get("count")
                .asLong();
    }
}
