package org.bancheng.engine.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The folders that tests read: as shipped, and as written for a test. */
public final class Folders {

    public static final Path SHIPPED = Path.of("../../tenant-configs");

    private Folders() {}

    public static List<String> shipped() {
        try (var folders = Files.list(SHIPPED)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, byte[]> defaults() {
        return files(SHIPPED.resolve("_defaults"));
    }

    public static CheckResult check(String shipped) {
        return ConfigurationFolder.check(files(SHIPPED.resolve(shipped)), defaults());
    }

    public static TenantConfiguration configuration(String shipped) {
        var result = check(shipped);
        var configuration = result.configuration();
        if (configuration == null) {
            throw new AssertionError(result.problems().toString());
        }
        return configuration;
    }

    /** A shipped county with one passage of one file altered. */
    public static TenantConfiguration configuration(
            String shipped, String file, String passage, String instead) {
        var files = new HashMap<>(files(SHIPPED.resolve(shipped)));
        var text = new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
        if (!text.contains(passage)) {
            throw new AssertionError(file + " of " + shipped + " does not say: " + passage);
        }
        files.put(file, text.replace(passage, instead).getBytes(StandardCharsets.UTF_8));
        var result = ConfigurationFolder.check(files, defaults());
        var configuration = result.configuration();
        if (configuration == null) {
            throw new AssertionError(result.problems().toString());
        }
        return configuration;
    }

    /** The corpus' small county with one lifecycle file of the test's own. */
    public static TenantConfiguration smallCounty(String file, String text) {
        var files = new HashMap<>(Change.base());
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
        var result = ConfigurationFolder.check(files, Change.defaults());
        var configuration = result.configuration();
        if (configuration == null) {
            throw new AssertionError(result.problems().toString());
        }
        return configuration;
    }

    public static Map<String, byte[]> files(Path folder) {
        try (var paths = Files.walk(folder)) {
            var files = new HashMap<String, byte[]>();
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(path).toString().replace('\\', '/'),
                        Files.readAllBytes(path));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
