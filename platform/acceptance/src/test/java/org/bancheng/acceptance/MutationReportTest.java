package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bancheng.acceptance.MutationTable.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds docs/mutations.md against the folders and the tests as they are now, so that a rule cannot
 * be added, nor a test be dropped, without asking who would notice. It starts no server; the report
 * itself is written by {@link EveryRuleTest}.
 */
class MutationReportTest {
    private final MutationTable table = MutationTable.read();

    static Set<String> counties() {
        return MutationTable.read().counties().keySet();
    }

    private List<Row> rows(String county) {
        return table.counties().getOrDefault(county, List.of());
    }

    @ParameterizedTest
    @MethodSource("counties")
    void every_rule_of_the_folder_was_taken_out_and_no_other(String county) {
        assertThat(rows(county).stream().map(row -> row.file() + ": " + row.rule()))
                .as("run EveryRuleTest with -Pmutations -Dmutations.only=new for %s", county)
                .containsExactlyInAnyOrderElementsOf(
                        RuleLess.all(Product.folder(county)).stream()
                                .map(rule -> rule.file() + ": " + rule.rule())
                                .toList());
    }

    @ParameterizedTest
    @MethodSource("counties")
    void every_rule_rests_on_the_clause_that_is_reported(String county) {
        Map<String, String> clauses =
                RuleLess.all(Product.folder(county)).stream()
                        .collect(
                                Collectors.toMap(
                                        rule -> rule.file() + ": " + rule.rule(),
                                        RuleLess::clause));
        assertThat(rows(county))
                .allSatisfy(
                        row ->
                                assertThat(row.clause())
                                        .as(row.rule())
                                        .isEqualTo(
                                                clauses.getOrDefault(
                                                        row.file() + ": " + row.rule(),
                                                        row.clause())));
    }

    @ParameterizedTest
    @MethodSource("counties")
    void every_witness_is_a_test_that_runs(String county) {
        assertThat(rows(county).stream().filter(row -> !row.unnoticed() && !row.refused()))
                .extracting(Row::noticedBy)
                .isSubsetOf(Witnesses.names());
    }

    @ParameterizedTest
    @MethodSource("counties")
    void a_rule_that_nobody_would_miss_says_why(String county) {
        assertThat(rows(county).stream().filter(Row::unexplained)).isEmpty();
    }
}
