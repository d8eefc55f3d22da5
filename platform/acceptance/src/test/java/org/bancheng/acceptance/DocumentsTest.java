package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.HOUSING;
import static org.bancheng.acceptance.Xiangtan.HOUSING_HANDLER;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each county's forms and letters, asked for over HTTP and read back from every format. */
class DocumentsTest {
    private static final String WORK_FORM = "documents/work-form.yaml";
    private static final String ORDER = "documents/handover-order.yaml";

    private final Product product = Product.get();

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private Papers papers(String tenant, String username) {
        return new Papers(product, tenant, username);
    }

    /** With a co-handling unit: each has its own. */
    private Matter assigned(Xiangtan xiangtan) {
        return xiangtan.triaged("宅基地确权，𠮷先生跑了三趟", "complex")
                .acts(
                        DISPATCHER,
                        "assign",
                        Map.of(
                                "lead",
                                LAND,
                                "co-handling",
                                List.of(HOUSING),
                                "duty",
                                "核查宅基地确权登记，<b>十日</b>内答复"));
    }

    private void every_assigned_case_has_its_form(String tenant) throws IOException {
        Matter matter = assigned(new Xiangtan(product, tenant));
        Map<String, String> units = Map.of(LAND, "自然资源局（牵头）", HOUSING, "住房和城乡建设局（协办）");
        for (String unit : List.of(LAND, HOUSING)) {
            String subject = matter.assignment(DISPATCHER, unit).get("id").asString();
            String text = papers(tenant, DISPATCHER).everywhere(matter, "work-form", subject);
            assertThat(text)
                    .contains(
                            "湘潭县解决企业群众“办不成事”问题工作表",
                            matter.number,
                            units.get(unit),
                            "核查宅基地确权登记，<b>十日</b>内答复",
                            "宅基地确权，𠮷先生跑了三趟",
                            "办结期限2026年5月25日17:30",
                            "五、工作流程2",
                            "138****5678")
                    .doesNotContain("王长生", "13812345678", "{", "null");
        }
    }

    @Test
    @Clause("XT-15")
    void each_assigned_unit_has_its_work_form_with_its_duty_and_deadline() throws IOException {
        every_assigned_case_has_its_form(Xiangtan.TENANT);
    }

    @Test
    @Clause("XT-15")
    void the_form_follows_the_case_to_its_result() throws IOException {
        Matter matter = new Xiangtan(product).reported("公租房补贴没到账");
        String subject = matter.assignment(DISPATCHER, LAND).get("id").asString();
        assertThat(papers(Xiangtan.TENANT, DISPATCHER).everywhere(matter, "work-form", subject))
                .contains("办理情况已补办登记", "办理结果已解决", "对反映人的答复和解释材料已由我局内部调取，证书可来窗口领取。", "李建国");
    }

    @Test
    @Clause("DJ-6")
    void each_unit_has_its_handover_order_with_the_term_of_its_level() throws IOException {
        every_unit_has_its_order("dianjiang");
    }

    /** On the second level: five working days for two units. */
    private Matter scheduled(String tenant) {
        Map<String, Object> form = Matter.form("退休审批缺材料");
        form.put("stuck-cause", "要补的材料没人说得清");
        form.put("reporter-name", "陈秀英");
        form.put("reporter-phone", "13912345678");
        return new Matter(
                        product,
                        tenant,
                        product.staff(tenant, "ranyan")
                                .post(
                                        "/" + tenant + "/api/v1/cases",
                                        Map.of("channel", "county-hall", "inputs", form)))
                .acts(
                        "tanyong",
                        "accept",
                        Map.of(
                                "section-heads",
                                "丁毅",
                                "stuck-type",
                                "hard",
                                "level",
                                "level-2",
                                "category",
                                "social-insurance",
                                "first-unit",
                                "natural-resources"))
                .acts(
                        "tanyong",
                        "assign",
                        Map.of(
                                "lead",
                                "natural-resources",
                                "co-handling",
                                List.of("human-resources"),
                                "duty",
                                "会商补件清单"));
    }

    private void every_unit_has_its_order(String tenant) throws IOException {
        Matter matter = scheduled(tenant);
        for (String unit : List.of("natural-resources", "human-resources")) {
            JsonNode order = matter.assignment("tanyong", unit);
            assertThat(
                            papers(tenant, "tanyong")
                                    .everywhere(
                                            matter, "handover-order", order.get("id").asString()))
                    .contains(
                            "垫江县“办不成事”事项交办单",
                            matter.number,
                            "办不成的原因要补的材料没人说得清",
                            "交办内容会商补件清单",
                            "办结时限2026年5月18日17:30",
                            "三、工作流程（三）")
                    .contains(unit.equals("natural-resources") ? "（牵头）" : "（协办）")
                    .doesNotContain("{", "null", "13912345678", "DJ-6");
            assertThat(
                            papers(tenant, "tanyong")
                                    .pages(matter, "handover-order", order.get("id").asString()))
                    .as("an ordinary matter")
                    .isEqualTo(1);
        }
    }

    @Test
    void what_can_be_had_is_listed_for_each_subject_and_the_format_follows_what_was_asked() {
        Matter matter = assigned(new Xiangtan(product));
        Api staff = product.staff(Xiangtan.TENANT, LAND_HANDLER);
        List<JsonNode> listed =
                staff.get(matter.path() + "/documents").expect(200).list("/documents");
        assertThat(listed).extracting(d -> d.get("document").asString()).contains("work-form");
        assertThat(listed)
                .filteredOn(d -> d.get("document").asString().equals("work-form"))
                .extracting(d -> d.get("unit").asString())
                .containsExactly(LAND, HOUSING);
        String address = matter.path() + "/documents/work-form";
        assertThat(type(staff.get(address))).contains("wordprocessingml");
        assertThat(type(staff.get(address + ".pdf"))).isEqualTo("application/pdf");
        assertThat(type(staff.get(address + "?format=html"))).startsWith("text/html");
        assertThat(type(staff.get(address, Map.of("Accept", "application/pdf"))))
                .isEqualTo("application/pdf");
        Answer got = staff.get(address + ".html").expect(200);
        assertThat(got.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(got.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(got.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(got.text()).contains("莲乡服务", "#a81e4b");
        for (String missing :
                List.of(".exe", "-x.pdf", ".pdf?subject=00000000-0000-0000-0000-000000000000")) {
            assertThat(staff.get(address + missing).expect(404).at("/type"))
                    .endsWith("/document-not-found");
        }
    }

    private static String type(Answer answer) {
        return answer.expect(200).headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void staff_of_another_unit_are_given_nothing() {
        Matter matter = new Xiangtan(product).assigned("与别的单位无关", "ordinary");
        Api stranger = product.staff(Xiangtan.TENANT, HOUSING_HANDLER);
        for (String address :
                List.of("", "/work-form", "/work-form.pdf", "/work-form.docx", "/work-form.html")) {
            Answer refused = stranger.get(matter.path() + "/documents" + address).expect(404);
            assertThat(refused.text()).doesNotContain("与别的单位无关");
            product.anyone().get(matter.path() + "/documents" + address).expect(401);
        }
        stranger.post(matter.path() + "/documents/work-form.html", Map.of("reason", "想看看"))
                .expect(404);
    }

    @Test
    void a_reporter_stands_in_clear_only_for_a_post_that_may_with_a_reason_that_is_kept() {
        Matter matter = new Xiangtan(product).assigned("要联系反映人", "ordinary");
        String address = matter.path() + "/documents/work-form.html";
        Api handler = product.staff(Xiangtan.TENANT, LAND_HANDLER);
        assertThat(handler.get(address).expect(200).text())
                .contains("138****5678")
                .doesNotContain("王长生", "13812345678");
        handler.post(address, Map.of("reason", "")).expect(422);
        assertThat(handler.post(address, Map.of("reason", "上门核实")).expect(200).text())
                .contains("王长生", "13812345678");
        assertThat(matter.seen(DISPATCHER).list("/history").getLast().get("action").asString())
                .isEqualTo("reveal-reporter");
        product.staff(Xiangtan.TENANT, Xiangtan.INSPECTOR)
                .post(address, Map.of("reason", "督查"))
                .expect(403);
    }

    @Test
    void the_case_page_hands_a_form_out_in_clear_to_a_post_that_may_for_a_reason() {
        Matter matter = new Xiangtan(product).assigned("要带着表上门", "ordinary");
        String page = "/xiangtan/staff/cases/" + matter.number;
        String file = page + "/documents/work-form.html";
        Visitor handler = new Visitor(product.base());
        HttpResponse<String> shown = handler.signsInAt(page, LAND_HANDLER);
        assertThat(shown.body()).contains("带反映人完整信息");
        HttpResponse<String> without = handler.submits(shown, file, Map.of("reason", " "));
        assertThat(without.body())
                .as("back on the page, told what is missing")
                .contains("请写明查看理由")
                .doesNotContain("王长生");
        HttpResponse<String> clear = handler.submits(shown, file, Map.of("reason", "上门核实"));
        assertThat(clear.body()).contains("王长生", "13812345678");
        assertThat(clear.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(matter.seen(DISPATCHER).list("/history").getLast().get("action").asString())
                .isEqualTo("reveal-reporter");
        assertThat(
                        handler.submits(
                                        shown,
                                        page + "/documents/nothing.html",
                                        Map.of("reason", "上门核实"))
                                .statusCode())
                .isEqualTo(404);

        Visitor inspector = new Visitor(product.base());
        HttpResponse<String> masked = inspector.signsInAt(page, Xiangtan.INSPECTOR);
        assertThat(masked.body()).contains("工作表").doesNotContain("带反映人完整信息");
        HttpResponse<String> refused = inspector.submits(masked, file, Map.of("reason", "督查"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).doesNotContain("王长生");
    }

    @Test
    void the_case_page_offers_each_units_form_and_hands_it_out() {
        Matter matter = assigned(new Xiangtan(product));
        Visitor person = new Visitor(product.base());
        person.signsInAt("/xiangtan/staff", DISPATCHER);
        String page = "/xiangtan/staff/cases/" + matter.number;
        String subject = matter.assignment(DISPATCHER, HOUSING).get("id").asString();
        String file = page + "/documents/work-form.pdf?subject=" + subject;
        assertThat(person.opens(page).body()).contains("工作表", file);
        HttpResponse<String> got = person.opens(file);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(got.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(person.opens(page + "/documents/nothing.pdf").statusCode()).isEqualTo(404);
    }

    @Test
    @Clause("DJ-6")
    void without_its_template_there_is_no_handover_order() {
        String county = "dianjiangformless";
        Map<String, String> without = Product.folder("dianjiang", county);
        without.remove(ORDER);
        product.apply(without);
        assertThatThrownBy(() -> every_unit_has_its_order(county))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected 200, got 404");
    }

    @Test
    @Clause("XT-10")
    void an_urging_and_its_report_to_the_inspectors_are_letters_with_number_and_date()
            throws IOException {
        Matter matter = new Xiangtan(product).signed("催了才办", "ordinary");
        product.clock().set("2026-05-19T09:00");
        matter.actsAt(
                LAND, DISPATCHER, "urge", Map.of("demand", "请三日内办结并说明原因", "due", "2026-05-22"));
        matter.actsAt(LAND, DISPATCHER, "refer", Map.of("demand", "经催办仍未解决，请督办"));
        JsonNode urging = matter.paper(DISPATCHER, "letter", "urge");
        JsonNode referral = matter.paper(DISPATCHER, "letter", "referral");
        String number = urging.at("/fields/number").asString();
        assertThat(number).startsWith("潭县办催〔2026〕");
        Papers papers = papers(Xiangtan.TENANT, DISPATCHER);
        assertThat(papers.everywhere(matter, "urge-notice", urging.get("id").asString()))
                .contains(
                        "催办通知",
                        number,
                        "县自然资源局：",
                        "请三日内办结并说明原因",
                        "请于2026年5月22日前回复",
                        "2026年5月18日17:30",
                        "2026年5月19日");
        assertThat(papers.everywhere(matter, "referral", referral.get("id").asString()))
                .contains("县政府督查室：", "经催办仍未解决，请督办", "催了才办", "催办通知", "已发的文书：");
        matter.actsAt(
                LAND,
                Xiangtan.INSPECTOR,
                "supervise",
                Map.of("demand", "限期办结", "supervised-until", "2026-05-22"));
        JsonNode supervision = matter.paper(DISPATCHER, "letter", "supervise");
        assertThat(
                        papers.everywhere(
                                matter, "supervision-notice", supervision.get("id").asString()))
                .contains("现予督办，要求如下：", "限期办结")
                .doesNotContain("督办通知事项");
        product.staff(Xiangtan.TENANT, DISPATCHER)
                .get(
                        matter.path()
                                + "/documents/referral.pdf?subject="
                                + urging.get("id").asString())
                .expect(404);
    }

    @Test
    @Clause("GN-7c")
    void the_three_kinds_of_supervision_are_letters_that_name_ground_demand_and_deadline()
            throws IOException {
        Gangnan gangnan = new Gangnan(product);
        Matter matter =
                gangnan.atTheStation("help", "许可证三个月没有下文")
                        .acts(
                                Gangnan.OFFICE,
                                "assign",
                                Gangnan.assigning("help", Gangnan.MARKET, Gangnan.REFORM));
        for (String again : List.of("还没有消息", "仍然没有消息")) {
            matter.reporterAsks("supplement", Map.of("supplement", again)).expect(200);
        }
        matter.actsAt(Gangnan.MARKET, Gangnan.OFFICE, "urge", ground("urged-for", "repeated"))
                .actsAt(
                        Gangnan.MARKET,
                        Gangnan.INSPECTOR,
                        "rectify",
                        ground("rectified-for", "shirking"));
        letter(matter, "urge", "reminder-letter")
                .contains("提醒敦促函", "港南经处敦〔2026〕", "多次反映未办", "工作小组办公室2026年5月11日");
        letter(matter, "rectify", "rectification-notice")
                .contains("整改通知书", "港南经处改〔2026〕", "挂牌督办", "推诿扯皮", "督查督办专责组2026年5月11日");

        Matter grave = gangnan.reported("complaint", "许可证三个月没有下文");
        Map<String, Object> form = new HashMap<>(ground("summoned-for", "retaliation"));
        form.put("grave", true);
        grave.actsAt(Gangnan.MARKET, Gangnan.GROUP_MEMBER, "summon", form);
        letter(grave, "summon", "talk-notice")
                .contains("约谈通知书", "港南经处约〔2026〕", "打击报复", "工作小组2026年5月11日");
    }

    private static Map<String, Object> ground(String field, String ground) {
        return Map.of(field, ground, "demand", "请按规定限期办结", "due", "2026-06-05");
    }

    private AbstractStringAssert<?> letter(Matter matter, String role, String document)
            throws IOException {
        String id = matter.paper(Gangnan.DISPATCHER, "letter", role).get("id").asString();
        return assertThat(
                        papers(Gangnan.TENANT, Gangnan.DISPATCHER).everywhere(matter, document, id))
                .contains("区市场监督管理局：", matter.number, "许可证三个月没有下文", "请按规定限期办结", "请于2026年6月5日前")
                .contains("第三部分“主要任务”第七项")
                .as("it is about this unit alone")
                .doesNotContain("区发展和改革局")
                .doesNotContain("{", "null", "陈业宏");
    }

    @Test
    @Clause("CM-7")
    void a_notice_says_what_was_found_and_nothing_else() throws IOException {
        Chongming chongming = new Chongming(product);
        Map<String, String> findings = Map.of("should-be-solved", "应解决未解决", "false-report", "谎报瞒报");
        for (String finding : findings.keySet()) {
            Matter matter =
                    chongming
                            .calledByTheUnit("通报 " + finding)
                            .acts(
                                    Chongming.CALLBACK,
                                    "callback",
                                    Chongming.centreCall("dissatisfied", finding))
                            .actsAt(
                                    Chongming.MARKET,
                                    Chongming.SUPERVISOR,
                                    "supervise-again",
                                    Map.of("demand", "限时整改", "due", "2026-06-05"));
            String id = matter.paper(Chongming.SUPERVISOR, "letter", "notice").get("id").asString();
            String other =
                    findings.get(
                            finding.equals("false-report") ? "should-be-solved" : "false-report");
            assertThat(
                            papers(Chongming.TENANT, Chongming.SUPERVISOR)
                                    .everywhere(matter, "notice", id))
                    .contains("存在" + findings.get(finding) + "的情形", "机制第四部分第（四）项")
                    .doesNotContain(other)
                    .doesNotContain("{", "null");
        }
    }

    @Test
    void without_its_template_or_its_rule_there_is_no_work_form() {
        String county = "xiangtanformless";
        Map<String, String> whole = Product.folder(Xiangtan.TENANT, county);
        Map<String, String> without = new HashMap<>(whole);
        without.remove(WORK_FORM);
        product.apply(without);
        assertThatThrownBy(() -> every_assigned_case_has_its_form(county))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected 200, got 404");

        Map<String, String> elsewhere = new HashMap<>(whole);
        elsewhere.compute(
                WORK_FORM,
                (file, text) -> Product.edited(text, "about: assignment", "about: case"));
        assertThat(
                        product.operator()
                                .post(
                                        "/platform/api/v1/tenants/plan",
                                        Map.of(
                                                "folder",
                                                elsewhere,
                                                "defaults",
                                                Product.folder("_defaults")))
                                .expect(422)
                                .text())
                .contains(WORK_FORM, "assignment.unit");

        Map<String, String> mute = new HashMap<>(whole);
        mute.compute(
                WORK_FORM,
                (file, text) ->
                        Product.edited(
                                text,
                                "{ text: \"{assignment.duty}\", span: 3 }",
                                "{ text: \"\", span: 3 }"));
        product.apply(mute);
        assertThatThrownBy(() -> every_assigned_case_has_its_form(county))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("核查宅基地确权登记");

        product.apply(whole);
        assertThat(product.staff(county, WINDOW).get("/" + county + "/api/v1/cases").status())
                .isEqualTo(200);
    }
}
