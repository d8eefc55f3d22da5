package org.bancheng.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bancheng.devstack.Database;
import org.bancheng.devstack.TestServers;

/** The product's database as its administrator sees it, behind the server's back. */
final class Rows implements AutoCloseable {
    private final Connection connection;

    Rows() {
        Database database = TestServers.get().database();
        try {
            connection =
                    DriverManager.getConnection(
                            database.url("acceptance"), database.user(), database.password());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The first column of each row. */
    List<String> of(String query) {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
        return values;
    }

    void run(String statement) {
        try (Statement done = connection.createStatement()) {
            done.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    String one(String query) {
        return of(query).getFirst();
    }

    /** A fingerprint of every table of a county: what is not the same was changed. */
    Map<String, String> fingerprint(String county) {
        Map<String, String> tables = new TreeMap<>();
        for (String table :
                of("select tablename from pg_tables where schemaname = 't_%s'".formatted(county))) {
            tables.put(
                    county + "." + table,
                    one(
                            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from t_%s.\"%s\" t"
                                    .formatted(county, table)));
        }
        return tables;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
