package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the counties count, in months that no other test knows: each number with the cases behind
 * it, seen by whom it concerns, and frozen when it is published.
 */
class CountyFiguresTest {
    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);
    private final Gangnan gangnan = new Gangnan(product);

    @BeforeEach
    void a_tuesday_long_ago() {
        product.clock().set("2024-10-15T09:00");
    }

    private static String table(String tenant, String table) {
        return "/" + tenant + "/api/v1/figures/" + table;
    }

    private static String days(String from, String until) {
        return "?from=" + from + "&until=" + until;
    }

    private Answer counted(String tenant, String who, String table, String days) {
        return product.staff(tenant, who).get(table(tenant, table) + days).expect(200);
    }

    private static JsonNode row(Answer table, String row) {
        return table.list("/rows").stream()
                .filter(one -> one.get("row").asString().equals(row))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + row + " in " + table.text()));
    }

    private static JsonNode cell(JsonNode cells, String figure) {
        return cells.valueStream()
                .filter(one -> one.get("figure").asString().equals(figure))
                .findFirst()
                .orElseThrow();
    }

    private static long count(Answer table, String row, String figure) {
        return cell(row(table, row).get("cells"), figure).get("count").asLong();
    }

    private List<String> behind(String tenant, String who, String table, String query) {
        return product
                .staff(tenant, who)
                .get(table(tenant, table) + "/cases" + query)
                .expect(200)
                .list("/cases")
                .stream()
                .map(one -> one.get("number").asString())
                .toList();
    }

    @Test
    @Clause("XT-11")
    void receipt_assignment_results_and_callbacks_are_counted_by_month_and_completion_by_unit() {
        Matter closed = xiangtan.closed("按时办结的一件");
        Matter open = xiangtan.signed("还在办的一件", "ordinary");
        product.clock().set("2024-10-31T09:00");
        String october = days("2024-10-01", "2024-10-31");

        Answer months = counted("xiangtan", Xiangtan.DISPATCHER, "overview", october);
        assertThat(months.at("/basis")).isEqualTo("XT-11");
        assertThat(count(months, "2024-10", "received")).isEqualTo(2);
        assertThat(count(months, "2024-10", "ordered")).isEqualTo(2);
        assertThat(count(months, "2024-10", "closed")).isEqualTo(1);
        assertThat(count(months, "2024-10", "solved")).isEqualTo(1);
        assertThat(count(months, "2024-10", "satisfied")).isEqualTo(1);
        assertThat(months.list("/columns"))
                .allSatisfy(column -> assertThat(column.get("basis").asString()).isNotEmpty());

        Answer units = counted("xiangtan", Xiangtan.DISPATCHER, "completion", october);
        assertThat(count(units, Xiangtan.LAND, "ordered")).isEqualTo(2);
        JsonNode onTime = cell(row(units, Xiangtan.LAND).get("cells"), "on-time");
        assertThat(onTime.get("count").asLong()).isEqualTo(1);
        assertThat(onTime.get("of").asLong()).isEqualTo(1);

        String ordered = october + "&figure=ordered&row=" + Xiangtan.LAND;
        assertThat(behind("xiangtan", Xiangtan.DISPATCHER, "completion", ordered))
                .containsExactlyInAnyOrder(closed.number, open.number);
        assertThat(
                        behind(
                                "xiangtan",
                                Xiangtan.DISPATCHER,
                                "completion",
                                october + "&figure=on-time&part=UNMET"))
                .isEmpty();

        product.clock().set("2024-11-20T09:00");
        open.actsAt(Xiangtan.LAND, Xiangtan.LAND_HANDLER, "report", Xiangtan.result("solved"));
        Answer november =
                counted(
                        "xiangtan",
                        Xiangtan.DISPATCHER,
                        "completion",
                        days("2024-11-01", "2024-11-30"));
        assertThat(
                        cell(row(november, Xiangtan.LAND).get("cells"), "on-time")
                                .get("percent")
                                .asInt())
                .as("five working days after the middle of October are long over")
                .isZero();
    }

    @Test
    @Clause("XT-11")
    void an_analysis_keeps_its_figures_as_they_were_when_it_was_submitted() {
        product.clock().set("2023-07-10T09:00");
        xiangtan.closed("报告里的一件");
        product.clock().set("2023-09-30T09:00");
        Matter report =
                Matter.report(
                        product,
                        "xiangtan",
                        "analysis",
                        Xiangtan.DISPATCHER,
                        "2023-07-01",
                        "2023-09-30");
        Map<String, Object> words = new HashMap<>();
        words.put("findings", "本季度接收、交办、办理结果和回访情况如下表");
        words.put("proposals", "继续跟踪");
        words.put("assessed-by", "approval-bureau");
        Map<String, Object> invented = new HashMap<>(words);
        invented.put("completion", Map.of("rows", List.of()));
        Answer refused = report.asks(Xiangtan.TASK_FORCE_LEAD, "submit", invented).expect(422);
        assertThat(refused.at("/fields/0/field")).isEqualTo("completion");

        // a quarter that no clock of another test leaves behind: the system makes no entry for it
        product.clock().set("2023-11-13T09:00");
        Matter next =
                Matter.entry(
                        product,
                        "xiangtan",
                        "analysis",
                        Xiangtan.TASK_FORCE_LEAD,
                        Map.of("from", "2023-10-01", "until", "2023-11-12"));
        assertThat(next.seen(Xiangtan.TASK_FORCE_LEAD).at("/clocks/0/due"))
                .as("ten working days to write it")
                .startsWith("2023-11-27T17:30");
        product.clock().set("2023-09-30T09:00");
        assertThat(report.asks(Xiangtan.TASK_FORCE_LEAD, "submit", words).expect(422).at("/detail"))
                .as("the quarter is not over")
                .contains("2023-09-30");
        product.clock().set("2023-10-01T09:00");
        report.acts(Xiangtan.TASK_FORCE_LEAD, "submit", words);
        String kept =
                report.seen(Xiangtan.TASK_FORCE_LEAD).at("/fields/overview/lines/0/cells/0/all");
        assertThat(kept).isEqualTo("1");

        product.clock().set("2023-09-30T10:00");
        xiangtan.atTheWindow("提交之后又来的一件");
        Answer now =
                counted(
                        "xiangtan",
                        Xiangtan.DISPATCHER,
                        "overview",
                        days("2023-07-01", "2023-09-30"));
        assertThat(now.list("/rows").stream().map(r -> r.get("row").asString())).hasSize(2);
        assertThat(report.seen(Xiangtan.TASK_FORCE_LEAD).at("/fields/overview/total/0/all"))
                .as("what was submitted stays")
                .isEqualTo("1");
        assertThat(
                        new Visitor(product.base())
                                .signsInAt(
                                        "/xiangtan/staff/cases/" + report.number,
                                        Xiangtan.TASK_FORCE_LEAD)
                                .body())
                .contains("各单位完成情况", "之后的变化不再计入");
        for (String form : List.of("docx", "pdf", "html")) {
            product.staff("xiangtan", Xiangtan.TASK_FORCE_LEAD)
                    .get(report.path() + "/documents/analysis-report." + form)
                    .expect(200);
        }
    }

    @Test
    @Clause("GN-9")
    void satisfaction_is_shown_against_ninety_five_percent_and_silence_counts_on_neither_side() {
        product.clock().set("2024-05-13T09:00");
        String may = days("2024-05-01", "2024-05-31");
        for (String reply : List.of("satisfied", "dissatisfied", "declined-to-say")) {
            Map<String, Object> said =
                    new HashMap<>(Map.of("reached", true, "satisfaction", reply));
            if (reply.equals("dissatisfied")) {
                said.putAll(Gangnan.dissatisfied(false));
            }
            closes(
                    gangnan.reported("help", "回访 " + reply)
                            .acts(Gangnan.CALLBACK, "callback", said));
        }
        Matter unreached = gangnan.reported("help", "三次没有接通");
        for (int call = 0; call < 3; call++) {
            unreached.acts(Gangnan.CALLBACK, "callback", Map.of("reached", false));
        }
        closes(unreached);

        Answer month = counted("gangnan", Gangnan.OFFICE, "satisfaction", may);
        JsonNode satisfied = cell(row(month, "2024-05").get("cells"), "satisfied");
        assertThat(satisfied.get("count").asLong()).isEqualTo(1);
        assertThat(satisfied.get("of").asLong())
                .as("of those who said what they think")
                .isEqualTo(2);
        assertThat(satisfied.get("reached").asBoolean()).isFalse();
        assertThat(count(month, "2024-05", "declined")).isEqualTo(1);
        assertThat(count(month, "2024-05", "unreached")).isEqualTo(1);
        assertThat(cell(row(month, "2024-05").get("cells"), "called").get("percent").asInt())
                .isEqualTo(100);

        String page =
                new Visitor(product.base())
                        .signsInAt(
                                "/gangnan/staff/figures" + may + "&table=satisfaction",
                                Gangnan.OFFICE)
                        .body();
        assertThat(page).contains("50%", "1 / 2 件", "目标 95% 以上", "未达目标", "GN-9");
        assertThat(unreached.followed().text())
                .as("the business sees where its matter is, at once")
                .contains("已办结");
    }

    private static void closes(Matter matter) {
        matter.acts(Gangnan.DISPATCHER, "close", Map.of("outcome", "solved", "reason", "许可证已发"));
    }

    @Test
    @Clause("GN-8")
    void units_are_ranked_by_their_rates_and_the_bulletin_keeps_the_figures_of_its_month() {
        product.clock().set("2024-04-15T09:00");
        closes(
                gangnan.reported("help", "按时又满意")
                        .acts(Gangnan.CALLBACK, "callback", Gangnan.satisfied()));
        Matter late =
                gangnan.atTheStation("help", "超期又不满意")
                        .acts(
                                Gangnan.DISPATCHER,
                                "assign",
                                Gangnan.assigning("help", Gangnan.REFORM))
                        .actsAt(Gangnan.REFORM, Gangnan.REFORM_HANDLER, "sign", Map.of());
        product.clock().set("2024-04-29T09:00");
        late.actsAt(Gangnan.REFORM, Gangnan.REFORM_HANDLER, "contact", Map.of("result", "已联系"))
                .actsAt(Gangnan.REFORM, Gangnan.REFORM_HANDLER, "report", Gangnan.result())
                .acts(Gangnan.CALLBACK, "callback", Gangnan.dissatisfied(false));
        closes(late);
        String april = days("2024-04-01", "2024-04-30");

        Answer ranking = counted("gangnan", Gangnan.OFFICE, "ranking", april);
        Map<String, Integer> ranks =
                ranking.list("/rows").stream()
                        .collect(
                                Collectors.toMap(
                                        r -> r.get("row").asString(), r -> r.get("rank").asInt()));
        assertThat(ranks).containsEntry(Gangnan.MARKET, 1).containsEntry(Gangnan.REFORM, 2);
        assertThat(counted("gangnan", Gangnan.MARKET_RECEIVER, "ranking", april).list("/rows"))
                .as("who sees his own unit's matters alone ranks nobody")
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("rank").isNumber()).isFalse());
        JsonNode reform = row(ranking, Gangnan.REFORM).get("cells");
        assertThat(cell(reform, "on-time").get("percent").asInt()).isZero();
        assertThat(cell(reform, "solved").get("percent").asInt()).isEqualTo(100);

        product.clock().set("2024-05-01T09:00");
        Matter bulletin =
                Matter.report(
                        product, "gangnan", "bulletin", Gangnan.OFFICE, "2024-04-01", "2024-04-30");
        bulletin.acts(Gangnan.OFFICE, "publish", Map.of("findings", "总体平稳", "demands", "按时办结"));
        String paper =
                product.staff("gangnan", Gangnan.OFFICE)
                        .get(bulletin.path() + "/documents/monthly-bulletin.html")
                        .expect(200)
                        .text();
        assertThat(paper)
                .as("the office prints and sends it with its figures")
                .contains("港南响通", "总体平稳", "分单位考核指标", "回访和满意情况")
                .contains("50%<br>（1/2）", "（目标 95%）");
        assertThat(bulletin.seen(Gangnan.MARKET_RECEIVER).text())
                .as("whom it concerns reads the figures in it")
                .contains("经营主体满意率");
    }

    @Test
    @Clause("GN-7b")
    void a_rectification_notice_is_listed_in_the_bulletin_of_its_month() {
        product.clock().set("2024-06-11T09:00");
        Map<String, Object> shirking =
                Map.of("rectified-for", "shirking", "demand", "限期整改", "due", "2024-06-25");
        Matter shirked =
                gangnan.assigned("help", "推诿扯皮，挂牌督办")
                        .actsAt(Gangnan.MARKET, Gangnan.INSPECTOR, "rectify", shirking);
        gangnan.assigned("help", "同月没有挂牌");

        product.clock().set("2024-07-01T09:00");
        JsonNode byUnit =
                Matter.report(
                                product,
                                "gangnan",
                                "bulletin",
                                Gangnan.OFFICE,
                                "2024-06-01",
                                "2024-06-30")
                        .acts(
                                Gangnan.OFFICE,
                                "publish",
                                Map.of("findings", "一件挂牌督办", "demands", "限期整改"))
                        .seen(Gangnan.OFFICE)
                        .body()
                        .at("/fields/by-unit");
        JsonNode listed = byUnit.at("/lists/0");
        assertThat(listed.get("figure").asString()).isEqualTo("listed");
        assertThat(listed.get("items").valueStream().map(one -> one.get("number").asString()))
                .containsExactly(shirked.number);
        List<String> columns =
                byUnit.get("columns")
                        .valueStream()
                        .map(column -> column.get("figure").asString())
                        .toList();
        assertThat(byUnit.at("/total/" + columns.indexOf("listed") + "/all").asLong()).isEqualTo(1);
    }

    @Test
    @Clause({"CM-12", "CM-13"})
    void
            callbacks_of_units_and_of_the_centre_and_rectification_are_counted_and_kept_in_bulletins() {
        product.clock().set("2023-03-13T09:00");
        Chongming chongming = new Chongming(product);
        chongming
                .calledByTheUnit("两次回访都满意")
                .acts(Chongming.CALLBACK, "callback", Chongming.centreCall("satisfied", "nothing"))
                .acts(Chongming.DISPATCHER, "close", Chongming.closing());
        Matter concealed =
                chongming
                        .calledByTheUnit("单位说满意，中心查出应解决未解决")
                        .acts(
                                Chongming.CALLBACK,
                                "callback",
                                Chongming.centreCall("dissatisfied", "should-be-solved"));
        concealed.actsAt(
                Chongming.MARKET,
                Chongming.SUPERVISOR,
                "supervise-again",
                Map.of("demand", "限时整改到位", "due", "2023-03-20"));
        concealed
                .actsAt(Chongming.MARKET, Chongming.MARKET_OFFICER, "report", Chongming.solved())
                .actsAt(
                        Chongming.MARKET,
                        Chongming.MARKET_OFFICER,
                        "call-back",
                        Chongming.unitCall("satisfied"))
                .acts(
                        Chongming.CALLBACK,
                        "callback",
                        Chongming.centreCall("dissatisfied", "nothing"))
                .acts(Chongming.DISPATCHER, "close", Chongming.closing());
        String march = days("2023-03-01", "2023-03-31");

        Answer callbacks = counted("chongming", Chongming.COORDINATOR, "callbacks", march);
        JsonNode month = row(callbacks, "2023-03").get("cells");
        assertThat(cell(month, "unit-satisfied").get("percent").asInt()).isEqualTo(100);
        assertThat(cell(month, "satisfied").get("count").asLong()).isEqualTo(1);
        assertThat(cell(month, "satisfied").get("of").asLong()).isEqualTo(2);
        assertThat(cell(month, "supervised").get("count").asLong()).isEqualTo(1);
        assertThat(cell(month, "rectified").get("percent").asInt()).isEqualTo(100);
        assertThat(
                        behind(
                                "chongming",
                                Chongming.COORDINATOR,
                                "callbacks",
                                march + "&figure=satisfied&row=2023-03&part=UNMET"))
                .containsExactly(concealed.number);

        product.clock().set("2024-01-02T09:00");
        Matter bulletin =
                Matter.report(
                                product,
                                "chongming",
                                "bulletin",
                                Chongming.COORDINATOR,
                                "2023-01-01",
                                "2023-03-31")
                        .acts(
                                Chongming.COORDINATOR,
                                "publish",
                                Map.of("findings", "运行平稳", "demands", "限时整改"));
        assertThat(bulletin.seen(Chongming.COORDINATOR).at("/fields/callbacks/total/5/all"))
                .isEqualTo("1");
        Matter year =
                Matter.report(
                                product,
                                "chongming",
                                "assessment",
                                Chongming.COORDINATOR,
                                "2023-01-01",
                                "2023-12-31")
                        .acts(Chongming.COORDINATOR, "submit", Map.of("findings", "纳入年度考核"));
        assertThat(year.seen(Chongming.COORDINATOR).at("/fields/by-unit/lines/0/key"))
                .isEqualTo(Chongming.MARKET);
    }

    @Test
    @Clause("CM-12")
    void an_order_counts_in_the_month_it_ended_whatever_is_done_on_it_later() {
        product.clock().set("2022-03-14T09:00");
        Chongming chongming = new Chongming(product);
        Matter matter = chongming.calledByTheUnit("三月办结，五月定措施");
        String march = days("2022-03-01", "2022-03-31");
        String may = days("2022-05-01", "2022-05-31");
        product.clock().set("2022-05-10T09:00");
        matter.actsAt(
                Chongming.MARKET,
                Chongming.MARKET_OFFICER,
                "plan-measure",
                Map.of(
                        "measure-kind", "procedure",
                        "content", "取消一张表",
                        "measure-due", "2022-06-30"));
        Answer then = counted("chongming", Chongming.COORDINATOR, "by-unit", march);
        assertThat(cell(row(then, Chongming.MARKET).get("cells"), "on-time").get("of").asLong())
                .isEqualTo(1);
        assertThat(behind("chongming", Chongming.COORDINATOR, "by-unit", may + "&figure=on-time"))
                .isEmpty();
    }

    @Test
    @Clause("CM-11")
    void problems_are_listed_and_counted_by_the_weak_point_that_is_behind_them() {
        product.clock().set("2023-09-11T09:00");
        List<Matter> listed = new ArrayList<>();
        for (String weak : List.of("data-sharing", "data-sharing", "guide")) {
            Map<String, Object> form = new HashMap<>();
            form.put("subject", "一网通办断点 " + weak);
            form.put("weak-point", weak);
            form.put("problem-unit", Chongming.MARKET);
            form.put("analysis", "两个系统的数据没有打通，群众要重复提交");
            form.put("due", "2023-10-20");
            listed.add(
                    Matter.entry(
                            product, "chongming", "problem-list", Chongming.COORDINATOR, form));
        }
        listed.getFirst().acts(Chongming.COORDINATOR, "improve", Map.of("improvement", "已打通"));

        Answer weak =
                counted(
                        "chongming",
                        Chongming.COORDINATOR,
                        "weak-points",
                        days("2023-09-01", "2023-09-30"));
        assertThat(count(weak, "data-sharing", "problems")).isEqualTo(2);
        assertThat(count(weak, "data-sharing", "improved")).isEqualTo(1);
        assertThat(count(weak, "guide", "problems")).isEqualTo(1);
        assertThat(weak.list("/lists/0/items").stream().map(one -> one.get("number").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        listed.stream().map(one -> one.number).toList());
    }

    @Test
    @Clause("DJ-8")
    void
            each_of_the_four_sides_of_a_callback_is_counted_for_the_unit_and_nobody_reached_for_none() {
        product.clock().set("2022-05-09T09:00");
        Dianjiang dianjiang = new Dianjiang(product);
        dianjiang
                .reported("四个方面都满意")
                .acts(Dianjiang.CALLBACK, "callback", Dianjiang.rated(5))
                .acts(Dianjiang.DISPATCHER, "close", Dianjiang.closing());
        Map<String, Object> rude = new HashMap<>(Dianjiang.rated(4));
        rude.put("attitude", 2);
        Matter one = dianjiang.reported("只有态度不满意").acts(Dianjiang.CALLBACK, "callback", rude);
        JsonNode inspection = one.paper(Dianjiang.VERIFIER, "inspection", "inspection");
        one.actsOn(inspection, Dianjiang.SUPERVISOR, "join", Map.of("joint-opinion", "态度生硬"))
                .actsOn(inspection, Dianjiang.VERIFIER, "dismiss", Map.of("findings", "已当场道歉"))
                .acts(Dianjiang.DISPATCHER, "close", Dianjiang.closing());
        dianjiang
                .reported("没有接通")
                .acts(Dianjiang.CALLBACK, "callback", Map.of("reached", false))
                .acts(Dianjiang.DISPATCHER, "close", Dianjiang.closing());

        Answer table =
                counted(
                        "dianjiang",
                        Dianjiang.VERIFIER,
                        "callbacks",
                        days("2022-05-01", "2022-05-31"));
        JsonNode land = row(table, Dianjiang.LAND).get("cells");
        assertThat(cell(land, "attitude").get("percent").asInt()).isEqualTo(50);
        for (String side : List.of("result", "efficiency", "integrity")) {
            assertThat(cell(land, side).get("percent").asInt()).as(side).isEqualTo(100);
            assertThat(cell(land, side).get("of").asLong()).as(side).isEqualTo(2);
        }
        assertThat(cell(land, "satisfied").get("percent").asInt()).isEqualTo(50);
        assertThat(cell(land, "unreached").get("count").asLong()).isEqualTo(1);
    }

    @Test
    @Clause("DJ-12")
    void criticism_is_counted_by_person_window_and_unit_and_by_ground_for_the_yearly_score() {
        product.clock().set("2023-04-10T09:00");
        Matter matter = new Dianjiang(product).reported("通报批评的统计");
        List<List<String>> notices =
                List.of(
                        List.of("person", "某经办人", "attitude"),
                        List.of("window", "三号窗口", "slow-action"),
                        List.of("window", "三号窗口", "attitude"),
                        List.of("unit", "县规划自然资源局", "inaction"));
        for (List<String> notice : notices) {
            matter.acts(
                    Dianjiang.VERIFIER,
                    "criticise",
                    Map.of(
                            "about", notice.get(0),
                            "about-whom", notice.get(1),
                            "about-unit", Dianjiang.LAND,
                            "criticised-for", notice.get(2),
                            "demand", "书面检查"));
        }
        String year = days("2023-01-01", "2023-12-31");

        Answer named = counted("dianjiang", Dianjiang.VERIFIER, "criticised", year);
        assertThat(count(named, "某经办人", "persons")).isEqualTo(1);
        assertThat(count(named, "三号窗口", "windows")).isEqualTo(2);
        Answer grounds = counted("dianjiang", Dianjiang.VERIFIER, "grounds", year);
        assertThat(count(grounds, "attitude", "persons")).isEqualTo(1);
        assertThat(count(grounds, "attitude", "windows")).isEqualTo(1);
        assertThat(count(grounds, "inaction", "units")).isEqualTo(1);
        Answer units = counted("dianjiang", Dianjiang.VERIFIER, "by-unit", year);
        assertThat(count(units, Dianjiang.LAND, "windows")).isEqualTo(2);
        assertThat(
                        behind(
                                "dianjiang",
                                Dianjiang.VERIFIER,
                                "by-unit",
                                year + "&figure=persons&row=" + Dianjiang.LAND))
                .containsExactly(matter.number);
    }

    @Test
    void a_unit_sees_its_own_figures_and_a_window_what_came_in_there() {
        product.clock().set("2024-06-11T09:00");
        Matter mine = xiangtan.signed("本单位的一件", "ordinary");
        Matter other = xiangtan.atTheWindow("还没有交办的一件");
        String june = days("2024-06-01", "2024-06-30");

        Answer handlers = counted("xiangtan", Xiangtan.LAND_HANDLER, "completion", june);
        assertThat(handlers.list("/rows").stream().map(r -> r.get("row").asString()))
                .containsExactly(Xiangtan.LAND);
        assertThat(behind("xiangtan", Xiangtan.LAND_HANDLER, "by-channel", june))
                .contains(mine.number)
                .doesNotContain(other.number);
        assertThat(behind("xiangtan", Xiangtan.WINDOW, "by-channel", june))
                .contains(mine.number, other.number);
        assertThat(
                        counted("xiangtan", Xiangtan.WINDOW, "completion", june)
                                .list("/rows")
                                .stream()
                                .map(r -> r.get("row").asString()))
                .as("of the orders only those of matters that came in at this window")
                .containsExactly(Xiangtan.LAND);
    }

    @Test
    void what_is_asked_wrongly_is_answered_with_what_there_is() {
        Api dispatcher = product.staff("xiangtan", Xiangtan.DISPATCHER);
        Answer unknown = dispatcher.get(table("xiangtan", "by-star")).expect(404);
        assertThat(unknown.at("/type")).endsWith("/figures-not-found");
        assertThat(unknown.text()).contains("completion");
        assertThat(
                        dispatcher
                                .get(table("xiangtan", "completion") + "/cases?figure=moon")
                                .expect(404)
                                .text())
                .contains("on-time");
        for (String days :
                List.of(
                        days("2024-02-30", "2024-03-01"),
                        days("2024-03-02", "2024-03-01"),
                        days("gestern", "heute"))) {
            assertThat(
                            dispatcher
                                    .get(table("xiangtan", "completion") + days)
                                    .expect(400)
                                    .at("/type"))
                    .endsWith("/bad-parameter");
        }
        product.anyone().get(table("xiangtan", "completion")).expect(401);
        Answer all = dispatcher.get("/xiangtan/api/v1/figures").expect(200);
        assertThat(all.list("/figures"))
                .anySatisfy(
                        figure ->
                                assertThat(figure.get("share").asString(""))
                                        .isEqualTo("!clock.resolve.late"));
    }

    @Test
    void a_table_can_be_had_as_a_workbook_with_its_numbers_as_numbers()
            throws IOException, InterruptedException {
        product.clock().set("2024-08-12T09:00");
        xiangtan.closed("进表的一件");
        String page = "/xiangtan/staff/figures";
        String query = days("2024-08-01", "2024-08-31") + "&table=completion";
        Visitor visitor = new Visitor(product.base());
        assertThat(visitor.signsInAt(page + query, Xiangtan.DISPATCHER).body())
                .contains("table.xlsx", "自然资源局");
        HttpResponse<byte[]> file =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                product.base()
                                                        .resolve(page + "/table.xlsx" + query))
                                        .header(
                                                "Cookie",
                                                "BC_XIANGTAN=" + visitor.cookie("BC_XIANGTAN"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        Map<String, String> parts = new HashMap<>();
        try (ZipInputStream book = new ZipInputStream(new ByteArrayInputStream(file.body()))) {
            for (ZipEntry part = book.getNextEntry(); part != null; part = book.getNextEntry()) {
                parts.put(part.getName(), new String(book.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(parts.get("xl/sharedStrings.xml")).contains("各单位完成情况", "自然资源");
        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>1.0</v>");
    }
}
