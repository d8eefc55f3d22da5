package org.bancheng.platform.work;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.bancheng.platform.tenancy.RoundTrip;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The queue as tenants' code sees it: every call belongs to the caller's tenant transaction, and
 * happens or not with it.
 */
@Component
public class Work {
    /** Long past on any clock: work that waits for no moment is not held up by a clock set back. */
    private static final Instant AT_ONCE = Instant.EPOCH;

    private final JdbcClient sql;
    private final Clock clock;
    private final WakeUp wakeUp;

    Work(JdbcClient sql, Clock clock, WakeUp wakeUp) {
        this.sql = sql;
        this.clock = clock;
        this.wakeUp = wakeUp;
    }

    /**
     * Asks for work. An earlier request of the same kind and ref that has not begun is replaced;
     * one that is under way is done once more afterwards.
     *
     * @param dueAt business time before which the work does not begin
     */
    public void enqueue(String kind, String ref, Instant dueAt) {
        enqueue(kind, List.of(ref), dueAt);
    }

    /** As {@link #enqueue(String, String, Instant)}, to begin as soon as a worker is free. */
    public void enqueue(String kind, String ref) {
        enqueue(kind, ref, AT_ONCE);
    }

    /** As {@link #enqueue(String, Collection, Instant)}, to begin as soon as a worker is free. */
    public void enqueue(String kind, Collection<String> refs) {
        enqueue(kind, refs, AT_ONCE);
    }

    /** Asks for the same work on many refs, in one statement. */
    public void enqueue(String kind, Collection<String> refs, Instant dueAt) {
        sql.sql(
                        """
                        select count(platform.enqueue_work(:kind, ref, :due))
                        from unnest(:refs::text[]) ref
                        """)
                .param("kind", kind)
                .param("due", dueAt.atOffset(ZoneOffset.UTC))
                // a fixed order, so that two transactions never wait for each other
                .param("refs", refs.stream().sorted().toArray(String[]::new))
                .query(Long.class)
                .single();
        tellTheWorker(dueAt);
    }

    /** As {@link #enqueue(String, String, Instant)}, with what else the transaction writes. */
    public void enqueue(String kind, String ref, Instant dueAt, RoundTrip writes) {
        writes.add("select platform.enqueue_work(?, ?, ?)", kind, ref, dueAt);
        tellTheWorker(dueAt);
    }

    /** As {@link #enqueue(String, String)}, with what else the transaction writes. */
    public void enqueue(String kind, String ref, RoundTrip writes) {
        enqueue(kind, ref, AT_ONCE, writes);
    }

    /**
     * As {@link #enqueue(String, String, RoundTrip)}, for every ref that a query finds at that
     * moment.
     *
     * @param refs a select of one column {@code ref} in a fixed order, with the parameters after it
     */
    public void enqueueEach(String kind, String refs, RoundTrip writes, Object... params) {
        Object[] all = new Object[params.length + 2];
        all[0] = kind;
        all[1] = AT_ONCE;
        System.arraycopy(params, 0, all, 2, params.length);
        writes.add(
                "select platform.enqueue_work(?, found.ref, ?) from (%s) found".formatted(refs),
                all);
        tellTheWorker(AT_ONCE);
    }

    /** As {@link #cancel(String, String)}, with what else the transaction writes. */
    public void cancel(String kind, String ref, RoundTrip writes) {
        writes.add("select platform.cancel_work(?, ?)", kind, ref);
    }

    private void tellTheWorker(Instant dueAt) {
        if (dueAt.isAfter(clock.instant())) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        wakeUp.now();
                    }
                });
    }

    /** Takes back a request that has not begun; one that is under way is not repeated. */
    public void cancel(String kind, String ref) {
        sql.sql("select 1 from platform.cancel_work(?, ?)")
                .param(kind)
                .param(ref)
                .query(Integer.class)
                .single();
    }

    /**
     * Marks an item as done in the handler's own transaction, so that its effects and its end are
     * one.
     *
     * @return false when the lease was lost and another worker has the item: roll back
     */
    public boolean complete(WorkItem item) {
        return sql.sql("select platform.complete_work(?, ?::uuid)")
                .param(item.id())
                .param(item.lease())
                .query(Boolean.class)
                .single();
    }
}
