package org.bancheng.platform.search;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bancheng.platform.search.SearchPage.Lag;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.work.WorkBacklog;
import org.springframework.stereotype.Component;

/** How far the index of a county is behind its database, as it was at most five seconds ago. */
@Component
class IndexLag {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Generations generations;
    private final WorkBacklog backlog;
    private final Map<TenantId, Measured> measured = new ConcurrentHashMap<>();

    IndexLag(Generations generations, WorkBacklog backlog) {
        this.generations = generations;
        this.backlog = backlog;
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
        return new Lag(backlog.waitingSince(tenant, IndexCases.KIND).orElse(null), filling);
    }

    private record Measured(Lag lag, long at) {
        boolean isStale() {
            return System.nanoTime() - at > FRESH.toNanos();
        }
    }
}
