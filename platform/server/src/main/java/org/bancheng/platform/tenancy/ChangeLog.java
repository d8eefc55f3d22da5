package org.bancheng.platform.tenancy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * One set of changes, run by Liquibase, one schema at a time.
 *
 * <p>Liquibase keeps state for the whole JVM and mixes it up between two runs at once, so runs are
 * serial here; callers hold the database's migration lock against other processes.
 *
 * @param folder on the class path; {@code changelog.yaml} in it includes the other files
 */
record ChangeLog(String folder) {
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    /** Changes when any file of the folder does. */
    String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + folder + "/*");
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            for (Resource file : files) {
                digest.update(String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void update(Connection migrator, String schema) throws SQLException {
        run(
                migrator,
                schema,
                liquibase -> {
                    liquibase.update(new Contexts(), new LabelExpression());
                    return schema;
                });
    }

    /** The ids of changes that the schema has not seen; empty when it is up to date. */
    List<String> missing(Connection migrator, String schema) throws SQLException {
        return run(
                migrator,
                schema,
                liquibase ->
                        liquibase
                                .listUnrunChangeSets(new Contexts(), new LabelExpression())
                                .stream()
                                .map(ChangeSet::getId)
                                .toList());
    }

    /** The SQL that fills an empty schema, its change log table included. */
    String sqlForEmptySchema(Connection migrator, String schema) throws SQLException {
        return run(
                migrator,
                schema,
                liquibase -> {
                    StringWriter sql = new StringWriter();
                    liquibase.updateSql(new Contexts(), new LabelExpression(), sql);
                    return sql.toString();
                });
    }

    private <T> T run(Connection migrator, String schema, Step<T> step) throws SQLException {
        ONE_AT_A_TIME.lock();
        try {
            forgetKilledRun(migrator, schema);
            var database =
                    DatabaseFactory.getInstance()
                            .findCorrectDatabaseImplementation(new JdbcConnection(migrator));
            database.setDefaultSchemaName(schema);
            database.setLiquibaseSchemaName(schema);
            Liquibase liquibase =
                    new Liquibase(
                            folder + "/changelog.yaml",
                            new ClassLoaderResourceAccessor(ChangeLog.class.getClassLoader()),
                            database);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            return Scope.child(
                    Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
                    () -> step.take(liquibase));
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new SQLException("schema " + schema + ": " + e.getMessage(), e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** Callers hold the migration lock, so a lock found in the table belongs to a dead process. */
    private static void forgetKilledRun(Connection migrator, String schema) throws SQLException {
        migrator.setAutoCommit(true);
        try (Statement statement = migrator.createStatement()) {
            statement.execute("set search_path to " + schema);
            statement.execute(
                    """
                    do $$ begin
                      if to_regclass('%1$s.databasechangeloglock') is not null then
                        update %1$s.databasechangeloglock set locked = false;
                      end if;
                    end $$
                    """
                            .formatted(schema));
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T take(Liquibase liquibase) throws LiquibaseException;
    }
}
