package org.bancheng.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL as production has it: durable (fsync, synchronous commit), scram passwords, loopback
 * only.
 */
final class PostgresServer implements ManagedServer {
    static final String ADMIN = "postgres";

    private final Site site;
    private final Archive archive = Archive.of("postgresql");
    private final int port;
    private final Path folder;
    private final Path data;
    private final Path program;

    PostgresServer(Site site, int port) {
        this.site = site;
        this.port = port;
        program = archive.folderIn(site.programs());
        folder = site.stack().resolve("postgresql");
        data = folder.resolve("data");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    Database database() {
        return new Database("127.0.0.1", port, ADMIN, site.state().password("postgresql"));
    }

    @Override
    public void prepare() throws IOException {
        archive.unpackIn(site.programs(), site.progress());
        site.account().ownFolder(folder);
        if (!Files.exists(data)) {
            site.progress().accept("PostgreSQL: making the database cluster");
            initialise();
        }
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        String expected = program.getFileName().toString().replaceAll(".*-(\\d+)\\..*", "$1");
        if (!version.equals(expected)) {
            throw new DevstackFailed(
                    data
                            + " was made by PostgreSQL "
                            + version
                            + " and this is "
                            + expected
                            + ". Delete "
                            + site.stack()
                            + " to begin anew.");
        }
        // We hold the stack's lock and have ended what was left: whatever process has this number
        // now
        // is a stranger, and PostgreSQL would refuse to start for its sake.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
    }

    /** Under another name until it is whole, so that an interrupted one is simply made again. */
    private void initialise() throws IOException {
        Path making = folder.resolve("data.new");
        Trees.delete(making);
        Path passwords = folder.resolve("password.new");
        Files.deleteIfExists(passwords);
        Files.createFile(
                passwords,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwords, database().password());
        site.account().give(passwords);
        try {
            run(
                    List.of(
                            program.resolve("bin/initdb").toString(),
                            "--pgdata=" + making,
                            "--username=" + ADMIN,
                            "--pwfile=" + passwords,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--lc-ctype=C.UTF-8"),
                    site.log("postgresql-initdb"));
        } finally {
            Files.deleteIfExists(passwords);
        }
        Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder =
                new ProcessBuilder(site.account().command(command)).directory(folder.toFile());
        builder.environment().putAll(site.environment(folder));
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new DevstackFailed("PostgreSQL's initdb failed; " + LogTail.of(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new DevstackFailed("interrupted", e);
        }
    }

    @Override
    public Launch launch() {
        List<String> command = new ArrayList<>();
        command.add(program.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        for (String setting :
                List.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "max_connections=200",
                        "shared_buffers=96MB",
                        "password_encryption=scram-sha-256",
                        "log_line_prefix=%m [%p] %u@%d ")) {
            command.addAll(List.of("-c", setting));
        }
        return new Launch(
                name(),
                site.account().command(command),
                site.environment(folder),
                folder,
                site.log("postgresql"),
                "INT",
                Duration.ofSeconds(20));
    }

    @Override
    public int layer() {
        return 0;
    }

    @Override
    public boolean isReady() {
        try (Connection _ = connect()) {
            return true;
        } catch (SQLException e) {
            if ("28P01".equals(e.getSQLState())) {
                throw new DevstackFailed(
                        "PostgreSQL does not know the password kept in "
                                + site.stack().resolve("state.properties")
                                + ": the data is of another start. Put the old file back, or delete "
                                + site.stack()
                                + " to begin anew.",
                        e);
            }
            return false;
        }
    }

    private Connection connect() throws SQLException {
        Database database = database();
        return DriverManager.getConnection(
                database.url("postgres"), database.user(), database.password());
    }

    /**
     * Makes the login role and its database when they are missing, and sets the role's password.
     */
    void ensureDatabase(String name, String password) {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var roles =
                        connection.prepareStatement("select 1 from pg_roles where rolname = ?");
                var databases =
                        connection.prepareStatement(
                                "select 1 from pg_database where datname = ?")) {
            roles.setString(1, name);
            databases.setString(1, name);
            String verb = roles.executeQuery().next() ? "alter" : "create";
            statement.execute(verb + " role " + name + " login password '" + password + "'");
            if (!databases.executeQuery().next()) {
                statement.execute("create database " + name + " owner " + name);
            }
        } catch (SQLException e) {
            throw new DevstackFailed("cannot make the database " + name + ": " + e.getMessage(), e);
        }
    }
}
