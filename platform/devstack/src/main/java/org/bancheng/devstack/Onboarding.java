package org.bancheng.devstack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Brings the counties' folders in by platformctl, as an operator would. */
final class Onboarding {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path java;
    private final Path platformctl;
    private final Path connection;
    private final Consumer<String> progress;

    /**
     * @param platformctl its boot jar
     * @param connection the file that the server writes once its own realm exists
     */
    Onboarding(Path java, Path platformctl, Path connection, Consumer<String> progress) {
        this.java = java;
        this.platformctl = platformctl;
        this.connection = connection;
        this.progress = progress;
    }

    /** Whether every county was applied; says on the terminal what was not. */
    boolean apply(Counties counties) {
        if (!awaitConnection()) {
            progress.accept(
                    "The server wrote no "
                            + connection
                            + ": its realm in Keycloak is missing. Counties are not onboarded; see its log.");
            return false;
        }
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dfile.encoding=UTF-8",
                                "-Dstdout.encoding=UTF-8",
                                "-jar",
                                platformctl.toString(),
                                "tenant",
                                "apply",
                                "--wait",
                                "--connection",
                                connection.toString()));
        counties.all().forEach(county -> command.add(county.folder().toString()));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> progress.accept("  " + line));
            }
            return process.waitFor() == 0;
        } catch (IOException e) {
            throw new DevstackFailed("cannot run platformctl: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean awaitConnection() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!Files.exists(connection) && System.nanoTime() < end) {
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Files.exists(connection);
    }
}
