package org.bancheng.platform.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/**
 * The tenants' schemas and roles: made, brought up to date, compared with what they should be, and
 * removed. One at a time over all processes.
 */
@Component
public class TenantSchemas {
    private final Database database;
    private final Clock clock;

    TenantSchemas(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes the tenant's role and schema if absent, brings the schema up to the present edition and
     * verifies what stands there then. Finds its own finished work done.
     *
     * @throws SchemaBroken when the schema cannot be brought to what it should be
     * @throws CannotGetJdbcConnectionException when the database is away or goes away; the schema
     *     may be as sound as ever
     */
    public void prepare(Tenant tenant) {
        try {
            MigrationLock.hold(
                    database,
                    migrator -> prepare(migrator, tenant, SchemaEdition.current(migrator)));
        } catch (SQLException e) {
            if (DatabaseAway.isBehind(e)) {
                throw new CannotGetJdbcConnectionException(
                        "the database is away while " + tenant.schema() + " is prepared", e);
            }
            throw new SchemaBroken(tenant.schema(), e);
        }
    }

    /**
     * For a start that changes nothing: whether the schema has all that this edition needs. One
     * that a newer server has brought further is fine.
     *
     * @throws SchemaBehind when it has not
     */
    void verify(Tenant tenant) {
        try (Connection migrator = database.asMigrator()) {
            if (isRecorded(migrator, tenant, SchemaEdition.CHANGES.checksum())
                    || !exists(migrator, tenant)) {
                return;
            }
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException(
                    "the database is away while " + tenant.schema() + " is verified", e);
        }
        try {
            MigrationLock.hold(
                    database,
                    migrator -> {
                        List<String> missing =
                                SchemaEdition.CHANGES.missing(migrator, tenant.schema());
                        if (!missing.isEmpty()) {
                            throw new SchemaBehind(tenant.schema(), missing);
                        }
                    });
        } catch (SQLException e) {
            throw new SchemaBroken(tenant.schema(), e);
        }
    }

    /** Drops the schema with all its data, and the role. Nothing to drop is fine. */
    public void remove(Tenant tenant) {
        try {
            MigrationLock.hold(
                    database,
                    migrator -> {
                        try (Statement statement = migrator.createStatement()) {
                            statement.execute(
                                    "drop schema if exists " + tenant.schema() + " cascade");
                            statement.execute(TenantRights.dropRole(tenant.role()));
                            statement.execute(
                                    "delete from platform.tenant_schema where tenant = '"
                                            + tenant.id()
                                            + "'");
                        }
                    });
        } catch (SQLException e) {
            throw new IllegalStateException("cannot remove schema " + tenant.schema(), e);
        }
    }

    private void prepare(Connection migrator, Tenant tenant, SchemaEdition edition)
            throws SQLException {
        migrator.setAutoCommit(true);
        if (!exists(migrator, tenant)) {
            create(migrator, tenant, edition);
        }
        SchemaShape shape = SchemaShape.read(migrator, tenant.schema(), tenant.role());
        if (!shape.equals(edition.shape()) || !isRecorded(migrator, tenant, edition.checksum())) {
            SchemaEdition.CHANGES.update(migrator, tenant.schema());
            migrator.setAutoCommit(true);
            try (Statement statement = migrator.createStatement()) {
                statement.execute(TenantRights.grant(tenant.schema(), tenant.role()));
            }
            shape = SchemaShape.read(migrator, tenant.schema(), tenant.role());
        }
        List<String> differences = shape.differencesFrom(edition.shape());
        if (!differences.isEmpty()) {
            throw new SchemaBroken(tenant.schema(), differences);
        }
        record(migrator, tenant, edition);
    }

    private static boolean exists(Connection migrator, Tenant tenant) throws SQLException {
        try (Statement statement = migrator.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "select from pg_namespace where nspname = '"
                                        + tenant.schema()
                                        + "'")) {
            return found.next();
        }
    }

    /** In one transaction, so a killed creation leaves nothing. */
    private void create(Connection migrator, Tenant tenant, SchemaEdition edition)
            throws SQLException {
        migrator.setAutoCommit(false);
        try (Statement statement = migrator.createStatement()) {
            statement.execute(TenantRights.dropRole(tenant.role()));
            statement.execute("create role " + tenant.role() + " nologin");
            statement.execute(
                    "grant %s to %s with inherit false, set true"
                            .formatted(tenant.role(), database.roles().application()));
            statement.execute("grant usage on schema platform to " + tenant.role());
            statement.execute("create schema " + tenant.schema());
            statement.execute("set local search_path to " + tenant.schema());
            statement.execute(edition.scriptFor(tenant));
            statement.execute(TenantRights.grant(tenant.schema(), tenant.role()));
            migrator.commit();
        } catch (SQLException e) {
            migrator.rollback();
            throw e;
        }
        migrator.setAutoCommit(true);
        List<String> missing = SchemaEdition.CHANGES.missing(migrator, tenant.schema());
        if (!missing.isEmpty()) {
            throw new SQLException("the replayed script left out the changes " + missing);
        }
        migrator.setAutoCommit(true);
    }

    private static boolean isRecorded(Connection migrator, Tenant tenant, String checksum)
            throws SQLException {
        try (PreparedStatement select =
                migrator.prepareStatement(
                        "select from platform.tenant_schema where tenant = ? and checksum = ?")) {
            select.setString(1, tenant.id().value());
            select.setString(2, checksum);
            return select.executeQuery().next();
        }
    }

    private void record(Connection migrator, Tenant tenant, SchemaEdition edition)
            throws SQLException {
        try (PreparedStatement insert =
                migrator.prepareStatement(
                        """
                        insert into platform.tenant_schema (tenant, checksum, fingerprint, verified_at)
                        values (?, ?, ?, ?)
                        on conflict (tenant) do update set checksum = excluded.checksum,
                          fingerprint = excluded.fingerprint, verified_at = excluded.verified_at
                        """)) {
            insert.setString(1, tenant.id().value());
            insert.setString(2, edition.checksum());
            insert.setString(3, edition.shape().fingerprint());
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            insert.execute();
        }
    }
}
