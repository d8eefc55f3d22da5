package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.ADMINISTRATOR;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.LAND_HANDLER;
import static org.bancheng.acceptance.Xiangtan.OTHER_ADMINISTRATOR;
import static org.bancheng.acceptance.Xiangtan.due;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A county changes its own procedure: drafted, checked, tried, published and taken back. */
class ConfigurationConsoleTest {
    private static final String COUNTY = "selfmade";
    private static final String PAGES = "/" + COUNTY + "/staff/configuration";
    private static final String ORDERS = "lifecycles/assignment.yaml";
    private static final String MONDAY = "2024-09-02";

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product, COUNTY);
    private final CountyRules rules = new CountyRules(product, COUNTY, ADMINISTRATOR);
    private final CountyRules others = new CountyRules(product, COUNTY, OTHER_ADMINISTRATOR);
    private final Visitor admin = new Visitor(product.base());
    private int shipped;

    @BeforeAll
    static void a_county_of_its_own() {
        Product product = Product.get();
        product.clock().set("2026-05-11T09:00");
        product.apply(folder());
    }

    /** One of the two administrators also sees cases. */
    private static Map<String, String> folder() {
        Map<String, String> folder = Product.folder(Xiangtan.TENANT, COUNTY);
        String alone = "username: yanfei, name: 晏菲, holds: [";
        folder.compute(
                "people.yaml",
                (_, people) ->
                        Product.edited(
                                people, alone, alone + "{ post: dispatcher, unit: task-force }, "));
        return folder;
    }

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
        shipped = rules.version();
    }

    @AfterEach
    void as_it_was() {
        rules.drops();
        if (rules.version() != shipped) {
            rules.restores(shipped, "复原");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Matter signed(String when) {
        product.clock().set(when);
        return xiangtan.signed("自己改 " + UUID.randomUUID(), "ordinary");
    }

    /** What the form sends that changes a term of a work order, with the page's hidden fields. */
    private static Map<String, String> term(String page, String was, String amount) {
        int from = page.indexOf("name=\"file\" value=\"" + ORDERS + "\"");
        while (from >= 0) {
            String form = page.substring(from, page.indexOf("</form>", from));
            if (form.contains("name=\"was\" value=\"" + was + "\"")) {
                Map<String, String> typed = new HashMap<>(Map.of("file", ORDERS));
                for (String field : List.of("line", "column", "was", "revision", "base")) {
                    typed.put(
                            field,
                            form.replaceFirst(
                                    "(?s).*name=\"" + field + "\" value=\"([^\"]*)\".*", "$1"));
                }
                typed.put("amount", amount);
                return typed;
            }
            from = page.indexOf("name=\"file\" value=\"" + ORDERS + "\"", from + 1);
        }
        throw new AssertionError("no term of " + was);
    }

    @Test
    @Clause("ALL-3")
    void a_deadline_is_moved_tried_on_past_cases_published_and_taken_back() {
        Matter past = signed(MONDAY + "T09:00");
        product.clock().set("2024-09-06T10:00");
        past.actsAt(LAND, LAND_HANDLER, "report", Xiangtan.result("solved"));
        Matter earlier = signed("2026-05-11T09:00");

        HttpResponse<String> terms = admin.signsInAt(PAGES + "/terms", ADMINISTRATOR);
        HttpResponse<String> changed =
                admin.submits(terms, PAGES + "/terms", term(terms.body(), "5", "３"));
        assertThat(changed.body()).contains("由 5 改为 3", "现行 5");
        assertThat(admin.opens("/" + COUNTY + "/staff").body())
                .as("where her day begins")
                .contains("草稿里有 1 个文件的改动，还没有发布");
        assertThat(due(signed("2026-05-11T09:00"))).as("a draft").startsWith("2026-05-18T17:30");

        HttpResponse<String> draft = admin.opens(PAGES + "/draft");
        assertThat(draft.body())
                .contains("“办理期限（其他情形）”：5 个工作日 → 3 个工作日")
                .contains("-      - { working-days: 5 }", "+      - { working-days: 3 }")
                .contains("没有发现问题");
        String tried = tries(draft, MONDAY, MONDAY);
        assertThat(over(tried))
                .contains("看了 1 件，1 件会不同", past.number, "何清 (heqing)")
                // Monday the 2nd: three working days end on the 5th, the report came on the 6th
                .contains("9月5日", "超期", "编号没有链接的，您的职务看不到")
                .doesNotContain("又有改动", "/staff/cases/" + past.number);
        assertThat(new Visitor(product.base()).signsInAt(tried, OTHER_ADMINISTRATOR).body())
                .contains("href=\"/" + COUNTY + "/staff/cases/" + past.number + "\"")
                .doesNotContain("编号没有链接的");
        assertThat(admin.opens(PAGES + "/draft").body()).as("it can be read again").contains(tried);

        assertThat(
                        admin.submits(
                                        draft,
                                        PAGES + "/draft",
                                        Map.of("reason", " ", "seen", seen(draft)))
                                .statusCode())
                .isEqualTo(422);
        admin.submits(draft, PAGES + "/draft", Map.of("reason", "三天够了", "seen", seen(draft)));
        assertThat(rules.settled()).isEqualTo("done");
        assertThat(rules.version()).isEqualTo(shipped + 1);
        assertThat(admin.opens(tried).body()).contains(past.number, "又有改动");
        assertThat(admin.opens(PAGES).body()).contains("三天够了", "何清 (heqing)");
        assertThat(admin.opens(PAGES + "/draft").body()).as("nothing is left").contains("没有改动");
        assertThat(due(signed("2026-05-11T09:00"))).startsWith("2026-05-14T17:30");
        assertThat(due(earlier)).as("by the rules it began with").startsWith("2026-05-18T17:30");

        HttpResponse<String> former = admin.opens(PAGES + "/versions/" + shipped);
        admin.submits(
                former,
                PAGES + "/versions/" + shipped,
                Map.of("reason", "三天不够", "current", String.valueOf(shipped + 1)));
        assertThat(rules.settled()).isEqualTo("done");
        assertThat(rules.version()).isEqualTo(shipped + 2);
        assertThat(due(signed("2026-05-11T09:00"))).startsWith("2026-05-18T17:30");
        assertThat(admin.opens(PAGES + "/versions/" + (shipped + 2)).body())
                .contains("三天不够", "：3 个工作日 → 5 个工作日", "+      - { working-days: 5 }");
        shipped = shipped + 2;
    }

    @Test
    @Clause("ALL-3")
    void a_term_that_all_counties_share_is_changed_in_a_copy_of_its_own() {
        String county = "hengyangterms";
        String pages = "/" + county + "/staff/configuration";
        Map<String, String> folder = Product.folder("hengyang", county);
        product.apply(folder);
        Visitor visitor = new Visitor(product.base());
        String administrator = Counties.administrator("hengyang");
        assertThat(visitor.signsInAt(pages + "/terms", administrator).body())
                .as("the one that all share has no number")
                .contains("办理期限", "按“办结期限”", "不能在这里改")
                .doesNotContain("整个文件的本地一份", "name=\"amount\"");

        Map<String, String> defaults = Product.folder("_defaults");
        defaults.compute(
                ORDERS,
                (_, text) ->
                        Product.edited(text, "[{ from-field: due }]", "[{ working-days: 7 }]"));
        product.apply(folder, defaults);
        HttpResponse<String> terms = visitor.opens(pages + "/terms");
        assertThat(terms.body()).contains("各地公用", "整个文件的本地一份");
        HttpResponse<String> changed =
                visitor.submits(terms, pages + "/terms", term(terms.body(), "7", "4"));
        assertThat(changed.body()).contains("由 7 改为 4", "现行 7").doesNotContain("各地公用", "整个文件的本地一份");

        CountyRules own = new CountyRules(product, county, administrator);
        String shared = Product.text(defaults.getOrDefault(ORDERS, ""));
        assertThat(own.text(ORDERS))
                .as("nothing else is changed")
                .isEqualTo(shared.replace("[{ working-days: 7 }]", "[{ working-days: 4 }]"));
        own.publishes("四天够了");
        assertThat(visitor.opens(pages + "/terms").body())
                .contains("name=\"was\" value=\"4\"")
                .doesNotContain("现行 7");

        assertThat(visitor.opens(pages + "/versions/1").body())
                .as("what bringing it back would change")
                .contains("与现行的相比", "lifecycles/assignment.yaml");
        own.restores(1, "不要自己的了");
        assertThat(visitor.opens(pages + "/terms").body())
                .as("the folder as it was, and what all share as it is now")
                .contains("各地公用", "name=\"was\" value=\"7\"");
    }

    @Test
    @Clause("ALL-3")
    void a_number_that_no_term_can_have_is_refused_in_words() {
        HttpResponse<String> terms = admin.signsInAt(PAGES + "/terms", ADMINISTRATOR);
        for (String bad : List.of("0", "", "五", "-3", "400", "10000", "5.5")) {
            HttpResponse<String> refused =
                    admin.submits(terms, PAGES + "/terms", term(terms.body(), "5", bad));
            assertThat(refused.statusCode()).as(bad).isEqualTo(422);
            assertThat(refused.body()).contains("请写 1 到 366 的整数");
        }
    }

    /** The page of a trial that the form of a page begins. */
    private String tries(HttpResponse<String> draft, String from, String until) {
        HttpResponse<String> begun =
                admin.submits(draft, PAGES + "/simulate", Map.of("from", from, "until", until));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        assertThat(begun.uri().getPath()).startsWith(PAGES + "/simulations/");
        return begun.uri().getPath();
    }

    /** The page once there is no more to come; until then it says so. */
    private String over(String page) {
        Product.until("the trial is over", () -> !admin.opens(page).body().contains("停止试算"));
        return admin.opens(page).body();
    }

    @Test
    @Clause("ALL-3")
    void who_gains_a_post_is_named_and_confirmed_and_stands_in_the_history() {
        String county = "promoting";
        String pages = "/" + county + "/staff/configuration";
        CountyRules own = CountyRules.ofACopy(Xiangtan.TENANT, county, ADMINISTRATOR);
        String mine = "username: heqing, name: 何清, holds: [";
        own.changes(
                "people.yaml",
                people -> people.replace(mine, mine + "{ post: dispatcher, unit: task-force }, "));
        Answer draft = own.gets("").expect(200);
        assertThat(draft.list("/posts")).hasSize(1);
        assertThat(draft.at("/posts/0/kind")).isEqualTo("gained");
        assertThat(draft.at("/posts/0/username")).isEqualTo(ADMINISTRATOR);
        assertThat(draft.body().at("/posts/0/more").propertyNames())
                .containsExactly("county", "function", "names");
        assertThat(draft.at("/posts/0/more/function/0")).isEqualTo("dispatch");
        Map<String, String> unticked = Map.of("reason", "不声不响", "seen", draft.at("/seen"));
        assertThat(own.posts("/publish", unticked).expect(422).at("/detail")).contains("职务变动没有确认");

        Visitor visitor = new Visitor(product.base());
        HttpResponse<String> page = visitor.signsInAt(pages + "/draft", ADMINISTRATOR);
        assertThat(page.body())
                .contains("职务变动", "何清 (heqing)", "专班调度员", "能看反映人是谁", "能看全部事项", "办交给这一职能的事：派单")
                .contains("您给自己增加了职务或权限：专班调度员", "晏菲");
        Visitor other = new Visitor(product.base());
        assertThat(other.signsInAt(pages + "/draft", OTHER_ADMINISTRATOR).body())
                .contains("何清 (heqing)", "专班调度员")
                .doesNotContain("您给自己增加了职务");
        Map<String, String> typed = new HashMap<>(Map.of("reason", "人手不够", "seen", seen(page)));
        assertThat(visitor.submits(page, pages + "/draft", typed).statusCode())
                .as("without the tick")
                .isEqualTo(422);
        typed.put("posts", "true");
        visitor.submits(page, pages + "/draft", typed);
        assertThat(own.settled()).isEqualTo("done");

        assertThat(visitor.opens(pages + "/versions/2").body())
                .contains("职务变动", "何清 (heqing)", "增加", "专班调度员");
        assertThat(visitor.opens(pages).body()).containsOnlyOnce("职务变动");
        assertThat(own.gets("/versions").at("/0/postsChanged")).isEqualTo("true");
        Map<String, Object> back = new HashMap<>(Map.of("reason", "又够了", "current", 2));
        own.posts("/versions/1/restore", back).expect(422);
        assertThat(visitor.opens(pages + "/versions/1").body()).contains("去掉", "专班调度员");
        back.put("postsSeen", true);
        own.posts("/versions/1/restore", back).expect(202);
        assertThat(own.settled()).isEqualTo("done");
    }

    @Test
    @Clause("ALL-3")
    void a_post_that_comes_to_see_cases_is_named_and_confirmed_and_stands_in_the_history() {
        String county = "peeking";
        CountyRules own = CountyRules.ofACopy(Xiangtan.TENANT, county, ADMINISTRATOR);
        own.changes(
                "posts.yaml",
                posts ->
                        posts.replace(
                                "function: administration, scope: none",
                                "function: administration, scope: own-channel, channels: [hotline]"));
        Answer draft = own.gets("").expect(200);
        assertThat(draft.list("/posts"))
                .filteredOn(one -> one.get("username").asString().equals(ADMINISTRATOR))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.get("kind").asString()).isEqualTo("changed");
                            assertThat(one.at("/more/channels/0").asString()).isEqualTo("hotline");
                        });
        Visitor visitor = new Visitor(product.base());
        String pages = "/" + county + "/staff/configuration";
        assertThat(visitor.signsInAt(pages + "/draft", ADMINISTRATOR).body())
                .contains("能看这些渠道的事项：12345热线专席", "您给自己增加了职务或权限：本县配置管理员");

        Map<String, Object> intent =
                new HashMap<>(Map.of("reason", "看看也好", "seen", draft.at("/seen")));
        assertThat(own.posts("/publish", intent).expect(422).at("/detail")).contains("职务变动没有确认");
        intent.put("postsSeen", true);
        own.posts("/publish", intent).expect(202);
        assertThat(own.settled()).isEqualTo("done");
        assertThat(own.gets("/versions").at("/0/postsChanged")).isEqualTo("true");

        String merged = "name: { zh-CN: 县财政局,";
        own.changes(
                "units.yaml",
                units ->
                        units.replace(
                                "id: finance, " + merged,
                                "id: finance, merged-into: housing, " + merged));
        assertThat(own.gets("").expect(200).list("/posts"))
                .isNotEmpty()
                .allSatisfy(
                        one ->
                                assertThat(one.at("/more/merged/0").asString())
                                        .isEqualTo("finance"));
    }

    @Test
    @Clause("ALL-3")
    void a_publication_that_failed_is_told_until_one_succeeds() {
        String county = "failing";
        String pages = "/" + county + "/staff/configuration";
        CountyRules own = CountyRules.ofACopy(Xiangtan.TENANT, county, ADMINISTRATOR);
        own.changes("words.yaml", words -> words + "# 改一改\n");
        Visitor visitor = new Visitor(product.base());
        try (Rows rows = new Rows()) {
            String versions = "alter table t_" + county + ".config_version ";
            rows.run(versions + "add constraint no_second check (version < 2)");
            own.offers("先改一改").expect(202);
            assertThat(own.settled()).isEqualTo("failed");
            assertThat(own.version()).isEqualTo(1);
            assertThat(own.gets("").list("/failures")).hasSize(1);
            assertThat(own.gets("").at("/failures/0/inForce")).isEqualTo("false");

            product.export(county);
            assertThat(visitor.signsInAt(pages, ADMINISTRATOR).body())
                    .as("though something else was done since")
                    .contains("没有成功的发布", "何清 (heqing)", "先改一改", "一步失败");
            HttpResponse<String> draft = visitor.opens(pages + "/draft");
            assertThat(draft.body())
                    .as("nothing was put in force, so nothing is left to be finished")
                    .contains("没有成功的发布")
                    .doesNotContain("接着办完");
            HttpResponse<String> finished = visitor.submits(draft, pages + "/finish", Map.of());
            assertThat(finished.statusCode()).isEqualTo(422);
            assertThat(finished.body()).contains("什么也没有生效", "没有成功的发布");
            assertThat(own.posts("/finish", Map.of()).expect(422).at("/detail"))
                    .contains("什么也没有生效");
            assertThat(own.gets("").list("/failures")).as("it is told still").hasSize(1);
            rows.run(versions + "drop constraint no_second");
        }

        own.publishes("再改一改");
        assertThat(own.gets("").list("/failures")).isEmpty();
        assertThat(visitor.opens(pages).body()).doesNotContain("没有成功的发布");
    }

    @Test
    @Clause("ALL-3")
    void a_trial_is_of_the_draft_that_stood_when_it_was_asked_and_can_be_forgotten() {
        String words = rules.text("words.yaml");
        rules.writes("words.yaml", words + "# 一\n", 0).expect(200);
        HttpResponse<String> draft = admin.signsInAt(PAGES + "/draft", ADMINISTRATOR);
        assertThat(
                        admin.submits(
                                        draft,
                                        PAGES + "/simulate",
                                        Map.of("from", MONDAY, "until", "2024-09-01"))
                                .statusCode())
                .isEqualTo(422);
        String page = tries(draft, MONDAY, MONDAY);
        String id = page.substring(page.lastIndexOf('/') + 1);
        assertThat(over(page)).contains("0 件会不同").doesNotContain("又有改动");
        String address = "/simulations/" + id;
        assertThat(others.gets(address).expect(200).at("/outdated")).isEqualTo("false");

        long revision = rules.gets("/files/words.yaml").body().at("/revision").asLong();
        others.writes("words.yaml", words + "# 二\n", revision).expect(200);
        assertThat(rules.gets(address).expect(200).at("/outdated")).isEqualTo("true");
        assertThat(admin.opens(page).body()).contains("又有改动");
        CountyRules dispatcher = new CountyRules(product, COUNTY, DISPATCHER);
        dispatcher.gets(address).expect(403);
        dispatcher.gets("/simulations").expect(403);

        HttpResponse<String> forgotten = admin.submits(admin.opens(page), page, Map.of());
        assertThat(forgotten.body()).contains("已删去这次试算").doesNotContain(id);
        assertThat(admin.opens(page).statusCode()).isEqualTo(404);
        rules.gets(address).expect(404);
    }

    @Test
    @Clause("ALL-3")
    void a_version_that_there_never_was_is_not_carried_over() {
        rules.writes("words.yaml", rules.text("words.yaml") + "# 一\n", 0).expect(200);
        HttpResponse<String> draft = admin.signsInAt(PAGES + "/draft", ADMINISTRATOR);
        for (String version : List.of("0", "-1", "99")) {
            HttpResponse<String> refused =
                    admin.submits(
                            draft,
                            PAGES + "/transition",
                            Map.of("versions", version, "seen", seen(draft)));
            assertThat(refused.statusCode()).as(version).isEqualTo(422);
            assertThat(refused.body()).contains("没有第 " + version + " 版：发布过的是第 1 到");
        }
        assertThat(rules.gets("").list("/draft")).hasSize(1);
    }

    @Test
    @Clause("ALL-3")
    void what_is_the_operators_to_change_is_named_before_anybody_publishes_it() {
        rules.changes(
                "tenant.yaml",
                tenant -> tenant.replaceFirst("number-prefix: [A-Z]+", "number-prefix: QQ"));
        assertThat(rules.gets("").list("/problems"))
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.get("file").asString()).isEqualTo("tenant.yaml");
                            assertThat(problem.get("path").asString()).isEqualTo("number-prefix");
                            assertThat(problem.get("line").asInt()).isPositive();
                            assertThat(problem.get("message").asString()).contains("由省级运维人员改");
                        });
        rules.changes("tenant.yaml", tenant -> tenant.replace("id: " + COUNTY, "id: another"));
        assertThat(rules.gets("").list("/problems")).hasSize(2);
        assertThat(admin.signsInAt(PAGES + "/draft", ADMINISTRATOR).body())
                .contains("由省级运维人员改")
                .doesNotContain("没有发现问题");
        rules.offers("改名").expect(422);
    }

    @Test
    @Clause("ALL-3")
    void where_an_own_file_is_left_out_the_shared_one_is_said_to_take_its_place() {
        rules.writes(ORDERS, null, 0).expect(200);
        assertThat(admin.signsInAt(PAGES + "/file?path=" + ORDERS, ADMINISTRATOR).body())
                .contains("发布以后用各县公用的那一份")
                .doesNotContain("发布以后就没有了");
        rules.writes("units.yaml", null, 0).expect(200);
        assertThat(admin.opens(PAGES + "/file?path=units.yaml").body()).contains("发布以后就没有了");
    }

    @Test
    @Clause("ALL-3")
    void a_file_too_long_to_be_compared_line_by_line_is_said_to_be() {
        String many = ("# " + "x".repeat(34) + "\n").repeat(4_900);
        rules.drafts("parts/long.yaml", many);
        rules.drafts("parts/longer.yaml", many + "#\n");
        List<JsonNode> files = rules.gets("/draft/diff").expect(200).list("");
        assertThat(files).hasSize(2);
        assertThat(files.getFirst().get("tooLong").asBoolean()).isFalse();
        assertThat(files.getFirst().get("lines").size()).isGreaterThan(4_900);
        assertThat(files.getLast().get("path").asString()).isEqualTo("parts/longer.yaml");
        assertThat(files.getLast().get("tooLong").asBoolean()).isTrue();
        assertThat(files.getLast().get("lines").size()).isZero();
        assertThat(admin.signsInAt(PAGES + "/draft", ADMINISTRATOR).body())
                .contains("parts/longer.yaml", "改动太多，不逐行列出");
    }

    private static String seen(HttpResponse<String> draft) {
        return draft.body().replaceFirst("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
    }

    static List<String> counties() {
        return Product.counties();
    }

    @ParameterizedTest
    @Clause("ALL-3")
    @MethodSource("counties")
    void every_county_has_somebody_who_changes_it_and_takes_it_back(String county) {
        CountyRules own = new CountyRules(product, county, Counties.administrator(county));
        int before = own.version();
        String units = own.text("units.yaml");
        String more =
                units
                        + "  - { id: new-bureau, name: { zh-CN: 新设的局, zh-Hant: 新設的局, en: New Bureau }, kind: leadership, handles: false }\n";
        own.drafts("units.yaml", more);
        assertThat(own.gets("").list("/problems")).isEmpty();
        assertThat(own.gets("/draft/diff").expect(200).text()).contains("新设的局");
        own.publishes("新设一个局");
        assertThat(own.version()).isEqualTo(before + 1);
        assertThat(
                        product.operator()
                                .get("/platform/api/v1/tenants/" + county + "/versions")
                                .text())
                .contains("新设一个局");
        own.restores(before, "不设了");
        assertThat(own.text("units.yaml")).isEqualTo(units);
    }

    @Test
    @Clause("ALL-3")
    void nobody_else_finds_the_configuration() {
        Visitor dispatcher = new Visitor(product.base());
        assertThat(dispatcher.signsInAt("/" + COUNTY + "/staff", DISPATCHER).body())
                .doesNotContain("/staff/configuration");
        for (String page : List.of("", "/terms", "/file", "/draft", "/versions/1")) {
            assertThat(dispatcher.opens(PAGES + page).statusCode()).as(page).isEqualTo(403);
        }
        CountyRules stranger = new CountyRules(product, COUNTY, DISPATCHER);
        for (String read : List.of("", "/files/units.yaml", "/draft/diff", "/versions")) {
            stranger.gets(read).expect(403);
        }
        stranger.writes("units.yaml", "x", 0).expect(403);
        stranger.offers("x", rules.gets("").at("/seen")).expect(403);
        stranger.posts("/simulate", Map.of("from", MONDAY, "until", MONDAY)).expect(403);
        assertThat(
                        product.staff(COUNTY, ADMINISTRATOR)
                                .get("/" + COUNTY + "/api/v1/cases")
                                .expect(200)
                                .at("/total"))
                .as("who changes the rules sees no case")
                .isEqualTo("0");
    }

    @ParameterizedTest
    @Clause("ALL-3")
    @ValueSource(
            strings = {
                "      - { working-days: -5 }",
                "      - { working-days: many }",
                "      - { when: \"case.colour == 'red'\", working-days: 5 }",
                "      - { working-days: 5",
                "      - { days: 5 }"
            })
    void a_draft_that_breaks_a_rule_is_kept_and_not_published(String broken) {
        String text = rules.text(ORDERS);
        assertThat(text).containsOnlyOnce("      - { working-days: 5 }");
        String wrong = text.replace("      - { working-days: 5 }", broken);
        rules.writes(ORDERS, wrong, 0).expect(200);
        JsonNode problem = rules.gets("").expect(200).list("/problems").getFirst();
        assertThat(problem.at("/file").asString()).isEqualTo(ORDERS);
        assertThat(problem.at("/line").asInt())
                .isBetween(
                        text.substring(0, text.indexOf("working-days: 5 }")).split("\n").length,
                        text.split("\n").length);
        assertThat(problem.at("/message").asString()).isNotEmpty();
        Answer refused = rules.offers("不该发布").expect(422);
        assertThat(refused.at("/type")).endsWith("/configuration-invalid");
        rules.posts("/simulate", Map.of("from", MONDAY, "until", MONDAY)).expect(422);
        assertThat(rules.version()).isEqualTo(shipped);
        HttpResponse<String> page =
                admin.signsInAt(PAGES + "/file?path=" + encoded(ORDERS), ADMINISTRATOR);
        assertThat(page.body()).contains("data-line=\"" + problem.at("/line").asInt() + "\"");
    }

    @Test
    @Clause("ALL-3")
    void a_label_that_writes_its_term_out_is_pointed_out_and_can_be_published() {
        String text = rules.text(ORDERS);
        String clock = text.substring(text.indexOf("clocks:"));
        String labelled = clock.replaceFirst("label: \\{ zh-CN: [^,]+", "label: { zh-CN: 三十日内办结");
        rules.writes(ORDERS, text.replace(clock, labelled), 0).expect(200);
        Answer draft = rules.gets("").expect(200);
        assertThat(draft.list("/problems")).isEmpty();
        assertThat(draft.at("/warnings/0/message")).contains("三十日", "与期限不符");
        assertThat(admin.signsInAt(PAGES + "/draft", ADMINISTRATOR).body())
                .contains("提醒，不妨碍发布", "三十日", "没有发现问题", "发布成新的一版");
        assertThat(admin.opens(PAGES + "/file?path=" + encoded(ORDERS)).body())
                .contains("提醒，不妨碍发布", "data-line=");
    }

    @Test
    @Clause("ALL-3")
    void what_would_lock_everybody_out_or_make_another_county_of_it_is_refused() {
        String posts = rules.text("posts.yaml");
        rules.writes("posts.yaml", posts.replaceAll("(?m)^.*id: administrator.*\n", ""), 0)
                .expect(200);
        String people = rules.text("people.yaml");
        rules.writes("people.yaml", people.replaceAll("(?m)^.*post: administrator.*\n", ""), 0)
                .expect(200);
        assertThat(rules.offers("谁也不留").expect(422).at("/detail")).contains("administration");
        rules.drops();
        rules.writes(
                        "people.yaml",
                        people.replace("username: " + ADMINISTRATOR, "username: nobody-else"),
                        0)
                .expect(200);
        assertThat(rules.offers("只留下没有账号的").expect(422).at("/detail"))
                .as("who publishes stays")
                .contains("administration");
        rules.drops();

        String tenant = rules.text("tenant.yaml");
        for (String other :
                List.of(
                        tenant.replace("id: " + COUNTY, "id: elsewhere"),
                        tenant.replaceFirst("number-prefix: \\w+", "number-prefix: QQ"),
                        tenant.replace("demo-accounts: true", "demo-accounts: false"),
                        tenant.replaceFirst("(?m)^name: .*$", "name: 假县"))) {
            assertThat(other).isNotEqualTo(tenant);
            rules.writes("tenant.yaml", other, 0).expect(200);
            assertThat(rules.offers("改名换姓").expect(422).at("/detail")).contains("省级运维人员");
            rules.drops();
        }

        Matter open = signed("2026-05-11T09:00");
        assertThat(open.state(DISPATCHER)).isEqualTo("handling");
        String units = rules.text("units.yaml");
        rules.writes("units.yaml", units.replaceAll("(?m)^.*id: " + LAND + ",.*\n", ""), 0)
                .expect(200);
        rules.offers("撤掉自然资源局").expect(422);
        assertThat(rules.offers(" ").expect(422).at("/detail")).contains("理由");
        assertThat(rules.version()).isEqualTo(shipped);
    }

    @Test
    @Clause("ALL-3")
    void of_two_administrators_neither_overwrites_the_other() throws Exception {
        String words = rules.text("words.yaml");
        long revision =
                Long.parseLong(
                        rules.writes("words.yaml", words + "# 一\n", 0).expect(200).at("/revision"));
        others.writes("words.yaml", words + "# 二\n", 0).expect(409);
        others.writes("words.yaml", words + "# 二\n", revision).expect(200);
        Answer late = rules.writes("words.yaml", words + "# 三\n", revision).expect(409);
        assertThat(late.at("/type")).endsWith("/draft-changed");
        assertThat(rules.text("words.yaml")).endsWith("# 二\n");
        String before = rules.gets("").at("/seen");
        String notices = rules.text("notices.yaml");
        others.writes("notices.yaml", notices + "# 没写完\n", 0).expect(200);
        assertThat(rules.offers("没有看到的", before).expect(422).at("/detail"))
                .as("what was not seen is not published")
                .contains("又有改动");

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Callable<Answer>> both =
                    List.of(() -> rules.offers("一起发布"), () -> others.offers("一起发布"));
            List<Answer> answers = two.invokeAll(both).stream().map(Future::resultNow).toList();
            assertThat(answers.stream().map(Answer::status))
                    .allMatch(List.of(202, 409, 422)::contains)
                    .contains(202);
        }
        rules.settled();
        assertThat(rules.version()).as("published once").isEqualTo(shipped + 1);
    }

    /** What the editor sends, with the hidden fields of the page it stands on. */
    private static Map<String, String> saving(HttpResponse<String> page, String text, String how) {
        Map<String, String> typed =
                new HashMap<>(Map.of("path", "words.yaml", "text", text, "do", how));
        for (String hidden : List.of("revision", "base", "current")) {
            Matcher field =
                    Pattern.compile("name=\"" + hidden + "\" value=\"([^\"]*)\"")
                            .matcher(page.body());
            if (field.find()) {
                typed.put(hidden, field.group(1));
            }
        }
        return typed;
    }

    @Test
    @Clause("ALL-3")
    void who_saves_second_is_shown_what_the_first_saved_and_decides() {
        String page = PAGES + "/file?path=words.yaml";
        String words = rules.text("words.yaml");
        String hers = words + "# 晏菲写的\n";
        HttpResponse<String> first = admin.signsInAt(page, ADMINISTRATOR);
        Visitor other = new Visitor(product.base());
        HttpResponse<String> second = other.signsInAt(page, OTHER_ADMINISTRATOR);
        admin.submits(first, PAGES + "/file", saving(first, words + "# 何清写的\n", "save"));

        HttpResponse<String> clash =
                other.submits(second, PAGES + "/file", saving(second, hers, "save"));
        assertThat(clash.statusCode()).isEqualTo(409);
        assertThat(clash.body()).contains("别人也改了这个文件", "何清 (heqing)", "-# 何清写的", "+# 晏菲写的");
        HttpResponse<String> again =
                other.submits(clash, PAGES + "/file", saving(clash, hers, "save"));
        assertThat(again.statusCode()).as("one more click is no decision").isEqualTo(409);
        assertThat(rules.text("words.yaml")).endsWith("# 何清写的\n");
        other.submits(clash, PAGES + "/file", saving(clash, hers, "overwrite"));
        assertThat(rules.text("words.yaml")).isEqualTo(hers);
    }

    @Test
    @Clause("ALL-3")
    void what_was_published_anew_since_it_was_drafted_is_settled_by_a_person() {
        String words = rules.text("words.yaml");
        rules.writes("words.yaml", words + "# 草稿里的\n", 0).expect(200);
        Map<String, String> folder = folder();
        folder.compute(
                "words.yaml", (_, text) -> Product.edited(text, "labels:\n", "labels: # 省里改的\n"));
        product.apply(folder);
        assertThat(rules.gets("").at("/draft/0/overtaken")).isEqualTo("true");
        assertThat(rules.offers("盖过去").expect(422).at("/detail")).contains("words.yaml");

        String page = PAGES + "/file?path=words.yaml";
        HttpResponse<String> editor = admin.signsInAt(page, ADMINISTRATOR);
        assertThat(editor.body()).contains("起草之后发布过新的");
        String revision =
                editor.body().replaceFirst("(?s).*name=\"revision\" value=\"([0-9]+)\".*", "$1");
        HttpResponse<String> kept =
                admin.submits(
                        editor,
                        PAGES + "/file",
                        Map.of("path", "words.yaml", "do", "keep", "revision", revision));
        assertThat(kept.body()).contains("仍用草稿里的").doesNotContain("起草之后发布过新的");
        rules.offers("看过了，仍用草稿").expect(202);
        assertThat(rules.settled()).isEqualTo("done");
        assertThat(rules.text("words.yaml")).endsWith("# 草稿里的\n").doesNotContain("省里改的");
    }

    @Test
    @Clause("ALL-3")
    void files_are_begun_left_out_and_refused_by_name() {
        for (String bad :
                List.of("a%20b.yaml", "brand/mark.svg", "mark.svg", "x.yaml.txt", ".hidden.yaml")) {
            assertThat(rules.writes(bad, "x", 0).expect(422).at("/type"))
                    .as(bad)
                    .endsWith("/draft-refused");
        }
        for (String odd :
                List.of("长".repeat(200_001), "#\n".repeat(5_001), "a: \u0001", "a: \u202e", "\0")) {
            assertThat(rules.writes("units.yaml", odd, 0).status())
                    .as(odd.substring(0, 1))
                    .isIn(400, 422);
        }
        for (String reason : List.of("\0", "a\u0001", "\u202e abc", "长".repeat(501))) {
            rules.offers(reason).expect(422);
        }
        int kept = 0;
        String large = "# " + "长".repeat(190_000);
        while (kept < 20
                && rules.writes("documents/x" + kept + ".yaml", large, 0).status() == 200) {
            kept++;
        }
        assertThat(kept).as("half a megabyte each, of four").isBetween(5, 7);
        assertThat(rules.writes("documents/y.yaml", large, 0).expect(422).at("/detail"))
                .contains("200 个文件", "4 MB");
        rules.drops();
        rules.puts("units.yaml", Map.of("revision", 0)).expect(400);
        rules.puts(
                        "units.yaml",
                        Map.of("text", "units: []\n", "base", "nothing that was published"))
                .expect(409);
        rules.posts(
                        "/versions/" + shipped + "/restore",
                        Map.of("reason", "就是现行的", "current", shipped))
                .expect(422);
        rules.writes("unheard-of.yaml", "x: 1\n", 0).expect(200);
        assertThat(rules.gets("").list("/problems").getFirst().at("/file").asString())
                .isEqualTo("unheard-of.yaml");
        rules.drops();

        rules.writes("words.yaml", null, 0).expect(200);
        assertThat(rules.gets("").at("/draft/0/leftOut")).isEqualTo("true");
        assertThat(rules.gets("").list("/problems"))
                .as("its labels are asked for elsewhere")
                .isNotEmpty();
        String words = rules.gets("/files/words.yaml").expect(200).at("/text");
        assertThat(words).isEmpty();
    }
}
