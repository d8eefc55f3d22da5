package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class DatabaseAwayTest {
    private static boolean away(String state) {
        return DatabaseAway.isBehind(
                new IllegalStateException("wrapped", new SQLException("no", state)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "08001", "08006", "53100", "53300"})
    void a_database_that_stops_starts_or_is_full_is_waited_for(String state) {
        assertThat(away(state)).isTrue();
    }

    @Test
    void a_rollback_on_a_connection_that_the_pool_gave_up_tells_of_an_absent_database() {
        assertThat(
                        DatabaseAway.isBehind(
                                new IllegalStateException(
                                        "cannot roll back",
                                        new SQLException("Connection is closed"))))
                .isTrue();
        assertThat(DatabaseAway.isBehind(new SQLException("Statement is odd"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "23505", "28P01", "57014"})
    void a_database_that_says_no_is_not(String state) {
        assertThat(away(state)).isFalse();
    }
}
