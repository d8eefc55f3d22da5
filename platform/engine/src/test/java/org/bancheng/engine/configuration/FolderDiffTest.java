package org.bancheng.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bancheng.engine.configuration.FolderDiff.FileDiff;
import org.bancheng.engine.configuration.FolderDiff.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FolderDiffTest {
    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_moved_deadline_is_one_line_out_and_one_in_with_what_stands_around() {
        var before = Map.of("a.yaml", text("一\n二\n三\n四\n五: 5\n六\n七\n八\n九\n"));
        var after = Map.of("a.yaml", text("一\n二\n三\n四\n五: 3\n六\n七\n八\n九\n"));

        assertThat(FolderDiff.of(before, after).files())
                .containsExactly(
                        new FileDiff(
                                "a.yaml",
                                Kind.CHANGED,
                                List.of(
                                        "@@ -2,7 +2,7 @@",
                                        " 二",
                                        " 三",
                                        " 四",
                                        "-五: 5",
                                        "+五: 3",
                                        " 六",
                                        " 七",
                                        " 八")));
    }

    @Test
    void files_come_and_go_and_what_is_no_text_has_no_lines() {
        var before = Map.of("gone.yaml", text("a\n"), "mark.png", new byte[] {(byte) 0x89, 1});
        var after = Map.of("new.yaml", text("b\n"), "mark.png", new byte[] {(byte) 0x89, 2});

        assertThat(FolderDiff.of(before, after).files())
                .extracting(FileDiff::path, FileDiff::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("gone.yaml", Kind.REMOVED),
                        org.assertj.core.groups.Tuple.tuple("mark.png", Kind.CHANGED),
                        org.assertj.core.groups.Tuple.tuple("new.yaml", Kind.ADDED));
        assertThat(FolderDiff.of(before, after).files().get(1).lines()).isEmpty();
        assertThat(FolderDiff.of(before, before).files()).isEmpty();
        var endless = FolderDiff.of(Map.of(), Map.of("a.yaml", text("a\n".repeat(100_000))));
        assertThat(endless.files())
                .as("told, not compared")
                .containsExactly(new FileDiff("a.yaml", Kind.ADDED, List.of(), true));
    }

    private static byte[] lines(String each, int many) {
        return text(
                IntStream.range(0, many)
                        .mapToObj(line -> each + line)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    @Timeout(60)
    void many_files_that_have_nothing_in_common_are_told_and_the_short_ones_shown() {
        var before = new HashMap<String, byte[]>();
        var after = new HashMap<String, byte[]>();
        for (int i = 0; i < 120; i++) {
            before.put("documents/long-%03d.yaml".formatted(i), lines("was ", 4_900));
            after.put("documents/long-%03d.yaml".formatted(i), lines("is ", 4_900));
        }
        before.put("units.yaml", text("a: 1\nb: 2\n"));
        after.put("units.yaml", text("a: 1\nb: 3\n"));

        var files = FolderDiff.of(before, after).files();

        assertThat(files).hasSize(121);
        assertThat(files.getLast().lines()).contains("-b: 2", "+b: 3");
        assertThat(files.subList(0, 120))
                .allSatisfy(
                        file -> {
                            assertThat(file.tooLong()).isTrue();
                            assertThat(file.lines()).isEmpty();
                        });
    }

    @Test
    void a_file_whose_every_line_is_another_is_shown_where_there_is_room() {
        var diff =
                FolderDiff.of(
                        Map.of("words.yaml", lines("was ", 700)),
                        Map.of("words.yaml", lines("is ", 700)));

        assertThat(diff.files().getFirst().tooLong()).isFalse();
        assertThat(diff.files().getFirst().lines()).hasSize(1_401);
    }
}
