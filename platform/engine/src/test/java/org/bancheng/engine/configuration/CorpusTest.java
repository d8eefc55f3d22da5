package org.bancheng.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small counties, right and wrong, and what exactly is said about the wrong ones. */
class CorpusTest {

    static List<Change> invalids() {
        return Change.all("invalids");
    }

    static List<Change> valids() {
        return Change.all("valids");
    }

    @Test
    void the_county_all_others_differ_from_is_right() {
        var result = ConfigurationFolder.check(Change.base(), Change.defaults());

        assertThat(result.problems().stream().map(Problem::toString)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valids")
    void is_accepted(Change change) {
        var result = change.check();

        assertThat(result.problems().stream().map(Problem::toString)).isEmpty();
        assertThat(result.warnings().stream().map(Problem::toString))
                .containsExactlyElementsOf(change.warnings());
        assertThat(result.configuration()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("invalids")
    void is_refused_as_a_whole_and_told_exactly(Change change) {
        var result = change.check();

        assertThat(result.problems().stream().map(Problem::toString))
                .containsExactlyElementsOf(change.expected());
        assertThat(change.expected()).isNotEmpty();
        assertThat(result.configuration()).isNull();
        assertThat(result.problems())
                .as("each has its English form")
                .allSatisfy(problem -> assertThat(problem.message().en()).isNotBlank())
                .allSatisfy(
                        problem -> assertThat(problem.in(Locale.ENGLISH)).doesNotContain("；", "。"));
    }

    private static List<String> problems(Map<String, byte[]> files) {
        return ConfigurationFolder.check(files, Change.defaults()).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static Map<String, byte[]> baseWith(String file, byte[] bytes) {
        var files = new HashMap<>(Change.base());
        files.put(file, bytes);
        return files;
    }

    @Test
    void a_missing_file_is_named() {
        var files = new HashMap<>(Change.base());
        files.remove("posts.yaml");
        files.remove("lifecycles/case.yaml");

        assertThat(problems(files))
                .containsExactly("lifecycles/case.yaml: 缺少这个文件", "posts.yaml: 缺少这个文件");
    }

    @Test
    void a_stray_file_is_named_with_what_it_was_probably_meant_to_be() {
        assertThat(problems(baseWith("unit.yaml", new byte[0])))
                .singleElement()
                .satisfies(
                        problem ->
                                assertThat(problem)
                                        .startsWith("unit.yaml: 不认识的文件；可以写：")
                                        .endsWith("；是不是要写 units.yaml"));
        assertThat(problems(baseWith("../tenant.yaml", new byte[0]))).hasSize(1);
    }

    @Test
    void a_file_in_another_encoding_is_named() {
        assertThat(
                        problems(
                                baseWith(
                                        "words.yaml",
                                        "labels: {}\n# 事项".getBytes(StandardCharsets.UTF_16))))
                .containsExactly("words.yaml: 文件不是 UTF-8 编码，请另存为 UTF-8");
    }

    @Test
    void an_empty_file_is_named() {
        assertThat(problems(baseWith("words.yaml", new byte[0])))
                .containsExactly("words.yaml: 文件是空的");
    }

    @Test
    void a_file_too_large_is_not_read() {
        assertThat(problems(baseWith("words.yaml", new byte[600 * 1024])))
                .containsExactly("words.yaml: 文件超过 512 KB");
    }

    @Test
    void a_file_nested_without_end_is_not_read() {
        var deep = "labels: " + "[".repeat(5000);

        assertThat(problems(baseWith("words.yaml", deep.getBytes(StandardCharsets.UTF_8))))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("嵌套超过 20 层"));
    }

    /** Each would take minutes if every mistake were looked for in the whole file. */
    @Test
    @Timeout(60)
    void of_very_many_mistakes_as_many_are_told_as_anybody_reads() {
        var units = "units: [" + "{},".repeat(60_000) + "]";
        assertThat(problems(baseWith("units.yaml", units.getBytes(StandardCharsets.UTF_8))))
                .hasSize(200);

        var words =
                IntStream.range(0, 30_000)
                        .mapToObj(n -> "no-such-%d: x\n".formatted(n))
                        .collect(Collectors.joining());
        assertThat(problems(baseWith("words.yaml", words.getBytes(StandardCharsets.UTF_8))))
                .hasSize(200);
    }

    /** Each level would double the time if a part were looked at anew for either outcome. */
    @Test
    @Timeout(60)
    void a_rule_of_many_levels_is_looked_through_once() {
        var rule = "case.complexity != null";
        var deep = "(".repeat(60) + rule + " == true)".repeat(60);
        var either = "true ? (".repeat(60) + rule + ") : false".repeat(60);
        var cases = new String(Change.base().get("lifecycles/case.yaml"), StandardCharsets.UTF_8);
        for (String one : List.of(deep, either, "!".repeat(60) + "(" + rule + ")")) {
            assertThat(cases).contains(rule);
            var files =
                    baseWith(
                            "lifecycles/case.yaml",
                            cases.replace(rule, one).getBytes(StandardCharsets.UTF_8));
            assertThat(problems(files)).isEmpty();
        }
    }

    @Test
    void a_countys_own_entries_go_over_the_defaults() {
        var own = new HashMap<>(Change.base());
        var defaults = new HashMap<>(Change.defaults());
        defaults.put("calendar.yaml", own.remove("calendar.yaml"));
        defaults.put("words.yaml", own.remove("words.yaml"));
        own.put("words.yaml", "labels: { subject: 诉求 }".getBytes(StandardCharsets.UTF_8));

        assertThat(ConfigurationFolder.check(own, defaults).configuration())
                .satisfies(
                        configuration ->
                                assertThat(
                                                configuration
                                                        .lifecycle("case")
                                                        .openingForm("hall")
                                                        .fields())
                                        .extracting(field -> field.label().zhCn())
                                        .contains("诉求", "诉求类型"));
    }

    @Test
    void what_only_some_may_see_is_not_counted() {
        var files = new HashMap<>(Change.base());
        files.compute(
                "lifecycles/letter.yaml",
                (_, bytes) ->
                        ("seen-by: [handler]\n" + new String(bytes, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        files.put(
                "figures.yaml",
                """
                figures:
                  letters: { label: 文书, basis: LH-1, of: letter, at: opened }
                  written: { label: 发过文书, basis: LH-1, of: case, at: opened, where: "count.letters > 0" }
                  received: { label: 受理, basis: LH-1, of: case, at: opened }
                tallies:
                  letters: { label: 文书, basis: LH-1, of: letter, where: "letter.state == 'sent'" }
                tables:
                  by-unit: { label: 分单位, basis: LH-1, of: [received], by: unit }
                """
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(problems(files))
                .containsExactly(
                        "figures.yaml:2:42: letter 只让部分岗位看见（seen-by），不能统计",
                        "figures.yaml:3:76: 没有字段 letters；可以写：assignments、assignments_as_co、assignments_as_lead、assignments_in_done、assignments_in_issued、open_assignments",
                        "figures.yaml:6:42: letter 只让部分岗位看见（seen-by），不能统计");
    }
}
