package org.bancheng.platform.tenancy;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Brings schema {@code platform} up to date at start and lets the platform role work in it. */
final class PlatformSchema {
    private static final ChangeLog CHANGES = new ChangeLog("db/platform");

    private final Database database;

    PlatformSchema(Database database) {
        this.database = database;
    }

    /**
     * @throws SchemaBehind when this server needs changes that the schema has not seen
     */
    void verify() {
        try {
            MigrationLock.hold(
                    database,
                    migrator -> {
                        List<String> missing = CHANGES.missing(migrator, "platform");
                        if (!missing.isEmpty()) {
                            throw new SchemaBehind("platform", missing);
                        }
                    });
        } catch (SQLException e) {
            throw new IllegalStateException("schema platform: " + e.getMessage(), e);
        }
    }

    void migrate() {
        try {
            MigrationLock.hold(
                    database,
                    migrator -> {
                        CHANGES.update(migrator, "platform");
                        migrator.setAutoCommit(true);
                        try (Statement statement = migrator.createStatement()) {
                            statement.execute(
                                    """
                                    grant select, insert, update, delete on all tables in schema platform to %1$s;
                                    grant usage on all sequences in schema platform to %1$s;
                                    grant execute on all functions in schema platform to %1$s;
                                    """
                                            .formatted(database.roles().platform()));
                        }
                    });
        } catch (SQLException e) {
            throw new IllegalStateException("schema platform: " + e.getMessage(), e);
        }
    }
}
