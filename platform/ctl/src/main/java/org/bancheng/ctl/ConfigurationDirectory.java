package org.bancheng.ctl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A county's folder on this disk and the {@code _defaults} beside it, read into memory.
 *
 * @param files path inside the folder, with slashes, to content
 */
record ConfigurationDirectory(
        Path folder, Map<String, byte[]> files, Map<String, byte[]> defaults) {
    private static final long LIMIT = 20L << 20;

    static ConfigurationDirectory read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Trouble(ExitCode.USAGE, Texts.of("folder.missing", folder));
        }
        Path beside = defaultsOf(folder);
        return new ConfigurationDirectory(
                folder, contents(folder), Files.isDirectory(beside) ? contents(beside) : Map.of());
    }

    /** What the API takes: contents as base64. */
    Map<String, Object> body() {
        return Map.of("folder", encoded(files), "defaults", encoded(defaults));
    }

    /** The file on this disk that a path inside the configuration stands for. */
    Path onDisk(String file) {
        return files.containsKey(file) || !defaults.containsKey(file)
                ? folder.resolve(file)
                : defaultsOf(folder).resolve(file);
    }

    private static Path defaultsOf(Path folder) {
        return folder.toAbsolutePath().normalize().resolveSibling("_defaults");
    }

    private static Map<String, byte[]> contents(Path folder) {
        Map<String, byte[]> contents = new TreeMap<>();
        long size = 0;
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                Path inside = folder.relativize(file);
                if (isHidden(inside)) {
                    continue;
                }
                size += Files.size(file);
                if (size > LIMIT) {
                    throw new Trouble(
                            ExitCode.VALIDATION, Texts.of("folder.too-large", folder, LIMIT >> 20));
                }
                contents.put(inside.toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Trouble(ExitCode.FAILURE, Texts.of("folder.unreadable", folder, e), e);
        }
        return contents;
    }

    private static boolean isHidden(Path inside) {
        for (Path part : inside) {
            if (part.toString().startsWith(".") || part.toString().endsWith("~")) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> encoded(Map<String, byte[]> contents) {
        Map<String, String> encoded = new TreeMap<>();
        contents.forEach(
                (path, bytes) -> encoded.put(path, Base64.getEncoder().encodeToString(bytes)));
        return encoded;
    }
}
