package org.bancheng.platform.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bancheng.platform.search.SearchPage.Lag;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.work.WorkBacklog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far the index of a county is behind its database, as it was at most five seconds ago. */
@Component
class IndexLag {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Generations generations;
    private final WorkBacklog backlog;
    private final Clock clock;
    private final Map<TenantId, Measured> measured = new ConcurrentHashMap<>();

    IndexLag(Generations generations, WorkBacklog backlog, Clock businessClock) {
        this.generations = generations;
        this.backlog = backlog;
        this.clock = businessClock;
    }

    Lag ofBoundTenant() {
        TenantId tenant = BoundTenant.get().id();
        Measured last = measured.get(tenant);
        if (last == null || last.isStale()) {
            last = new Measured(measure(tenant), System.nanoTime());
            measured.put(tenant, last);
        }
        return last.lag();
    }

    private Lag measure(TenantId tenant) {
        boolean filling = generations.serving(tenant).filter(Generation::ready).isEmpty();
        return new Lag(waitingSince(tenant), filling);
    }

    private @Nullable Instant waitingSince(TenantId tenant) {
        return backlog.line(tenant, IndexCases.KIND)
                .map(WorkBacklog.Line::lag)
                .map(lag -> clock.instant().minusSeconds(lag.longValue()))
                .orElse(null);
    }

    private record Measured(Lag lag, long at) {
        boolean isStale() {
            return System.nanoTime() - at > FRESH.toNanos();
        }
    }
}
