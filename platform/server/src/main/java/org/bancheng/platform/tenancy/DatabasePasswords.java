package org.bancheng.platform.tenancy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The passwords of the three login roles: given, or made once and kept in the data folder. */
record DatabasePasswords(String migrator, String application, String platform) {
    private static final String FILE = "database-passwords.properties";

    static DatabasePasswords of(DatabaseSettings settings, Path dataFolder) {
        try {
            Path file = dataFolder.resolve(FILE);
            Properties kept = read(file);
            if (!complete(settings, kept)) {
                FirstStart.alone(dataFolder, () -> makeMissing(settings, file, kept));
            }
            return new DatabasePasswords(
                    given(settings.migratorPassword(), kept, "migrator"),
                    given(settings.applicationPassword(), kept, "application"),
                    given(settings.platformPassword(), kept, "platform"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep database passwords in " + dataFolder, e);
        }
    }

    private static boolean complete(DatabaseSettings settings, Properties kept) {
        return (settings.migratorPassword() != null || kept.containsKey("migrator"))
                && (settings.applicationPassword() != null || kept.containsKey("application"))
                && (settings.platformPassword() != null || kept.containsKey("platform"));
    }

    private static void makeMissing(DatabaseSettings settings, Path file, Properties kept)
            throws IOException {
        kept.putAll(read(file));
        given(settings.migratorPassword(), kept, "migrator");
        given(settings.applicationPassword(), kept, "application");
        given(settings.platformPassword(), kept, "platform");
        write(file, kept);
    }

    private static String given(@Nullable String password, Properties kept, String role) {
        return password != null
                ? password
                : (String) kept.computeIfAbsent(role, absent -> generated());
    }

    private static String generated() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static Properties read(Path file) throws IOException {
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
        return kept;
    }

    private static void write(Path file, Properties kept) throws IOException {
        Path next = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(next);
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer out = Files.newBufferedWriter(next, StandardOpenOption.WRITE)) {
            kept.store(out, "made by the server; the database knows them too");
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
