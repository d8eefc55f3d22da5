package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.acceptance.Xiangtan.DISPATCHER;
import static org.bancheng.acceptance.Xiangtan.LAND;
import static org.bancheng.acceptance.Xiangtan.WINDOW;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page does that was opened before somebody else acted, and how lists are narrowed. */
class SecondTabTest {
    private static final String CASES = "/xiangtan/staff/cases/";

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    @Test
    void what_somebody_else_made_impossible_is_told_with_what_was_typed_and_how_it_stands_now() {
        Matter matter = xiangtan.atTheWindow("两个页面办同一件");
        Visitor window = new Visitor(product.base());
        HttpResponse<String> old = window.signsInAt(CASES + matter.number, WINDOW);
        long version = Long.parseLong(matter.seen(WINDOW).at("/version"));
        matter.acts(WINDOW, "accept", Map.of());

        HttpResponse<String> told =
                window.submits(
                        old,
                        CASES + matter.number + "/actions/answer-on-spot",
                        Map.of("version", Long.toString(version), "answer", "写了很久的答复"));

        assertThat(told.statusCode()).as(told.body()).isEqualTo(409);
        assertThat(told.body()).contains("当场回复", "已被他人更新", "写了很久的答复", "待研判");
        assertThat(matter.state(DISPATCHER)).isEqualTo("accepted");
        assertThat(
                        window.submits(
                                        old,
                                        CASES + matter.number + "/actions/no-such-action",
                                        Map.of("version", Long.toString(version)))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_second_rating_is_told_why_it_does_not_count() {
        Matter matter = xiangtan.closed("评价只有一次");
        Visitor reporter = new Visitor(product.base());
        HttpResponse<String> page =
                reporter.submits(
                        reporter.opens("/xiangtan/track"),
                        "/xiangtan/track",
                        Map.of("number", matter.number, "secret", matter.secret));
        String rate = "/xiangtan/track/" + matter.number + "/actions/rate";
        assertThat(reporter.submits(page, rate, Map.of("rating", "5")).body()).contains("已提交");

        HttpResponse<String> again =
                reporter.submits(page, rate, Map.of("rating", "1", "comment", "改主意"));

        assertThat(again.body()).contains("您已经评价过了");
        assertThat(matter.seen(DISPATCHER).at("/fields/rating")).isEqualTo("5");
    }

    @Test
    void a_list_is_narrowed_by_words_of_the_subject_and_by_the_unit_that_had_a_closed_case() {
        Matter matter = xiangtan.closed("水表移位Abc一直没人管");
        Api dispatcher = product.staff(Xiangtan.TENANT, DISPATCHER);
        for (String query :
                List.of(
                        "number=" + Raw.encoded("移位abc"),
                        "number=" + matter.number.toLowerCase(java.util.Locale.ROOT),
                        "open=false&unit=" + LAND + "&number=" + matter.number)) {
            assertThat(dispatcher.get("/xiangtan/api/v1/cases?" + query).expect(200).text())
                    .as(query)
                    .contains(matter.number);
        }
        assertThat(
                        dispatcher
                                .get("/xiangtan/api/v1/cases?number=" + Raw.encoded("移%Abc"))
                                .expect(200)
                                .at("/total"))
                .isEqualTo("0");
    }
}
