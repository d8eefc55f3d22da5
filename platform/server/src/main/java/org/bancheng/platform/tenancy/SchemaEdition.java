package org.bancheng.platform.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The present edition of the tenant change log: the SQL that fills an empty schema, and the shape
 * that a right schema has. Both come from a sample schema that Liquibase itself fills, once per
 * edition, and are kept in schema {@code platform}.
 */
record SchemaEdition(String checksum, String script, SchemaShape shape) {
    static final ChangeLog CHANGES = new ChangeLog("db/tenant");
    // a tenant id has no underscore, so no tenant's schema has this name
    private static final String SAMPLE = "t_sample_schema";

    /** Called under the migration lock. */
    static SchemaEdition current(Connection migrator) throws SQLException {
        String checksum = CHANGES.checksum();
        SchemaEdition known = find(migrator, checksum);
        if (known != null) {
            return known;
        }
        SchemaEdition made = make(migrator, checksum);
        try (PreparedStatement insert =
                migrator.prepareStatement(
                        "insert into platform.schema_version (checksum, script, shape) values (?, ?, ?)")) {
            insert.setString(1, checksum);
            insert.setString(2, made.script);
            insert.setString(3, made.shape.text());
            insert.execute();
        }
        return made;
    }

    String scriptFor(Tenant tenant) {
        return script.replace(SAMPLE, tenant.schema());
    }

    private static @Nullable SchemaEdition find(Connection migrator, String checksum)
            throws SQLException {
        try (PreparedStatement select =
                migrator.prepareStatement(
                        "select script, shape from platform.schema_version where checksum = ?")) {
            select.setString(1, checksum);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? new SchemaEdition(
                                checksum, found.getString(1), SchemaShape.parse(found.getString(2)))
                        : null;
            }
        }
    }

    private static SchemaEdition make(Connection migrator, String checksum) throws SQLException {
        String role = migrator.getMetaData().getUserName() + "_sample";
        try (Statement statement = migrator.createStatement()) {
            drop(statement, role);
            statement.execute("create schema " + SAMPLE);
            statement.execute("create role " + role + " nologin");
            String script = CHANGES.sqlForEmptySchema(migrator, SAMPLE);
            CHANGES.update(migrator, SAMPLE);
            migrator.setAutoCommit(true);
            statement.execute(TenantRights.grant(SAMPLE, role));
            SchemaShape shape = SchemaShape.read(migrator, SAMPLE, role);
            drop(statement, role);
            return new SchemaEdition(checksum, script, shape);
        }
    }

    private static void drop(Statement statement, String role) throws SQLException {
        statement.execute("drop schema if exists " + SAMPLE + " cascade");
        statement.execute("drop role if exists " + role);
    }
}
