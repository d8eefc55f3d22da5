package org.bancheng.ctl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

    /**
     * Sends it to the platform.
     *
     * @param more what the platform is to know besides; what is null is left out
     * @throws Refused with what is wrong by the files on this disk
     */
    JsonNode post(Server server, String path, Map<String, ? extends @Nullable Object> more) {
        Map<String, Object> body =
                new HashMap<>(Map.of("folder", encoded(files), "defaults", encoded(defaults)));
        more.forEach(
                (key, value) -> {
                    if (value != null) {
                        body.put(key, value);
                    }
                });
        try {
            return server.post(path, body);
        } catch (Refused refused) {
            throw refused.in(this);
        }
    }

    /**
     * The county's id.
     *
     * @throws Trouble when something is wrong with the folder
     */
    String tenant() {
        TenantConfiguration configuration =
                ConfigurationFolder.check(files, defaults).configuration();
        if (configuration == null) {
            throw new Trouble(ExitCode.VALIDATION, Texts.of("folder.unsound", folder));
        }
        return configuration.profile().id();
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
