package org.bancheng.devstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The life of a stack in a program of its own: killed, healed, and ended in order. One story, since
 * every start of three servers takes its time.
 */
class StackLifeTest {
    private static final int PATIENCE_SECONDS = 300;

    private final Path home =
            Home.choose(
                            Checkout.find(),
                            Home.asked(),
                            ServerAccount.choose(),
                            line -> System.err.println(line))
                    .resolve("life-test");
    private final Path stack = home.resolve("stack");

    @Test
    @Timeout(2 * PATIENCE_SECONDS)
    void a_stack_outlives_nobody_and_keeps_its_data_and_ports() throws Exception {
        Trees.delete(stack.resolve("postgresql"));
        Program first = new Program();
        try {
            first.await("READY");
            StackState before = new StackState(stack);
            execute(before, "create table kept as select 42 as answer");
            assertThat(processes()).isNotEmpty();

            first.process.destroyForcibly();
            await("no orphan after kill -9", () -> processes().isEmpty());

            Files.delete(home.resolve("programs").resolve(aFileOfElasticsearch()));
            staleLock();
            try (ServerSocket _ = stranger(before.port("Elasticsearch"))) {
                secondStart(before);
            }
        } finally {
            first.process.destroyForcibly();
        }
    }

    private void secondStart(StackState before) throws Exception {
        Program second = new Program();
        try {
            second.await("READY");
            assertThat(second.lines).anyMatch(line -> line.startsWith("unpacking elasticsearch"));
            assertThat(second.lines)
                    .anyMatch(line -> line.contains("port " + before.port("Elasticsearch")))
                    .noneMatch(line -> line.contains("making the database cluster"))
                    .noneMatch(line -> line.contains("Keycloak: building"));
            StackState after = new StackState(stack);
            assertThat(after.port("PostgreSQL")).isEqualTo(before.port("PostgreSQL"));
            assertThat(after.port("Keycloak")).isEqualTo(before.port("Keycloak"));
            assertThat(after.port("Elasticsearch")).isNotEqualTo(before.port("Elasticsearch"));
            assertThat(answer(after)).isEqualTo(42);

            killPostgres();
            second.await("PostgreSQL ended unexpectedly");
            await("PostgreSQL again", () -> answer(after) == 42);
            assertThat(Answers.status(keycloak(after))).isEqualTo(200);

            assertThat(new Program().exit()).isEqualTo(1);

            second.process.destroy();
            assertThat(second.exit()).isEqualTo(143);
            assertThat(processes()).isEmpty();
        } finally {
            second.process.destroyForcibly();
        }
    }

    /** A lock that names a living process which is no PostgreSQL, as after a power cut. */
    private void staleLock() throws IOException {
        Files.writeString(
                stack.resolve("postgresql/data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");
    }

    private String aFileOfElasticsearch() {
        return "elasticsearch-" + Archive.of("elasticsearch").version() + "/bin/elasticsearch";
    }

    private void killPostgres() {
        processes().stream()
                .filter(one -> one.info().command().orElse("").endsWith("bin/postgres"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(one -> one.info().commandLine().orElse("").contains(stack + "/"))
                .filter(one -> ProcessIdentity.of(one.pid()).isPresent())
                .toList();
    }

    private static URI keycloak(StackState state) {
        return URI.create("http://127.0.0.1:" + state.port("Keycloak") + "/realms/master");
    }

    private static Connection connect(StackState state) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + state.port("PostgreSQL") + "/postgres",
                "postgres",
                state.password("postgresql"));
    }

    private static void execute(StackState state, String sql) throws SQLException {
        try (Connection connection = connect(state)) {
            connection.createStatement().execute(sql);
        }
    }

    /** The kept number, or 0 while the database does not answer. */
    private static int answer(StackState state) {
        try (Connection connection = connect(state);
                var rows = connection.createStatement().executeQuery("select answer from kept")) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException e) {
            return 0;
        }
    }

    private static ServerSocket stranger(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(100);
        }
    }

    /** {@link StackProgram} in a JVM of its own, and what it says. */
    private final class Program {
        final Process process;
        final List<String> lines = new CopyOnWriteArrayList<>();

        Program() throws IOException {
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                    "-Xmx64m",
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    StackProgram.class.getName(),
                                    home.toString(),
                                    "stack")
                            .redirectErrorStream(true)
                            .start();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
                                reader.lines().forEach(lines::add);
                            });
        }

        void await(String word) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (lines.stream().noneMatch(line -> line.startsWith(word))) {
                assertThat(process.isAlive() && System.nanoTime() < end)
                        .as("%s among %s", word, lines)
                        .isTrue();
                Thread.sleep(100);
            }
        }

        int exit() throws InterruptedException {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }
    }
}
