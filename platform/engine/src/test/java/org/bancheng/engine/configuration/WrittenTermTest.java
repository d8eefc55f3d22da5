package org.bancheng.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Terms found where they are written, and one number changed there. */
class WrittenTermTest {
    private static final String FILE = "lifecycles/assignment.yaml";
    private static final String TEXT =
            """
            label: { zh-CN: 承办工单, en: Work order }
            clocks:
              # 五个工作日，依据五.3
              resolve:
                label: 办理期限
                basis: XT-8
                length:
                  - { when: "case.complexity == 'complex'", working-days: 10 }
                  - { working-days: 5 }   # 𠮷 简单的
              watch: { label: 值守, basis: XT-9, length: [{ hours: 24 }] }
              today: { label: 当日, basis: XT-9, length: [{ same-day: true }, { from-field: due }] }
            """;

    private static WrittenTerm term(int amount) {
        return WrittenTerm.of(Map.of(FILE, TEXT.getBytes(StandardCharsets.UTF_8))).stream()
                .filter(one -> one.amount() == amount)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_fixed_length_is_found_with_its_clock_clause_and_condition() {
        var terms = WrittenTerm.of(Map.of(FILE, TEXT.getBytes(StandardCharsets.UTF_8)));
        assertThat(terms)
                .extracting(
                        one ->
                                "%d:%d %s %s %s %s %d"
                                        .formatted(
                                                one.line(),
                                                one.column(),
                                                one.label().zhCn(),
                                                one.basis(),
                                                one.when(),
                                                one.unit(),
                                                one.amount()))
                .containsExactly(
                        "8:63 办理期限 XT-8 case.complexity == 'complex' working-days 10",
                        "9:25 办理期限 XT-8 null working-days 5",
                        "10:54 值守 XT-9 null hours 24");
        assertThat(terms.getFirst().subject().zhCn()).isEqualTo("承办工单");
    }

    @Test
    void one_number_is_changed_and_nothing_else() {
        assertThat(term(5).with(TEXT, 12))
                .isEqualTo(TEXT.replace("working-days: 5 }", "working-days: 12 }"));
        assertThat(term(24).with(TEXT, 8)).isEqualTo(TEXT.replace("hours: 24", "hours: 8"));
    }

    @Test
    void a_text_that_has_another_number_there_is_left_alone() {
        var ten = term(10);
        assertThatThrownBy(() -> ten.with(TEXT.replace("working-days: 10", "working-days: 7"), 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ten.with("短\n", 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_cannot_be_read_has_no_terms_and_other_files_are_not_asked() {
        assertThat(WrittenTerm.of(Map.of(FILE, "clocks: [".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(WrittenTerm.of(Map.of("calendar.yaml", TEXT.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        for (var odd :
                new String[] {
                    "clocks: 3",
                    "clocks: { a: { length: [5, { working-days: { x: 1 } }, { hours: many }] } }",
                    "clocks: { a: { length: [{ working-days: '1' }, { hours: 01 }] } }",
                    "- clocks"
                }) {
            assertThat(WrittenTerm.of(Map.of(FILE, odd.getBytes(StandardCharsets.UTF_8))))
                    .as(odd)
                    .isEmpty();
        }
    }
}
