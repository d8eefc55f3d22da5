package org.bancheng.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A child process under a small shell supervisor in a session of its own. The supervisor ends it
 * when the pipe to us closes: on {@link #stop}, and by the kernel's doing when we die, even of kill
 * -9. Being in another session, it does not hear a Ctrl-C on our terminal; we decide the order.
 */
final class Child {
    private static final Duration KILL_AFTER = Duration.ofSeconds(5);

    private final Launch launch;
    private final Process supervisor;

    private Child(Launch launch, Process supervisor) {
        this.launch = launch;
        this.supervisor = supervisor;
    }

    /** Starts it with its output in its log; the log of the start before stays beside it. */
    static Child start(Path supervise, Launch launch) {
        try {
            keepLastLog(launch.log());
            return new Child(
                    launch,
                    builder(supervise, launch).redirectOutput(launch.log().toFile()).start());
        } catch (IOException e) {
            throw new DevstackFailed("cannot start " + launch.name() + ": " + e.getMessage(), e);
        }
    }

    /** Runs it to its end, telling each line it writes, and returns its exit code. */
    static int run(Path supervise, Launch launch, Consumer<String> lines) {
        try {
            Process supervisor = builder(supervise, launch).start();
            supervisor.inputReader(StandardCharsets.UTF_8).lines().forEach(lines);
            return supervisor.waitFor();
        } catch (IOException e) {
            throw new DevstackFailed("cannot run " + launch.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevstackFailed("interrupted", e);
        }
    }

    private static ProcessBuilder builder(Path supervise, Launch launch) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("setsid", "sh", supervise.toString()));
        command.addAll(List.of(launch.stopSignal(), Long.toString(launch.grace().toSeconds())));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command).directory(launch.folder().toFile());
        String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().putAll(launch.environment());
        return builder.redirectErrorStream(true);
    }

    private static void keepLastLog(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log)) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The script that {@link #start} needs, written below the folder. */
    static Path supervisorScript(Path folder) throws IOException {
        Path script = folder.resolve("supervise.sh");
        try (var in = Child.class.getResourceAsStream("supervise.sh")) {
            if (in == null) {
                throw new IllegalStateException("supervise.sh is not on the class path");
            }
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        return script;
    }

    boolean isAlive() {
        return supervisor.isAlive();
    }

    long pid() {
        return supervisor.pid();
    }

    /** Completes with the exit code; 128 + n after signal n. */
    CompletableFuture<Integer> ended() {
        return supervisor.onExit().thenApply(Process::exitValue);
    }

    /** Asks it to end, waits, and kills what is left. Returns when nothing of it runs. */
    void stop() {
        try {
            supervisor.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // the supervisor has ended
        }
        try {
            supervisor.waitFor(launch.grace().plus(KILL_AFTER).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        killSession();
    }

    /**
     * The supervisor leads the process group, so what a killed supervisor left is found through it.
     */
    void killSession() {
        try {
            new ProcessBuilder("sh", "-c", "kill -s KILL -- -" + supervisor.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new DevstackFailed("cannot stop " + launch.name() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines it wrote, indented, for a message. */
    String lastWords() {
        return LogTail.of(launch.log());
    }
}
