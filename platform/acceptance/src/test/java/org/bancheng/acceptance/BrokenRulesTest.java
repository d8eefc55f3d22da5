package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a county's rules make impossible is refused by name, and leaves nothing half done. */
class BrokenRulesTest {
    private static final String COUNTY = "brokenrules";
    private static final String OF_CASES = "lifecycles/case.yaml";
    private static final String OF_ORDERS = "lifecycles/assignment.yaml";
    private static final String CLOCK =
            """

            clocks:
              rounds: { label: 转圈, basis: XT-9, from: [assign], until: [stop], length: [{ hours: 1 }], on-breach: [{ act: { on: case, action: ping } }] }
            """;
    private static final String ACTIONS =
            """

            actions:
              ping: { label: 乒, basis: XT-9, from: [handling], to: same, by: [dispatcher, system], effects: [{ when: "1 == 1", act: { on: assignments, action: pong } }] }
              stop: { label: 停, basis: XT-9, from: [handling], to: same, by: [dispatcher] }
              share: { label: 均摊, basis: XT-9, from: [handling], to: same, by: [dispatcher], requires: [{ that: "6 / count.assignments_as_co > 1", otherwise: 协办不能太多 }] }
            """;
    private static final String OF_ORDER =
            """

            actions:
              pong: { label: 乓, basis: XT-9, from: [issued, working], to: same, by: [system], effects: [{ when: "1 == 1", act: { on: case, action: ping } }] }
            """;

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product, COUNTY);

    @BeforeAll
    static void a_county_with_rules_that_cannot_be_followed() {
        Product product = Product.get();
        product.clock().set("2026-05-11T09:00");
        Map<String, String> folder = Product.folder(Xiangtan.TENANT, COUNTY);
        folder.compute(
                OF_CASES,
                (_, text) ->
                        Product.edited(
                                Product.edited(text, "\nactions:\n", ACTIONS),
                                "\nclocks:\n",
                                CLOCK));
        folder.compute(OF_ORDERS, (_, text) -> Product.edited(text, "\nactions:\n", OF_ORDER));
        product.apply(folder);
    }

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    @Test
    void actions_that_trigger_one_another_without_end_are_refused_by_name() {
        Matter matter = xiangtan.assigned("转圈", "ordinary");
        String version = matter.seen(DISPATCHER).at("/version");
        assertThat(version).isNotBlank();

        Answer refused = matter.asks(DISPATCHER, "ping", Map.of()).expect(422);

        assertThat(refused.at("/type")).endsWith("action-refused/misconfigured");
        assertThat(refused.at("/basis")).isEqualTo("XT-9");
        assertThat(refused.at("/detail")).contains("没有尽头：乒 → 乓 → 乒", "配置管理员");
        assertThat(matter.seen(DISPATCHER).at("/version")).isEqualTo(version);
        matter.acts(DISPATCHER, "stop", Map.of());
    }

    @Test
    void a_clock_that_triggers_them_is_put_aside_and_keeps_nobody_waiting() {
        Matter matter = xiangtan.assigned("转着圈到期", "ordinary");
        product.clock().set("2026-05-11T10:30");
        try (Rows rows = new Rows()) {
            Product.until(
                    "the clock was tried in vain",
                    () ->
                            !rows.of(
                                            "select 1 from platform.work where tenant = '%s' and last_error like '%%misconfigured%%'"
                                                    .formatted(COUNTY))
                                    .isEmpty());
            Matter other = xiangtan.triaged("不转圈", "ordinary");
            Product.until(
                    "others are served",
                    () ->
                            rows.of(
                                            "select 1 from platform.work where tenant = '%s' and kind = 'index'"
                                                    .formatted(COUNTY))
                                    .isEmpty());
            assertThat(other.seen(DISPATCHER).at("/state")).isEqualTo("triaged");
        }
        assertThat(matter.seen(DISPATCHER).at("/state")).isEqualTo("handling");
        matter.acts(DISPATCHER, "stop", Map.of());
    }

    @Test
    void a_rule_that_cannot_be_evaluated_is_named_and_logged_once() {
        Matter matter = xiangtan.assigned("均摊", "ordinary");
        Logger logger = (Logger) LoggerFactory.getLogger("org.bancheng.platform.cases.BrokenRules");
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        logger.addAppender(told);
        try {
            for (int i = 0; i < 2; i++) {
                Answer refused = matter.asks(DISPATCHER, "share", Map.of()).expect(422);
                assertThat(refused.at("/type")).endsWith("action-refused/misconfigured");
                assertThat(refused.at("/basis")).isEqualTo("XT-9");
                assertThat(refused.at("/detail"))
                        .contains(
                                "lifecycles/case.yaml",
                                "6 / count.assignments_as_co > 1",
                                "除数是 0",
                                "配置管理员")
                        .doesNotContain("协办不能太多");
            }
        } finally {
            logger.detachAppender(told);
        }
        assertThat(told.list)
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.getFormattedMessage())
                                        .contains(COUNTY, "6 / count.assignments_as_co > 1"));
        matter.acts(DISPATCHER, "stop", Map.of());
    }
}
