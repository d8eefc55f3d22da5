package org.bancheng.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How test JVMs find one set of servers and how it ends; the host process is a sleeping one. */
class SharedServersTest {
    private static final Servers SERVERS =
            new Servers(
                    new Database("127.0.0.1", 1, "postgres", "a=b c"),
                    new SearchNode(URI.create("http://127.0.0.1:2"), "s", "p", Path.of("/x")),
                    new IdentityServer(URI.create("http://127.0.0.1:3"), "admin", "q"));

    @TempDir Path home;
    private final List<Process> processes = new ArrayList<>();
    private final AtomicInteger starts = new AtomicInteger();

    @AfterEach
    void nothing_stays() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void the_second_test_jvm_joins_the_servers_of_the_first() {
        SharedServers shared = new SharedServers(home);
        assertThat(shared.join(List.of(owner()), () -> host(shared))).isEqualTo(SERVERS);
        SharedServers again = new SharedServers(home);
        assertThat(again.join(List.of(owner()), () -> host(again))).isEqualTo(SERVERS);
        assertThat(starts).hasValue(1);
    }

    @Test
    void the_servers_stay_while_any_owner_lives_and_end_after_the_last() throws Exception {
        SharedServers shared = new SharedServers(home);
        shared.join(List.of(owner(), owner()), () -> host(shared));
        assertThat(shared.withdrawIfUnowned()).isFalse();
        end(0);
        assertThat(shared.withdrawIfUnowned()).isFalse();
        end(1);
        assertThat(shared.withdrawIfUnowned()).isTrue();
        shared.join(List.of(owner()), () -> host(shared));
        assertThat(starts).hasValue(2);
    }

    @Test
    void servers_whose_process_was_killed_are_started_anew() throws IOException {
        SharedServers shared = new SharedServers(home);
        shared.join(List.of(owner()), () -> host(shared));
        Path addresses = shared.folder().resolve("addresses.properties");
        Files.writeString(
                addresses, Files.readString(addresses).replaceAll("process=.*", "process=1-1"));
        shared.join(List.of(owner()), () -> host(shared));
        assertThat(starts).hasValue(2);
    }

    @Test
    void servers_that_do_not_start_say_why() {
        SharedServers shared = new SharedServers(home);
        assertThatThrownBy(
                        () ->
                                shared.join(
                                        List.of(owner()),
                                        () -> {
                                            say(shared, "Elasticsearch ended while it started");
                                            return process("true");
                                        }))
                .isInstanceOf(DevstackFailed.class)
                .hasMessageContaining("Elasticsearch ended while it started");
    }

    private Process host(SharedServers shared) {
        starts.incrementAndGet();
        shared.publish(SERVERS);
        return process("sleep 300");
    }

    private ProcessIdentity owner() {
        return ProcessIdentity.of(process("sleep 300").pid()).orElseThrow();
    }

    private void end(int index) throws InterruptedException {
        Process owner = processes.get(index);
        owner.destroyForcibly().waitFor();
    }

    private Process process(String command) {
        try {
            Process process = new ProcessBuilder("sh", "-c", "exec " + command).start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(SharedServers shared, String line) {
        try {
            Files.writeString(shared.folder().resolve("log"), line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
