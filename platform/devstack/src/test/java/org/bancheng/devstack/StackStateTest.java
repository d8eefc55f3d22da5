package org.bancheng.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {
    @TempDir Path stack;

    @Test
    void a_password_is_made_once_and_only_its_owner_may_read_it() throws IOException {
        String password = new StackState(stack).password("postgresql");
        assertThat(password).hasSizeGreaterThan(30);
        assertThat(new StackState(stack).password("postgresql")).isEqualTo(password);
        assertThat(new StackState(stack).password("keycloak")).isNotEqualTo(password);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(stack.resolve("state.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_file_that_cannot_be_read_names_itself_and_the_way_out() throws IOException {
        Files.writeString(stack.resolve("state.properties"), "a=\\uZZZZ");
        assertThatThrownBy(() -> new StackState(stack))
                .isInstanceOf(DevstackFailed.class)
                .hasMessageContaining("state.properties")
                .hasMessageContaining("begin anew");
    }

    @Test
    void a_second_start_of_the_same_stack_names_the_process_of_the_first() throws IOException {
        try (StackLock _ = StackLock.take(stack)) {
            assertThatThrownBy(() -> StackLock.take(stack))
                    .isInstanceOf(DevstackFailed.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        StackLock.take(stack).close();
    }
}
