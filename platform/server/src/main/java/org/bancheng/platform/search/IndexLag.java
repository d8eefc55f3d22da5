package org.bancheng.platform.search;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bancheng.platform.search.SearchPage.Lag;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.stereotype.Component;

/** How far the index of a county is behind its database, at most five seconds ago. */
@Component
class IndexLag {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Generations generations;
    private final Map<TenantId, Measured> measured = new ConcurrentHashMap<>();

    IndexLag(Generations generations) {
        this.generations = generations;
    }

    Lag ofBoundTenant() {
        TenantId tenant = BoundTenant.get().id();
        return measured.compute(
                        tenant, (id, last) -> last == null || last.isStale() ? measure(id) : last)
                .lag();
    }

    private Measured measure(TenantId tenant) {
        boolean filling = generations.serving(tenant).filter(Generation::ready).isEmpty();
        return new Measured(new Lag(null, filling), System.nanoTime());
    }

    private record Measured(Lag lag, long at) {
        boolean isStale() {
            return System.nanoTime() - at > FRESH.toNanos();
        }
    }
}
