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
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
    private final Visitor admin = new Visitor(product.base());
    private int shipped;

    @BeforeAll
    static void a_county_of_its_own() {
        Product product = Product.get();
        product.clock().set("2026-05-11T09:00");
        product.apply(Product.folder(Xiangtan.TENANT, COUNTY));
    }

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
        shipped = version(COUNTY);
    }

    @AfterEach
    void as_it_was() {
        for (JsonNode change : api(ADMINISTRATOR).get(path("")).expect(200).list("/draft")) {
            drop(change);
        }
        if (version(COUNTY) != shipped) {
            api(ADMINISTRATOR)
                    .post(
                            path("/versions/" + shipped + "/restore"),
                            Map.of("reason", "复原", "current", version(COUNTY)))
                    .expect(202);
            settled(COUNTY, ADMINISTRATOR);
        }
    }

    private void drop(JsonNode change) {
        api(ADMINISTRATOR)
                .delete(
                        path(
                                "/files/"
                                        + change.get("path").asString()
                                        + "?revision="
                                        + change.get("revision").asLong()))
                .expect(204);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String path(String path) {
        return "/" + COUNTY + "/api/v1/configuration" + path;
    }

    private Api api(String username) {
        return product.staff(COUNTY, username);
    }

    private int version(String county) {
        return Integer.parseInt(
                product.operator()
                        .get("/platform/api/v1/tenants/" + county)
                        .at("/configurationVersion"));
    }

    /** Whatever was begun is over. */
    private String settled(String county, String administrator) {
        Api api = product.staff(county, administrator);
        String address = "/" + county + "/api/v1/configuration";
        Product.until(
                "the publication is over",
                () ->
                        List.of("done", "failed")
                                .contains(api.get(address).expect(200).at("/job/state")));
        return api.get(address).at("/job/state");
    }

    private Answer writes(String username, String file, @Nullable String text, long revision) {
        Answer now = api(username).get(path("/files/" + file));
        Map<String, Object> body = new HashMap<>();
        body.put("text", text);
        body.put("leaveOut", text == null);
        body.put("revision", revision);
        body.put(
                "base", now.status() == 200 && !now.at("/base").isEmpty() ? now.at("/base") : null);
        return api(username).send("PUT", path("/files/" + file), body, Map.of());
    }

    private String text(String file) {
        return api(ADMINISTRATOR).get(path("/files/" + file)).expect(200).at("/text");
    }

    private Answer publishes(String username, String reason) {
        return publishes(username, reason, api(ADMINISTRATOR).get(path("")).at("/seen"));
    }

    private Answer publishes(String username, String reason, String seen) {
        return api(username).post(path("/publish"), Map.of("reason", reason, "seen", seen));
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
        assertThat(due(signed("2026-05-11T09:00"))).as("a draft").startsWith("2026-05-18T17:30");

        HttpResponse<String> draft = admin.opens(PAGES + "/draft");
        assertThat(draft.body())
                .contains("-      - { working-days: 5 }", "+      - { working-days: 3 }")
                .contains("没有发现问题");
        String tried = tries(draft, MONDAY, MONDAY);
        assertThat(over(tried))
                .contains("看了 1 件，1 件会不同", past.number, "何清 (heqing)")
                // Monday the 2nd: three working days end on the 5th, the report came on the 6th
                .contains("9月5日", "超期")
                .doesNotContain("又有改动");
        assertThat(admin.opens(PAGES + "/draft").body()).as("it can be read again").contains(tried);

        assertThat(
                        admin.submits(
                                        draft,
                                        PAGES + "/draft",
                                        Map.of("reason", " ", "seen", seen(draft)))
                                .statusCode())
                .isEqualTo(422);
        admin.submits(draft, PAGES + "/draft", Map.of("reason", "三天够了", "seen", seen(draft)));
        assertThat(settled(COUNTY, ADMINISTRATOR)).isEqualTo("done");
        assertThat(version(COUNTY)).isEqualTo(shipped + 1);
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
        assertThat(settled(COUNTY, ADMINISTRATOR)).isEqualTo("done");
        assertThat(version(COUNTY)).isEqualTo(shipped + 2);
        assertThat(due(signed("2026-05-11T09:00"))).startsWith("2026-05-18T17:30");
        assertThat(admin.opens(PAGES + "/versions/" + (shipped + 2)).body())
                .contains("三天不够", "+      - { working-days: 5 }");
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
        String administrator = administrator("hengyang");
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

        Api api = product.staff(county, administrator);
        String root = "/" + county + "/api/v1/configuration";
        String shared = decoded(defaults.getOrDefault(ORDERS, ""));
        assertThat(api.get(root + "/files/" + ORDERS).expect(200).at("/text"))
                .as("nothing else is changed")
                .isEqualTo(shared.replace("[{ working-days: 7 }]", "[{ working-days: 4 }]"));
        api.post(root + "/publish", Map.of("reason", "四天够了", "seen", api.get(root).at("/seen")))
                .expect(202);
        assertThat(settled(county, administrator)).isEqualTo("done");
        assertThat(visitor.opens(pages + "/terms").body())
                .contains("name=\"was\" value=\"4\"")
                .doesNotContain("现行 7");
    }

    private static String decoded(String file) {
        return new String(Base64.getDecoder().decode(file), StandardCharsets.UTF_8);
    }

    @Test
    @Clause("ALL-3")
    void a_number_that_no_term_can_have_is_refused_in_words() {
        HttpResponse<String> terms = admin.signsInAt(PAGES + "/terms", ADMINISTRATOR);
        for (String bad : List.of("0", "", "五", "-3", "10000", "5.5")) {
            HttpResponse<String> refused =
                    admin.submits(terms, PAGES + "/terms", term(terms.body(), "5", bad));
            assertThat(refused.statusCode()).as(bad).isEqualTo(422);
            assertThat(refused.body()).contains("请写 1 到 9999 的整数");
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
        String root = "/" + county + "/api/v1/configuration";
        product.apply(Product.folder(Xiangtan.TENANT, county));
        Api api = product.staff(county, ADMINISTRATOR);
        String mine = "username: heqing, name: 何清, holds: [";
        changes(
                api,
                root,
                "people.yaml",
                people -> people.replace(mine, mine + "{ post: dispatcher, unit: task-force }, "));
        Answer draft = api.get(root).expect(200);
        assertThat(draft.list("/posts")).hasSize(1);
        assertThat(draft.at("/posts/0/kind")).isEqualTo("gained");
        assertThat(draft.at("/posts/0/username")).isEqualTo(ADMINISTRATOR);
        assertThat(draft.list("/posts/0/more"))
                .extracting(JsonNode::asString)
                .containsExactly("county", "names");
        Map<String, String> unticked = Map.of("reason", "不声不响", "seen", draft.at("/seen"));
        assertThat(api.post(root + "/publish", unticked).expect(422).at("/detail"))
                .contains("职务变动没有确认");

        Visitor visitor = new Visitor(product.base());
        HttpResponse<String> page = visitor.signsInAt(pages + "/draft", ADMINISTRATOR);
        assertThat(page.body())
                .contains("职务变动", "何清 (heqing)", "专班调度员", "能看反映人是谁", "能看全部事项")
                .contains("您给自己增加了职务：专班调度员", "晏菲");
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
        assertThat(settled(county, ADMINISTRATOR)).isEqualTo("done");

        assertThat(visitor.opens(pages + "/versions/2").body())
                .contains("职务变动", "何清 (heqing)", "增加", "专班调度员");
        assertThat(visitor.opens(pages).body()).containsOnlyOnce("职务变动");
        assertThat(api.get(root + "/versions").at("/0/postsChanged")).isEqualTo("true");
        Map<String, Object> back = new HashMap<>(Map.of("reason", "又够了", "current", 2));
        api.post(root + "/versions/1/restore", back).expect(422);
        assertThat(visitor.opens(pages + "/versions/1").body()).contains("去掉", "专班调度员");
        back.put("postsSeen", true);
        api.post(root + "/versions/1/restore", back).expect(202);
        assertThat(settled(county, ADMINISTRATOR)).isEqualTo("done");
    }

    @Test
    @Clause("ALL-3")
    void a_publication_that_failed_is_told_until_one_succeeds() {
        String county = "failing";
        String pages = "/" + county + "/staff/configuration";
        String root = "/" + county + "/api/v1/configuration";
        product.apply(Product.folder(Xiangtan.TENANT, county));
        Api api = product.staff(county, ADMINISTRATOR);
        changes(
                api,
                root,
                "units.yaml",
                units -> units + "  - { id: new-bureau, name: 新设的局, kind: bureau }\n");
        publishes(api, root);
        new Xiangtan(product, county)
                .triaged("归新设的局办", "ordinary")
                .acts(DISPATCHER, "assign", Map.of("lead", "new-bureau", "duty", "核查"));
        api.post(root + "/versions/1/restore", Map.of("reason", "不设了", "current", 2)).expect(202);
        assertThat(settled(county, ADMINISTRATOR)).isEqualTo("failed");
        assertThat(api.get(root).list("/failures")).hasSize(1);

        product.export(county);
        Visitor visitor = new Visitor(product.base());
        assertThat(visitor.signsInAt(pages, ADMINISTRATOR).body())
                .as("though something else was done since")
                .contains("没有成功的发布", "何清 (heqing)", "new-bureau 还有 1 件在办事项");
        assertThat(visitor.opens(pages + "/draft").body()).contains("没有成功的发布");

        changes(api, root, "words.yaml", words -> words + "# 改一改\n");
        publishes(api, root);
        assertThat(api.get(root).list("/failures")).isEmpty();
        assertThat(visitor.opens(pages).body()).doesNotContain("没有成功的发布");
    }

    private static void changes(Api api, String root, String file, UnaryOperator<String> changed) {
        Answer now = api.get(root + "/files/" + file).expect(200);
        String text = changed.apply(now.at("/text"));
        assertThat(text).isNotEqualTo(now.at("/text"));
        Map<String, Object> body = Map.of("text", text, "base", now.at("/base"));
        api.send("PUT", root + "/files/" + file, body, Map.of()).expect(200);
    }

    private static void publishes(Api api, String root) {
        api.post(root + "/publish", Map.of("reason", "改", "seen", api.get(root).at("/seen")))
                .expect(202);
        Product.until(
                "the publication is over", () -> api.get(root).at("/job/state").equals("done"));
    }

    @Test
    @Clause("ALL-3")
    void a_trial_is_of_the_draft_that_stood_when_it_was_asked_and_can_be_forgotten() {
        String words = text("words.yaml");
        writes(ADMINISTRATOR, "words.yaml", words + "# 一\n", 0).expect(200);
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
        String address = path("/simulations/" + id);
        assertThat(api(OTHER_ADMINISTRATOR).get(address).expect(200).at("/outdated"))
                .isEqualTo("false");

        long revision =
                api(ADMINISTRATOR).get(path("/files/words.yaml")).body().at("/revision").asLong();
        writes(OTHER_ADMINISTRATOR, "words.yaml", words + "# 二\n", revision).expect(200);
        assertThat(api(ADMINISTRATOR).get(address).expect(200).at("/outdated")).isEqualTo("true");
        assertThat(admin.opens(page).body()).contains("又有改动");
        api(DISPATCHER).get(address).expect(403);
        api(DISPATCHER).get(path("/simulations")).expect(403);

        HttpResponse<String> forgotten = admin.submits(admin.opens(page), page, Map.of());
        assertThat(forgotten.body()).contains("已删去这次试算").doesNotContain(id);
        assertThat(admin.opens(page).statusCode()).isEqualTo(404);
        api(ADMINISTRATOR).get(address).expect(404);
    }

    private static String seen(HttpResponse<String> draft) {
        return draft.body().replaceFirst("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
    }

    static List<String> counties() {
        return Product.counties();
    }

    private static String administrator(String county) {
        return Counties.people(county).stream()
                .filter(person -> person.posts().contains("administrator"))
                .map(Counties.Person::username)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @Clause("ALL-3")
    @MethodSource("counties")
    void every_county_has_somebody_who_changes_it_and_takes_it_back(String county) {
        int before = version(county);
        String administrator = administrator(county);
        Api api = product.staff(county, administrator);
        String root = "/" + county + "/api/v1/configuration";
        Answer units = api.get(root + "/files/units.yaml").expect(200);
        String more =
                units.at("/text")
                        + "  - { id: new-bureau, name: { zh-CN: 新设的局, zh-Hant: 新設的局, en: New Bureau }, kind: leadership, handles: false }\n";
        Map<String, Object> body = Map.of("text", more, "base", units.at("/base"));
        api.send("PUT", root + "/files/units.yaml", body, Map.of()).expect(200);
        assertThat(api.get(root).list("/problems")).isEmpty();
        assertThat(api.get(root + "/draft/diff").expect(200).text()).contains("新设的局");
        api.post(root + "/publish", Map.of("reason", "新设一个局", "seen", api.get(root).at("/seen")))
                .expect(202);
        assertThat(settled(county, administrator)).isEqualTo("done");
        assertThat(version(county)).isEqualTo(before + 1);
        assertThat(
                        product.operator()
                                .get("/platform/api/v1/tenants/" + county + "/versions")
                                .text())
                .contains("新设一个局");
        Map<String, Object> back = Map.of("reason", "不设了", "current", before + 1);
        api.post(root + "/versions/" + before + "/restore", back).expect(202);
        assertThat(settled(county, administrator)).isEqualTo("done");
        assertThat(api.get(root + "/files/units.yaml").at("/text")).isEqualTo(units.at("/text"));
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
        for (String read : List.of("", "/files/units.yaml", "/draft/diff", "/versions")) {
            api(DISPATCHER).get(path(read)).expect(403);
        }
        writes(DISPATCHER, "units.yaml", "x", 0).expect(403);
        publishes(DISPATCHER, "x").expect(403);
        api(DISPATCHER)
                .post(path("/simulate"), Map.of("from", MONDAY, "until", MONDAY))
                .expect(403);
        assertThat(api(ADMINISTRATOR).get("/" + COUNTY + "/api/v1/cases").expect(200).at("/total"))
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
        String text = text(ORDERS);
        assertThat(text).containsOnlyOnce("      - { working-days: 5 }");
        String wrong = text.replace("      - { working-days: 5 }", broken);
        writes(ADMINISTRATOR, ORDERS, wrong, 0).expect(200);
        JsonNode problem =
                api(ADMINISTRATOR).get(path("")).expect(200).list("/problems").getFirst();
        assertThat(problem.at("/file").asString()).isEqualTo(ORDERS);
        assertThat(problem.at("/line").asInt())
                .isBetween(
                        text.substring(0, text.indexOf("working-days: 5 }")).split("\n").length,
                        text.split("\n").length);
        assertThat(problem.at("/message").asString()).isNotEmpty();
        Answer refused = publishes(ADMINISTRATOR, "不该发布").expect(422);
        assertThat(refused.at("/type")).endsWith("/configuration-invalid");
        api(ADMINISTRATOR)
                .post(path("/simulate"), Map.of("from", MONDAY, "until", MONDAY))
                .expect(422);
        assertThat(version(COUNTY)).isEqualTo(shipped);
        HttpResponse<String> page =
                admin.signsInAt(PAGES + "/file?path=" + encoded(ORDERS), ADMINISTRATOR);
        assertThat(page.body()).contains("data-line=\"" + problem.at("/line").asInt() + "\"");
    }

    @Test
    @Clause("ALL-3")
    void a_label_that_writes_its_term_out_is_pointed_out_and_can_be_published() {
        String text = text(ORDERS);
        String clock = text.substring(text.indexOf("clocks:"));
        String labelled = clock.replaceFirst("label: \\{ zh-CN: [^,]+", "label: { zh-CN: 三十日内办结");
        writes(ADMINISTRATOR, ORDERS, text.replace(clock, labelled), 0).expect(200);
        Answer draft = api(ADMINISTRATOR).get(path("")).expect(200);
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
        String posts = text("posts.yaml");
        writes(ADMINISTRATOR, "posts.yaml", posts.replaceAll("(?m)^.*id: administrator.*\n", ""), 0)
                .expect(200);
        String people = text("people.yaml");
        writes(
                        ADMINISTRATOR,
                        "people.yaml",
                        people.replaceAll("(?m)^.*post: administrator.*\n", ""),
                        0)
                .expect(200);
        assertThat(publishes(ADMINISTRATOR, "谁也不留").expect(422).at("/detail"))
                .contains("administration");
        api(ADMINISTRATOR).get(path("")).list("/draft").forEach(this::drop);
        writes(
                        ADMINISTRATOR,
                        "people.yaml",
                        people.replace("username: " + ADMINISTRATOR, "username: nobody-else"),
                        0)
                .expect(200);
        assertThat(publishes(ADMINISTRATOR, "只留下没有账号的").expect(422).at("/detail"))
                .as("who publishes stays")
                .contains("administration");
        api(ADMINISTRATOR).get(path("")).list("/draft").forEach(this::drop);

        String tenant = text("tenant.yaml");
        for (String other :
                List.of(
                        tenant.replace("id: " + COUNTY, "id: elsewhere"),
                        tenant.replaceFirst("number-prefix: \\w+", "number-prefix: QQ"),
                        tenant.replace("demo-accounts: true", "demo-accounts: false"),
                        tenant.replaceFirst("(?m)^name: .*$", "name: 假县"))) {
            assertThat(other).isNotEqualTo(tenant);
            writes(ADMINISTRATOR, "tenant.yaml", other, 0).expect(200);
            assertThat(publishes(ADMINISTRATOR, "改名换姓").expect(422).at("/detail"))
                    .contains("省级运维人员");
            api(ADMINISTRATOR).get(path("")).list("/draft").forEach(this::drop);
        }

        Matter open = signed("2026-05-11T09:00");
        assertThat(open.state(DISPATCHER)).isEqualTo("handling");
        String units = text("units.yaml");
        writes(ADMINISTRATOR, "units.yaml", units.replaceAll("(?m)^.*id: " + LAND + ",.*\n", ""), 0)
                .expect(200);
        publishes(ADMINISTRATOR, "撤掉自然资源局").expect(422);
        assertThat(publishes(ADMINISTRATOR, " ").expect(422).at("/detail")).contains("理由");
        assertThat(version(COUNTY)).isEqualTo(shipped);
    }

    @Test
    @Clause("ALL-3")
    void of_two_administrators_neither_overwrites_the_other() throws Exception {
        String words = text("words.yaml");
        long revision =
                Long.parseLong(
                        writes(ADMINISTRATOR, "words.yaml", words + "# 一\n", 0)
                                .expect(200)
                                .at("/revision"));
        writes(OTHER_ADMINISTRATOR, "words.yaml", words + "# 二\n", 0).expect(409);
        writes(OTHER_ADMINISTRATOR, "words.yaml", words + "# 二\n", revision).expect(200);
        Answer late = writes(ADMINISTRATOR, "words.yaml", words + "# 三\n", revision).expect(409);
        assertThat(late.at("/type")).endsWith("/draft-changed");
        assertThat(text("words.yaml")).endsWith("# 二\n");
        String before = api(ADMINISTRATOR).get(path("")).at("/seen");
        String notices = text("notices.yaml");
        writes(OTHER_ADMINISTRATOR, "notices.yaml", notices + "# 没写完\n", 0).expect(200);
        assertThat(publishes(ADMINISTRATOR, "没有看到的", before).expect(422).at("/detail"))
                .as("what was not seen is not published")
                .contains("又有改动");

        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Callable<Answer>> both =
                    List.of(
                            () -> publishes(ADMINISTRATOR, "一起发布"),
                            () -> publishes(OTHER_ADMINISTRATOR, "一起发布"));
            List<Answer> answers = two.invokeAll(both).stream().map(Future::resultNow).toList();
            assertThat(answers.stream().map(Answer::status))
                    .allMatch(List.of(202, 409, 422)::contains)
                    .contains(202);
        }
        settled(COUNTY, ADMINISTRATOR);
        assertThat(version(COUNTY)).as("published once").isEqualTo(shipped + 1);
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
        String words = text("words.yaml");
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
        assertThat(text("words.yaml")).endsWith("# 何清写的\n");
        other.submits(clash, PAGES + "/file", saving(clash, hers, "overwrite"));
        assertThat(text("words.yaml")).isEqualTo(hers);
    }

    @Test
    @Clause("ALL-3")
    void what_was_published_anew_since_it_was_drafted_is_settled_by_a_person() {
        String words = text("words.yaml");
        writes(ADMINISTRATOR, "words.yaml", words + "# 草稿里的\n", 0).expect(200);
        Map<String, String> folder = Product.folder(Xiangtan.TENANT, COUNTY);
        folder.compute(
                "words.yaml", (_, text) -> Product.edited(text, "labels:\n", "labels: # 省里改的\n"));
        product.apply(folder);
        assertThat(api(ADMINISTRATOR).get(path("")).at("/draft/0/overtaken")).isEqualTo("true");
        assertThat(publishes(ADMINISTRATOR, "盖过去").expect(422).at("/detail"))
                .contains("words.yaml");

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
        publishes(ADMINISTRATOR, "看过了，仍用草稿").expect(202);
        assertThat(settled(COUNTY, ADMINISTRATOR)).isEqualTo("done");
        assertThat(text("words.yaml")).endsWith("# 草稿里的\n").doesNotContain("省里改的");
    }

    @Test
    @Clause("ALL-3")
    void files_are_begun_left_out_and_refused_by_name() {
        for (String bad :
                List.of("a%20b.yaml", "brand/mark.svg", "mark.svg", "x.yaml.txt", ".hidden.yaml")) {
            assertThat(writes(ADMINISTRATOR, bad, "x", 0).expect(422).at("/type"))
                    .as(bad)
                    .endsWith("/draft-refused");
        }
        for (String odd :
                List.of("长".repeat(200_001), "#\n".repeat(5_001), "a: \u0001", "a: \u202e", "\0")) {
            assertThat(writes(ADMINISTRATOR, "units.yaml", odd, 0).status())
                    .as(odd.substring(0, 1))
                    .isIn(400, 422);
        }
        for (String reason : List.of("\0", "a\u0001", "\u202e abc", "长".repeat(501))) {
            publishes(ADMINISTRATOR, reason).expect(422);
        }
        api(ADMINISTRATOR)
                .send("PUT", path("/files/units.yaml"), Map.of("revision", 0), Map.of())
                .expect(400);
        api(ADMINISTRATOR)
                .send(
                        "PUT",
                        path("/files/units.yaml"),
                        Map.of("text", "units: []\n", "base", "nothing that was published"),
                        Map.of())
                .expect(409);
        api(ADMINISTRATOR)
                .post(
                        path("/versions/" + shipped + "/restore"),
                        Map.of("reason", "就是现行的", "current", shipped))
                .expect(422);
        writes(ADMINISTRATOR, "unheard-of.yaml", "x: 1\n", 0).expect(200);
        assertThat(
                        api(ADMINISTRATOR)
                                .get(path(""))
                                .list("/problems")
                                .getFirst()
                                .at("/file")
                                .asString())
                .isEqualTo("unheard-of.yaml");
        api(ADMINISTRATOR).get(path("")).list("/draft").forEach(this::drop);

        writes(ADMINISTRATOR, "words.yaml", null, 0).expect(200);
        assertThat(api(ADMINISTRATOR).get(path("")).at("/draft/0/leftOut")).isEqualTo("true");
        assertThat(api(ADMINISTRATOR).get(path("")).list("/problems"))
                .as("its labels are asked for elsewhere")
                .isNotEmpty();
        String words = api(ADMINISTRATOR).get(path("/files/words.yaml")).expect(200).at("/text");
        assertThat(words).isEmpty();
    }
}
