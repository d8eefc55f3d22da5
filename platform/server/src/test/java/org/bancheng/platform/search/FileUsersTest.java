package org.bancheng.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.bancheng.platform.search.SearchUsers.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUsersTest {
    @TempDir Path folder;

    private static Access access(String name) {
        return new Access(name, List.of(name, name + "-v*"), List.of("read", "write"));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    @Test
    void lines_of_others_stay_as_they_are() throws IOException {
        Files.write(folder.resolve("users"), List.of("service:hash", "b-county2:other"));
        Files.write(folder.resolve("users_roles"), List.of("superuser:service"));
        Files.write(
                folder.resolve("roles.yml"),
                List.of("# ours", "service:", "  cluster: [ all ]", "b-county2: {}"));
        Files.setPosixFilePermissions(
                folder.resolve("users"), PosixFilePermissions.fromString("rw-rw----"));
        var users = new FileUsers(folder);

        users.put(access("b-county"));
        users.put(access("b-county"));

        assertThat(lines("users"))
                .hasSize(3)
                .startsWith("service:hash", "b-county2:other")
                .last()
                .asString()
                .startsWith("b-county:$2");
        assertThat(lines("users_roles")).containsExactly("superuser:service", "b-county:b-county");
        assertThat(lines("roles.yml"))
                .startsWith("# ours", "service:", "  cluster: [ all ]", "b-county2: {}")
                .hasSize(5);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("users"))))
                .isEqualTo("rw-rw----");

        users.remove("b-county");
        users.remove("b-county");
        assertThat(lines("users")).containsExactly("service:hash", "b-county2:other");
        assertThat(lines("users_roles")).containsExactly("superuser:service");
        assertThat(lines("roles.yml")).hasSize(4);
    }

    @Test
    void many_at_once_lose_no_line() throws IOException {
        IntStream.range(0, 40)
                .parallel()
                .forEach(n -> new FileUsers(folder).put(access("b-county" + n)));
        assertThat(lines("users_roles")).hasSize(40).doesNotHaveDuplicates();
        assertThat(lines("roles.yml")).hasSize(40);
        assertThat(lines("users")).hasSize(40);
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> new FileUsers(missing).put(access("b-county")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(missing.toString());
    }
}
