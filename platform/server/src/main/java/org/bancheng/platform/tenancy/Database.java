package org.bancheng.platform.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The one database: opens connections as each of its login roles. */
record Database(DatabaseSettings settings, DatabaseRoles roles, DatabasePasswords passwords) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** One connection as the owner of the schemas, autocommit on; the caller closes it. */
    Connection asMigrator() throws SQLException {
        return single(settings.url(), roles.migrator(), passwords.migrator()).getConnection();
    }

    HikariDataSource applicationPool() {
        HikariConfig pool =
                pool(roles.application(), passwords.application(), settings.connections());
        pool.setAutoCommit(false);
        return new HikariDataSource(pool);
    }

    HikariDataSource platformPool() {
        HikariConfig pool =
                pool(roles.platform(), passwords.platform(), settings.platformConnections());
        pool.addDataSourceProperty("currentSchema", "platform");
        return new HikariDataSource(pool);
    }

    static PGSimpleDataSource single(String url, String user, @Nullable String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName(user);
        source.setLogServerErrorDetail(false);
        return source;
    }

    private HikariConfig pool(String role, String password, int size) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(role.toLowerCase(Locale.ROOT));
        pool.setJdbcUrl(settings.url());
        pool.setUsername(role);
        pool.setPassword(password);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(Math.min(2, size));
        // whoever waits longer is told to come again
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setMaxLifetime(settings.connectionLifetime().toMillis());
        pool.addDataSourceProperty("ApplicationName", role);
        // all rows are not cheaper than some by an index: the default is of disks with arms
        pool.addDataSourceProperty("options", "-c random_page_cost=1.1");
        // the detail of an error quotes the row, and ends in the log
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }
}
