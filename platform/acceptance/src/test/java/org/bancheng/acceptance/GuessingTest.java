package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wrong secrets shut out who guesses, not whose case it is. */
class GuessingTest {
    private static final String GUESSER = "127.0.0.66";
    private static final String REPORTER = "127.0.0.67";
    private static final String WRONG = "0000000000000000";

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);

    @BeforeEach
    void an_hour_of_its_own() {
        product.clock().set("2026-05-12T10:00");
        try (Rows rows = new Rows()) {
            rows.run("truncate t_xiangtan.secret_guess");
        }
    }

    @AfterEach
    void without_a_trace() {
        try (Rows rows = new Rows()) {
            rows.run("truncate t_xiangtan.secret_guess");
        }
        product.clock().set("2026-05-11T09:00");
    }

    private int tries(Matter matter, String secret, String from) {
        return Raw.get(matter.publicPath())
                .with("X-Case-Secret", secret)
                .at(product.base(), from)
                .statusCode();
    }

    private List<Integer> guesses(Matter matter, int times, String from) {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(tries(matter, WRONG, from));
        }
        return answers;
    }

    @Test
    @Clause("ALL-5")
    void a_guesser_is_shut_out_of_a_case_and_its_reporter_is_not() {
        Matter matter = xiangtan.onTheWeb("有人在猜我的查询码");
        Matter another = xiangtan.onTheWeb("没有人猜的事项");

        assertThat(guesses(matter, 10, GUESSER)).containsOnly(404);
        assertThat(guesses(matter, 3, GUESSER)).containsOnly(429);
        assertThat(tries(matter, matter.secret, GUESSER)).isEqualTo(429);
        assertThat(tries(another, another.secret, GUESSER)).isEqualTo(200);

        assertThat(guesses(matter, 2, REPORTER)).containsOnly(404);
        assertThat(tries(matter, matter.secret, REPORTER)).isEqualTo(200);
    }

    @Test
    @Clause("ALL-5")
    void many_addresses_guess_no_more_than_three_times_each_at_a_case_under_attack() {
        Matter matter = xiangtan.onTheWeb("许多地址在猜");
        guesses(matter, 10, GUESSER);

        for (String address : List.of("127.0.0.71", "127.0.0.72", "127.0.0.73")) {
            assertThat(guesses(matter, 3, address)).containsOnly(404);
            assertThat(tries(matter, WRONG, address)).isEqualTo(429);
            assertThat(tries(matter, matter.secret, address)).isEqualTo(429);
        }
        assertThat(tries(matter, matter.secret, REPORTER)).isEqualTo(200);

        product.clock().set("2026-05-12T10:16");
        assertThat(tries(matter, matter.secret, GUESSER)).isEqualTo(200);
    }

    @Test
    @Clause("ALL-5")
    void an_address_that_guesses_at_many_cases_is_shut_out_of_all() {
        List<Integer> answers = new ArrayList<>();
        for (String subject : Collections.nCopies(4, "一个地址猜许多件")) {
            answers.addAll(guesses(xiangtan.onTheWeb(subject), 8, GUESSER));
        }
        assertThat(answers.subList(0, 30)).containsOnly(404);
        assertThat(answers.subList(30, 32)).containsOnly(429);
        Matter own = xiangtan.onTheWeb("猜的人自己的事项");
        assertThat(tries(own, own.secret, GUESSER)).isEqualTo(429);
        assertThat(tries(own, own.secret, REPORTER)).isEqualTo(200);
    }

    @Test
    @Clause("ALL-1")
    void what_was_typed_and_from_where_is_not_kept_in_clear_and_not_for_long() {
        Matter matter = xiangtan.onTheWeb("打错的人");
        guesses(matter, 1, GUESSER);
        Raw.get("/xiangtan/api/v1/public/cases/13812345678")
                .with("X-Case-Secret", WRONG)
                .at(product.base(), GUESSER);
        try (Rows rows = new Rows()) {
            String all = "select t::text from t_xiangtan.secret_guess t";
            assertThat(rows.of(all)).hasSize(5);
            assertThat(rows.of(all))
                    .noneMatch(
                            row -> row.matches(".*(127\\.0|13812345678|" + matter.number + ").*"));
            product.clock().set("2026-05-12T10:16");
            guesses(matter, 1, REPORTER);
            assertThat(rows.of(all)).hasSize(3);
        }
    }

    @Test
    @Clause("ALL-5")
    void what_an_input_method_leaves_full_width_opens_the_case() {
        Matter matter = xiangtan.onTheWeb("全角的编号");
        Visitor visitor = new Visitor(product.base());
        var page = visitor.opens("/xiangtan/track");
        Map<String, String> typed =
                Map.of("number", wide(matter.number), "secret", wide(matter.secret));
        assertThat(visitor.submits(page, "/xiangtan/track", typed).body()).contains("全角的编号");
    }

    private static String wide(String text) {
        return text.chars()
                .mapToObj(c -> Character.toString(c > ' ' && c < 127 ? c + 0xFEE0 : c))
                .collect(Collectors.joining());
    }

    @Test
    @Clause("ALL-5")
    void the_page_tells_until_when() {
        Matter matter = xiangtan.onTheWeb("在网页上猜");
        Visitor visitor = new Visitor(product.base());
        var page = visitor.opens("/xiangtan/track");
        Map<String, String> wrong = Map.of("number", matter.number, "secret", WRONG);
        for (int i = 0; i < 10; i++) {
            assertThat(visitor.submits(page, "/xiangtan/track", wrong).statusCode()).isEqualTo(422);
        }
        var shut = visitor.submits(page, "/xiangtan/track", wrong);
        assertThat(shut.statusCode()).isEqualTo(429);
        assertThat(shut.body()).contains("10:15").doesNotContain(WRONG);
    }
}
