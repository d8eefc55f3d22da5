package org.bancheng.platform.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.figure.Figure;
import org.bancheng.engine.figure.Tally;
import org.bancheng.engine.lifecycle.Criterion;
import org.bancheng.engine.lifecycle.SqlText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts subjects by what a county's figures say, and lists those behind a number: both by the same
 * conditions, so that they agree.
 */
@Service
public class Counts {
    private final JdbcClient db;
    private final Clock clock;

    Counts(JdbcClient db, Clock businessClock) {
        this.db = db;
        this.clock = businessClock;
    }

    /**
     * @param key the row's value; null of those that have none
     * @param met of a rate, how many of all its share holds of; else all
     */
    public record Row(@Nullable String key, long all, long met) {}

    /** Which of a rate's subjects. */
    public enum Part {
        ALL,
        MET,
        UNMET
    }

    /** Those of one value of a breakdown; null: of those that have none. */
    public record Only(SqlText by, @Nullable String key) {}

    /**
     * One of those counted, with its case.
     *
     * @param unit whose it is; null when nobody's yet
     */
    public record Counted(
            String number,
            String subject,
            @Nullable String category,
            @Nullable String unit,
            @Nullable String role,
            String state,
            Instant openedAt,
            @Nullable Instant endedAt) {}

    public record Page(List<Counted> rows, long total) {}

    /** One query, however many there are. */
    @Transactional(readOnly = true)
    public List<Row> by(SqlText column, Figure figure, Span span, Visibility visibility) {
        Counting counting = Counting.of(figure, span, clock.instant()).seenBy(visibility);
        Criterion share = figure.share();
        String met = share == null ? "true" : counting.says(share);
        String sql =
                "select %s as key, count(*) as all_of_them, count(*) filter (where %s) as met"
                                .formatted(counting.says(column), met)
                        + counting.from()
                        + " group by 1";
        return db.sql(sql)
                .params(counting.params())
                .query(
                        (row, _) ->
                                new Row(
                                        row.getString("key"),
                                        row.getLong("all_of_them"),
                                        row.getLong("met")))
                .list();
    }

    /**
     * The subjects behind a number.
     *
     * @param only of one row; null: of all
     * @param offset of the first
     */
    @Transactional(readOnly = true)
    public Page behind(
            Figure figure,
            Part part,
            @Nullable Only only,
            Span span,
            Visibility visibility,
            long offset,
            int size) {
        Counting counting = Counting.of(figure, span, clock.instant()).seenBy(visibility);
        Criterion share = figure.share();
        if (share != null && part == Part.MET) {
            counting.meeting(share);
        } else if (share != null && part == Part.UNMET) {
            counting.missing(share);
        }
        if (only != null) {
            Map<String, Object> key = new HashMap<>();
            key.put("row_key", only.key());
            counting.where(
                    "(" + counting.says(only.by()) + ") is not distinct from :row_key::text", key);
        }
        String from = counting.from();
        long total =
                db.sql("select count(*)" + from)
                        .params(counting.params())
                        .query(Long.class)
                        .single();
        String row = figure.underCase() ? "s" : "c";
        String subject =
                figure.underCase()
                        ? "s.unit, s.role, s.state, s.assigned_at as opened_at, s.ended_at"
                        : "c.lead_unit as unit, null as role, c.state, c.opened_at, c.closed_at as ended_at";
        List<Counted> rows =
                db.sql(
                                "select c.number, c.subject, c.category, %s%s order by %s, %s.id limit :size offset :offset"
                                        .formatted(subject, from, Counting.at(figure), row))
                        .params(counting.params())
                        .param("size", size)
                        .param("offset", offset)
                        .query((found, _) -> counted(found))
                        .list();
        return new Page(rows, total);
    }

    private static Counted counted(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Counted(
                row.getString("number"),
                row.getString("subject"),
                row.getString("category"),
                row.getString("unit"),
                row.getString("role"),
                row.getString("state"),
                row.getTimestamp("opened_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }

    /** How many of a tally a unit has now. */
    @Transactional(readOnly = true)
    public long of(Tally tally, String unit) {
        Counting counting = Counting.of(tally, unit, clock.instant());
        return db.sql("select count(*)" + counting.from())
                .params(counting.params())
                .query(Long.class)
                .single();
    }
}
