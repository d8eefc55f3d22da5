package org.bancheng.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A county's cases and entries as they are now, to be brought back as often as wanted, so that a
 * test finds the same county each time it runs.
 */
final class AsItWas implements AutoCloseable {
    /** The configuration and who works there stay, and no number is given twice. */
    private static final Set<String> STAYS =
            Set.of(
                    "config_version",
                    "unit",
                    "person",
                    "holding",
                    "tenant_key",
                    "case_number",
                    "serial");

    private static final int ATTEMPTS = 10;

    private final Rows rows = new Rows();
    private final String county;
    private final List<String> tables;

    AsItWas(String county) {
        this.county = county;
        tables =
                rows
                        .of(
                                "select tablename from pg_tables where schemaname = 't_%s'"
                                        .formatted(county))
                        .stream()
                        .filter(table -> !STAYS.contains(table) && !table.startsWith("database"))
                        .toList();
        rows.run("create schema kept_" + county);
        rows.run(
                "create table kept_%1$s.work as select * from platform.work where tenant = '%1$s' and kind = 'clock'"
                        .formatted(county));
        tables.forEach(
                table ->
                        rows.run(
                                "create table kept_%1$s.\"%2$s\" as table t_%1$s.\"%2$s\""
                                        .formatted(county, table)));
    }

    void restore() {
        List<String> statements = new ArrayList<>(List.of("begin"));
        // neither the order of the tables nor what guards the history matters here
        statements.add("set local session_replication_role = replica");
        for (String table : tables) {
            statements.add("delete from t_%s.\"%s\"".formatted(county, table));
            statements.add(
                    "insert into t_%1$s.\"%2$s\" select * from kept_%1$s.\"%2$s\""
                            .formatted(county, table));
        }
        // who asks too often is stopped in every county
        for (String any : Product.counties()) {
            statements.add("delete from t_%s.secret_guess".formatted(any));
        }
        // or it would try for long to ring the clocks of cases that are no more
        statements.add(
                "delete from platform.work where tenant = '%s' and kind = 'clock'"
                        .formatted(county));
        statements.add(
                "insert into platform.work overriding system value select * from kept_%s.work"
                        .formatted(county));
        statements.add("commit");
        String all = String.join("; ", statements);
        for (int attempt = 1; !done(all); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new AssertionError("could not be restored: " + county);
            }
        }
    }

    /** The server goes on working meanwhile, and may stand in the way. */
    private boolean done(String statements) {
        try {
            rows.run(statements);
            return true;
        } catch (AssertionError deadlock) {
            rows.run("rollback");
            return false;
        }
    }

    @Override
    public void close() {
        rows.run("drop schema kept_%s cascade".formatted(county));
        rows.close();
    }
}
