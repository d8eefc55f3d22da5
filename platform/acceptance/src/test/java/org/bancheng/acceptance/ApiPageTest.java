package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page for programmers says is there, and what is there is on the page. */
class ApiPageTest {
    private static final String PAGE = Chart.read(Path.of("../../docs/api.md"));

    static List<Endpoint> addresses() {
        return Endpoint.all(Product.get().server()).stream().filter(Endpoint::api).toList();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void every_address_for_programs_is_on_the_page(Endpoint endpoint) {
        assertThat(PAGE).contains("`" + endpoint + "`");
    }
}
