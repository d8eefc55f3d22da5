package org.bancheng.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ChildTest {
    @TempDir Path folder;
    private Path supervise = Path.of("");
    private final List<Child> started = new ArrayList<>();

    @BeforeEach
    void a_supervisor_script() throws IOException {
        supervise = Child.supervisorScript(folder);
    }

    @AfterEach
    void nothing_stays() {
        started.forEach(Child::stop);
    }

    @Test
    void a_child_asked_to_stop_ends_by_its_own_signal() throws Exception {
        Child child =
                start("trap 'echo tidied; exit 0' TERM; echo up; while :; do sleep 0.05; done");
        awaitLine("up");
        child.stop();
        assertThat(child.isAlive()).isFalse();
        awaitLine("tidied");
    }

    @Test
    void a_child_that_will_not_stop_is_killed_with_all_it_started() throws Exception {
        Child child = start("trap '' INT TERM; sleep 300 & echo $!; wait; sleep 300");
        long grandchild = Long.parseLong(firstLine());
        child.stop();
        assertThat(child.isAlive()).isFalse();
        assertEnds(grandchild);
    }

    @Test
    void what_a_child_leaves_behind_at_its_end_is_ended() throws Exception {
        Child child = start("sleep 300 & echo $!; exit 7");
        assertThat(child.ended().get(10, TimeUnit.SECONDS)).isEqualTo(7);
        assertEnds(Long.parseLong(firstLine()));
    }

    @Test
    void a_killed_supervisor_leaves_its_child_findable() throws Exception {
        Child child = start("echo $$; exec sleep 300");
        long sleeper = Long.parseLong(firstLine());
        ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
        child.ended().get(10, TimeUnit.SECONDS);
        child.killSession();
        assertEnds(sleeper);
    }

    @Test
    void the_log_of_the_start_before_is_kept_beside_the_new_one() throws Exception {
        start("echo first").ended().get(10, TimeUnit.SECONDS);
        start("echo second").ended().get(10, TimeUnit.SECONDS);
        assertThat(folder.resolve("child.log")).hasContent("second");
        assertThat(folder.resolve("child.log.1")).hasContent("first");
    }

    @Test
    void a_program_run_to_its_end_tells_its_lines_and_its_exit_code() {
        List<String> lines = new ArrayList<>();
        assertThat(Child.run(supervise, launch("echo 湘潭; exit 3"), lines::add)).isEqualTo(3);
        assertThat(lines).containsExactly("湘潭");
    }

    @Test
    void a_full_disk_is_named_as_the_cause() throws IOException {
        Path log = folder.resolve("full.log");
        Files.writeString(log, "PANIC: could not write: No space left on device\n");
        assertThat(LogTail.of(log)).contains("PANIC", "The disk is full");
    }

    @Test
    void a_process_is_known_by_its_start_and_a_zombie_is_no_life() throws Exception {
        assertThat(ProcessIdentity.self().isAlive()).isTrue();
        assertThat(ProcessIdentity.parse(ProcessIdentity.self().toString()))
                .contains(ProcessIdentity.self());
        assertThat(new ProcessIdentity(ProcessHandle.current().pid(), 1).isAlive()).isFalse();
        // a shell that execs never waits for what it started: the short sleep stays as a zombie
        start("sleep 0.1 & echo $!; exec sleep 300");
        long zombie = Long.parseLong(firstLine());
        Thread.sleep(500);
        assertThat(Path.of("/proc/" + zombie)).exists();
        assertThat(ProcessIdentity.of(zombie)).isEmpty();
    }

    private Child start(String script) {
        Child child = Child.start(supervise, launch(script));
        started.add(child);
        return child;
    }

    private Launch launch(String script) {
        return new Launch(
                "child",
                List.of("sh", "-c", script),
                Map.of("LANG", "C.UTF-8"),
                folder,
                folder.resolve("child.log"),
                "TERM",
                Duration.ofSeconds(1));
    }

    private String firstLine() throws Exception {
        while (true) {
            List<String> lines = Files.readAllLines(folder.resolve("child.log"));
            if (!lines.isEmpty()) {
                return lines.getFirst();
            }
            Thread.sleep(20);
        }
    }

    private void awaitLine(String line) throws Exception {
        while (!Files.readAllLines(folder.resolve("child.log")).contains(line)) {
            Thread.sleep(20);
        }
    }

    private static void assertEnds(long pid) throws Exception {
        while (ProcessIdentity.of(pid).isPresent()) {
            Thread.sleep(20);
        }
    }
}
