package org.bancheng.benchmark;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;

/** Rows of one table as PostgreSQL's COPY takes them. */
final class CopyText {
    private final String table;
    private final String columns;
    private final StringBuilder rows = new StringBuilder();

    CopyText(String table, String columns) {
        this.table = table;
        this.columns = columns;
    }

    void row(@Nullable String... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            add(values[i]);
        }
        rows.append('\n');
    }

    private void add(@Nullable String value) {
        if (value == null) {
            rows.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                case '\t' -> rows.append("\\t");
                default -> rows.append(c);
            }
        }
    }

    static String bytes(byte[] value) {
        return "\\x" + HexFormat.of().formatHex(value);
    }

    void send(CopyManager copy) {
        try {
            copy.copyIn(
                    "copy " + table + " (" + columns + ") from stdin",
                    new StringReader(rows.toString()));
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
