package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as input methods leave them. */
class TypedNumberTest {

    @ParameterizedTest
    @CsvSource({"5, 5", "５, 5", "' １２ ', 12", "－３, -3", "-3, -3", "007, 7", "999999999, 999999999"})
    void full_width_digits_are_digits(String typed, long number) {
        assertThat(TypedNumber.of(typed)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "五", "5天", "1.5", "1e3", "+5", "1234567890", "٣", "5 6"})
    void what_is_no_number_stays_what_was_typed(String typed) {
        assertThat(TypedNumber.of(typed)).isEqualTo(typed);
    }
}
