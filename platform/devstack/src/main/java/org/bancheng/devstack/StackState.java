package org.bancheng.devstack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What a stack remembers between starts: ports, generated passwords, and its children, so that a
 * next start finds what an earlier one left running. One file of mode 0600, replaced as a whole.
 */
final class StackState {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values = new Properties();

    StackState(Path stack) {
        file = stack.resolve("state.properties");
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new DevstackFailed(
                        file + " cannot be read (" + e + "). Delete " + stack + " to begin anew.",
                        e);
            }
        }
    }

    synchronized int port(String name) {
        return Integer.parseInt(values.getProperty("port." + name, "0"));
    }

    synchronized void keepPort(String name, int port) {
        put("port." + name, Integer.toString(port));
    }

    /** A random password, made at its first use and kept. */
    synchronized String password(String name) {
        String key = "password." + name;
        if (values.getProperty(key) == null) {
            byte[] bytes = new byte[24];
            RANDOM.nextBytes(bytes);
            put(key, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
        return values.getProperty(key);
    }

    synchronized Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    synchronized Set<String> keys() {
        return Set.copyOf(values.stringPropertyNames());
    }

    synchronized void put(String key, String value) {
        if (!value.equals(values.setProperty(key, value))) {
            save();
        }
    }

    synchronized void remove(String key) {
        if (values.remove(key) != null) {
            save();
        }
    }

    private void save() {
        Path next = file.resolveSibling("state.properties.new");
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try (Writer out = Files.newBufferedWriter(next)) {
                values.store(out, null);
            }
            Files.move(
                    next,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
