package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where no proxy is named nobody says of himself where he comes from. */
class ForwardedTest {
    private static final String CALLER = "127.0.0.71";

    private final Product product = Product.get();

    @BeforeEach
    void an_hour_of_its_own() {
        product.clock().set("2026-05-12T12:00");
        forget();
    }

    @AfterEach
    void without_a_trace() {
        forget();
        product.clock().set("2026-05-11T09:00");
    }

    private static void forget() {
        try (Rows rows = new Rows()) {
            rows.run("truncate t_xiangtan.secret_guess");
        }
    }

    @Test
    void guesses_under_thirty_addresses_are_those_of_one() {
        assertThat(IntStream.range(0, 30).map(i -> guess(i, "203.0.113." + i))).containsOnly(404);
        assertThat(guess(30, "203.0.113.30")).isEqualTo(429);
    }

    private int guess(int number, String forwardedFor) {
        return Raw.get("/xiangtan/api/v1/public/cases/XT-20260101-%04d".formatted(number))
                .with("X-Case-Secret", "0000000000000000")
                .with("X-Forwarded-For", forwardedFor)
                .at(product.base(), CALLER)
                .statusCode();
    }

    @Test
    void plain_http_stays_plain() {
        HttpResponse<String> answer =
                Raw.get("/xiangtan/")
                        .with("X-Forwarded-Proto", "https")
                        .with("X-Forwarded-Host", "evil.example")
                        .at(product.base(), CALLER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(answer.body()).doesNotContain("evil.example");
    }
}
