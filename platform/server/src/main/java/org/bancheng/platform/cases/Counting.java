package org.bancheng.platform.cases;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.figure.Figure;
import org.bancheng.engine.figure.Tally;
import org.bancheng.engine.lifecycle.Criterion;
import org.bancheng.engine.lifecycle.SqlText;
import org.jspecify.annotations.Nullable;

/** The rows that a figure counts, as {@code from} and {@code where} of a statement. */
final class Counting {
    private final boolean underCase;
    private final Map<String, String> joins = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new LinkedHashMap<>();

    private Counting(boolean underCase, String type, Instant now) {
        this.underCase = underCase;
        params.put("now", Timestamp.from(now));
        params.put("type", type);
        // as a word of the statement, the database knows by it which index has them
        conditions.add(
                underCase
                        ? "s.type = :type"
                        : type.equals(Docket.CASE)
                                ? "c.type = 'case'"
                                : "c.type = :type and c.type <> 'case'");
    }

    static Counting of(Figure figure, Span span, Instant now) {
        Counting counting = new Counting(figure.underCase(), figure.type(), now);
        counting.params.put("begin", Timestamp.from(span.begin()));
        counting.params.put("end", Timestamp.from(span.end()));
        String at = at(figure);
        counting.conditions.add(at + " >= :begin and " + at + " < :end");
        counting.meeting(figure.where());
        return counting;
    }

    /** The tally's rows of one unit. */
    static Counting of(Tally tally, String unit, Instant now) {
        Counting counting = new Counting(true, tally.type(), now);
        counting.params.put("unit", unit);
        counting.params.put("since", Timestamp.from(now.minus(Duration.ofDays(tally.days()))));
        counting.conditions.add(
                "s.unit = :unit and s.assigned_at >= :since and s.assigned_at <= :now");
        counting.meeting(tally.where());
        return counting;
    }

    /** The time by which a figure's subject belongs to a span. */
    static String at(Figure figure) {
        return switch (figure.at()) {
            case OPENED -> figure.underCase() ? "s.assigned_at" : "c.opened_at";
            case ENDED -> figure.underCase() ? "s.ended_at" : "c.closed_at";
        };
    }

    /** Only rows that the criterion holds of; all, if there is none. */
    Counting meeting(@Nullable Criterion criterion) {
        if (criterion != null) {
            conditions.add(says(criterion));
        }
        return this;
    }

    /** Only rows of which it does not hold, or cannot be determined. */
    Counting missing(Criterion criterion) {
        conditions.add("(" + says(criterion) + ") is not true");
        return this;
    }

    /** The criterion's text, with what it reads brought in. */
    String says(Criterion criterion) {
        joins.putAll(criterion.clocks());
        return says(criterion.sql());
    }

    String says(SqlText text) {
        params.putAll(text.params());
        return text.text();
    }

    Counting where(String condition, Map<String, Object> bound) {
        conditions.add(condition);
        params.putAll(bound);
        return this;
    }

    /**
     * Only what is in the actor's own line: of the county everything, of a unit what it has to do
     * or took in, of a window what came in there.
     */
    Counting seenBy(Visibility visibility) {
        String own =
                underCase
                        ? "s.unit = any(:units)"
                        : "(c.lead_unit = any(:units) or c.intake_unit = any(:units))";
        where(visibility.sql(), visibility.params());
        if (underCase) {
            conditions.add("s.type <> all(:unseen)");
        }
        if (!visibility.county()) {
            conditions.add(
                    "(c.type || '.' || c.state = any(:registers) or "
                            + own
                            + " or exists (select 1 from unnest(:channels::text[], :windows::text[]) as v(channel, unit)"
                            + " where v.channel = c.channel and (c.intake_unit is null or c.intake_unit = v.unit)))");
        }
        return this;
    }

    String from() {
        StringBuilder from =
                new StringBuilder(
                        underCase
                                ? " from assignment s join case_file c on c.id = s.case_id"
                                : " from case_file c");
        joins.forEach(
                (alias, clock) -> {
                    params.put("clock_" + alias, clock);
                    from.append(
                            " left join clock %1$s on %1$s.subject_id = %2$s.id and %1$s.name = :clock_%1$s"
                                    .formatted(alias, underCase ? "s" : "c"));
                });
        return from + " where " + String.join(" and ", conditions);
    }

    /** After {@link #from}, which binds too. */
    Map<String, Object> params() {
        return params;
    }
}
