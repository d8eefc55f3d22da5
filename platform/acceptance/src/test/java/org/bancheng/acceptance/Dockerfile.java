package org.bancheng.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of the Dockerfile that work without Docker, done in a folder. */
final class Dockerfile {
    private static final Path SERVER = Path.of("../server");
    private static final Pattern UNPACK = Pattern.compile("(?m)^RUN (java .*)$");
    private static final Pattern COPY =
            Pattern.compile("(?m)^COPY --from=unpack /unpack/(\\S+)/ \\./$");
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT (\\[.*])$");

    private Dockerfile() {}

    static String text() {
        return Chart.read(SERVER.resolve("Dockerfile"));
    }

    /** Fills {@code app} in the folder as the image's is. */
    static Path lay(Path folder) throws IOException, InterruptedException {
        Path unpack = Files.createDirectories(folder.resolve("unpack"));
        Files.copy(bootJar(), unpack.resolve("bancheng.jar"));
        Matcher run = UNPACK.matcher(text());
        if (!run.find()) {
            throw new AssertionError("no RUN java");
        }
        int exit =
                new ProcessBuilder(command(List.of(run.group(1).split(" "))))
                        .directory(unpack.toFile())
                        .inheritIO()
                        .start()
                        .waitFor();
        if (exit != 0) {
            throw new AssertionError("the image's RUN line fails: " + run.group(1));
        }
        Path app = Files.createDirectories(folder.resolve("app"));
        Matcher copy = COPY.matcher(text());
        while (copy.find()) {
            move(unpack.resolve(copy.group(1)), app);
        }
        Files.delete(unpack.resolve("bancheng.jar"));
        return app;
    }

    /** As exec form gives it, with the test's own java. */
    static List<String> entrypoint() {
        Matcher line = ENTRYPOINT.matcher(text());
        if (!line.find()) {
            throw new AssertionError("no ENTRYPOINT");
        }
        List<String> words = new ArrayList<>();
        Api.JSON.readTree(line.group(1)).forEach(word -> words.add(word.asString()));
        return command(words);
    }

    private static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(words);
        if (!command.getFirst().equals("java")) {
            throw new AssertionError("not java: " + words);
        }
        command.set(0, System.getProperty("java.home") + "/bin/java");
        return command;
    }

    private static Path bootJar() throws IOException {
        try (Stream<Path> files = Files.list(SERVER.resolve("target"))) {
            return files.filter(file -> file.toString().endsWith("-boot.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("platform/server is not packaged"));
        }
    }

    /** Docker makes a folder of nothing where a layer is empty. */
    private static void move(Path layer, Path app) throws IOException {
        if (!Files.exists(layer)) {
            return;
        }
        try (Stream<Path> files = Files.walk(layer)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = app.resolve(layer.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.move(file, to);
            }
        }
    }
}
