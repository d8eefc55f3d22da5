package org.bancheng.platform.tenancy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bound county's tables as they stand, for exports. Every call joins the caller's transaction,
 * so that one with a snapshot of its own sees all of them at one moment.
 */
@Component
public class TenantTables {
    private final JdbcTemplate jdbc;

    TenantTables(TenantConnections connections) {
        this.jdbc = new JdbcTemplate(connections);
    }

    /**
     * What a table holds.
     *
     * @param sum of a hash of every row: equal for equal rows in whatever order
     */
    public record Content(long rows, BigDecimal sum) {}

    /** Names of the county's own tables, by name; the migrator's are left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> names() {
        return jdbc.queryForList(
                """
                select relname from pg_class
                where relnamespace = ?::regnamespace and relkind in ('r', 'p') and not relispartition
                  and relname not in ('databasechangelog', 'databasechangeloglock')
                order by relname
                """,
                String.class,
                BoundTenant.get().schema());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Content content(String table) {
        // a row's text must not depend on where the server happens to run
        jdbc.queryForList("select set_config('TimeZone', 'UTC', true)");
        return Objects.requireNonNull(
                jdbc.queryForObject(
                        "select count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) from %s t"
                                .formatted(quoted(table)),
                        (row, n) -> new Content(row.getLong(1), row.getBigDecimal(2))));
    }

    /**
     * Streams a table as CSV with a heading, in UTF-8.
     *
     * @return the number of rows
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long copy(String table, OutputStream out) {
        // the statement also makes the transaction enter the tenant's role before COPY goes past it
        jdbc.queryForList("select set_config('TimeZone', 'UTC', true)");
        String sql =
                "copy %s to stdout with (format csv, header, encoding 'UTF8')"
                        .formatted(quoted(table));
        ConnectionCallback<Long> copying =
                connection -> {
                    try {
                        return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
        return Objects.requireNonNull(jdbc.execute(copying));
    }

    private static String quoted(String table) {
        return '"' + table.replace("\"", "\"\"") + '"';
    }
}
