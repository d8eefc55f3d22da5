package org.bancheng.engine.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.configuration.FolderDiff.FileDiff;
import org.bancheng.engine.configuration.FolderDiff.Kind;
import org.junit.jupiter.api.Test;

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
        assertThat(endless.files().getFirst().lines()).as("told, not compared").isEmpty();
    }
}
