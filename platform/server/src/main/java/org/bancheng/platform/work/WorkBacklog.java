package org.bancheng.platform.work;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What operators see of the queue, over all tenants, and what they may do about it. */
@Component
public class WorkBacklog {
    private final JdbcClient platform;
    private final Clock clock;

    WorkBacklog(@Qualifier("platform") JdbcClient platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    /**
     * One tenant's work of one kind.
     *
     * @param due due now and not finished
     * @param failing of these, tried in vain at least once
     * @param lag seconds that the oldest of what is due has waited; null when nothing is due
     */
    public record Line(
            String tenant,
            String kind,
            long waiting,
            long due,
            long failing,
            long parked,
            @Nullable Double lag) {}

    /**
     * Work that failed.
     *
     * @param parked given up until {@link #retry}; otherwise it comes again by itself
     */
    public record Failure(
            long id,
            String tenant,
            String kind,
            String ref,
            int attempt,
            boolean parked,
            String lastError) {}

    public List<Line> lines() {
        return lines("").query(Line.class).list();
    }

    /** Of counties whose work is done; that of a suspended one waits as long as it is. */
    public List<Line> linesOfActive() {
        return lines(
                        "where tenant in (select id from tenant where state = 'ACTIVE' and broken is null)")
                .query(Line.class)
                .list();
    }

    /** One tenant's work of one kind; empty when none waits. */
    public Optional<Line> line(TenantId tenant, String kind) {
        return lines("where tenant = :tenant and kind = :kind")
                .param("tenant", tenant.value())
                .param("kind", kind)
                .query(Line.class)
                .optional();
    }

    /** Business time since when the oldest of what is due of one kind waits; empty when none is. */
    public Optional<Instant> waitingSince(TenantId tenant, String kind) {
        return line(tenant, kind)
                .map(Line::lag)
                .map(lag -> clock.instant().minusSeconds(lag.longValue()));
    }

    /** How many of a tenant's work items are due and not done. */
    public long due(TenantId tenant) {
        return lines("where tenant = :tenant")
                .param("tenant", tenant.value())
                .query(Line.class)
                .list()
                .stream()
                .mapToLong(Line::due)
                .sum();
    }

    private JdbcClient.StatementSpec lines(String condition) {
        return platform.sql(
                        """
                        select tenant, kind, count(*) as waiting,
                               count(*) filter (where due_at <= :now and not parked) as due,
                               count(*) filter (where last_error is not null and not parked) as failing,
                               count(*) filter (where parked) as parked,
                               extract(epoch from max(least(:now - due_at, clock_timestamp() - enqueued_at))
                                 filter (where due_at <= :now and not parked))::float8 as lag
                        from work %s group by tenant, kind order by tenant, kind
                        """
                                .formatted(condition))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** The latest failures, parked ones first. */
    public List<Failure> failures(int atMost) {
        return platform.sql(
                        """
                        select id, tenant, kind, ref, attempt, parked, last_error
                        from work where last_error is not null
                        order by parked desc, ready_at desc limit ?
                        """)
                .param(atMost)
                .query(Failure.class)
                .list();
    }

    /**
     * Gives parked work another set of attempts.
     *
     * @return false when there is no such parked work
     */
    public boolean retry(long id) {
        return platform.sql(
                                """
                                update work set parked = false, attempt = 1, ready_at = clock_timestamp()
                                where id = ? and parked
                                """)
                        .param(id)
                        .update()
                == 1;
    }

    /** Forgets all work of a tenant that is being removed. */
    public void forget(String tenant) {
        platform.sql("delete from work where tenant = ?").param(tenant).update();
    }
}
