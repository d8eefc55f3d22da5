package org.bancheng.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class ReconciliationTest {
    private static final ConfigurationFiles BEFORE = files("units", "a", "posts", "b");

    @Test
    void each_side_keeps_what_only_it_changed() {
        Reconciliation outcome =
                Reconciliation.of(
                        files("units", "a, mine", "posts", "b"),
                        Reconciliation.digests(BEFORE),
                        files("units", "a", "posts", "b, theirs"));

        assertThat(outcome.conflicts()).isEmpty();
        assertThat(outcome.changed()).containsExactly("units");
        assertThat(outcome.kept()).containsExactly("posts");
        assertThat(text(outcome, "units")).isEqualTo("a, mine");
        assertThat(text(outcome, "posts")).isEqualTo("b, theirs");
    }

    @Test
    void a_file_that_only_a_publication_added_or_left_out_stays_so_and_is_named() {
        ConfigurationFiles shared =
                new ConfigurationFiles(BEFORE.folder(), Map.of("words", new byte[1]));

        Reconciliation outcome =
                Reconciliation.of(
                        shared,
                        Reconciliation.digests(shared),
                        files("posts", "b", "new", "theirs"));

        assertThat(outcome.kept()).containsExactly("_defaults/words", "new", "units");
        assertThat(outcome.files().folder()).containsOnlyKeys("new", "posts");
        assertThat(outcome.changed()).isEmpty();
    }

    @Test
    void the_same_change_on_both_sides_is_no_conflict() {
        ConfigurationFiles both = files("units", "c", "posts", "b");

        Reconciliation outcome = Reconciliation.of(both, Reconciliation.digests(BEFORE), both);

        assertThat(outcome.conflicts()).isEmpty();
        assertThat(outcome.changed()).isEmpty();
    }

    @Test
    void a_file_removed_here_and_changed_there_is_a_conflict() {
        Reconciliation outcome =
                Reconciliation.of(
                        files("posts", "b"),
                        Reconciliation.digests(BEFORE),
                        files("units", "theirs", "posts", "b"));

        assertThat(outcome.conflicts()).containsExactly("units");
    }

    @Test
    void a_file_removed_from_the_folder_alone_is_removed() {
        Reconciliation outcome =
                Reconciliation.of(files("posts", "b"), Reconciliation.digests(BEFORE), BEFORE);

        assertThat(outcome.conflicts()).isEmpty();
        assertThat(outcome.changed()).containsExactly("units");
        assertThat(outcome.files().folder()).containsOnlyKeys("posts");
    }

    @Test
    void whatever_was_published_before_any_folder_was_applied_is_not_overwritten() {
        Reconciliation outcome = Reconciliation.of(files("units", "mine"), Map.of(), BEFORE);

        assertThat(outcome.conflicts()).containsExactly("units");
    }

    private static ConfigurationFiles files(String... pathsAndTexts) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return new ConfigurationFiles(files, Map.of());
    }

    private static String text(Reconciliation outcome, String path) {
        byte[] content = outcome.files().folder().get(path);
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }
}
