package org.bancheng.acceptance;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own browser: found, or installed where that is ours to do, or asked for. */
final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final String PACKAGES = "chromium fonts-noto-cjk";

    private Chromium() {}

    /** What to do about the browser on a machine. */
    sealed interface Way {
        record Found(Path browser) implements Way {}

        record Install(List<String> commands) implements Way {}

        record Ask(String sentence) implements Way {}
    }

    /** The browser's executable; there is one after this, or the test fails with what to do. */
    static Path executable() {
        String path = System.getenv().getOrDefault("PATH", "");
        return switch (way(found(path), root(), debian())) {
            case Way.Found(Path browser) -> browser;
            case Way.Ask(String sentence) -> throw new AssertionError(sentence);
            case Way.Install(List<String> commands) -> {
                commands.forEach(Chromium::run);
                yield found(path)
                        .orElseThrow(
                                () ->
                                        new AssertionError(
                                                "apt-get installed "
                                                        + PACKAGES
                                                        + ", but there is still none of "
                                                        + NAMES
                                                        + " on the PATH "
                                                        + path));
            }
        };
    }

    /**
     * @param root whether packages may be installed
     * @param debian whether they come by apt-get
     */
    static Way way(Optional<Path> found, boolean root, boolean debian) {
        if (found.isPresent()) {
            return new Way.Found(found.get());
        }
        if (root && debian) {
            return new Way.Install(
                    List.of(
                            "apt-get update",
                            "apt-get install -y --no-install-recommends " + PACKAGES));
        }
        String who =
                debian ? "as root: apt-get install -y " + PACKAGES : "Chromium and a Chinese font";
        return new Way.Ask(
                "The browser tests need one of "
                        + NAMES
                        + " on the PATH. Install, with your system's package manager, "
                        + who
                        + ".");
    }

    /** The first browser in the folders of a PATH. */
    static Optional<Path> found(String path) {
        return NAMES.stream()
                .flatMap(
                        name ->
                                Stream.of(path.split(File.pathSeparator))
                                        .filter(folder -> !folder.isEmpty())
                                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .filter(file -> !Files.isDirectory(file))
                .findFirst();
    }

    /** Runs a command, its output on the terminal line by line, since installing takes minutes. */
    static void run(String command) {
        System.err.println("[chromium] " + command);
        ProcessBuilder builder = new ProcessBuilder(command.split(" "));
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> System.err.println("[chromium] " + line));
            }
            int end = process.waitFor();
            if (end != 0) {
                throw new AssertionError("\"%s\" ended with %d".formatted(command, end));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("\"" + command + "\" could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static boolean root() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean debian() {
        return Files.exists(Path.of("/etc/debian_version"))
                && Files.isExecutable(Path.of("/usr/bin/apt-get"));
    }
}
