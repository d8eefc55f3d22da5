package org.bancheng.platform.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The folders of tenant-configs, under other names and with changes. */
@NullMarked
final class Folders {
    private Folders() {}

    static Submission county(String folder, String id) {
        return Submission.of(files(folder, id), defaults());
    }

    static Submission changed(Submission folder, String file, String text, String by) {
        Map<String, byte[]> files = new TreeMap<>(folder.files().folder());
        replace(files, file, text, by);
        return Submission.of(files, folder.files().defaults());
    }

    static Map<String, byte[]> files(String folder, String id) {
        Map<String, byte[]> files = read(folder);
        replace(files, "tenant.yaml", "id: " + folder, "id: " + id);
        String text =
                new String(
                        Objects.requireNonNull(files.get("tenant.yaml")), StandardCharsets.UTF_8);
        files.put(
                "tenant.yaml",
                text.replaceFirst("(number-prefix:) [A-Z]+", "$1 " + prefix(id))
                        .getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** No two counties' case numbers begin alike. */
    static String prefix(String id) {
        StringBuilder prefix = new StringBuilder("Z");
        for (int rest = Math.floorMod(id.hashCode(), 26 * 26 * 26 * 26), i = 0; i < 4; i++) {
            prefix.append((char) ('A' + rest % 26));
            rest /= 26;
        }
        return prefix.toString();
    }

    static Map<String, byte[]> defaults() {
        return read("_defaults");
    }

    static void replace(Map<String, byte[]> files, String file, String text, String by) {
        String content =
                new String(Objects.requireNonNull(files.get(file)), StandardCharsets.UTF_8);
        if (!content.contains(text)) {
            throw new IllegalArgumentException(file + " has no " + text);
        }
        files.put(file, content.replace(text, by).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, byte[]> read(String name) {
        Path folder = Path.of("../../tenant-configs").resolve(name);
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
