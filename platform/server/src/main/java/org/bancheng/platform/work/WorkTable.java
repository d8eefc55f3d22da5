package org.bancheng.platform.work;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The queue's table as the worker sees it. Leases and back-off run on the database's clock. */
@Component
final class WorkTable {
    private final JdbcClient platform;
    private final Clock clock;

    WorkTable(@Qualifier("platform") JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /** Queues of active tenants with something to do now. */
    List<Share> waiting(Collection<String> kinds) {
        return platform.sql(
                        """
                        select t.id as tenant, k.kind
                        from tenant t
                        cross join unnest(:kinds::text[]) k (kind)
                        cross join lateral (
                          (select from work w
                           where w.tenant = t.id and w.kind = k.kind and w.attempt = 0 and w.due_at <= :now
                           limit 1)
                          union all
                          (select from work w
                           where w.tenant = t.id and w.kind = k.kind and w.attempt > 0 and not w.parked
                             and w.ready_at <= clock_timestamp() and w.due_at <= :now
                           limit 1)
                          limit 1)
                        where t.state = 'ACTIVE' and t.broken is null
                        """)
                .param("kinds", kinds.toArray(String[]::new))
                .param("now", now())
                .query(Share.class)
                .list();
    }

    /** Leases up to so many items of one queue that have not been tried yet, oldest due first. */
    Batch claimFresh(Share share, int size, Duration lease) {
        return claim(
                share,
                size,
                lease,
                """
                select id from work
                where tenant = :tenant and kind = :kind and attempt = 0 and due_at <= :now
                order by due_at, id limit :size for update skip locked
                """);
    }

    /**
     * Leases items that come again: those of a process that died, or that failed. One that failed
     * within a batch comes alone.
     */
    Batch claimAgain(Share share, int size, Duration lease) {
        return claim(
                share,
                size,
                lease,
                """
                select id from (
                  select id, ready_at, alone, bool_or(alone) over () as any_alone, min(id) filter (where alone) over () as first
                  from (
                    select id, ready_at, alone from work
                    where tenant = :tenant and kind = :kind and attempt > 0 and not parked
                      and ready_at <= clock_timestamp() and due_at <= :now
                    order by ready_at, id limit :size for update skip locked) ready) ready
                where not any_alone or id = first
                """);
    }

    private Batch claim(Share share, int size, Duration lease, String choice) {
        UUID token = UUID.randomUUID();
        List<WorkItem> items =
                platform.sql(
                                """
                                with chosen as materialized (%s)
                                update work w
                                set lease = :lease, attempt = w.attempt + 1, renewed = false,
                                    ready_at = clock_timestamp() + :seconds * interval '1 second'
                                from chosen where w.id = chosen.id
                                returning w.id, w.kind, w.ref, w.due_at, w.attempt
                                """
                                        .formatted(choice))
                        .param("tenant", share.tenant())
                        .param("kind", share.kind())
                        .param("now", now())
                        .param("size", size)
                        .param("lease", token)
                        .param("seconds", lease.toSeconds())
                        .query(
                                (row, n) ->
                                        new WorkItem(
                                                row.getLong("id"),
                                                row.getString("kind"),
                                                row.getString("ref"),
                                                row.getObject("due_at", OffsetDateTime.class)
                                                        .toInstant(),
                                                row.getInt("attempt"),
                                                token.toString()))
                        .list();
        return new Batch(share, token, items);
    }

    void renew(Batch batch, Duration lease) {
        // an item locked by its handler's transaction is nobody else's and needs no renewal
        platform.sql(
                        """
                        update work set ready_at = clock_timestamp() + :seconds * interval '1 second'
                        where id in (select id from work where id = any (:ids) and lease = :lease
                                     for update skip locked)
                        """)
                .param("ids", batch.ids())
                .param("lease", batch.lease())
                .param("seconds", lease.toSeconds())
                .update();
    }

    void finish(Batch batch) {
        platform.sql("select finish_work(:tenant, :ids, :lease)")
                .param("tenant", batch.share().tenant())
                .param("ids", batch.ids())
                .param("lease", batch.lease())
                .query(Integer.class)
                .single();
    }

    /** Gives back what the handler did not complete, each item by its own number of attempts. */
    void fail(Batch batch, String error, int attempts) {
        release(
                batch,
                """
                attempt = case when renewed then 0 else attempt end,
                parked = not renewed and attempt >= :attempts,
                alone = not renewed and :together,
                ready_at = clock_timestamp()
                  + least(300, power(2, least(attempt, 10) - 1)) * (0.8 + 0.4 * random()) * interval '1 second'
                """,
                error,
                attempts,
                0);
    }

    /** Gives back without counting the attempt. */
    void postpone(Batch batch, String reason, Duration pause) {
        release(
                batch,
                """
                attempt = case when renewed then 0 else greatest(1, attempt - 1) end,
                ready_at = clock_timestamp() + :seconds * interval '1 second'
                """,
                reason,
                0,
                pause.toSeconds());
    }

    private void release(Batch batch, String changes, String error, int attempts, long seconds) {
        platform.sql(
                        """
                        update work set lease = null, renewed = false, last_error = left(:error, 2000), %s
                        where id = any (:ids) and lease = :lease
                        """
                                .formatted(changes))
                .param("error", error)
                .param("together", batch.items().size() > 1)
                .param("attempts", attempts)
                .param("seconds", seconds)
                .param("ids", batch.ids())
                .param("lease", batch.lease())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** Items of one queue under one lease. */
    record Batch(Share share, UUID lease, List<WorkItem> items) {
        Long[] ids() {
            return items.stream().map(WorkItem::id).toArray(Long[]::new);
        }
    }
}
