package org.bancheng.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.bancheng.engine.history.ChainedRecord;
import org.bancheng.engine.history.Digest;
import org.bancheng.engine.history.HistoryChain;
import org.bancheng.engine.history.HistoryRecord;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@NullMarked
class OfflineTest {
    private static final Path COUNTIES = Path.of("../../tenant-configs");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void every_county_of_the_project_is_found_sound() throws IOException {
        try (var folders = Files.list(COUNTIES)) {
            String[] counties =
                    folders.filter(folder -> !folder.getFileName().toString().startsWith("_"))
                            .map(Path::toString)
                            .toArray(String[]::new);
            assertThat(counties).isNotEmpty();
            String[] args = new String[counties.length + 2];
            args[0] = "config";
            args[1] = "check";
            System.arraycopy(counties, 0, args, 2, counties.length);

            assertThat(run(args)).as("%s%s", out, err).isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void a_problem_is_told_with_file_line_and_column(@TempDir Path folder) throws IOException {
        Path county = copy("xiangtan", folder);
        copy("_defaults", folder);
        Path posts = county.resolve("posts.yaml");
        Files.writeString(
                posts,
                Files.readString(posts).replaceFirst("function: dispatch", "function: dispach"));

        int code = run("config", "check", county.toString());

        assertThat(code).isEqualTo(ExitCode.VALIDATION);
        assertThat(out.toString())
                .containsPattern("posts\\.yaml:[0-9]+:[0-9]+: .+")
                .contains("dispatch");
    }

    @Test
    void what_is_probably_not_meant_is_told_and_refuses_nothing(@TempDir Path folder)
            throws IOException {
        Path county = copy("xiangtan", folder);
        copy("_defaults", folder);
        Path orders = county.resolve("lifecycles/assignment.yaml");
        Files.writeString(
                orders,
                Files.readString(orders)
                        .replaceFirst("(?s)(  resolve:.*?zh-CN: )[^,]+", "$1三日内办结"));

        assertThat(run("config", "check", county.toString())).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).containsPattern("assignment\\.yaml:[0-9]+:[0-9]+: .+三日");
        assertThat(run("config", "check", county.toString(), "-o", "json")).isEqualTo(ExitCode.OK);
        assertThat(Json.MAPPER.readTree(out.toString()).path("warnings")).hasSize(1);
    }

    @Test
    void an_exported_history_is_verified_and_a_changed_one_is_found_out(@TempDir Path folder)
            throws IOException {
        List<String> lines = history();
        Path whole = Files.write(folder.resolve("whole.jsonl"), lines);
        lines.set(1, lines.get(1).replace("handling", "closed"));
        Path changed = Files.write(folder.resolve("changed.jsonl"), lines);

        assertThat(run("history", "verify", whole.toString(), "-o", "json")).isEqualTo(ExitCode.OK);
        JsonNode held = Json.MAPPER.readTree(out.toString());
        assertThat(held.path("events").asInt()).isEqualTo(3);
        out.getBuffer().setLength(0);
        assertThat(run("history", "verify", changed.toString(), "-o", "json"))
                .isEqualTo(ExitCode.VALIDATION);
        JsonNode broken = Json.MAPPER.readTree(out.toString()).path("firstBreak");
        assertThat(broken.path("caseId").asString()).isEqualTo("case-1");
        assertThat(broken.path("seq").asInt()).isEqualTo(2);
    }

    @Test
    void a_line_that_is_no_record_is_named(@TempDir Path folder) throws IOException {
        List<String> lines = history();
        lines.add("{\"tenant\": \"x\"}");
        Path file = Files.write(folder.resolve("bad.jsonl"), lines);

        assertThat(run("history", "verify", file.toString())).isEqualTo(ExitCode.VALIDATION);
        assertThat(err.toString()).contains("4");
    }

    @Test
    void without_a_connection_it_says_where_to_get_one() {
        assertThat(run("tenant", "list", "--connection", "/nowhere/at.properties"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("/nowhere/at.properties");
    }

    @Test
    void a_platform_that_is_away_is_named(@TempDir Path folder) throws IOException {
        assertThat(run("tenant", "list", "--connection", connection(folder).toString()))
                .isEqualTo(ExitCode.FAILURE);
        assertThat(err.toString()).contains("http://127.0.0.1:1/token").doesNotContain("hushhush");
    }

    @Test
    void a_day_that_is_none_is_told_with_how_to_write_it(@TempDir Path folder) throws IOException {
        Path nobody = connection(folder);
        for (String bad : List.of("2026-7-1", "昨天", "2026-02-30", "")) {
            err.getBuffer().setLength(0);
            assertThat(simulate(nobody, "--from", bad)).as(bad).isEqualTo(ExitCode.USAGE);
            assertThat(err.toString())
                    .contains("--from", "“" + bad + "”", "2026-07-01")
                    .hasLineCount(1);
        }
        assertThat(simulate(nobody, "--from", "2026-07-02", "--until", "2026-07-01"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(simulate(nobody, "--from", "2026-07-01", "--until", "2026-07-01"))
                .as("right days reach out for the platform")
                .isEqualTo(ExitCode.FAILURE);
    }

    private int simulate(Path connection, String... days) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "config",
                                "simulate",
                                COUNTIES.resolve("xiangtan").toString(),
                                "--connection",
                                connection.toString()));
        line.addAll(List.of(days));
        return run(line.toArray(String[]::new));
    }

    @Test
    void times_are_told_to_the_minute() {
        assertThat(Day.minute("2026-05-11T09:00:01.123456+08:00")).isEqualTo("2026-05-11 09:00");
        assertThat(Day.minute("按期")).isEqualTo("按期");
    }

    @Test
    void a_program_of_its_own_says_nothing_but_its_answer() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.bancheng.ctl.Platformctl",
                                "config",
                                "check",
                                COUNTIES.resolve("xiangtan").toString(),
                                "-o",
                                "json")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        process.getOutputStream().close();
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .doesNotContain("SLF4J")
                .isEmpty();
        assertThat(process.waitFor()).isEqualTo(ExitCode.OK);
    }

    @Test
    void unknown_options_are_usage_errors_and_completion_is_a_script() {
        assertThat(run("tenant", "apply", "--frob", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(run("completion")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("complete").contains("platformctl");
    }

    @Test
    void bad_lines_of_a_file_are_told_apart_and_the_good_ones_kept(@TempDir Path folder)
            throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("letters.jsonl"),
                        "{\"id\":\"1\",\"subject\":\"s\",\"body\":\"b\"}\n\nnonsense\n[1]\n{\"id\":\"2\"}");
        try (MessageLines lines = new MessageLines(file)) {
            MessageLines.Batch batch = Objects.requireNonNull(lines.next(100));

            assertThat(batch.messages())
                    .extracting(one -> one.path("line").asInt())
                    .containsExactly(1, 5);
            assertThat(batch.bad()).extracting(MessageLines.BadLine::line).containsExactly(3L, 4L);
            assertThat(lines.next(100)).isNull();
        }
    }

    @Test
    void columns_line_up_though_chinese_is_twice_as_wide() {
        assertThat(new Table("甲乙", "b").row("a", "c").toString()).isEqualTo("甲乙  b\na     c");
    }

    @Test
    void every_text_is_there_in_every_language() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("zh-Hant"))) {
            ResourceBundle translated = ResourceBundle.getBundle("org.bancheng.ctl.texts", locale);
            ResourceBundle original =
                    ResourceBundle.getBundle("org.bancheng.ctl.texts", Locale.ROOT);
            assertThat(translated.getLocale()).isEqualTo(locale);
            assertThat(translated.keySet()).isEqualTo(original.keySet());
        }
    }

    /** To a platform that is away. */
    private static Path connection(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("c.properties"),
                """
                url=http://127.0.0.1:1
                token-url=http://127.0.0.1:1/token
                client-id=platformctl
                client-secret=hushhush
                """);
    }

    private int run(String... args) {
        return Platformctl.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
    }

    private static List<String> history() {
        List<String> lines = new ArrayList<>();
        Digest previous = Digest.ORIGIN;
        for (int seq = 1; seq <= 3; seq++) {
            ChainedRecord chained =
                    HistoryChain.link(
                            previous,
                            new HistoryRecord(
                                    "xiangtan",
                                    "case-1",
                                    seq,
                                    Instant.parse("2026-03-02T02:00:00.123456Z").plusSeconds(seq),
                                    "zhuanban",
                                    "case",
                                    "case-1",
                                    "act",
                                    "XT-7",
                                    1,
                                    "{\"to\":\"handling\"}",
                                    ""));
            lines.add(line(chained));
            previous = chained.hash();
        }
        return lines;
    }

    private static String line(ChainedRecord chained) {
        HistoryRecord event = chained.event();
        return Json.MAPPER
                .createObjectNode()
                .put("tenant", event.tenant())
                .put("caseId", event.caseId())
                .put("seq", event.seq())
                .put("at", event.at().toString())
                .put("actor", event.actor())
                .put("subjectType", event.subjectType())
                .put("subjectId", event.subjectId())
                .put("action", event.action())
                .put("basis", event.basis())
                .put("configurationVersion", event.configurationVersion())
                .put("content", event.content())
                .put("sealed", event.sealed())
                .put("previous", chained.previous().hex())
                .put("hash", chained.hash().hex())
                .toString();
    }

    private static Path copy(String name, Path into) throws IOException {
        Path from = COUNTIES.resolve(name);
        Path to = into.resolve(name);
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
