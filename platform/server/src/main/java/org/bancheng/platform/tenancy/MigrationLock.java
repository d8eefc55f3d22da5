package org.bancheng.platform.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One process at a time changes schemas: an advisory lock that PostgreSQL lets go when the holder's
 * connection ends, however it ends.
 */
final class MigrationLock {
    private MigrationLock() {}

    static void hold(Database database, Change change) throws SQLException {
        try (Connection lock = database.asMigrator();
                Statement statement = lock.createStatement();
                Connection migrator = database.asMigrator()) {
            statement.execute("select pg_advisory_lock(hashtext('bancheng.migration'))");
            change.make(migrator);
        }
    }

    @FunctionalInterface
    interface Change {
        void make(Connection migrator) throws SQLException;
    }
}
