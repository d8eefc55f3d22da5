package org.bancheng.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir Path folder;
    private final List<String> said = new ArrayList<>();
    private Path programs = Path.of("");
    private Archive archive = new Archive("", "", Path.of(""));

    @BeforeEach
    void an_archive_of_two_files() throws IOException {
        programs = folder.resolve("programs");
        archive = archive("tool-1/bin/run", "tool-1/lib/data");
    }

    @Test
    void a_program_is_unpacked_once_and_can_be_executed() {
        unpack();
        unpack();
        assertThat(said).containsExactly("unpacking tool 1");
        assertThat(programs.resolve("tool-1/bin/run")).isExecutable();
        assertThat(programs.resolve("tool-1/lib/data")).hasContent("tool-1/lib/data");
    }

    @Test
    void a_program_with_a_file_missing_is_unpacked_again() throws IOException {
        unpack();
        Files.delete(programs.resolve("tool-1/lib/data"));
        unpack();
        assertThat(programs.resolve("tool-1/lib/data")).hasContent("tool-1/lib/data");
        assertThat(said).hasSize(2);
    }

    @Test
    void a_program_with_a_file_cut_short_is_unpacked_again() throws IOException {
        unpack();
        Files.writeString(programs.resolve("tool-1/lib/data"), "to");
        unpack();
        assertThat(programs.resolve("tool-1/lib/data")).hasContent("tool-1/lib/data");
    }

    @Test
    void what_an_interrupted_unpacking_left_is_removed() throws IOException {
        Path left = programs.resolve("tool-1.unpacking-99/bin");
        Files.createDirectories(left);
        Files.writeString(left.resolve("run"), "ha");
        Files.createDirectories(programs.resolve("tool-1/bin"));
        unpack();
        assertThat(programs.resolve("tool-1.unpacking-99")).doesNotExist();
        assertThat(programs.resolve("tool-1/lib/data")).exists();
    }

    @Test
    void a_damaged_archive_is_named_and_leaves_nothing_under_the_program_s_name()
            throws IOException {
        Files.write(archive.file(), new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);
        assertThatThrownBy(this::unpack)
                .isInstanceOf(DevstackFailed.class)
                .hasMessageContaining(archive.file().toString())
                .hasMessageContaining("delete it");
        assertThat(programs.resolve("tool-1")).doesNotExist();
    }

    @Test
    void an_archive_that_maven_has_not_fetched_is_named_with_the_command_that_does()
            throws IOException {
        Files.delete(archive.file());
        assertThatThrownBy(this::unpack)
                .isInstanceOf(DevstackFailed.class)
                .hasMessageContaining("./mvnw");
    }

    @Test
    void an_archive_that_names_a_file_outside_itself_is_refused() throws IOException {
        archive = archive("tool-1/../../outside");
        assertThatThrownBy(this::unpack).hasMessageContaining("outside itself");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void a_full_disk_is_told_before_anything_is_written() {
        assertThatThrownBy(() -> Archive.requireSpace(folder, Long.MAX_VALUE))
                .isInstanceOf(DevstackFailed.class)
                .hasMessageContaining("the disk is full")
                .hasMessageContaining("-Dbancheng.home");
    }

    @Test
    void the_three_servers_archives_are_where_the_build_put_them() {
        for (String name : List.of("postgresql", "elasticsearch", "keycloak")) {
            assertThat(Archive.of(name).file()).isReadable();
        }
    }

    private void unpack() {
        archive.unpackIn(programs, said::add);
    }

    private Archive archive(String... files) throws IOException {
        Path zip = folder.resolve("tool.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            for (String file : files) {
                ZipArchiveEntry entry = new ZipArchiveEntry(file);
                entry.setUnixMode(file.contains("/bin/") ? 0100755 : 0100644);
                out.putArchiveEntry(entry);
                out.write(file.getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
        }
        return new Archive("tool", "1", zip);
    }
}
