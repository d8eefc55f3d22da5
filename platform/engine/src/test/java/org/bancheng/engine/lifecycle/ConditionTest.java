package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bancheng.engine.lifecycle.Condition.Asked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static Asked kind(boolean is, String... values) {
        return new Asked("case", "matter-kind", is, List.of(values));
    }

    @Test
    void what_is_asked_of_fields_is_told_apart() {
        assertThat(Condition.of("case.matter_kind == 'help'"))
                .contains(new Condition(true, List.of(kind(true, "help"))));
        assertThat(Condition.of("!(case.matter_kind in ['help', 'advice'])"))
                .contains(new Condition(true, List.of(kind(false, "help", "advice"))));
        assertThat(Condition.of("has(case.matter_kind) && letter.due == null && case.rated"))
                .contains(
                        new Condition(
                                true,
                                List.of(
                                        kind(true),
                                        new Asked("letter", "due", false, List.of()),
                                        new Asked("case", "rated", true, List.of("true")))));
        assertThat(Condition.of("case.matter_kind != 'help' || case.rated != true"))
                .contains(
                        new Condition(
                                false,
                                List.of(
                                        kind(false, "help"),
                                        new Asked("case", "rated", false, List.of("true")))));
    }

    @Test
    void what_is_longer_than_a_sentence_is_not_looked_at() {
        assertThat(Condition.of("case.rated" + " && case.rated".repeat(36))).isEmpty();
        assertThat(Condition.of("case.rated" + " && case.rated".repeat(35)))
                .hasValueSatisfying(one -> assertThat(one.parts()).hasSize(36));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "case.",
                "true",
                "rated",
                "count.open > 1",
                "case.rated && (case.a == 'b' || case.c == 'd')",
                "case.a == case.b",
                "case.a in case.b",
                "case.a in []",
                "case.a.b == 'c'",
                "'a' == case.b",
                "case.days == 3",
            })
    void what_is_not_so_simple_stays_as_it_is_written(String written) {
        assertThat(Condition.of(written)).isEmpty();
    }
}
