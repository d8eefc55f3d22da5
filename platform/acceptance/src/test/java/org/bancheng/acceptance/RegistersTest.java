package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What counties keep beside cases: bulletins, studies, experts, trainings, typical cases. */
class RegistersTest {
    private final Product product = Product.get();

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private static String why(Answer refused) {
        return refused.expect(422).at("/detail");
    }

    private Answer published(String tenant) {
        return product.anyone().get("/" + tenant + "/api/v1/public/published").expect(200);
    }

    private List<JsonNode> entries(String tenant, String register, String username) {
        return product.staff(tenant, username)
                .get("/" + tenant + "/api/v1/registers/" + register)
                .expect(200)
                .list("/entries");
    }

    private static Map<String, Object> typical(String subject) {
        Map<String, Object> form = new HashMap<>();
        form.put("kind", "practice");
        form.put("subject", subject);
        form.put("situation", "一件事跑三个窗口");
        form.put("approach", "三个窗口并成一个，材料共用");
        form.put("effect", "跑一次办成");
        return form;
    }

    @Test
    @Clause("XT-14")
    void a_practice_is_written_up_reviewed_and_published_without_names() {
        String subject = "并联办理 " + UUID.randomUUID();
        Matter practice =
                Matter.entry(product, "xiangtan", "typical", Xiangtan.DISPATCHER, typical(subject));
        assertThat(published("xiangtan").text()).doesNotContain(subject);
        assertThat(
                        practice.asks(Xiangtan.DISPATCHER, "publish", Map.of("anonymous", true))
                                .status())
                .isEqualTo(422);
        assertThat(
                        why(
                                practice.asks(
                                        Xiangtan.TASK_FORCE_LEAD,
                                        "publish",
                                        Map.of("anonymous", false))))
                .contains("没有反映人");
        practice.acts(Xiangtan.TASK_FORCE_LEAD, "publish", Map.of("anonymous", true));
        JsonNode piece =
                published("xiangtan").list("/pieces").stream()
                        .filter(one -> one.get("subject").asString().equals(subject))
                        .findFirst()
                        .orElseThrow();
        assertThat(piece.at("/values/approach").asString()).isEqualTo("三个窗口并成一个，材料共用");
        assertThat(piece.get("values").has("source-case")).isFalse();
        assertThat(
                        product.anyone()
                                .get(
                                        "/xiangtan/api/v1/public/published/"
                                                + piece.get("id").asString())
                                .expect(200)
                                .text())
                .contains("跑一次办成");
        practice.acts(Xiangtan.TASK_FORCE_LEAD, "take-down", Map.of("reason", "内容要更新"));
        assertThat(published("xiangtan").text()).doesNotContain(subject);
        product.anyone()
                .get("/xiangtan/api/v1/public/published/" + piece.get("id").asString())
                .expect(404);
    }

    @Test
    void a_refused_matter_is_noticed_county_wide_by_the_leader_and_no_other_kind_is()
            throws IOException {
        Dianjiang dianjiang = new Dianjiang(product);
        String subject = "某局拒不受理 " + UUID.randomUUID();
        Map<String, Object> notice =
                Map.of("subject-of-notice", subject, "situation", "符合条件不给办", "lesson", "举一反三");
        Matter other = dianjiang.working("other", "不属于不给办");
        assertThat(why(other.asks(Dianjiang.DISPATCHER, "name-as-typical", notice)))
                .contains("不给办");
        Matter refused = dianjiang.working("refused", "窗口不给办");
        refused.acts(Dianjiang.DISPATCHER, "name-as-typical", notice);
        assertThat(why(refused.asks(Dianjiang.VERIFIER, "name-as-typical", notice)))
                .contains("已经起草");
        JsonNode paper = refused.paper(Dianjiang.DISPATCHER, "typical-notice", "typical-notice");
        assertThat(paper.at("/fields/number").isMissingNode()).as("a draft has no number").isTrue();
        assertThat(
                        refused.asksOn(
                                        paper,
                                        Dianjiang.DISPATCHER,
                                        "issue",
                                        Map.of("anonymous", true))
                                .status())
                .isEqualTo(422);
        refused.actsOn(paper, Dianjiang.LEADER, "issue", Map.of("anonymous", true));
        JsonNode issued = refused.paper(Dianjiang.DISPATCHER, "typical-notice", "typical-notice");
        assertThat(issued.at("/fields/number").asString()).startsWith("垫行管典〔2026〕");
        assertThat(
                        new Papers(product, "dianjiang", Dianjiang.LEADER)
                                .everywhere(refused, "typical-notice", issued.get("id").asString()))
                .contains("破坏营商环境典型案例通报", "垫行管典〔2026〕", "举一反三")
                .doesNotContain("{", "null");
        assertThat(published("dianjiang").text()).as("for staff only").doesNotContain(subject);
        String read = "/dianjiang/api/v1/public/published";
        assertThat(
                        product.staff("dianjiang", Dianjiang.LAND_TEAM)
                                .get(read + "?type=typical-notice")
                                .expect(200)
                                .text())
                .as("the whole county's staff read it")
                .contains(subject)
                .doesNotContain(refused.number);
        assertThat(product.staff("gangnan", Gangnan.OFFICE).get(read).text())
                .as("but no other county's")
                .doesNotContain(subject);
        Visitor reader = new Visitor(product.base());
        assertThat(reader.opens("/dianjiang/published?type=typical-notice").body())
                .doesNotContain(subject);
        assertThat(reader.signsInAt("/dianjiang/staff/registers", Dianjiang.LAND_TEAM).body())
                .contains("/dianjiang/published?type=typical-notice");
        assertThat(reader.opens("/dianjiang/published?type=typical-notice").body())
                .contains(subject, "仅工作人员可见");
    }

    @Test
    @Clause("DJ-10")
    void a_quarter_is_reviewed_and_its_measures_are_tracked_until_they_are_carried_out() {
        List<JsonNode> reviews = entries("dianjiang", "review", Dianjiang.DISPATCHER);
        JsonNode first =
                reviews.stream()
                        .filter(one -> one.at("/fields/from").asString().equals("2026-01-01"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no review by itself: " + reviews));
        assertThat(first.at("/fields/until").asString()).isEqualTo("2026-03-31");

        // a quarter that no clock of another test leaves behind: the system makes no entry for it
        product.clock().set("2023-11-13T09:00");
        Matter review =
                Matter.entry(
                        product,
                        "dianjiang",
                        "review",
                        Dianjiang.DISPATCHER,
                        Map.of("from", "2023-10-01", "until", "2023-11-12"));
        assertThat(review.clock(Dianjiang.DISPATCHER, "summarise").at("/due").asString())
                .startsWith("2023-11-27T17:30");
        assertThat(why(review.asks(Dianjiang.DISPATCHER, "summarise", Map.of("summary", "多在登记环节"))))
                .contains("参加梳理");
        review.acts(
                Dianjiang.DISPATCHER,
                "summarise",
                Map.of("summary", "多在登记环节", "members", List.of(Dianjiang.LAND)));
        assertThat(why(review.asks(Dianjiang.DISPATCHER, "conclude", Map.of("conclusion", "完"))))
                .contains("一项措施");
        review.acts(
                Dianjiang.DISPATCHER,
                "plan-measure",
                Map.of(
                        "measure-kind",
                        "fewer-materials",
                        "measure-unit",
                        Dianjiang.LAND,
                        "content",
                        "取消村级证明",
                        "measure-due",
                        "2023-12-01"));
        JsonNode measure = review.paper(Dianjiang.DISPATCHER, "review-measure", "review-measure");
        assertThat(why(review.asks(Dianjiang.DISPATCHER, "conclude", Map.of("conclusion", "完"))))
                .contains("没有落实");
        review.actsOn(measure, Dianjiang.LAND_TEAM, "report", Map.of("result", "已取消"));
        review.actsOn(measure, Dianjiang.DISPATCHER, "confirm", Map.of());
        review.acts(Dianjiang.DISPATCHER, "conclude", Map.of("conclusion", "登记少一份材料"));
        assertThat(review.state(Dianjiang.DISPATCHER)).isEqualTo("done");
    }

    @Test
    @Clause("DJ-13")
    void root_problems_are_studied_and_what_was_done_well_is_publicised() {
        Matter study =
                Matter.entry(
                        product,
                        "dianjiang",
                        "study",
                        Dianjiang.DISPATCHER,
                        Map.of("from", "2026-01-01", "until", "2026-05-10"));
        study.asks(Dianjiang.DISPATCHER, "report", Map.of("root-problems", "数据不通")).expect(422);
        study.acts(
                Dianjiang.DISPATCHER,
                "report",
                Map.of("root-problems", "数据不通", "hidden-barriers", "村级证明", "mechanism", "材料共享"));
        assertThat(study.seen(Dianjiang.LAND_TEAM).text()).as("staff read it").contains("村级证明");
        assertThat(entries("dianjiang", "study", Dianjiang.DISPATCHER))
                .anyMatch(one -> one.at("/fields/from").asString().equals("2025-01-01"));

        for (String kind : List.of("practice", "typical-case", "person", "praised-unit")) {
            String subject = kind + " " + UUID.randomUUID();
            Matter piece =
                    Matter.entry(
                            product,
                            "dianjiang",
                            "typical",
                            Dianjiang.LAND_TEAM,
                            Map.of(
                                    "kind",
                                    kind,
                                    "subject",
                                    subject,
                                    "praised-unit",
                                    Dianjiang.LAND,
                                    "situation",
                                    "上门办理",
                                    "effect",
                                    "当天办成"));
            piece.asks(Dianjiang.LAND_TEAM, "publish", Map.of("anonymous", true)).expect(422);
            piece.acts(Dianjiang.DISPATCHER, "publish", Map.of("anonymous", true));
            assertThat(published("dianjiang").text()).contains(subject);
        }
    }

    @Test
    void a_months_bulletin_is_there_by_itself_is_published_to_staff_and_may_be_appealed() {
        List<JsonNode> bulletins = entries("gangnan", "bulletin", Gangnan.OFFICE);
        JsonNode april =
                bulletins.stream()
                        .filter(one -> one.at("/fields/from").asString().equals("2026-04-01"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("none by itself: " + bulletins));
        assertThat(april.at("/fields/until").asString()).isEqualTo("2026-04-30");
        Matter made = Matter.of(product, "gangnan", april.get("number").asString());
        made.shown(Gangnan.MARKET_RECEIVER).expect(404);
        made.acts(Gangnan.OFFICE, "publish", Map.of("findings", "四月", "demands", "抓紧"));
        assertThat(made.seen(Gangnan.MARKET_RECEIVER).at("/fields/findings")).isEqualTo("四月");

        Matter bulletin =
                Matter.entry(
                        product,
                        "gangnan",
                        "bulletin",
                        Gangnan.OFFICE,
                        Map.of("from", "2026-05-01", "until", "2026-05-10"));
        Matter.entering(
                        product,
                        "gangnan",
                        "bulletin",
                        Gangnan.REFORM_HANDLER,
                        Map.of("from", "2026-05-01", "until", "2026-05-10"))
                .expect(422);
        assertThat(
                        Matter.entering(
                                        product,
                                        "gangnan",
                                        "bulletin",
                                        Gangnan.OFFICE,
                                        Map.of("from", "2026-05-10", "until", "2026-05-01"))
                                .expect(422)
                                .at("/fields/0/field"))
                .isEqualTo("until");
        for (String before : List.of(Gangnan.EXPERT, Gangnan.REFORM_HANDLER)) {
            bulletin.shown(before).expect(404);
            assertThat(entries("gangnan", "bulletin", before))
                    .as("a draft is nobody's who has no part in writing it")
                    .noneMatch(one -> one.get("number").asString().equals(bulletin.number));
        }
        bulletin.acts(Gangnan.OFFICE, "publish", Map.of("findings", "按时率下降", "demands", "抓紧"));
        bulletin.shown(Gangnan.EXPERT).expect(200);
        assertThat(
                        why(
                                bulletin.asks(
                                        Gangnan.REFORM_HANDLER,
                                        "appeal",
                                        Map.of(
                                                "appealing-unit",
                                                Gangnan.MARKET,
                                                "reason",
                                                "替别人说"))))
                .contains("本单位");
        bulletin.acts(
                Gangnan.REFORM_HANDLER,
                "appeal",
                Map.of("appealing-unit", Gangnan.REFORM, "reason", "有一件是市里退回的"));
        product.staff("gangnan", Gangnan.OFFICE)
                .post(bulletin.path() + "/reveal", Map.of("reason", "没有反映人可看"))
                .expect(403);
        assertThat(bulletin.seen(Gangnan.OFFICE).text()).doesNotContain("reveal-reporter");
        assertThat(bulletin.seen(Gangnan.REFORM_HANDLER).text()).contains("有一件是市里退回的");
        assertThat(
                        why(
                                bulletin.asks(
                                        Gangnan.REFORM_HANDLER,
                                        "appeal",
                                        Map.of(
                                                "appealing-unit",
                                                Gangnan.REFORM,
                                                "reason",
                                                "同一期再说一次"))))
                .contains("已经对这期通报申诉过");
        Answer neighbour = bulletin.seen(Gangnan.MARKET_RECEIVER);
        assertThat(neighbour.text()).doesNotContain("有一件是市里退回的").contains("按时率下降");
        assertThat(neighbour.list("/assignments")).as("another unit's appeal").isEmpty();
        assertThat(neighbour.list("/offers")).hasSize(1);
        Answer open = bulletin.seen(Gangnan.EXPERT);
        assertThat(open.at("/fields/findings")).isEqualTo("按时率下降");
        for (String list : List.of("/history", "/assignments", "/offers", "/clocks")) {
            assertThat(open.list(list)).as("what it shows, and no more: " + list).isEmpty();
        }
        assertThat(open.text()).doesNotContain("有一件是市里退回的");
        String papers = bulletin.path() + "/documents";
        Api expert = product.staff("gangnan", Gangnan.EXPERT);
        expert.get(papers + "/monthly-bulletin.html").expect(404);
        assertThat(expert.get(papers).expect(200).list("/documents")).isEmpty();
        assertThat(
                        product.staff("gangnan", Gangnan.REFORM_HANDLER)
                                .get(papers + "/monthly-bulletin.html")
                                .expect(200)
                                .text())
                .contains("前提出申诉")
                .doesNotContain("＿＿＿＿");
        assertThat(bulletin.seen(Gangnan.OFFICE).text()).contains("有一件是市里退回的");
        product.clock().set("2026-05-19T09:00");
        assertThat(why(bulletin.asks(Gangnan.OFFICE, "file", Map.of()))).contains("没有答复");
        JsonNode appeal = bulletin.paper(Gangnan.OFFICE, "appeal", "appeal");
        bulletin.actsOn(appeal, Gangnan.OFFICE, "uphold", Map.of("correction", "下期更正"));
        assertThat(
                        why(
                                bulletin.asks(
                                        Gangnan.REFORM_HANDLER,
                                        "appeal",
                                        Map.of(
                                                "appealing-unit",
                                                Gangnan.REFORM,
                                                "reason",
                                                "又想起一件"))))
                .contains("申诉期已过");
        bulletin.acts(Gangnan.OFFICE, "file", Map.of());
        assertThat(published("gangnan").text()).doesNotContain("按时率下降");
    }

    @Test
    @Clause("GN-8")
    void a_report_tells_of_one_period_of_the_county_once_and_when_it_is_over() {
        for (String[] never :
                new String[][] {
                    {"1900-01-01", "1900-01-31"},
                    {"2190-01-01", "2190-01-31"},
                    {"2026-05-12", "2026-05-31"},
                    {"2026-05-11", "2026-06-10"}
                }) {
            assertThat(reporting(never[0], never[1]).expect(422).at("/fields/0/field"))
                    .as(never[0])
                    .isIn("from", "until");
        }
        Matter report =
                Matter.of(
                        product,
                        "gangnan",
                        reporting("2026-05-11", "2026-05-20").expect(201).at("/number"));
        for (String[] again :
                new String[][] {{"2026-05-11", "2026-05-20"}, {"2026-05-11", "2026-05-31"}}) {
            assertThat(reporting(again[0], again[1]).expect(422).at("/detail"))
                    .contains(report.number);
        }
        Map<String, Object> words = Map.of("findings", "还没到月底", "demands", "抓紧");
        for (String early : List.of("2026-05-11T09:00", "2026-05-20T17:00")) {
            product.clock().set(early);
            assertThat(why(report.asks(Gangnan.OFFICE, "publish", words))).contains("2026-05-20");
        }
        assertThat(report.shown(Gangnan.MARKET_RECEIVER).status()).isEqualTo(404);
        report.acts(Gangnan.OFFICE, "void", Map.of("reason", "期间不对"));
        Matter anew =
                Matter.of(
                        product,
                        "gangnan",
                        reporting("2026-05-11", "2026-05-20").expect(201).at("/number"));
        product.clock().set("2026-05-21T09:00");
        anew.acts(Gangnan.OFFICE, "publish", words);
    }

    @Test
    void a_list_of_entries_holds_no_tables_and_no_pages_beyond_its_last() {
        Answer list =
                product.staff("gangnan", Gangnan.OFFICE)
                        .get("/gangnan/api/v1/registers/bulletin?page=999&size=100")
                        .expect(200);
        assertThat(list.at("/page")).isEqualTo("1");
        assertThat(list.list("/entries")).isNotEmpty();
        for (JsonNode entry : list.list("/entries")) {
            for (String much : List.of("by-unit", "satisfaction", "findings", "demands")) {
                assertThat(entry.get("fields").has(much)).as(much).isFalse();
            }
            assertThat(entry.at("/fields/from").asString()).isNotEmpty();
        }
        Visitor visitor = new Visitor(product.base());
        visitor.signsInAt("/gangnan/staff", Gangnan.OFFICE);
        assertThat(visitor.opens("/gangnan/staff/registers/bulletin?page=999").body())
                .contains("/gangnan/staff/cases/BULLETIN-");
    }

    private Answer reporting(String from, String until) {
        return Matter.entering(
                product,
                "gangnan",
                "bulletin",
                Gangnan.OFFICE,
                Map.of("from", from, "until", until));
    }

    @Test
    void a_case_that_an_entry_comes_from_is_there_and_to_be_seen_by_whoever_names_it() {
        Matter hidden = new Gangnan(product).atTheStation("help", "别县的 " + UUID.randomUUID());
        for (String nothing : List.of("XT-20260511-9999", hidden.number, "不是编号")) {
            Map<String, Object> piece = typical("来源编号 " + UUID.randomUUID());
            piece.put("source-case", nothing);
            assertThat(
                            Matter.entering(
                                            product,
                                            "xiangtan",
                                            "typical",
                                            Xiangtan.DISPATCHER,
                                            piece)
                                    .expect(422)
                                    .at("/fields/0/field"))
                    .isEqualTo("source-case");
        }
        Matter source = new Xiangtan(product).atTheWindow("来源事项 " + UUID.randomUUID());
        Map<String, Object> piece = typical("来源编号 " + UUID.randomUUID());
        piece.put("source-case", source.number.toLowerCase(Locale.ROOT));
        Matter entry = Matter.entry(product, "xiangtan", "typical", Xiangtan.DISPATCHER, piece);
        assertThat(entry.seen(Xiangtan.DISPATCHER).at("/fields/source-case"))
                .isEqualTo(source.number);
    }

    @Test
    @Clause("GN-10")
    void experts_are_kept_by_field_consulted_after_a_promise_and_staff_are_trained() {
        String name = "覃立新" + UUID.randomUUID();
        Map<String, Object> expert = Gangnan.pooled(name);
        Matter.entering(product, "gangnan", "pool-expert", Gangnan.REFORM_HANDLER, expert)
                .expect(422);
        Matter kept = Matter.entry(product, "gangnan", "pool-expert", Gangnan.OFFICE, expert);
        kept.shown(Gangnan.MARKET_RECEIVER).expect(404);
        assertThat(why(kept.asks(Gangnan.OFFICE, "admit", Map.of("promised", false))))
                .contains("保密承诺");
        kept.acts(
                Gangnan.OFFICE,
                "amend",
                Map.of("field", "construction", "employer", "区住建局", "strength", "分段验收"));
        kept.acts(Gangnan.OFFICE, "admit", Map.of("promised", true));
        assertThat(entries("gangnan", "pool-expert", Gangnan.OFFICE))
                .anyMatch(one -> one.get("subject").asString().equals(name));

        Matter matter = new Gangnan(product).working("help", "验收标准有分歧");
        Map<String, Object> consulting = new HashMap<>();
        consulting.put("field", "construction");
        consulting.put("issue", "能否分段验收");
        for (Object nobody : List.of("", "POOL-EXPERT-1900-1", matter.number, List.of("x", "y"))) {
            consulting.put("expert", nobody);
            assertThat(consults(matter, consulting).expect(422).at("/fields/0/field"))
                    .isEqualTo("expert");
        }
        consulting.put("expert", kept.number.toLowerCase(Locale.ROOT));
        kept.acts(Gangnan.OFFICE, "retire", Map.of("reason", "调离"));
        consults(matter, consulting).expect(422);
        kept.acts(Gangnan.OFFICE, "restore", Map.of());
        consults(matter, consulting).expect(422);
        kept.acts(Gangnan.OFFICE, "admit", Map.of("promised", true));
        assertThat(offered(matter)).contains(kept.number);
        consults(matter, consulting).expect(200);
        assertThat(
                        matter.paper(Gangnan.OFFICE, "expert-opinion", "expert-opinion")
                                .at("/fields/expert")
                                .asString())
                .isEqualTo(kept.number);
        Visitor visitor = new Visitor(product.base());
        visitor.signsInAt("/gangnan/staff", Gangnan.MARKET_RECEIVER);
        assertThat(visitor.opens("/gangnan/staff/cases/" + matter.number).body())
                .contains("<a href=\"/gangnan/staff/cases/" + kept.number + "\">")
                .contains(kept.number + " " + name);
        JsonNode asked = matter.paper(Gangnan.EXPERT, "expert-opinion", "expert-opinion");
        assertThat(
                        why(
                                matter.asksOn(
                                        asked,
                                        Gangnan.EXPERT,
                                        "promise",
                                        Map.of("confidential", false))))
                .contains("保密承诺");
        matter.asksOn(asked, Gangnan.EXPERT, "give", Map.of("opinion", "可以")).expect(422);
        matter.actsOn(asked, Gangnan.EXPERT, "promise", Map.of("confidential", true))
                .actsOn(asked, Gangnan.EXPERT, "give", Map.of("opinion", "可以分段验收"));
        assertThat(matter.seen(Gangnan.MARKET_RECEIVER).text()).contains("可以分段验收");

        Matter training =
                Matter.entry(
                        product,
                        "gangnan",
                        "training",
                        Gangnan.OFFICE,
                        Map.of(
                                "subject",
                                "保密教育第一期",
                                "held-on",
                                "2026-05-11",
                                "members",
                                List.of(Gangnan.REFORM),
                                "content",
                                "反映人信息怎样保护"));
        training.asks(Gangnan.OFFICE, "record", Map.of()).expect(422);
        training.acts(Gangnan.OFFICE, "record", Map.of("participants", "覃立新、韦小丽"));
        assertThat(training.state(Gangnan.OFFICE)).isEqualTo("held");
    }

    private static Answer consults(Matter matter, Map<String, Object> form) {
        return matter.asksAt(Gangnan.MARKET, Gangnan.MARKET_RECEIVER, "consult-expert", form);
    }

    /** The experts that may be chosen. */
    private static String offered(Matter matter) {
        return matter.assignment(Gangnan.MARKET_RECEIVER, Gangnan.MARKET)
                .get("offers")
                .valueStream()
                .filter(offer -> offer.get("action").asString().equals("consult-expert"))
                .map(offer -> offer.get("form").toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_no_register_or_no_entry_is_told_and_entries_are_no_cases() {
        Answer none =
                product.staff("xiangtan", Xiangtan.DISPATCHER)
                        .get("/xiangtan/api/v1/registers/bulletin")
                        .expect(404);
        assertThat(none.at("/detail")).contains("bulletin", "registers");
        product.staff("xiangtan", Xiangtan.DISPATCHER)
                .post("/xiangtan/api/v1/registers/case", Map.of("inputs", Map.of()))
                .expect(404);
        Matter entry =
                Matter.entry(
                        product,
                        "xiangtan",
                        "typical",
                        Xiangtan.DISPATCHER,
                        typical("不是办件 " + UUID.randomUUID()));
        assertThat(
                        product.staff("xiangtan", Xiangtan.DISPATCHER)
                                .get("/xiangtan/api/v1/cases?number=" + entry.number)
                                .expect(200)
                                .at("/total"))
                .isEqualTo("0");
        product.anyone()
                .get(
                        "/xiangtan/api/v1/public/cases/" + entry.number,
                        Map.of("X-Case-Secret", "0000000000000000"))
                .expect(404);
        entry.shown(Xiangtan.INSPECTOR).expect(404);
        assertThat(entry.seen(Xiangtan.DISPATCHER).at("/history/0/basis")).isEqualTo("XT-14");
    }
}
