package org.bancheng.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.ADMINISTRATOR;
import static org.bancheng.acceptance.Xiangtan.OTHER_ADMINISTRATOR;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an administrator is told on the pages of the configuration, and where. */
class ConfigurationPagesTest {
    private static final String COUNTY = "toldwell";
    private static final String PAGES = "/" + COUNTY + "/staff/configuration";
    private static final String ORDERS = "lifecycles/assignment.yaml";

    private final Product product = Product.get();
    private final Browsing browsing = Browsing.get();
    private final CountyRules rules = new CountyRules(product, COUNTY, ADMINISTRATOR);
    private final Visitor admin = new Visitor(product.base());

    @BeforeAll
    static void a_county_of_its_own() {
        Product product = Product.get();
        product.clock().set("2026-05-11T09:00");
        product.apply(Product.folder(Xiangtan.TENANT, COUNTY));
    }

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    @AfterEach
    void nothing_is_left_in_the_draft() {
        rules.drops();
    }

    private static String unit(String id) {
        return "  - { id: " + id + ", name: 新设的局, kind: bureau }\n";
    }

    /** Nobody writes the county's units until it is closed. */
    private static Rows holdingUnits() {
        Rows rows = new Rows();
        rows.run("begin");
        rows.run("lock table t_" + COUNTY + ".unit in share row exclusive mode");
        return rows;
    }

    @Test
    @Clause("ALL-3")
    void what_a_publication_left_undone_after_it_was_in_force_is_finished() {
        String county = "halfdone";
        String pages = "/" + county + "/staff/configuration";
        CountyRules own = CountyRules.ofACopy(Xiangtan.TENANT, county, ADMINISTRATOR);
        own.changes("units.yaml", units -> units + unit("new-bureau"));
        Visitor visitor = new Visitor(product.base());
        try (Rows rows = new Rows()) {
            // what follows from the new version cannot be done
            String units = "alter table t_" + county + ".unit ";
            rows.run(units + "add constraint no_new_bureau check (id <> 'new-bureau')");
            own.offers("新设一个局").expect(202);
            assertThat(own.settled()).isEqualTo("failed");
            assertThat(own.version()).isEqualTo(2);
            assertThat(own.gets("").at("/failures/0/inForce")).isEqualTo("true");
            rows.run(units + "drop constraint no_new_bureau");

            HttpResponse<String> page = visitor.signsInAt(pages, ADMINISTRATOR);
            assertThat(page.body()).contains("没有成功的发布", "接着办完");
            visitor.submits(page, pages + "/finish", Map.of());
            assertThat(own.settled()).isEqualTo("done");
            assertThat(own.gets("").list("/failures")).isEmpty();
            assertThat(own.version()).as("nothing is published again").isEqualTo(2);
            assertThat(
                            rows.one(
                                    "select count(*) from t_"
                                            + county
                                            + ".unit where id = 'new-bureau'"))
                    .isEqualTo("1");
        }
        assertThat(visitor.opens(pages).body()).doesNotContain("没有成功的发布");
        own.posts("/finish", Map.of()).expect(422);
    }

    @Test
    @Clause("ALL-3")
    void when_a_publication_is_over_the_page_shows_what_is_in_force_and_keeps_what_is_typed() {
        int before = rules.version();
        rules.changes("units.yaml", units -> units + unit("first-bureau"));
        try (Viewer viewer = browsing.staff(COUNTY, ADMINISTRATOR, Look.DESKTOP)) {
            Page page = viewer.page();
            try (Rows _ = holdingUnits()) {
                viewer.at(PAGES + "/draft").form().fill("理由", "先设一个").send("发布成新的一版");
                viewer.sees("正在进行“发布配置”");
                assertThat(page.getByRole(AriaRole.HEADING).first()).isFocused();
                page.getByLabel("新建文件").focus();
            }
            viewer.sees("“发布配置”已完成").doesNotSee("正在进行");
            viewer.sees("现行第 " + (before + 1) + " 版");
            assertThat(page.getByRole(AriaRole.LINK, link("第 " + (before + 1) + " 版"))).isVisible();
            assertThat(page.getByLabel("新建文件")).isFocused();
            assertThat(page.locator("#announcer")).containsText("“发布配置”已完成");

            viewer.at(PAGES + "/terms").doesNotSee("“发布配置”已完成");
            rules.changes("units.yaml", units -> units + unit("second-bureau"));
            try (Rows _ = holdingUnits()) {
                rules.offers("再设一个").expect(202);
                viewer.at(PAGES + "/file?path=words.yaml").sees("正在进行“发布配置”");
                page.locator("#text").fill("labels: # 写到一半");
            }
            viewer.sees("“发布配置”已完成");
            assertThat(page.locator("#text")).hasValue("labels: # 写到一半");
        }
        assertThat(rules.settled()).isEqualTo("done");
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    @Test
    @Clause("ALL-3")
    void what_is_over_is_told_on_the_list_of_files_alone() {
        rules.changes("words.yaml", words -> words + "# 改一改\n");
        rules.publishes("改一改");
        HttpResponse<String> list = admin.signsInAt(PAGES, ADMINISTRATOR);
        assertThat(list.body()).contains("“发布配置”已完成");
        for (String page : List.of("/terms", "/draft", "/file", "/versions/1")) {
            assertThat(admin.opens(PAGES + page).body()).as(page).doesNotContain("“发布配置”已完成");
        }
    }

    @Test
    @Clause("ALL-3")
    void what_is_under_way_by_an_earlier_version_is_carried_over_though_the_draft_is_empty() {
        String county = "carriedlater";
        String pages = "/" + county + "/staff/configuration";
        CountyRules own = CountyRules.ofACopy(Xiangtan.TENANT, county, ADMINISTRATOR);
        new Xiangtan(product, county).signed("转版 " + UUID.randomUUID(), "ordinary");
        Visitor visitor = new Visitor(product.base());
        assertThat(visitor.signsInAt(pages + "/draft", ADMINISTRATOR).body())
                .as("nothing goes by an earlier version")
                .contains("没有改动")
                .doesNotContain("在办事项");
        own.changes("words.yaml", words -> words + "# 改一改\n");
        own.publishes("改一改");

        HttpResponse<String> draft = visitor.opens(pages + "/draft");
        assertThat(draft.body()).contains("没有改动", "在办事项", "照第 1 版办完");
        HttpResponse<String> begun =
                visitor.submits(
                        draft,
                        pages + "/transition",
                        Map.of("versions", "1", "seen", own.gets("").at("/seen")));
        assertThat(begun.body()).contains("versions: [1]", "已存入草稿");
        assertThat(own.gets("").list("/draft")).hasSize(1);
    }

    @Test
    @Clause("ALL-3")
    void a_file_whose_terms_cannot_be_read_is_named_where_they_are_missing() {
        HttpResponse<String> terms = admin.signsInAt(PAGES + "/terms", ADMINISTRATOR);
        assertThat(terms.body()).contains("办理期限").doesNotContain("读不出的时限");
        rules.changes(ORDERS, orders -> orders.replace("clocks:", "clocks: ["));

        assertThat(admin.opens(PAGES + "/terms").body())
                .contains("读不出的时限没有列在这里", PAGES + "/file?path=" + encoded(ORDERS));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("org.bancheng.acceptance.Product#counties")
    @Clause("ALL-3")
    void in_which_case_a_term_counts_is_said_in_words(String county) {
        String pages = "/" + county + "/staff/configuration/terms";
        assertThat(
                        new Visitor(product.base())
                                .signsInAt(pages, Counties.administrator(county))
                                .body())
                .contains("什么情形")
                .doesNotContain("<code>");
    }

    @Test
    @Clause("ALL-3")
    void a_condition_that_is_more_than_a_sentence_stays_as_it_is_written() {
        assertThat(admin.signsInAt(PAGES + "/terms", ADMINISTRATOR).body())
                .contains("复杂程度为“复杂、难度大");
        rules.changes(
                ORDERS,
                orders ->
                        orders.replace(
                                "{ when: \"case.complexity == 'complex'\"",
                                "{ when: \"case.complexity == 'complex' && 1 + 1 == 2\""));
        assertThat(admin.opens(PAGES + "/terms").body())
                .contains("<code>case.complexity == &#39;complex&#39; &amp;&amp; 1 + 1 == 2</code>")
                .doesNotContain("复杂程度为“复杂、难度大");
    }

    @Test
    @Clause("ALL-3")
    void a_number_that_is_refused_stays_in_its_field_which_is_marked() {
        HttpResponse<String> terms = admin.signsInAt(PAGES + "/terms", ADMINISTRATOR);
        Matcher form =
                Pattern.compile(
                                "(?s)name=\"file\" value=\"([^\"]*)\".*?name=\"line\" value=\"([^\"]*)\""
                                        + ".*?name=\"column\" value=\"([^\"]*)\".*?name=\"was\" value=\"([^\"]*)\""
                                        + ".*?name=\"revision\" value=\"([^\"]*)\".*?name=\"base\" value=\"([^\"]*)\""
                                        + ".*?id=\"(term-\\d+)\"")
                        .matcher(terms.body());
        assertThat(form.find()).isTrue();
        HttpResponse<String> refused =
                admin.submits(
                        terms,
                        PAGES + "/terms",
                        Map.of(
                                "file",
                                form.group(1),
                                "line",
                                form.group(2),
                                "column",
                                form.group(3),
                                "was",
                                form.group(4),
                                "revision",
                                form.group(5),
                                "base",
                                form.group(6),
                                "amount",
                                "9999"));
        assertThat(refused.statusCode()).isEqualTo(422);
        String field = form.group(7);
        assertThat(refused.body())
                .contains("href=\"#" + field + "\"", "）：请写 1 到", "id=\"" + field + "-error\"")
                .containsPattern(
                        input("id=\"" + field + "\"", "value=\"9999\"", "aria-invalid=\"true\""));
    }

    @Test
    @Clause("ALL-3")
    void a_file_saved_with_something_wrong_is_told_so_and_can_be_given_up_beside_what_changed() {
        HttpResponse<String> file = admin.signsInAt(PAGES + "/file?path=units.yaml", ADMINISTRATOR);
        Map<String, String> typed =
                Map.of(
                        "path",
                        "units.yaml",
                        "do",
                        "save",
                        "text",
                        rules.text("units.yaml") + "  - { id: : [\n",
                        "revision",
                        "0",
                        "base",
                        rules.gets("/files/units.yaml").at("/base"));
        assertThat(admin.submits(file, PAGES + "/file", typed).body())
                .contains("units.yaml 已存入草稿，但有 1 处问题", "<div class=\"alert red\">")
                .doesNotContain("还没有发布");

        HttpResponse<String> draft = admin.opens(PAGES + "/draft");
        assertThat(draft.body()).contains("放弃对 units.yaml 的改动");
        HttpResponse<String> dropped =
                admin.submits(
                        draft,
                        PAGES + "/file",
                        Map.of(
                                "path",
                                "units.yaml",
                                "do",
                                "drop",
                                "revision",
                                rules.gets("/files/units.yaml").at("/revision"),
                                "base",
                                "",
                                "fromDraft",
                                "true"));
        assertThat(dropped.uri().getPath()).isEqualTo(PAGES + "/draft");
        assertThat(dropped.body()).contains("已放弃对 units.yaml 的改动", "没有改动");
    }

    @Test
    @Clause("ALL-3")
    void a_publication_without_a_reason_leads_to_its_field() {
        rules.changes("words.yaml", words -> words + "# 改一改\n");
        HttpResponse<String> draft = admin.signsInAt(PAGES + "/draft", ADMINISTRATOR);
        HttpResponse<String> refused =
                admin.submits(
                        draft,
                        PAGES + "/draft",
                        Map.of("reason", " ", "seen", rules.gets("").at("/seen")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#publish-reason\"", "id=\"publish-reason-error\"")
                .containsPattern(input("id=\"publish-reason\"", "aria-invalid=\"true\""));
    }

    /** One that has all of these, in whatever order. */
    private static String input(String... attributes) {
        return "<(input|textarea)"
                + Stream.of(attributes)
                        .map(one -> "(?=[^>]*" + Pattern.quote(one) + ")")
                        .collect(Collectors.joining());
    }

    @Test
    @Clause("ALL-3")
    void the_file_that_all_counties_share_can_be_read_beside_the_own_and_without_one() {
        HttpResponse<String> own = admin.signsInAt(PAGES + "/file?path=words.yaml", ADMINISTRATOR);
        assertThat(own.body())
                .contains("各地公用的一份", "各县共用的栏目名和选项名", "公用的与本地的合在一起用")
                .doesNotContain("本地没有这个文件");
        assertThat(admin.opens(PAGES).body())
                .contains("/file?path=calendar.yaml", "各地公用")
                .doesNotContain("state-council-days.csv");
        assertThat(admin.opens(PAGES + "/file?path=calendar.yaml").body())
                .contains("本地没有这个文件，用的是各地公用的，内容如下");

        Visitor other = new Visitor(product.base());
        String page = "/hengyang/staff/configuration/file?path=notices.yaml";
        assertThat(other.signsInAt(page, Counties.administrator("hengyang")).body())
                .contains(
                        "这里只写与公用的不同的", "各地公用的一份", "wrap=\"off\" maxlength=\"200000\"></textarea>");
    }

    @Test
    @Clause("ALL-3")
    void a_new_file_of_a_bad_name_is_refused_where_it_is_named() {
        admin.signsInAt(PAGES, ADMINISTRATOR);
        for (String bad : List.of("a b.yaml", "units.yml", "新文件", "../x.yaml")) {
            HttpResponse<String> refused = admin.opens(PAGES + "/file?path=" + encoded(bad));
            assertThat(refused.statusCode()).as(bad).isEqualTo(422);
            assertThat(refused.body())
                    .contains("不能有名为“" + bad + "”的文件", "只能是 .yaml 和 .csv", "历次版本")
                    .containsPattern(
                            input(
                                    "id=\"new-path\"",
                                    "value=\"" + bad + "\"",
                                    "aria-invalid=\"true\""));
        }
    }

    @Test
    @Clause("ALL-3")
    void a_text_that_is_too_long_is_called_a_text_and_told_the_limit() {
        HttpResponse<String> editor =
                admin.signsInAt(PAGES + "/file?path=words.yaml", ADMINISTRATOR);
        Map<String, String> typed = Map.of("path", "words.yaml", "do", "save", "revision", "0");
        for (int characters : List.of(200_001, 2_200_000)) {
            Map<String, String> all = new HashMap<>(typed);
            all.put("text", "x".repeat(characters));
            HttpResponse<String> refused = admin.submits(editor, PAGES + "/file", all);
            assertThat(refused.statusCode()).isIn(413, 422);
            assertThat(refused.body())
                    .containsAnyOf("文件太长：最多 200000 个字", "填写的文字太长")
                    .doesNotContain("附件太大");
        }
    }

    @Test
    @Clause("ALL-3")
    void giving_up_a_draft_needs_no_script_and_keeps_what_somebody_else_saved() {
        rules.changes("words.yaml", words -> words + "# 何清写的\n");
        HttpResponse<String> editor =
                admin.signsInAt(PAGES + "/file?path=words.yaml", ADMINISTRATOR);
        String revision = rules.gets("/files/words.yaml").at("/revision");
        CountyRules other = new CountyRules(product, COUNTY, OTHER_ADMINISTRATOR);
        other.changes("words.yaml", words -> words + "# 晏菲写的\n");
        Map<String, String> drop =
                Map.of("path", "words.yaml", "do", "drop", "revision", revision, "base", "");
        HttpResponse<String> late = admin.submits(editor, PAGES + "/file", drop);
        assertThat(late.statusCode()).isEqualTo(409);
        String now = rules.gets("/files/words.yaml").at("/revision");
        assertThat(late.body())
                .as("he goes on from what is saved now")
                .contains("# 晏菲写的", "name=\"revision\" value=\"" + now + "\"");
        Map<String, String> again =
                Map.of("path", "words.yaml", "do", "drop", "revision", now, "base", "");
        assertThat(admin.submits(late, PAGES + "/file", again).body())
                .contains("已放弃对 words.yaml 的改动");
        assertThat(rules.gets("").list("/draft")).isEmpty();
    }

    @Test
    @Clause("ALL-3")
    void that_a_case_has_no_mark_is_not_told() {
        Chongming chongming = new Chongming(product);
        Matter matter = chongming.atTheWindow("执照变更 " + UUID.randomUUID());
        String page =
                new Visitor(product.base())
                        .signsInAt("/chongming/staff/cases/" + matter.number, Chongming.DISPATCHER)
                        .body();
        assertThat(page).contains(matter.number).doesNotContain(">没有留电话<");
    }
}
