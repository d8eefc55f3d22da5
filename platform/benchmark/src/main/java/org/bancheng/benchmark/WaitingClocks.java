package org.bancheng.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bancheng.platform.tenancy.Tenant;

/** Copies of assigned cases whose terms end when we say. */
final class WaitingClocks {
    private static final Duration SPREAD = Duration.ofMinutes(1);

    private final Platform platform;

    WaitingClocks(Platform platform) {
        this.platform = platform;
    }

    /**
     * Copies each county's one assigned case, so that together so many terms end within a minute.
     */
    void multiply(List<Tenant> counties, int clocks, Instant first) {
        for (Tenant county : counties) {
            String schema = '"' + county.schema() + '"';
            Platform.execute(
                    platform.database(),
                    "platform",
                    """
                    create temp table original as select * from %1$s.assignment;
                    create temp table copy as
                      select gen_random_uuid() as id, gen_random_uuid() as order_id, n from generate_series(1, %2$d) n;
                    insert into %1$s.case_file select (jsonb_populate_record(f, jsonb_build_object(
                      'id', c.id, 'number', f.number || '-' || c.n))).*
                      from %1$s.case_file f, original o, copy c where f.id = o.case_id;
                    insert into %1$s.assignment select (jsonb_populate_record(o, jsonb_build_object(
                      'id', c.order_id, 'case_id', c.id))).* from original o, copy c;
                    insert into %1$s.clock select (jsonb_populate_record(k, jsonb_build_object(
                      'subject_id', c.order_id, 'case_id', c.id))).*
                      from %1$s.clock k, original o, copy c where k.subject_id = o.id;
                    insert into platform.work (tenant, kind, ref, due_at)
                      select '%3$s', 'clock', c.id || '/' || c.order_id || '/' || k.name,
                        timestamptz '%4$s' + random() * interval '%5$d seconds'
                      from %1$s.clock k join copy c on c.order_id = k.subject_id;
                    drop table original, copy
                    """
                            .formatted(
                                    schema,
                                    clocks / counties.size(),
                                    county.id(),
                                    first,
                                    SPREAD.toSeconds()));
        }
        Platform.execute(platform.database(), "platform", "vacuum analyze");
    }

    /**
     * Requests of a kind that are due within the minute or before, done or under way or not yet.
     */
    long waiting(String kind) {
        return platform.one(
                Long.class,
                "select count(*) from platform.work where kind = '"
                        + kind
                        + "' and due_at <= timestamptz '"
                        + Platform.CLOCK.instant().plus(SPREAD)
                        + "'");
    }

    /** Until nothing of a kind is left that is due within the minute or before. */
    void untilNone(String kind) {
        while (waiting(kind) > 0) {
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many of the copied terms did not end exactly once, by the cases' histories. */
    long wrong(List<Tenant> counties) {
        return counties.stream()
                .mapToLong(
                        county ->
                                platform.one(
                                        Long.class,
                                        """
                                        select count(*) from (
                                          select k.subject_id from "%1$s".clock k
                                          join "%1$s".case_file f on f.id = k.case_id
                                          left join "%1$s".history h
                                            on h.case_id = k.case_id and h.action = 'clock-breached'
                                          where f.number ~ '-\\d{8}-\\d+-\\d+$'
                                          group by k.subject_id having count(h.seq) <> 1) wrong
                                        """
                                                .formatted(county.schema())))
                .sum();
    }
}
