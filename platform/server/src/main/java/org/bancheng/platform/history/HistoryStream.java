package org.bancheng.platform.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bancheng.engine.history.ChainedRecord;
import org.bancheng.engine.history.Digest;
import org.bancheng.engine.history.HistoryRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The whole history of the bound county in the order in which a verifier reads it. */
@Component
public class HistoryStream {
    private static final int AT_ONCE = 500;

    private final JdbcClient db;

    HistoryStream(JdbcClient db) {
        this.db = db;
    }

    /**
     * Streams by case and seq, sealed parts still sealed; joins a running transaction.
     *
     * @param reader gets a stream that ends with the call
     */
    @Transactional(readOnly = true)
    public <T> T read(Function<Stream<ChainedRecord>, T> reader) {
        try (Stream<ChainedRecord> records =
                db
                        .sql("select " + History.COLUMNS + " from history order by case_id, seq")
                        .withFetchSize(AT_ONCE)
                        .query((row, n) -> chained(row))
                        .stream()) {
            return reader.apply(records);
        }
    }

    private static ChainedRecord chained(ResultSet row) throws SQLException {
        HistoryRecord event =
                new HistoryRecord(
                        row.getString("tenant"),
                        row.getString("case_id"),
                        row.getLong("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("subject_type"),
                        row.getString("subject_id"),
                        row.getString("action"),
                        row.getString("basis"),
                        row.getInt("configuration_version"),
                        row.getString("content"),
                        Base64.getEncoder().encodeToString(row.getBytes("sealed")));
        return new ChainedRecord(
                event, Digest.of(row.getBytes("previous")), Digest.of(row.getBytes("hash")));
    }
}
