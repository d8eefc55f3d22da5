package org.bancheng.platform.tenancy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLState;

/**
 * Makes the database, its login roles and schema {@code platform} where they are absent, as the
 * administrator. Every step finds its own work done and goes on, so a killed start resumes.
 */
final class DatabaseBootstrap {
    private final Database database;

    DatabaseBootstrap(Database database) {
        this.database = database;
    }

    void run() {
        try {
            if (database.settings().adminUser() != null) {
                createDatabase();
                try (Connection admin = asAdministrator(database.settings().url())) {
                    createRoles(admin);
                }
            }
            try (Connection migrator = database.asMigrator();
                    Statement statement = migrator.createStatement()) {
                statement.execute("create schema if not exists platform");
                statement.execute(
                        "grant usage on schema platform to " + database.roles().platform());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the database at "
                            + database.settings().url()
                            + " could not be prepared: "
                            + e.getMessage(),
                    e);
        }
    }

    private Connection asAdministrator(String url) throws SQLException {
        DatabaseSettings settings = database.settings();
        return Database.single(url, String.valueOf(settings.adminUser()), settings.adminPassword())
                .getConnection();
    }

    private void createDatabase() throws SQLException {
        String url = database.settings().url();
        String name = database.roles().database();
        try {
            asAdministrator(url).close();
            return;
        } catch (SQLException e) {
            if (!"3D000".equals(e.getSQLState())) {
                throw e;
            }
        }
        try (Connection maintenance =
                        asAdministrator(url.replaceFirst("/" + name + "(?=$|\\?)", "/postgres"));
                Statement statement = maintenance.createStatement()) {
            // C.UTF-8: with the C locale the trigrams of Chinese text are empty
            statement.execute(
                    """
                    create database %s template template0 encoding 'UTF8'
                    lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8' locale_provider builtin builtin_locale 'C.UTF-8'
                    """
                            .formatted(name));
        } catch (SQLException e) {
            boolean madeByAnother =
                    "42P04".equals(e.getSQLState())
                            || PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState());
            if (!madeByAnother) {
                throw e;
            }
        }
    }

    private void createRoles(Connection admin) throws SQLException {
        DatabaseRoles roles = database.roles();
        DatabasePasswords passwords = database.passwords();
        admin.setAutoCommit(false);
        try (Statement statement = admin.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('bancheng.bootstrap'))");
            login(admin, roles.migrator(), "createrole", passwords.migrator());
            login(admin, roles.application(), "noinherit", passwords.application());
            login(admin, roles.platform(), "noinherit", passwords.platform());
            statement.execute(
                    """
                    revoke all on database %1$s from public;
                    grant connect, create on database %1$s to %2$s;
                    grant connect on database %1$s to %3$s, %4$s;
                    revoke all on schema public from public;
                    """
                            .formatted(
                                    roles.database(),
                                    roles.migrator(),
                                    roles.application(),
                                    roles.platform()));
            admin.commit();
        }
    }

    private static void login(Connection admin, String role, String option, String password)
            throws SQLException {
        try (Statement statement = admin.createStatement()) {
            boolean absent;
            try (ResultSet found =
                    statement.executeQuery("select from pg_roles where rolname = '" + role + "'")) {
                absent = !found.next();
            }
            if (absent) {
                statement.execute("create role " + role + " login " + option);
            }
        }
        // sends a SCRAM verifier: the password itself never reaches the server's log
        admin.unwrap(PGConnection.class).alterUserPassword(role, password.toCharArray(), null);
    }
}
