package org.bancheng.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
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

    private static List<WrittenTerm> terms(String file, String text) {
        return WrittenTerm.of(Map.of(file, bytes(text)), Map.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static WrittenTerm term(int amount) {
        return terms(FILE, TEXT).stream()
                .filter(one -> one.written().equals(String.valueOf(amount)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_length_is_found_with_its_clock_clause_and_condition() {
        var terms = terms(FILE, TEXT);
        assertThat(terms)
                .extracting(
                        one ->
                                "%d:%d %s %s %s %s %s"
                                        .formatted(
                                                one.line(),
                                                one.column(),
                                                one.label().zhCn(),
                                                one.basis(),
                                                one.when(),
                                                one.unit(),
                                                one.written()))
                .containsExactly(
                        "8:63 办理期限 XT-8 case.complexity == 'complex' working-days 10",
                        "9:25 办理期限 XT-8 null working-days 5",
                        "10:54 值守 XT-9 null hours 24",
                        "11:57 当日 XT-9 null same-day true",
                        "11:79 当日 XT-9 null from-field due");
        assertThat(terms)
                .extracting(WrittenTerm::isNumber)
                .containsExactly(true, true, true, false, false);
        assertThat(terms.getFirst().subject().zhCn()).isEqualTo("承办工单");
    }

    @Test
    void one_number_is_changed_and_nothing_else() {
        assertThat(term(5).with(TEXT, 12))
                .isEqualTo(TEXT.replace("working-days: 5 }", "working-days: 12 }"));
        assertThat(term(24).with(TEXT, 8)).isEqualTo(TEXT.replace("hours: 24", "hours: 8"));
    }

    @Test
    void a_number_is_as_large_as_the_check_of_the_file_lets_it_be() {
        assertThat(term(5).most()).isEqualTo(366);
        assertThat(term(24).most()).isEqualTo(366 * 24);
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
        assertThat(terms(FILE, "clocks: [")).isEmpty();
        assertThat(terms("calendar.yaml", TEXT)).isEmpty();
        for (var odd :
                new String[] {
                    "clocks: 3",
                    "clocks: { a: { length: [5, { working-days: { x: 1 } }, { hours: many }] } }",
                    "clocks: { a: { length: [{ working-days: '1' }, { hours: 01 }] } }",
                    "- clocks"
                }) {
            assertThat(terms(FILE, odd)).as(odd).isEmpty();
        }
    }

    @Test
    void what_all_counties_share_is_found_too_and_where_it_is_written() {
        var part = "clocks: { watch: { label: 值守, basis: A-1, length: [{ hours: 8 }] } }";
        var shared =
                Map.of(
                        FILE,
                        bytes("include: [watching]\n" + TEXT),
                        "parts/watching.yaml",
                        bytes(part));
        assertThat(WrittenTerm.of(Map.of(), shared))
                .filteredOn(WrittenTerm::isNumber)
                .allMatch(WrittenTerm::shared)
                .extracting(term -> term.file() + " " + term.written())
                .containsExactly(FILE + " 10", FILE + " 5", FILE + " 24");
        var without = TEXT.replaceAll("(?m)^  watch: .*\n", "");
        var own = Map.of(FILE, bytes("include: [watching]\n" + without));
        assertThat(WrittenTerm.of(own, shared))
                .filteredOn(WrittenTerm::isNumber)
                .extracting(term -> term.file() + " " + term.written() + " " + term.shared())
                .containsExactly(
                        FILE + " 10 false", FILE + " 5 false", "parts/watching.yaml 8 true");
    }

    @Test
    void a_draft_of_whatever_shape_has_the_terms_that_can_be_read() {
        for (var odd : List.of("include: [[a], { b: c }]\n", "include: x\n", "include: [gone]\n")) {
            assertThat(terms(FILE, odd + TEXT)).as(odd).hasSize(5);
        }
        assertThat(terms(FILE, TEXT.replace("{ zh-CN: 承办工单, en: Work order }", "{ zh-CN: [1] }")))
                .hasSize(5);
    }

    @Test
    void texts_that_still_say_a_former_length_are_found_and_comments_and_clauses_are_not() {
        var changed = term(5).with(TEXT, 3);
        var words = "choices:\n  # 5个工作日\n  simple: 简单（5 个工作日）\n  other: 24小时\n";
        var folder =
                Map.of(
                        FILE,
                        bytes(changed),
                        "words.yaml",
                        bytes(words),
                        "clauses.yaml",
                        bytes("text: 5个工作日\n"));
        assertThat(LeftoverLengths.of(terms(FILE, TEXT), terms(FILE, changed), folder))
                .extracting(one -> one.file() + ":" + one.line() + ":" + one.column())
                .containsExactly("words.yaml:3:14");
        assertThat(LeftoverLengths.of(terms(FILE, TEXT), terms(FILE, TEXT), folder)).isEmpty();
    }
}
