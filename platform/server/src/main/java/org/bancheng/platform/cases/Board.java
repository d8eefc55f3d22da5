package org.bancheng.platform.cases;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.clock.Lamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists and counts of cases, read from the database: what was filed a moment ago is there. A case
 * that is closed is still in hand while a deadline presses, as that of a letter does.
 */
@Service
public class Board {
    private static final String IN_HAND = "(c.closed_at is null or c.due_at is not null)";

    /** Those of cases, for whoever sees all cases: told from the entries, which are few. */
    private static final String OF_NO_ENTRY =
            "not exists (select 1 from case_file c where c.id = s.case_id and c.type <> 'case')";

    private final JdbcClient db;
    private final Reporters reporters;
    private final Clock clock;

    Board(JdbcClient db, Reporters reporters, Clock businessClock) {
        this.db = db;
        this.reporters = reporters;
        this.clock = businessClock;
    }

    /**
     * @param reporter the reporter's masked name; empty when unknown
     * @param units the units that hold an active assignment, lead first, with its state
     * @param dueAt the nearest due time of any clock that presses; null when none does
     */
    public record Row(
            UUID id,
            String number,
            String subject,
            String reporter,
            @Nullable String category,
            String channel,
            String state,
            List<Holder> units,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Instant dueAt,
            @Nullable Lamp lamp) {}

    public record Holder(String unit, String state) {}

    /**
     * @param total of all rows that the filter lets through, not of this page
     */
    public record Page(List<Row> rows, Tally total, int page, int size) {}

    /**
     * @param inHand of those open, and of those closed on which a deadline still presses
     * @param byState of open cases; lamps are of those in hand
     */
    public record Counts(
            long inHand, Tally closed, Map<Lamp, Long> byLamp, Map<String, Long> byState) {}

    @Transactional(readOnly = true)
    public Page page(Visibility visibility, BoardFilter filter) {
        return new Page(
                rows(visibility, filter), count(visibility, filter), filter.page(), filter.size());
    }

    /** The rows of one page, without a count of the rest. */
    @Transactional(readOnly = true)
    public List<Row> rows(Visibility visibility, BoardFilter filter) {
        Instant now = clock.instant();
        Query where = new Query(visibility, filter, now);
        return where.bind(
                        db.sql(
                                """
                                select c.id, c.number, c.subject, c.category, c.channel, c.state, c.opened_at,
                                       c.closed_at, c.due_at, c.warn_at, r.details,
                                       array(select a.unit || ' ' || a.state from assignment a
                                             where a.case_id = c.id and not a.final and a.type = 'assignment'
                                             order by a.role desc, a.ordinal) as holders
                                from (select c.id from case_file c where %1$s
                                      order by %2$s limit :size offset :offset) as page
                                join case_file c on c.id = page.id
                                left join reporter r on r.case_id = c.id order by %2$s
                                """
                                        .formatted(where.sql(), filter.order())))
                .param("size", filter.size())
                .param("offset", (long) (filter.page() - 1) * filter.size())
                .query((rs, n) -> row(rs, now))
                .list();
    }

    /** How many rows the pages of a filter have together. */
    @Transactional(readOnly = true)
    public Tally count(Visibility visibility, BoardFilter filter) {
        return count(new Query(visibility, filter, clock.instant()));
    }

    private Tally count(Query where) {
        return Tally.of(
                where.bind(
                                db.sql(
                                        "select count(*) from (select from case_file c where "
                                                + where.sql()
                                                + " limit :most) as counted"))
                        .param("most", Tally.MOST + 1)
                        .query(Long.class)
                        .single());
    }

    @Transactional(readOnly = true)
    public Counts counts(Visibility visibility) {
        Instant now = clock.instant();
        Query inHand = new Query(visibility, BoardFilter.all(true), now);
        Map<String, Long> byState = new LinkedHashMap<>();
        Map<Lamp, Long> byLamp = new LinkedHashMap<>();
        inHand.bind(
                        db.sql(
                                """
                                select c.state, c.closed_at is not null as closed,
                                       case when c.due_at < :now then 'RED' when c.warn_at <= :now then 'YELLOW' else 'GREEN' end as lamp,
                                       count(*) as n
                                from case_file c where %s group by 1, 2, 3
                                """
                                        .formatted(inHand.sql())))
                .param("now", Timestamp.from(now))
                .query(
                        (java.sql.ResultSet rs) -> {
                            long n = rs.getLong("n");
                            byLamp.merge(Lamp.valueOf(rs.getString("lamp")), n, Long::sum);
                            if (!rs.getBoolean("closed")) {
                                byState.merge(rs.getString("state"), n, Long::sum);
                            }
                        });
        return new Counts(
                byLamp.values().stream().mapToLong(n -> n).sum(),
                count(new Query(visibility, BoardFilter.all(false), now)),
                byLamp,
                byState);
    }

    /**
     * Cases by the state of what his units have to do on them; of all units for those who see all
     * cases. What is no work order stands with its type: {@code letter.sent}.
     */
    @Transactional(readOnly = true)
    public Map<String, Long> byAssignmentState(Visibility visibility) {
        Map<String, Long> byAssignmentState = new LinkedHashMap<>();
        Query any = new Query(visibility, BoardFilter.all(null), clock.instant());
        any.bind(
                        db.sql(
                                """
                                select case s.type when 'assignment' then s.state else s.type || '.' || s.state end as state,
                                       count(distinct s.case_id) as n
                                from assignment s where not s.final and %s and s.type <> all(:unseen) and %s group by 1
                                """
                                        .formatted(
                                                visibility.ownOf("s"),
                                                visibility.county()
                                                        ? OF_NO_ENTRY
                                                        : "exists (select 1 from case_file c where c.id = s.case_id and "
                                                                + any.sql()
                                                                + ")")))
                .query(
                        (java.sql.ResultSet rs) -> {
                            byAssignmentState.put(rs.getString("state"), rs.getLong("n"));
                        });
        return byAssignmentState;
    }

    private Row row(java.sql.ResultSet rs, Instant now) throws java.sql.SQLException {
        UUID id = rs.getObject("id", UUID.class);
        byte[] details = rs.getBytes("details");
        Instant due = instant(rs, "due_at");
        Instant warn = instant(rs, "warn_at");
        List<Holder> holders = new ArrayList<>();
        for (String holder : (String[]) rs.getArray("holders").getArray()) {
            int space = holder.indexOf(' ');
            holders.add(new Holder(holder.substring(0, space), holder.substring(space + 1)));
        }
        return new Row(
                id,
                rs.getString("number"),
                rs.getString("subject"),
                details == null ? "" : reporters.maskedName(id, details),
                rs.getString("category"),
                rs.getString("channel"),
                rs.getString("state"),
                holders,
                rs.getTimestamp("opened_at").toInstant(),
                instant(rs, "closed_at"),
                due,
                lamp(due, warn, now));
    }

    /** Null where nothing presses. */
    static @Nullable Lamp lamp(@Nullable Instant due, @Nullable Instant warn, Instant now) {
        if (due == null) {
            return null;
        }
        if (now.isAfter(due)) {
            return Lamp.RED;
        }
        return warn != null && !now.isBefore(warn) ? Lamp.YELLOW : Lamp.GREEN;
    }

    private static @Nullable Instant instant(java.sql.ResultSet rs, String column)
            throws java.sql.SQLException {
        Timestamp value = rs.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    /** The conditions of one list, with what they bind. */
    private static final class Query {
        private final List<String> conditions = new ArrayList<>(List.of("c.type = 'case'"));
        private final Map<String, Object> params = new LinkedHashMap<>();

        Query(Visibility visibility, BoardFilter filter, Instant now) {
            params.putAll(visibility.params());
            conditions.add(visibility.concernedByCase());
            if (filter.inHand() != null) {
                conditions.add(filter.inHand() ? IN_HAND : "c.closed_at is not null");
            }
            add("c.state = :state", "state", filter.state());
            add("c.channel = :channel", "channel", filter.channel());
            add("c.category = :category", "category", filter.category());
            add(
                    """
                    (exists (select 1 from assignment u where u.case_id = c.id and u.unit = :unit
                             and not u.final and u.type <> all(:unseen))
                     or c.closed_at is not null and exists (select 1 from assignment u where u.case_id = c.id
                             and u.unit = :unit and u.type <> all(:unseen)))
                    """,
                    "unit",
                    filter.unit());
            add(
                    "exists (select 1 from assignment t where t.case_id = c.id and not t.final"
                            + " and :assignmentState = case t.type when 'assignment' then t.state else t.type || '.' || t.state end"
                            + " and "
                            + visibility.ownOf("t")
                            + " and t.type <> all(:unseen))",
                    "assignmentState",
                    filter.assignmentState());
            add(
                    "(starts_with(c.number, upper(:number)) or position(lower(:number) in lower(c.subject)) > 0)",
                    "number",
                    filter.number());
            if (filter.lamp() != null) {
                params.put("now", Timestamp.from(now));
                conditions.add(
                        switch (filter.lamp()) {
                            case RED -> "c.due_at < :now";
                            case YELLOW -> "c.due_at >= :now and c.warn_at <= :now";
                            case GREEN ->
                                    "(c.due_at is null or (c.due_at >= :now and c.warn_at > :now))";
                        });
            }
        }

        private void add(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                params.put(name, value);
            }
        }

        String sql() {
            return String.join(" and ", conditions);
        }

        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            return statement.params(params);
        }
    }
}
