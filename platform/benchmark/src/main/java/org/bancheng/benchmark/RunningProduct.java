package org.bancheng.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The product by the README's own command, in a folder of its own beside the user's. */
final class RunningProduct implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path HOME = Checkout.folder().resolve(".bancheng/benchmark-product");

    private final Process command;
    private final int port;
    private final long begin = System.nanoTime();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile long ready;
    private volatile long page;

    private RunningProduct(Process command, int port) {
        this.command = command;
        this.port = port;
    }

    /** Starts it and returns when everything is ready. */
    static RunningProduct start() {
        try {
            int port = port();
            Process command =
                    new ProcessBuilder(
                                    List.of(
                                            "./mvnw",
                                            "-q",
                                            "-o",
                                            "-Prun",
                                            "-Dbancheng.home=" + HOME,
                                            "-Dbancheng.port=" + port))
                            .directory(Checkout.folder().toFile())
                            .redirectErrorStream(true)
                            .start();
            RunningProduct product = new RunningProduct(command, port);
            var _ = Thread.ofPlatform().daemon().start(product::listen);
            var _ = Thread.ofPlatform().daemon().start(product::knock);
            product.until("the command to be ready", () -> product.ready > 0 && product.page > 0);
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same port for each start: sign-in addresses contain it. */
    private static int port() throws IOException {
        Path kept = HOME.resolve("port");
        if (Files.exists(kept)) {
            return Integer.parseInt(Files.readString(kept));
        }
        Files.createDirectories(HOME);
        try (ServerSocket free = new ServerSocket(0)) {
            Files.writeString(kept, Integer.toString(free.getLocalPort()));
            return free.getLocalPort();
        }
    }

    private void listen() {
        try (BufferedReader lines = command.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.startsWith("Ready.")) {
                    ready = System.nanoTime();
                }
            }
        } catch (IOException ended) {
            said.add(ended.toString());
        }
    }

    private void knock() {
        HttpRequest request =
                HttpRequest.newBuilder(url("/hengyang/")).timeout(Duration.ofSeconds(5)).build();
        while (command.isAlive() && page == 0) {
            try {
                if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                        == 200) {
                    page = System.nanoTime();
                }
                Thread.sleep(50);
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** What the command last printed after a word, to the end of the line. */
    String told(String word) {
        return said.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()).strip())
                .reduce((before, last) -> last)
                .orElseThrow(() -> new IllegalStateException("the command told no " + word + said));
    }

    double secondsToFirstPage() {
        return (page - begin) / 1e9;
    }

    double secondsToReady() {
        return (ready - begin) / 1e9;
    }

    Cpu server() {
        return Cpu.ofTree(Cpu.process(HOME.toString(), "bancheng-server"));
    }

    Cpu database() {
        return Cpu.ofTree(Cpu.process("bin/postgres", HOME.toString()));
    }

    double megabytes() {
        return Cpu.ofTree(command.toHandle()).megabytes();
    }

    /** Until the cache for faster starts is made, in the background of the first start. */
    void untilItsStartIsLearned() {
        until(
                "the start to be learned",
                () -> Files.exists(HOME.resolve("run/platform-program/classes.aot")));
    }

    /** Until the search knows of every case. */
    void untilIndexed() {
        until("the index to be up to date", () -> backlog() == 0);
    }

    private long backlog() {
        Properties state = new Properties();
        try (Reader reader = Files.newBufferedReader(HOME.resolve("run/state.properties"))) {
            state.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String url =
                told("Database:").replaceAll(" as .*", "").replaceAll("/postgres$", "/bancheng");
        try (Connection connection =
                        DriverManager.getConnection(
                                url, "postgres", state.getProperty("password.postgresql"));
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select count(*) from platform.work where kind = 'index'")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !command.isAlive()) {
                close();
                throw new IllegalStateException("waited in vain for " + what + ": " + said);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        command.toHandle().destroy();
        try {
            if (!command.waitFor(90, TimeUnit.SECONDS)) {
                command.destroyForcibly();
            }
            Thread.sleep(3000); // the servers end a moment after the command
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
