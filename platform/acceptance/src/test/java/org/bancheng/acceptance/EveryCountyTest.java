package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What every county has in common, tried in each folder that is there. */
class EveryCountyTest {
    private final Product product = Product.get();

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    static List<String> counties() {
        return Product.counties();
    }

    static List<Counties.Person> everybody() {
        return Counties.everybody();
    }

    record Pair(String own, String other) {}

    static List<Pair> pairs() {
        List<String> all = Product.counties();
        return all.stream()
                .flatMap(one -> all.stream().filter(o -> !o.equals(one)).map(o -> new Pair(one, o)))
                .toList();
    }

    private JsonNode openChannel(String tenant) {
        return Counties.openChannel(product, tenant);
    }

    private Matter filed(String tenant, String subject) {
        return Counties.filed(product, tenant, Map.of("subject", subject));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    @Clause("ALL-2")
    void everybody_of_the_folder_can_sign_in_and_see_his_list(Counties.Person person) {
        product.staff(person.tenant(), person.username())
                .get("/" + person.tenant() + "/api/v1/cases")
                .expect(200);
    }

    @ParameterizedTest
    @MethodSource("counties")
    @Clause("ALL-2")
    void applying_a_folder_again_plans_no_change(String tenant) {
        Answer plan =
                product.operator()
                        .post(
                                "/platform/api/v1/tenants/plan",
                                Map.of(
                                        "folder",
                                        Product.folder(tenant),
                                        "defaults",
                                        Product.folder("_defaults")))
                        .expect(200);
        assertThat(plan.list("/steps")).isNotEmpty();
        assertThat(plan.list("/steps"))
                .allSatisfy(step -> assertThat(step.get("action").asString()).isEqualTo("none"));
    }

    @ParameterizedTest
    @MethodSource("counties")
    @Clause("ALL-5")
    void a_reporter_files_follows_and_supplements_without_an_account(String tenant) {
        Matter matter = filed(tenant, "网上反映 " + tenant);
        assertThat(matter.secret).matches("\\d{16}");
        Answer page = matter.followed();
        assertThat(page.at("/subject")).isEqualTo("网上反映 " + tenant);
        assertThat(page.list("/timeline")).isNotEmpty();
        matter.reporterAsks("supplement", Map.of("supplement", "补充：窗口编号 7")).expect(200);
        matter.reporterAsks("withdraw", Map.of()).expect(200);
        assertThat(
                        matter.reporterAsks("supplement", Map.of("supplement", "迟了"))
                                .expect(422)
                                .at("/type"))
                .endsWith("not-in-state");
    }

    @ParameterizedTest
    @MethodSource("counties")
    @Clause("ALL-5")
    void nothing_is_seen_with_a_wrong_secret_and_guessing_is_stopped(String tenant) {
        Matter matter = filed(tenant, "猜不到的查询码");
        Api anyone = product.anyone();
        anyone.get(matter.publicPath()).expect(404);
        int status = 404;
        for (int guess = 0; guess < 40 && status == 404; guess++) {
            status =
                    anyone.get(
                                    matter.publicPath(),
                                    Map.of("X-Case-Secret", "%016d".formatted(guess)))
                            .status();
        }
        assertThat(status).isEqualTo(429);
        anyone.get(matter.publicPath(), Map.of("X-Case-Secret", matter.secret)).expect(429);
        product.clock().set("2026-05-11T09:16");
        anyone.get(matter.publicPath(), Map.of("X-Case-Secret", matter.secret)).expect(200);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    @Clause("ALL-1")
    void a_token_of_one_county_opens_nothing_in_another(Pair pair) {
        String own = pair.own();
        String other = pair.other();
        Matter matter = filed(other, "别县的事项");
        Counties.Person person = Counties.people(own).getFirst();
        Api stranger = product.bearer(() -> product.tokens().staff(own, person.username()));
        stranger.get("/" + other + "/api/v1/cases").expect(401);
        stranger.get(matter.path()).expect(401);
        product.anyone()
                .get(
                        "/" + own + "/api/v1/public/cases/" + matter.number,
                        Map.of("X-Case-Secret", matter.secret))
                .expect(404);
    }

    @Test
    @Clause("ALL-1")
    void no_token_and_a_token_of_the_platform_open_no_county() {
        product.anyone().get("/xiangtan/api/v1/cases").expect(401);
        product.operator().get("/xiangtan/api/v1/cases").expect(401);
        product.staff("xiangtan", Xiangtan.DISPATCHER).get("/platform/api/v1/tenants").expect(401);
        product.analyst().get("/platform/api/v1/tenants").expect(403);
    }

    @Test
    @Clause("ALL-1")
    void a_handler_sees_the_cases_of_his_unit_only() {
        Xiangtan xiangtan = new Xiangtan(product);
        Matter matter = xiangtan.assigned("只有承办单位看得到", "ordinary");
        matter.shown(Xiangtan.LAND_HANDLER).expect(200);
        matter.shown(Xiangtan.HOUSING_HANDLER).expect(404);
        matter.asks(Xiangtan.HOUSING_HANDLER, "supplement", Map.of("supplement", "x")).expect(404);
        Answer list =
                product.staff("xiangtan", Xiangtan.HOUSING_HANDLER)
                        .get("/xiangtan/api/v1/cases?number=" + matter.number)
                        .expect(200);
        assertThat(list.at("/total")).isEqualTo("0");
        matter.asksAt(Xiangtan.LAND, Xiangtan.DISPATCHER, "sign", Map.of()).expect(422);
    }

    @ParameterizedTest
    @MethodSource("counties")
    @Clause("ALL-4")
    void every_clock_offer_and_event_names_a_clause_that_the_county_quotes(String tenant) {
        Matter matter = filed(tenant, "每一步都有依据");
        for (Counties.Person person : Counties.people(tenant)) {
            Answer page = matter.shown(person.username());
            if (page.status() == 404) {
                continue;
            }
            page.expect(200);
            page.list("/clocks")
                    .forEach(clock -> assertThat(clock.at("/clause/text").asString()).isNotBlank());
            page.list("/offers")
                    .forEach(offer -> assertThat(offer.get("basis").asString()).isNotBlank());
            page.list("/history")
                    .forEach(event -> assertThat(event.get("basis").asString()).isNotBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("counties")
    @Clause("ALL-6")
    void the_countys_history_holds_from_the_first_link_to_the_last(String tenant) {
        filed(tenant, "历史可验");
        Answer verified =
                product.operator()
                        .post("/platform/api/v1/tenants/" + tenant + "/history/verify", Map.of())
                        .expect(200);
        assertThat(verified.body().at("/firstBreak").isNull()).isTrue();
        // the tests put the clock back: what happens then looks as if it had been added to a day
        // that is sealed, which is what seals are for
        assertThat(verified.list("/sealBreaks"))
                .allSatisfy(
                        seal ->
                                assertThat(seal.get("kind").asString())
                                        .isEqualTo("HISTORY_CHANGED"));
        assertThat(verified.body().get("events").asLong()).isPositive();
    }

    @Test
    @Clause("ALL-5")
    void the_same_request_sent_twice_files_one_case_and_another_under_its_key_is_refused() {
        JsonNode channel = openChannel("xiangtan");
        String key = UUID.randomUUID().toString();
        Map<String, Object> request =
                Map.of(
                        "channel",
                        channel.get("id").asString(),
                        "inputs",
                        Counties.filled(channel, "只报一次"));
        Map<String, String> header = Map.of("Idempotency-Key", key);
        Answer first =
                product.anyone().post("/xiangtan/api/v1/public/cases", request, header).expect(201);
        Answer second =
                product.anyone().post("/xiangtan/api/v1/public/cases", request, header).expect(201);
        assertThat(second.at("/number")).isEqualTo(first.at("/number"));
        assertThat(second.at("/secret")).isEqualTo(first.at("/secret"));
        Map<String, Object> other =
                Map.of(
                        "channel",
                        channel.get("id").asString(),
                        "inputs",
                        Counties.filled(channel, "另一件事"));
        product.anyone().post("/xiangtan/api/v1/public/cases", other, header).expect(422);
        product.anyone().post("/xiangtan/api/v1/public/cases", request, Map.of()).expect(400);
    }

    @Test
    @Clause("ALL-5")
    void a_closed_case_is_rated_by_its_reporter_only_once_and_may_be_asked_to_be_reopened() {
        Matter matter = new Xiangtan(product).closed("评价与重启");
        matter.asks(Xiangtan.DISPATCHER, "rate", Map.of("rating", 5)).expect(422);
        matter.reporterAsks("rate", Map.of("rating", 1)).expect(422);
        matter.reporterAsks("rate", Map.of("rating", 1, "comment", "拖了太久")).expect(200);
        matter.reporterAsks("rate", Map.of("rating", 5)).expect(422);
        matter.reporterAsks("ask-reopen", Map.of("reason", "证书名字印错了")).expect(200);
        matter.acts(Xiangtan.DISPATCHER, "reopen", Map.of());
        assertThat(matter.seen(Xiangtan.DISPATCHER).at("/closedAt")).isEmpty();
    }
}
