package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators count of a county: each opening, closing and breach once, a refusal never. */
class FiguresTest {
    private final Product product = Product.get();
    private final MeterRegistry figures = product.server().getBean(MeterRegistry.class);
    private final Xiangtan xiangtan = new Xiangtan(product, Xiangtan.TENANT);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    private double counted(String name, String... tags) {
        return figures.find(name).tag("tenant", Xiangtan.TENANT).tags(tags).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void a_case_that_is_opened_and_closed_is_counted_once_each_and_a_refused_step_is_not() {
        double opened = counted("bancheng.cases.opened");
        double closed = counted("bancheng.cases.closed");

        Matter matter = xiangtan.closed("计入办件统计的事项");
        matter.asks(Xiangtan.DISPATCHER, "close", Xiangtan.closing()).expect(422);

        assertThat(counted("bancheng.cases.opened") - opened).isEqualTo(1);
        assertThat(counted("bancheng.cases.closed") - closed).isEqualTo(1);
    }

    @Test
    void a_breach_is_counted_when_it_acts() {
        double before = counted("bancheng.clocks.fired", "moment", "breach");
        Matter matter = xiangtan.assigned("逾期计入统计", "ordinary");

        product.clock().set("2026-05-13T17:30:01");
        Product.until(
                "the order is deemed signed",
                () ->
                        matter.assignment(Xiangtan.DISPATCHER, Xiangtan.LAND)
                                .get("state")
                                .asString()
                                .equals("working"));

        Product.until(
                "it is counted",
                () -> counted("bancheng.clocks.fired", "moment", "breach") > before);
    }
}
