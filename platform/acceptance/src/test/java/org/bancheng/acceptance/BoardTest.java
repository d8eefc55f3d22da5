package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.TENANT;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the board says of a case in one line. */
class BoardTest {
    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    @Test
    @Clause({"XT-7", "XT-8"})
    void a_right_to_return_that_lapsed_turns_no_lamp_red_but_a_missed_term_does() {
        Matter signed = xiangtan.signed("退回的权利过期了", "ordinary");
        assertThat(row(signed).get("dueAt").asString()).startsWith("2026-05-18T17:30");

        product.clock().set("2026-05-14T09:00");
        assertThat(row(signed).get("lamp").asString()).isEqualTo("GREEN");

        product.clock().set("2026-05-18T09:00");
        assertThat(row(signed).get("lamp").asString()).isEqualTo("YELLOW");

        product.clock().set("2026-05-18T17:30:01");
        assertThat(row(signed).get("lamp").asString()).isEqualTo("RED");
    }

    private JsonNode row(Matter matter) {
        return product.staff(TENANT, DISPATCHER)
                .get("/xiangtan/api/v1/cases?number=" + matter.number)
                .expect(200)
                .list("/cases")
                .getFirst();
    }
}
