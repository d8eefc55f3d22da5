package org.bancheng.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One server process of an installation. Killed and started again it keeps its address. */
final class Replica {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final Path folder;
    private final Map<String, Object> settings;
    private final int port = Product.freePort();
    private final int managementPort = Product.freePort();
    private @Nullable Process process;

    /**
     * @param folder of the clock's file and the log
     * @param settings those that all replicas share
     */
    Replica(String name, Path folder, Map<String, Object> settings) {
        this.name = name;
        this.folder = folder;
        this.settings = settings;
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    /** Returns at once. */
    void start(URI publicUrl) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put("bancheng.public-url", publicUrl.toString());
        all.put("server.port", port);
        all.put("management.server.port", managementPort);
        ProcessBuilder builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx400m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dfile.encoding=UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ReplicaProgram.class.getName(),
                                folder.resolve("clock").toString()));
        builder.environment().put("SPRING_APPLICATION_JSON", Api.JSON.writeValueAsString(all));
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return folder.resolve(name + ".log");
    }

    boolean runs() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** As {@code kill -9} does it. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.onExit().join();
        }
    }

    void awaitReady() {
        Product.until(
                "replica " + name + " is ready, see " + log(),
                () -> {
                    if (!runs()) {
                        throw new AssertionError("replica " + name + " ended, see " + log());
                    }
                    return health("readiness") == 200;
                });
    }

    /** What a probe of a group gets; 0 when nobody answers in time. */
    int health(String group) {
        HttpRequest request =
                HttpRequest.newBuilder(management().resolve("/actuator/health/" + group))
                        .timeout(Duration.ofSeconds(20))
                        .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
