package org.bancheng.devstack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/**
 * The file by which one process tells others where its servers answer; valid while that process
 * lives.
 */
final class Addresses {
    private Addresses() {}

    static void write(Path file, Servers servers) {
        Properties values = new Properties();
        values.setProperty("process", ProcessIdentity.self().toString());
        Database database = servers.database();
        values.setProperty("database.host", database.host());
        values.setProperty("database.port", Integer.toString(database.port()));
        values.setProperty("database.user", database.user());
        values.setProperty("database.password", database.password());
        SearchNode search = servers.search();
        values.setProperty("search.url", search.url().toString());
        values.setProperty("search.user", search.user());
        values.setProperty("search.password", search.password());
        values.setProperty("search.config-folder", search.configFolder().toString());
        IdentityServer identity = servers.identity();
        values.setProperty("identity.url", identity.url().toString());
        values.setProperty("identity.user", identity.adminUser());
        values.setProperty("identity.password", identity.adminPassword());
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            Files.createFile(
                    next,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            try (Writer out = Files.newBufferedWriter(next)) {
                values.store(out, null);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The servers, when the process that wrote them lives. */
    static Optional<Servers> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties values = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            values.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return ProcessIdentity.parse(values.getProperty("process", ""))
                .filter(ProcessIdentity::isAlive)
                .map(_ -> servers(values));
    }

    private static Servers servers(Properties values) {
        return new Servers(
                new Database(
                        values.getProperty("database.host"),
                        Integer.parseInt(values.getProperty("database.port")),
                        values.getProperty("database.user"),
                        values.getProperty("database.password")),
                new SearchNode(
                        URI.create(values.getProperty("search.url")),
                        values.getProperty("search.user"),
                        values.getProperty("search.password"),
                        Path.of(values.getProperty("search.config-folder"))),
                new IdentityServer(
                        URI.create(values.getProperty("identity.url")),
                        values.getProperty("identity.user"),
                        values.getProperty("identity.password")));
    }
}
