package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Gangnan.CALLBACK;
import static org.bancheng.acceptance.Gangnan.DISPATCHER;
import static org.bancheng.acceptance.Gangnan.EXPERT;
import static org.bancheng.acceptance.Gangnan.GROUP_MEMBER;
import static org.bancheng.acceptance.Gangnan.INSPECTOR;
import static org.bancheng.acceptance.Gangnan.MARKET;
import static org.bancheng.acceptance.Gangnan.MARKET_RECEIVER;
import static org.bancheng.acceptance.Gangnan.OFFICE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How Gangnan protects who reports, and whom reports are made up against. */
class GangnanProtectionTest {
    private static final Set<String> ENTRUSTED = Set.of(INSPECTOR, GROUP_MEMBER);
    private static final String NOWHERE = "惟有反映人说起的那通电话";

    private final Product product = Product.get();
    private final Gangnan gangnan = new Gangnan(product);
    private final Desk desk = new Desk(product, Gangnan.TENANT);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private static String why(Answer refused) {
        return refused.expect(422).at("/detail");
    }

    private static Map<String, Object> interference(String kind) {
        return Map.of("interference", kind, "what-happened", NOWHERE + "让我撤诉", "by-whom", "罗强");
    }

    private static List<String> others() {
        return Counties.people(Gangnan.TENANT).stream()
                .map(Counties.Person::username)
                .filter(person -> !ENTRUSTED.contains(person))
                .toList();
    }

    private JsonNode protection(Matter matter) {
        return matter.paper(INSPECTOR, "protection", "protection");
    }

    // ---- who the reporter is ----

    @Test
    @Clause("GN-11")
    void who_reported_is_masked_and_shown_only_by_post_with_a_reason_that_is_kept() {
        Matter matter = gangnan.working("complaint", "反映人信息保密");
        for (Counties.Person person : Counties.people(Gangnan.TENANT)) {
            Answer page = matter.shown(person.username());
            assertThat(page.text())
                    .as(person.username())
                    .doesNotContain("陈业宏")
                    .doesNotContain("13877510086");
        }
        matter.seen(INSPECTOR);
        reveals(INSPECTOR, matter, "想知道是谁").expect(403);
        reveals(MARKET_RECEIVER, matter, "").expect(422);
        assertThat(reveals(MARKET_RECEIVER, matter, "按规定先行联系").expect(200).text()).contains("陈业宏");
        assertThat(matter.seen(INSPECTOR).text()).contains("按规定先行联系").doesNotContain("陈业宏");
    }

    private Answer reveals(String username, Matter matter, String reason) {
        return product.staff(Gangnan.TENANT, username)
                .post(matter.path() + "/reveal", Map.of("reason", reason));
    }

    @Test
    @Clause("GN-10")
    void an_expert_sees_what_he_is_asked_and_the_case_only_after_he_has_promised() {
        Matter matter = consulted("专家看得到什么");
        JsonNode asked = matter.paper(EXPERT, "expert-opinion", "expert-opinion");
        onlyInvited(matter);
        matter.actsOn(asked, EXPERT, "promise", Map.of("confidential", true));
        assertThat(matter.seen(EXPERT).text()).contains("去了三次窗口").contains("\"contact\"");
        matter.actsOn(asked, EXPERT, "give", Map.of("opinion", "可以"));

        Matter declined = consulted("不参加的专家");
        JsonNode other = declined.paper(EXPERT, "expert-opinion", "expert-opinion");
        declined.actsOn(other, EXPERT, "decline", Map.of("reason", "与本人有利害关系"));
        onlyInvited(declined);
    }

    private Matter consulted(String subject) {
        Matter matter = gangnan.working("help", subject + " " + UUID.randomUUID());
        return matter.actsAt(
                MARKET, MARKET_RECEIVER, "consult-expert", gangnan.consulting("能否分段验收"));
    }

    /** The title, the category and the question; no reporter, no history, at no door. */
    private void onlyInvited(Matter matter) {
        Answer page = matter.seen(EXPERT);
        assertThat(page.text()).contains("能否分段验收").doesNotContain("去了三次窗口");
        for (String list : List.of("/history", "/offers", "/clocks", "/attachments", "/links")) {
            assertThat(page.list(list)).as(list).isEmpty();
        }
        assertThat(page.body().at("/reporter").isEmpty()).isTrue();
        assertThat(page.body().at("/fields").isEmpty()).isTrue();
        assertThat(page.at("/category")).isEqualTo("business");
        assertThat(page.list("/assignments")).hasSize(1);
        Api expert = product.staff(Gangnan.TENANT, EXPERT);
        assertThat(expert.get(matter.path() + "/documents").list("/documents")).isEmpty();
        assertThat(expert.get("/gangnan/api/v1/cases?number=" + matter.number).at("/total"))
                .isEqualTo("0");
        assertThat(desk.of(EXPERT)).as("how he comes to it").contains(matter.number);
        Visitor visitor = new Visitor(product.base());
        visitor.signsInAt("/gangnan/staff", EXPERT);
        assertThat(visitor.opens("/gangnan/staff/cases/" + matter.number).body())
                .contains("能否分段验收")
                .doesNotContain("去了三次窗口")
                .doesNotContain("陈")
                .doesNotContain("已电话联系");
    }

    // ---- interference, suppression, retaliation ----

    @Test
    @Clause("GN-11")
    void nobody_who_tries_other_rules_on_past_cases_learns_of_it() {
        Matter matter = gangnan.working("complaint", "试算也看不到 " + UUID.randomUUID());
        matter.reporterAsks("tell-interference", interference("retaliation")).expect(200);
        String administrator = Counties.administrator(Gangnan.TENANT);
        CountyRules rules = new CountyRules(product, Gangnan.TENANT, administrator);
        rules.changes(
                "lifecycles/case.yaml",
                text ->
                        text.replaceFirst(
                                "from: \\[any-open, [a-z, ]+](\\s+to: same\\s+by: \\[reporter]\\s+seen-by)",
                                "from: [closed]$1"));
        rules.changes(
                "lifecycles/protection.yaml",
                text -> text.replace("[{ working-days: 1 }]", "[{ working-days: 3 }]"));
        try {
            Answer begun =
                    rules.posts("/simulate", Map.of("from", "2026-05-11", "until", "2026-05-11"))
                            .expect(202);
            Api api = product.staff(Gangnan.TENANT, administrator);
            Product.until(
                    "the trial is over",
                    () -> api.get(begun.location()).expect(200).at("/state").equals("done"));
            Answer found = api.get(begun.location());
            assertThat(Integer.parseInt(found.at("/outcome/notFollowed"))).isPositive();
            assertThat(found.text())
                    .doesNotContain(matter.number)
                    .doesNotContain("反映干预")
                    .doesNotContain("着手核查");
        } finally {
            rules.drops();
        }
    }

    @ParameterizedTest
    @Clause("GN-11")
    @CsvSource({"interference", "suppression", "retaliation", "forced-rating"})
    void what_a_reporter_tells_of_is_taken_up_stopped_and_answered(String kind) {
        Matter matter = gangnan.working("complaint", "打击报复 " + kind);
        matter.reporterAsks("tell-interference", Map.of("interference", kind)).expect(422);
        matter.reporterAsks("tell-interference", interference(kind)).expect(200);
        assertThat(matter.followed().text()).contains("已转督查督办专责组");
        assertThat(desk.of(INSPECTOR)).contains("反映人遭干预或打击报复").contains(matter.number);

        JsonNode told = protection(matter);
        assertThat(told.at("/unit").asString()).isEqualTo("inspection-group");
        assertThat(told.at("/fields/what-happened").asString()).contains(NOWHERE);
        assertThat(told.at("/clocks/0/due").asString()).startsWith("2026-05-12T17:30");
        Map<String, Object> answer = Map.of("result", "已约谈当事人", "explanation", "已责令停止，您可以放心");
        matter.asksOn(told, GROUP_MEMBER, "take-up", Map.of()).expect(422);
        matter.asksOn(told, INSPECTOR, "stop", answer).expect(422);
        matter.actsOn(told, INSPECTOR, "take-up", Map.of())
                .actsOn(told, GROUP_MEMBER, "note", Map.of("progress", "情况属实"))
                .actsOn(told, INSPECTOR, "refer", Map.of("reason", "影响恶劣"));
        assertThat(desk.of(GROUP_MEMBER)).contains("打击报复造成重大不良影响");
        matter.actsOn(told, INSPECTOR, "stop", answer);

        assertThat(protection(matter).at("/state").asString()).isEqualTo("stopped");
        assertThat(matter.followed().text()).contains("已责令停止，您可以放心").doesNotContain("已约谈当事人");
    }

    @Test
    @Clause("GN-11")
    void nobody_else_learns_of_it_by_any_door() {
        String subject = "别人都不知道 " + UUID.randomUUID();
        Matter matter = gangnan.working("complaint", subject);
        Answer before = matter.seen(MARKET_RECEIVER);
        matter.reporterAsks("tell-interference", interference("retaliation")).expect(200);
        JsonNode told = protection(matter);
        matter.actsOn(told, INSPECTOR, "take-up", Map.of());

        Answer after = matter.seen(MARKET_RECEIVER);
        assertThat(after.text()).as("not a version, not a gap").isEqualTo(before.text());
        String cases = "/gangnan/api/v1/cases?number=" + matter.number;
        for (String person : others()) {
            Api staff = product.staff(Gangnan.TENANT, person);
            assertThat(matter.shown(person).text())
                    .as(person)
                    .doesNotContain(NOWHERE)
                    .doesNotContain("protection")
                    .doesNotContain("tell-interference");
            assertThat(staff.get(cases + "&unit=inspection-group").at("/total"))
                    .as(person)
                    .isEqualTo("0");
            assertThat(staff.get(cases + "&assignmentState=protection.looking").at("/total"))
                    .as(person)
                    .isEqualTo("0");
            assertThat(matter.asksOn(told, INSPECTOR, "note", Map.of("progress", "x")).status())
                    .isEqualTo(200);
            staff.post(
                            matter.path()
                                    + "/assignments/"
                                    + told.get("id").asString()
                                    + "/actions/note",
                            Map.of("inputs", Map.of("progress", "x")))
                    .expect(404);
            Answer papers = staff.get(matter.path() + "/documents");
            assertThat(papers.text()).as(person).doesNotContain("protection-record");
            staff.get(
                            matter.path()
                                    + "/documents/protection-record.html?subject="
                                    + told.get("id").asString())
                    .expect(404);
        }
        Api inspector = product.staff(Gangnan.TENANT, INSPECTOR);
        assertThat(inspector.get(cases + "&unit=inspection-group").at("/total")).isEqualTo("1");
        assertThat(inspector.get(cases + "&assignmentState=protection.looking").at("/total"))
                .isEqualTo("1");
        assertThat(inspector.get(matter.path() + "/documents").text())
                .contains("protection-record");

        matter.actsAt(
                MARKET,
                INSPECTOR,
                "rectify",
                Map.of("rectified-for", "shirking", "demand", "限期整改", "due", "2026-05-25"));
        Answer later = matter.seen(MARKET_RECEIVER);
        assertThat(later.list("/assignments").stream().map(one -> one.get("ordinal").asInt()))
                .as("no number is missing where the protection stands")
                .containsExactly(1, 2);
    }

    @Test
    @Clause("GN-11")
    void no_page_no_notice_no_lamp_and_no_search_tells_the_unit() {
        String subject = "页面提醒检索 " + UUID.randomUUID();
        Matter matter = gangnan.reported("consultation", subject);
        matter.reporterAsks("tell-interference", interference("suppression")).expect(200);
        product.clock().set("2026-05-12T17:31");
        Product.until(
                "the inspectors are late",
                () -> protection(matter).at("/clocks/0/lamp").asString().equals("RED"));
        String row = "/gangnan/api/v1/cases?number=" + matter.number;
        assertThat(
                        product.staff(Gangnan.TENANT, DISPATCHER)
                                .get(row)
                                .body()
                                .at("/rows/0/lamp")
                                .asString())
                .as("the lamp of the board is everybody's")
                .isNotEqualTo("RED");
        for (String person : List.of(MARKET_RECEIVER, DISPATCHER, OFFICE)) {
            Visitor visitor = new Visitor(product.base());
            String home = visitor.signsInAt("/gangnan/staff", person).body();
            String board = visitor.opens("/gangnan/staff/cases").body();
            String page = visitor.opens("/gangnan/staff/cases/" + matter.number).body();
            assertThat(page).contains(subject);
            assertThat(home + board + page)
                    .as(person)
                    .doesNotContain(NOWHERE)
                    .doesNotContain("反映人遭干预")
                    .doesNotContain("保护反映人")
                    .doesNotContain("待核查")
                    .doesNotContain("打击报复待核查");
        }

        String added = unheardOf();
        matter.reporterAsks("supplement", Map.of("supplement", added)).expect(200);
        Api staff = product.staff(Gangnan.TENANT, DISPATCHER);
        Product.until("the supplement is found", () -> found(staff, added) == 1);
        assertThat(found(staff, NOWHERE)).isZero();
        assertThat(found(product.staff(Gangnan.TENANT, INSPECTOR), NOWHERE)).isZero();
        Answer analyst =
                product.analyst().get("/platform/api/v1/search?q=" + encoded(NOWHERE)).expect(200);
        assertThat(analyst.at("/total")).isEqualTo("0");
    }

    private static int found(Api staff, String text) {
        return Integer.parseInt(
                staff.get("/gangnan/api/v1/cases/search?q=" + encoded("\"" + text + "\""))
                        .expect(200)
                        .at("/total"));
    }

    /** A text of no other case, in signs that nothing takes for a number or an account. */
    private static String unheardOf() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .mapToObj(digit -> "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳".charAt(Character.digit(digit, 16)))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    @Clause("GN-11")
    void only_the_reporter_himself_tells_or_an_inspector_whom_he_told() {
        Matter matter = gangnan.assigned("complaint", "只有本人能反映");
        Matter stranger = gangnan.assigned("complaint", "别人的查询码");
        for (String person : others()) {
            assertThat(
                            matter.asks(person, "tell-interference", interference("retaliation"))
                                    .status())
                    .as(person)
                    .isIn(404, 422);
            assertThat(
                            matter.asks(person, "record-interference", interference("retaliation"))
                                    .status())
                    .as(person)
                    .isIn(404, 422);
        }
        product.anyone()
                .post(
                        matter.publicPath() + "/actions/tell-interference",
                        Map.of("inputs", interference("retaliation")),
                        Map.of("X-Case-Secret", stranger.secret))
                .expect(404);
        matter.acts(INSPECTOR, "record-interference", interference("retaliation"));
        assertThat(matter.seen(MARKET_RECEIVER).text()).doesNotContain(NOWHERE);
        JsonNode told = protection(matter);
        matter.actsOn(told, INSPECTOR, "take-up", Map.of())
                .actsOn(
                        told,
                        INSPECTOR,
                        "unfounded",
                        Map.of("result", "通话记录没有", "explanation", "核查未发现"));
        assertThat(matter.followed().text()).contains("核查未发现");
    }

    @Test
    @Clause("GN-11")
    void whose_case_was_merged_is_protected_and_judged_like_any_other() {
        Matter main = gangnan.atTheStation("complaint", "主件 " + UUID.randomUUID());
        Matter merged = gangnan.atTheStation("complaint", "并入的 " + UUID.randomUUID());
        Map<String, Object> into = Map.of("main", main.number, "reason", "同一件事");
        merged.acts(DISPATCHER, "merge", into);
        assertThat(merged.followed().text()).contains("tell-interference");

        merged.reporterAsks("tell-interference", interference("retaliation")).expect(200);
        JsonNode told = protection(merged);
        merged.actsOn(told, INSPECTOR, "take-up", Map.of());
        merged.acts(INSPECTOR, "record-interference", interference("suppression"));
        merged.acts(
                GROUP_MEMBER,
                "judge-malicious",
                Map.of("malice", "slander", "referred-to", "police", "reason", "查无此事"));
        merged.acts(GROUP_MEMBER, "withdraw-judgement", Map.of("reason", "新证据表明属实"));
        assertThat(merged.state(DISPATCHER)).isEqualTo("merged");
    }

    // ---- slander, false accusation, extortion ----

    @ParameterizedTest
    @Clause("GN-11")
    @CsvSource({
        "slander, police, 诽谤, 公安机关",
        "false-accusation, discipline, 诬告, 纪检监察机关",
        "framing, judiciary, 陷害, 司法机关",
        "extortion, police, 以负面舆情要挟勒索, 公安机关"
    })
    void malice_is_decided_by_the_work_group_with_a_reason_and_referred(
            String malice, String to, String said, String where) {
        Matter matter = gangnan.reported("report", "恶意反映 " + malice);
        Map<String, Object> decision =
                Map.of("malice", malice, "referred-to", to, "reason", "查无此事且有勒索录音");
        for (String person : others()) {
            assertThat(matter.asks(person, "judge-malicious", decision).status())
                    .as(person)
                    .isIn(404, 422);
        }
        matter.asks(INSPECTOR, "judge-malicious", decision).expect(422);
        matter.asks(GROUP_MEMBER, "judge-malicious", Map.of("malice", malice, "referred-to", to))
                .expect(422);
        matter.asks(GROUP_MEMBER, "judge-malicious", Map.of("malice", malice, "reason", "x"))
                .expect(422);
        matter.acts(GROUP_MEMBER, "judge-malicious", decision);

        assertThat(matter.seen(MARKET_RECEIVER).at("/fields/malice")).isEqualTo(malice);
        assertThat(matter.seen(MARKET_RECEIVER).at("/fields/referred-to")).isEqualTo(to);
        assertThat(matter.followed().text())
                .contains("认定为" + said + "，已移送" + where + "。理由：查无此事且有勒索录音");
    }

    @Test
    @Clause("GN-11")
    void what_is_malicious_does_not_count_against_the_unit_until_the_decision_is_taken_back() {
        Matter matter = gangnan.reported("report", "恶意反映不计入单位");
        matter.acts(CALLBACK, "callback", Gangnan.dissatisfied(true));
        Map<String, Object> closing = Map.of("outcome", "unsolved", "reason", "反映不实");
        assertThat(why(matter.asks(DISPATCHER, "close", closing))).contains("二次分办");
        assertThat(why(matter.asks(GROUP_MEMBER, "withdraw-judgement", Map.of("reason", "x"))))
                .contains("没有认定过");
        Map<String, Object> decision =
                Map.of("malice", "slander", "referred-to", "police", "reason", "捏造事实");
        matter.acts(GROUP_MEMBER, "judge-malicious", decision);
        assertThat(why(matter.asks(GROUP_MEMBER, "judge-malicious", decision))).contains("已经认定过");
        Matter urgeable =
                gangnan.working("report", "恶意反映不催办")
                        .acts(GROUP_MEMBER, "judge-malicious", decision);
        for (String again : List.of("又", "再")) {
            urgeable.reporterAsks("supplement", Map.of("supplement", again)).expect(200);
        }

        Map<String, Object> letter = Map.of("demand", "整改", "due", "2026-06-05");
        Map<String, Object> summons = Map.of("demand", "整改", "due", "2026-06-05", "grave", true);
        assertThat(
                        List.of(
                                supervised(
                                        matter,
                                        INSPECTOR,
                                        "rectify",
                                        "rectified-for",
                                        "shirking",
                                        letter),
                                supervised(
                                        matter,
                                        GROUP_MEMBER,
                                        "summon",
                                        "summoned-for",
                                        "dereliction",
                                        summons),
                                supervised(
                                        urgeable, OFFICE, "urge", "urged-for", "repeated", letter)))
                .allSatisfy(refused -> assertThat(why(refused)).contains("不计入承办单位"));
        matter.acts(GROUP_MEMBER, "withdraw-judgement", Map.of("reason", "新证据表明反映属实"));
        assertThat(matter.seen(MARKET_RECEIVER).at("/fields/malice")).isEmpty();
        assertThat(matter.followed().text()).contains("新证据表明反映属实");
        assertThat(why(matter.asks(DISPATCHER, "close", closing))).contains("二次分办");
        supervised(matter, INSPECTOR, "rectify", "rectified-for", "shirking", letter).expect(200);

        matter.acts(GROUP_MEMBER, "judge-malicious", decision).acts(DISPATCHER, "close", closing);
    }

    private static Answer supervised(
            Matter matter,
            String who,
            String action,
            String ground,
            String why,
            Map<String, Object> letter) {
        Map<String, Object> form = new java.util.HashMap<>(letter);
        form.put(ground, why);
        return matter.asksAt(MARKET, who, action, form);
    }

    // ---- the rating ----

    @Test
    @Clause("GN-11")
    void the_rating_is_the_reporters_own_and_voluntary_and_nobody_rates_for_him() {
        Matter matter =
                gangnan.reported("help", "自愿自主评价")
                        .acts(CALLBACK, "callback", Gangnan.satisfied())
                        .acts(DISPATCHER, "close", Map.of("outcome", "solved", "reason", "许可证已发"));
        Matter stranger = gangnan.assigned("help", "另一个反映人");
        for (Counties.Person person : Counties.people(Gangnan.TENANT)) {
            Answer refused = matter.asks(person.username(), "rate", Map.of("rating", 5));
            assertThat(refused.status()).as(person.username()).isIn(404, 422);
        }
        product.anyone()
                .post(
                        matter.publicPath() + "/actions/rate",
                        Map.of("inputs", Map.of("rating", 5)),
                        Map.of("X-Case-Secret", stranger.secret))
                .expect(404);
        Answer unrated = matter.seen(DISPATCHER);
        assertThat(unrated.at("/state")).as("closed without a rating").isEqualTo("closed");
        assertThat(unrated.at("/fields/rating")).as("and none is made up").isEmpty();
        assertThat(unrated.at("/fields/rated")).isEqualTo("false");
        matter.reporterAsks("rate", Map.of("rating", 4)).expect(200);
        matter.reporterAsks("rate", Map.of("rating", 5)).expect(422);
        assertThat(matter.seen(DISPATCHER).at("/fields/rating")).isEqualTo("4");
        matter.shown(EXPERT).expect(404);
    }
}
