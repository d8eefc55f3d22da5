package org.bancheng.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** What {@code platformctl}, run as a program of its own, answered. */
record Command(List<String> arguments, int exitCode, String out, String err) {
    private static final int PATIENCE_MINUTES = 5;

    /** As its script starts it, in a Chinese terminal and with no connection in the environment. */
    static Command platformctl(List<String> arguments) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.bancheng.ctl.Platformctl"));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("BANCHENG_LANGUAGE", "zh_CN.UTF-8");
        builder.environment().remove("BANCHENG_CONNECTION");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> err = read(process.getErrorStream());
            String out = read(process.getInputStream()).join();
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("does not end: platformctl " + arguments);
            }
            return new Command(arguments, process.exitValue(), out, err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** Fails the test, with all that was said, unless the command ended so. */
    Command ends(int expected) {
        if (exitCode != expected) {
            throw new AssertionError(
                    "platformctl %s: expected exit code %d, got %d%n%s%s"
                            .formatted(arguments, expected, exitCode, out, err));
        }
        return this;
    }

    JsonNode json() {
        return Api.JSON.readTree(out);
    }
}
