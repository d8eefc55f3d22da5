package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A crowd at one door: more requests at once than there are connections. */
class ManyAtOnceTest {
    private static final int CROWD = 60;
    private static final String WRONG = "0000 0000 0000 0000";

    private final Product product = Product.get();
    private final Xiangtan xiangtan = new Xiangtan(product);

    @BeforeEach
    void a_monday_morning() {
        product.clock().set("2026-05-11T09:00");
    }

    @Test
    void a_crowd_that_follows_its_case_is_answered() throws Exception {
        Matter matter = xiangtan.onTheWeb("大家都来查");

        assertThat(statuses(() -> follow(matter, matter.secret).status())).containsOnly(200);
    }

    @Test
    void of_a_crowd_that_guesses_each_is_refused_and_soon_shut_out() throws Exception {
        // long after every other test of that day, whose guesses no longer count
        product.clock().set("2026-05-11T20:00");
        Matter matter = xiangtan.onTheWeb("大家都来猜");
        Matter other = xiangtan.onTheWeb("另一件");

        assertThat(statuses(() -> follow(matter, WRONG).status())).containsOnly(404, 429);
        assertThat(follow(matter, WRONG).status()).isEqualTo(429);

        product.clock().set("2026-05-11T20:16");
        assertThat(follow(matter, matter.secret).status()).isEqualTo(200);
        // begins the count of this address anew, which the other tests share
        assertThat(follow(other, WRONG).status()).isEqualTo(404);
    }

    private Answer follow(Matter matter, String secret) {
        return product.anyone().get(matter.publicPath(), Map.of("X-Case-Secret", secret));
    }

    private static List<Integer> statuses(Callable<Integer> request) throws Exception {
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers =
                    crowd.invokeAll(
                            IntStream.range(0, CROWD)
                                    .<Callable<Integer>>mapToObj(i -> request)
                                    .toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }
}
