package org.bancheng.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.document.DocumentTemplate.Data;
import org.bancheng.engine.document.Paper.Cell;
import org.bancheng.engine.document.Paper.Paragraph;
import org.bancheng.engine.document.Paper.Table;
import org.junit.jupiter.api.Test;

class DocumentTemplateTest {

    private static Paper filled(String content, Data data) {
        var configuration =
                Folders.smallCounty(
                        "documents/letter.yaml",
                        "title: 函\nbasis: LH-1\nabout: assignment\ncontent:\n" + content);
        var template = configuration.documents().get("letter");
        if (template == null) {
            throw new AssertionError("no letter");
        }
        return template.fill(data);
    }

    private static String text(String template, Map<String, String> values) {
        var paper =
                filled("  - text: \"" + template + "\"\n", new Data(values, Map.of(), Map.of()));
        return ((Paragraph) paper.blocks().getFirst()).text();
    }

    @Test
    void every_place_says_what_is_known() {
        assertThat(
                        text(
                                "{case.subject}，交{assignment.unit}",
                                Map.of("case.subject", "产权证", "assignment.unit", "住建局")))
                .isEqualTo("产权证，交住建局");
    }

    @Test
    void what_is_not_known_yet_is_a_blank_among_words_and_nothing_where_it_stands_alone() {
        assertThat(text("承办人：{assignment.report.by}", Map.of())).isEqualTo("承办人：＿＿＿＿");
        assertThat(text("{assignment.report.by} {assignment.report.at}", Map.of())).isEmpty();
    }

    @Test
    void what_a_value_says_is_never_taken_for_a_place() {
        assertThat(
                        text(
                                "{case.subject}",
                                Map.of("case.subject", "{case.number}", "case.number", "1")))
                .isEqualTo("{case.number}");
    }

    @Test
    void a_row_is_repeated_for_each_entry_and_for_none_there_is_none() {
        var content =
                """
                  - table:
                      columns: [1, 1]
                      rows:
                        - [时间, 办理]
                        - { each: history, row: ["{each.at}", "{each.action} {case.number}"] }
                """;
        var two =
                new Data(
                        Map.of("case.number", "XT-1"),
                        Map.of(
                                "history",
                                List.of(
                                        Map.of("at", "5月1日", "action", "签收"),
                                        Map.of("at", "5月2日", "action", "反馈"))),
                        Map.of());
        assertThat(rows(filled(content, two)))
                .containsExactly("时间|办理", "5月1日|签收 XT-1", "5月2日|反馈 XT-1");
        assertThat(rows(filled(content, new Data(Map.of(), Map.of(), Map.of()))))
                .containsExactly("时间|办理");
    }

    @Test
    void kept_figures_stand_where_the_template_has_them_and_nothing_where_none_are_kept() {
        var configuration =
                Folders.smallCounty(
                        "documents/counted.yaml",
                        """
                        title: 通报
                        basis: LH-2
                        about: bulletin
                        content:
                          - figures: bulletin.by-unit
                        """);
        var template = Objects.requireNonNull(configuration.documents().get("counted"));
        var table = new Table(List.of(1), List.of());
        var listed = new Table(List.of(2), List.of());
        var kept = Map.of("bulletin.by-unit", List.of(table, listed));
        assertThat(template.fill(new Data(Map.of(), Map.of(), kept)).blocks())
                .containsSequence(table, listed);
        assertThat(template.fill(new Data(Map.of(), Map.of(), Map.of())).blocks())
                .doesNotHaveAnyElementsOfTypes(Table.class);
    }

    private static List<String> rows(Paper paper) {
        return ((Table) paper.blocks().getFirst())
                .rows().stream()
                        .map(row -> String.join("|", row.cells().stream().map(Cell::text).toList()))
                        .toList();
    }
}
