package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** One matter that many report, and reporters who do not say who they are. */
class ManyReportersTest {
    private static final Map<String, String> DISPATCHERS =
            Map.of(
                    "xiangtan", Xiangtan.DISPATCHER,
                    "dianjiang", Dianjiang.DISPATCHER,
                    "gangnan", Gangnan.DISPATCHER,
                    "chongming", Chongming.DISPATCHER);

    private final Product product = Product.get();

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    static List<String> counties() {
        return Product.counties();
    }

    /** Of a county without a procedure of its own, whoever may merge. */
    private String dispatcher(Matter matter, String tenant) {
        return DISPATCHERS.getOrDefault(
                tenant,
                Counties.people(tenant).stream()
                        .map(Counties.Person::username)
                        .filter(person -> offers(matter, person).contains("merge"))
                        .findFirst()
                        .orElse(""));
    }

    private static List<String> offers(Matter matter, String person) {
        return matter.shown(person).list("/offers").stream()
                .map(offer -> offer.get("action").asString())
                .toList();
    }

    private Matter filed(String tenant, String subject) {
        return Counties.filed(product, tenant, Map.of("subject", subject));
    }

    private static String why(Answer refused) {
        return refused.expect(422).at("/detail");
    }

    private static Map<String, Object> into(Matter main) {
        return Map.of("main", main.number, "reason", "反映的是同一件事");
    }

    @ParameterizedTest
    @Clause("ALL-5")
    @MethodSource("counties")
    void cases_are_merged_by_a_person_and_each_reporter_keeps_his_own(String tenant) {
        Matter main = filed(tenant, "供水管网改造后停水 " + UUID.randomUUID());
        Matter second = filed(tenant, "又停水了 " + UUID.randomUUID());
        String dispatcher = dispatcher(main, tenant);
        assertThat(offers(main, dispatcher)).doesNotContain("tell-merged");
        assertThat(why(main.asks(dispatcher, "tell-merged", Map.of("explanation", "给谁"))))
                .contains("没有人可告知");
        second.reporterAsks("merge", into(main)).expect(422);
        second.acts(dispatcher, "merge", into(main));

        assertThat(second.state(dispatcher)).isEqualTo("merged");
        assertThat(second.seen(dispatcher).at("/fields/main")).isEqualTo(main.number);
        assertThat(link(second, dispatcher)).isEqualTo(main.number + " merged true");
        assertThat(link(main, dispatcher)).isEqualTo(second.number + " merged false");
        assertThat(second.followed().at("/main")).isEqualTo(main.number);
        assertThat(second.followed().text()).contains("已并案办理，您仍可用自己的编号查询和评价");
        assertThat(main.followed().at("/joined")).as("the main reporter is told").isEqualTo("1");

        String said = "只有主件反映人自己知道的" + UUID.randomUUID();
        main.reporterAsks("supplement", Map.of("supplement", said)).expect(200);
        assertThat(second.followed().text()).doesNotContain(said);
        assertThat(offers(main, dispatcher)).contains("tell-merged");
        assertThat(offers(second, dispatcher)).doesNotContain("tell-merged");
        String told = "抢修队已经进场" + UUID.randomUUID();
        main.acts(dispatcher, "tell-merged", Map.of("explanation", told));
        Product.until(
                "what is written for those merged reaches each of them",
                () -> second.followed().text().contains(told));
        assertThat(main.followed().text()).doesNotContain(told);
        String answer = "已修复管网" + UUID.randomUUID();
        main.acts(dispatcher, "answer", filled(main, dispatcher, "answer", answer));
        Product.until(
                "what was merged is closed with the main case",
                () -> second.state(dispatcher).equals("closed"));
        assertThat(second.followed().text())
                .contains("主件 " + main.number + "：")
                .contains("并案的主件已办结")
                .as("what was written to the main reporter is his")
                .doesNotContain(answer)
                .doesNotContain(said);

        String result = "新管网二十日通水" + UUID.randomUUID();
        main.acts(dispatcher, "tell-merged", Map.of("explanation", result));
        Product.until(
                "the result is told after the end too",
                () -> second.followed().text().contains(result));

        second.reporterAsks("rate", Map.of("rating", 1, "comment", "还是没水")).expect(200);
        assertThat(main.seen(dispatcher).at("/fields/rating")).as("each rates his own").isEmpty();
        main.reporterAsks("rate", Map.of("rating", 5)).expect(200);
        assertThat(second.seen(dispatcher).at("/fields/rating")).isEqualTo("1");

        second.reporterAsks("ask-reopen", Map.of("reason", "还是没水")).expect(200);
        String later = "又查了一遍" + UUID.randomUUID();
        main.acts(dispatcher, "tell-merged", Map.of("explanation", later));
        Product.until(
                "who asks to reopen it is told too",
                () -> second.followed().text().contains(later));
        second.acts(dispatcher, "reopen", Map.of());
        assertThat(second.seen(dispatcher).list("/links")).as("goes on by itself").isEmpty();
        assertThat(main.followed().at("/joined")).isEqualTo("0");
    }

    @Test
    void of_two_who_merge_the_same_cases_into_each_other_one_gives_way() throws Exception {
        Matter one = filed("xiangtan", "停水 " + UUID.randomUUID());
        Matter other = filed("xiangtan", "也停水 " + UUID.randomUUID());
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int time = 0; time < 20; time++) {
                CyclicBarrier together = new CyclicBarrier(2);
                List<Callable<Answer>> merges =
                        List.of(
                                () -> merged(one, other, together),
                                () -> merged(other, one, together));
                List<Answer> answers =
                        two.invokeAll(merges).stream().map(Future::resultNow).toList();
                assertThat(answers.stream().map(Answer::status))
                        .allMatch(List.of(200, 409, 422)::contains)
                        .containsOnlyOnce(200);
                boolean first = answers.getFirst().status() == 200;
                Matter main = first ? other : one;
                Matter gone = first ? one : other;
                assertThat(link(main, Xiangtan.DISPATCHER))
                        .isEqualTo(gone.number + " merged false");
                gone.acts(Xiangtan.DISPATCHER, "unmerge", Map.of("reason", "再来一次"));
            }
        }
    }

    private static Answer merged(Matter matter, Matter main, CyclicBarrier together)
            throws Exception {
        together.await();
        return matter.asks(Xiangtan.DISPATCHER, "merge", into(main));
    }

    private static String link(Matter matter, String person) {
        JsonNode link = matter.seen(person).list("/links").getFirst();
        return "%s %s %s"
                .formatted(
                        link.get("number").asString(),
                        link.get("tie").asString(),
                        link.get("into").asBoolean());
    }

    /** An action's form, with the same text wherever one is asked for. */
    private static Map<String, Object> filled(
            Matter matter, String person, String action, String text) {
        JsonNode offer =
                matter.seen(person).list("/offers").stream()
                        .filter(one -> one.get("action").asString().equals(action))
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> form = new HashMap<>();
        for (JsonNode field : offer.get("form")) {
            if (field.get("presence").asString().equals("REQUIRED")) {
                boolean choice = field.get("type").asString().equals("CHOICE");
                form.put(
                        field.get("name").asString(),
                        choice ? field.get("choices").get(0).asString() : text);
            }
        }
        return form;
    }

    @ParameterizedTest
    @Clause("ALL-5")
    @MethodSource("counties")
    void a_merger_is_taken_back_and_what_is_left_without_its_main_case_goes_on(String tenant) {
        Matter main = filed(tenant, "主件 " + UUID.randomUUID());
        Matter second = filed(tenant, "并入的 " + UUID.randomUUID());
        String dispatcher = dispatcher(main, tenant);
        second.acts(dispatcher, "merge", into(main))
                .acts(dispatcher, "unmerge", Map.of("reason", "其实是两件事"));
        assertThat(second.state(dispatcher)).isEqualTo("received");
        assertThat(second.seen(dispatcher).list("/links")).isEmpty();
        assertThat(second.seen(dispatcher).at("/fields/main")).isEmpty();
        assertThat(second.followed().text()).contains("其实是两件事").doesNotContain("主件 " + main.number);
        assertThat(main.followed().at("/joined")).isEqualTo("0");

        second.acts(dispatcher, "merge", into(main));
        main.reporterAsks("withdraw", Map.of()).expect(200);
        Product.until(
                "the other goes on by itself", () -> second.state(dispatcher).equals("received"));
        assertThat(second.followed().text()).contains("恢复单独办理");
        assertThat(second.seen(dispatcher).list("/links")).isEmpty();
    }

    @Test
    void what_would_make_a_chain_or_a_circle_is_refused_and_so_is_a_number_one_may_not_see() {
        String dispatcher = Gangnan.DISPATCHER;
        Gangnan gangnan = new Gangnan(product);
        Matter main = gangnan.atTheStation("help", "主件");
        Matter second = gangnan.atTheStation("help", "第二件");
        Matter third = gangnan.atTheStation("help", "第三件");
        for (String number : List.of("GN-00000000-9999", "", "不是编号")) {
            second.asks(dispatcher, "merge", Map.of("main", number, "reason", "x")).expect(422);
        }
        second.asks(Gangnan.STATION, "merge", into(main)).expect(422);
        assertThat(why(second.asks(dispatcher, "merge", into(second)))).contains("本件自己");
        second.acts(dispatcher, "merge", into(main));
        assertThat(why(third.asks(dispatcher, "merge", into(second)))).contains("自己已并入");
        assertThat(why(main.asks(dispatcher, "merge", into(third)))).contains("本件是主件");
        assertThat(why(second.asks(dispatcher, "merge", into(third)))).contains("已经并案");

        Matter assigned = gangnan.assigned("help", "已分办的不再并案");
        assertThat(why(assigned.asks(dispatcher, "merge", into(main)))).contains("已经交办");
        third.reporterAsks("withdraw", Map.of()).expect(200);
        Matter fourth = gangnan.atTheStation("help", "第四件");
        assertThat(why(fourth.asks(dispatcher, "merge", into(third)))).contains("已经办结");
        assertThat(fourth.seen(dispatcher).at("/state")).isEqualTo("received");
    }

    @Test
    void related_cases_go_on_by_themselves_and_the_link_is_taken_back() {
        String dispatcher = Chongming.DISPATCHER;
        Chongming chongming = new Chongming(product);
        Matter one = chongming.atTheWindow("同一条路的路灯");
        Matter other = chongming.atTheWindow("同一条路的井盖");
        Map<String, Object> linked = Map.of("other-number", other.number, "reason", "同一条路");
        assertThat(offers(one, dispatcher)).contains("link").doesNotContain("unlink");
        one.acts(dispatcher, "link", linked);
        assertThat(offers(one, dispatcher)).contains("unlink");
        assertThat(link(one, dispatcher)).isEqualTo(other.number + " related false");
        assertThat(link(other, dispatcher)).isEqualTo(one.number + " related false");
        assertThat(one.state(dispatcher)).isEqualTo("received");
        assertThat(one.followed().text()).contains("已与另一件相关的事项关联").doesNotContain(other.number);
        assertThat(one.followed().at("/main")).isEmpty();
        Map<String, Object> back = Map.of("other-number", one.number, "reason", "再关联一次");
        assertThat(why(other.asks(dispatcher, "link", back))).contains("已经关联");
        other.acts(dispatcher, "unlink", back);
        assertThat(one.seen(dispatcher).list("/links")).isEmpty();
        assertThat(why(other.asks(dispatcher, "unlink", back))).contains("没有关联");
    }

    @Test
    void open_cases_of_the_same_telephone_or_a_like_subject_are_found_before_they_are_tied() {
        String dispatcher = Gangnan.DISPATCHER;
        String rare = UUID.randomUUID().toString().replace("-", "");
        String phone = "1397%07d".formatted(System.nanoTime() % 10_000_000);
        Matter main = ofPhone("港南大道路灯不亮" + rare, phone);
        Matter samePhone = ofPhone("完全不同的另一件" + System.nanoTime(), phone);
        Matter alike = ofPhone("港南大道的路灯又不亮" + rare, "13500001234");
        Matter closed = ofPhone("港南大道路灯不亮" + rare + "了", phone);
        closed.reporterAsks("withdraw", Map.of()).expect(200);
        Matter unlike = ofPhone("申请延长营业时间", "13500005678");

        Api staff = product.staff(Gangnan.TENANT, dispatcher);
        List<String> found =
                staff.get(main.path() + "/similar")
                        .expect(200)
                        .body()
                        .valueStream()
                        .map(one -> one.get("number").asString() + " " + one.get("why"))
                        .toList();
        assertThat(found)
                .contains(samePhone.number + " [\"phone\"]", alike.number + " [\"subject\"]")
                .noneMatch(one -> one.startsWith(closed.number))
                .noneMatch(one -> one.startsWith(unlike.number))
                .noneMatch(one -> one.startsWith(main.number));
        product.staff(Gangnan.TENANT, Gangnan.MARKET_RECEIVER)
                .get(main.path() + "/similar")
                .expect(404);
        assertThat(
                        product.staff(Gangnan.TENANT, Gangnan.INSPECTOR)
                                .get(main.path() + "/similar")
                                .expect(200)
                                .text())
                .as("who cannot tie cases is not told which reporters are one person")
                .isEqualTo("[]");
        Visitor visitor = new Visitor(product.base());
        visitor.signsInAt("/gangnan/staff", dispatcher);
        assertThat(visitor.opens("/gangnan/staff/cases/" + main.number).body())
                .contains("可能是同一件事")
                .contains(samePhone.number)
                .contains("同一电话");
        samePhone.acts(dispatcher, "merge", into(main));
        assertThat(staff.get(main.path() + "/similar").expect(200).text())
                .as("what is merged is not offered again")
                .contains(alike.number)
                .doesNotContain(samePhone.number);
        assertThat(visitor.opens("/gangnan/staff/cases/" + samePhone.number).body())
                .contains("已并入")
                .contains(main.number);
    }

    @Test
    void what_was_linked_may_be_merged_and_what_is_withdrawn_is_merged_no_more() {
        String dispatcher = Gangnan.DISPATCHER;
        Matter main = filed("gangnan", "主件 " + UUID.randomUUID());
        Matter second = filed("gangnan", "先关联再并案 " + UUID.randomUUID());
        Map<String, Object> link = Map.of("other-number", main.number, "reason", "看起来是一件事");
        second.acts(dispatcher, "link", link).acts(dispatcher, "merge", into(main));
        assertThat(main.seen(dispatcher).list("/links")).hasSize(1);
        assertThat(link(main, dispatcher)).isEqualTo(second.number + " merged false");

        second.reporterAsks("withdraw", Map.of("reason", "不再反映")).expect(200);
        assertThat(main.seen(dispatcher).list("/links")).isEmpty();
        assertThat(main.followed().at("/joined")).isIn("", "0");
        String answer = "主件的答复" + UUID.randomUUID();
        main.acts(dispatcher, "answer", filled(main, dispatcher, "answer", answer));
        assertThat(second.followed().text()).doesNotContain(answer);
    }

    @Test
    @Clause("GN-11")
    void what_is_judged_of_one_reporter_is_not_told_to_the_others() {
        Matter main = filed("gangnan", "主件 " + UUID.randomUUID());
        Matter second = filed("gangnan", "并入的 " + UUID.randomUUID());
        second.acts(Gangnan.DISPATCHER, "merge", into(main));
        String said = "主件反映人的事" + UUID.randomUUID();
        main.acts(
                Gangnan.GROUP_MEMBER,
                "judge-malicious",
                Map.of("malice", "slander", "referred-to", "police", "reason", said));
        assertThat(main.followed().text()).contains(said);
        assertThat(second.followed().text()).doesNotContain(said).doesNotContain("诽谤");
    }

    @Test
    void who_may_not_see_the_other_case_is_told_neither_its_number_nor_why_they_are_tied() {
        Gangnan gangnan = new Gangnan(product);
        Matter assigned = gangnan.assigned("help", "承办单位看得到的 " + UUID.randomUUID());
        Matter other = gangnan.atTheStation("help", "承办单位看不到的 " + UUID.randomUUID());
        other.shown(Gangnan.MARKET_RECEIVER).expect(404);
        String why = "另一件说的是同一个窗口" + UUID.randomUUID();
        assigned.acts(
                Gangnan.DISPATCHER, "link", Map.of("other-number", other.number, "reason", why));

        assertThat(assigned.seen(Gangnan.DISPATCHER).text()).contains(other.number, why);
        Answer shown = assigned.seen(Gangnan.MARKET_RECEIVER);
        assertThat(shown.text()).doesNotContain(other.number).doesNotContain(why);
        assertThat(shown.list("/links")).isEmpty();
        assertThat(shown.text()).as("that it was tied is no secret").contains("\"link\"");
        Visitor visitor = new Visitor(product.base());
        visitor.signsInAt("/gangnan/staff", Gangnan.MARKET_RECEIVER);
        assertThat(visitor.opens("/gangnan/staff/cases/" + assigned.number).body())
                .contains(assigned.number)
                .doesNotContain(other.number)
                .doesNotContain(why);
        assertThat(other.seen(Gangnan.DISPATCHER).text()).contains(assigned.number);
    }

    @ParameterizedTest
    @Clause("ALL-5")
    @MethodSource("counties")
    void the_main_case_is_kept_by_its_own_number_and_forgotten_with_the_merger(String tenant) {
        Matter main = filed(tenant, "主件 " + UUID.randomUUID());
        Matter second = filed(tenant, "并入的 " + UUID.randomUUID());
        String dispatcher = dispatcher(main, tenant);
        String typed = " " + main.number.toLowerCase(Locale.ROOT).replace('-', '－') + " ";
        second.acts(dispatcher, "merge", Map.of("main", typed, "reason", "同一件事"));
        assertThat(second.seen(dispatcher).at("/fields/main")).isEqualTo(main.number);
        assertThat(second.followed().text()).contains("您反映的与 " + main.number + " 是同一件事");

        second.reporterAsks("withdraw", Map.of()).expect(200);
        assertThat(second.seen(dispatcher).at("/fields/main")).isEmpty();
        assertThat(second.seen(dispatcher).list("/links")).isEmpty();
    }

    /** The default procedure as it was before cases could be merged. */
    private static String withoutMerging() {
        String file = Product.folder("_defaults").getOrDefault("lifecycles/case.yaml", "");
        return new String(Base64.getDecoder().decode(file), StandardCharsets.UTF_8)
                .replaceAll("include: \\[linking].*", "")
                .replaceAll(", \\{ (pass-on|unlink): \\{[^}]*} }", "")
                .replaceAll(" *- (pass-on|unlink): .*\n", "")
                .replaceAll(" *sets: \\{ main: \"null\" }\n", "")
                .replace("main: \"null\", ", "");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothing_is_merged_into_a_case_whose_procedure_would_leave_it_behind() {
        String county = "hengyangmerging";
        Map<String, String> before = Product.folder("hengyang", county);
        before.put("lifecycles/case.yaml", encoded(withoutMerging()));
        product.apply(before);
        Matter main = Counties.filed(product, county, Map.of("subject", "以前的流程"));
        product.apply(Product.folder("hengyang", county));
        Matter second = Counties.filed(product, county, Map.of("subject", "现在的流程"));
        String dispatcher = dispatcher(second, "hengyang");

        assertThat(why(second.asks(dispatcher, "merge", into(main)))).contains("以前的流程");
        assertThat(second.state(dispatcher)).isEqualTo("received");
        product.operator()
                .post("/platform/api/v1/tenants/" + county + "/suspend", Map.of("reason", "试毕"))
                .expect(200);
    }

    private Matter ofPhone(String subject, String phone) {
        Map<String, Object> form = Gangnan.form("help", subject);
        form.put("reporter-phone", phone);
        return new Matter(
                product,
                Gangnan.TENANT,
                new Gangnan(product).filing(Gangnan.STATION, "workstation", form));
    }

    // ---- who does not say who he is ----

    @Test
    void an_anonymous_report_is_followed_by_number_and_secret_and_counts_as_not_reached() {
        Map<String, Object> form = Matter.form("匿名反映");
        for (String channel : List.of("web", "citizen-cloud")) {
            product.anyone()
                    .post(
                            "/chongming/api/v1/public/cases",
                            Map.of("channel", channel, "inputs", form))
                    .expect(422);
        }
        form.put("category", "business");
        Matter matter =
                new Matter(
                        product,
                        Chongming.TENANT,
                        product.anyone()
                                .post(
                                        "/chongming/api/v1/public/cases",
                                        Map.of("channel", "terminal", "inputs", form)));
        assertThat(matter.followed().text()).contains("按事项归属自动派单");
        assertThat(matter.seen(Chongming.DISPATCHER).at("/fields/anonymous")).isEqualTo("true");
        int before = matter.seen(Chongming.DISPATCHER).list("/history").size();
        Answer nobody =
                product.staff(Chongming.TENANT, Chongming.DISPATCHER)
                        .post(matter.path() + "/reveal", Map.of("reason", "想知道是谁"))
                        .expect(422);
        assertThat(nobody.at("/type")).endsWith("/nobody-to-reveal");
        assertThat(nobody.at("/detail")).contains("没有留下");
        assertThat(matter.seen(Chongming.DISPATCHER).list("/history"))
                .as("nobody looked at anything")
                .hasSize(before);
        matter.actsAt(
                        Chongming.MARKET,
                        Chongming.MARKET_OFFICER,
                        "sign",
                        Map.of("complexity", "simple"))
                .actsAt(Chongming.MARKET, Chongming.MARKET_OFFICER, "report", Chongming.solved());
        assertThat(
                        why(
                                matter.asksAt(
                                        Chongming.MARKET,
                                        Chongming.MARKET_OFFICER,
                                        "call-back",
                                        Chongming.unitCall("satisfied"))))
                .contains("没有留电话");
        matter.actsAt(
                Chongming.MARKET,
                Chongming.MARKET_OFFICER,
                "call-back",
                Chongming.unitCall("unreached"));
        assertThat(matter.seen(Chongming.DISPATCHER).at("/fields/callback")).isEqualTo("unreached");
        assertThat(
                        why(
                                matter.asks(
                                        Chongming.CALLBACK,
                                        "callback",
                                        Chongming.centreCall("satisfied", "nothing"))))
                .contains("没有留电话");
        matter.acts(Chongming.DISPATCHER, "close", Chongming.closing());
        matter.reporterAsks("rate", Map.of("rating", 4)).expect(200);
    }
}
