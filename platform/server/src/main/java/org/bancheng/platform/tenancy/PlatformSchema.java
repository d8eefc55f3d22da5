package org.bancheng.platform.tenancy;

import java.sql.SQLException;
import java.sql.Statement;

/** Brings schema {@code platform} up to date at start and lets the platform role work in it. */
final class PlatformSchema {
    private static final ChangeLog CHANGES = new ChangeLog("db/platform");

    private final Database database;

    PlatformSchema(Database database) {
        this.database = database;
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
