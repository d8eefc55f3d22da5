package org.bancheng.platform.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLTransientConnectionException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;

@NullMarked
class OurOwnFailuresTest {
    private final Exception reset = new SocketException("Connection reset by peer");
    private final Exception database =
            new CannotCreateTransactionException(
                    "no session", new SQLTransientConnectionException("timed out", reset));

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    private boolean answered(HandlerExceptionResolver resolver, Exception failure) {
        return resolver.resolveException(new MockHttpServletRequest(), response, null, failure)
                != null;
    }

    @Test
    void spring_by_itself_would_answer_a_broken_connection_to_the_database_with_success() {
        assertThat(answered(new DefaultHandlerExceptionResolver(), database)).isTrue();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void whose_connection_to_the_database_broke_is_told_to_come_again() {
        assertThat(answered(new OurOwnFailures.Resolver(), database)).isTrue();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotNull();
    }

    @Test
    void any_other_broken_connection_of_ours_is_a_failure() {
        assertThat(
                        answered(
                                new OurOwnFailures.Resolver(),
                                new IllegalStateException("search", reset)))
                .isTrue();
        assertThat(response.getStatus()).isEqualTo(500);
    }

    @Test
    void a_caller_who_left_is_left_alone() {
        assertThat(
                        answered(
                                new OurOwnFailures.Resolver(),
                                new ClientAbortException(new IOException("Broken pipe"))))
                .isFalse();
        assertThat(answered(new OurOwnFailures.Resolver(), new IllegalStateException("ours")))
                .isFalse();
    }
}
