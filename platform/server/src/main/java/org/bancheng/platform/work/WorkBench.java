package org.bancheng.platform.work;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.TenantUnavailable;
import org.bancheng.platform.tenancy.Tenants;
import org.bancheng.platform.tenancy.UnknownTenant;
import org.bancheng.platform.trace.Trace;
import org.bancheng.platform.work.WorkTable.Batch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Does one batch: binds its tenant, calls its handler, and tells the queue how it ended. */
@Component
final class WorkBench {
    private static final Logger log = LoggerFactory.getLogger(WorkBench.class);
    private static final Duration UNTIL_ACTIVE = Duration.ofSeconds(10);

    private final WorkTable table;
    private final WorkSettings settings;
    private final Tenants tenants;
    private final ObjectProvider<WorkHandler> beans;
    private volatile Map<String, WorkHandler> handlers = Map.of();

    WorkBench(
            WorkTable table,
            WorkSettings settings,
            Tenants tenants,
            ObjectProvider<WorkHandler> beans) {
        this.table = table;
        this.settings = settings;
        this.tenants = tenants;
        this.beans = beans;
    }

    Set<String> kinds() {
        return handlers().keySet();
    }

    int batchSize(String kind) {
        return handler(kind).batchSize();
    }

    /** How long the queue that this batch came from begins no other. */
    Duration rest(Batch batch) {
        WorkHandler handler = handler(batch.share().kind());
        return batch.items().size() < handler.batchSize() ? handler.pace() : Duration.ZERO;
    }

    void work(Batch batch) {
        Trace.run(() -> traced(batch));
    }

    private void traced(Batch batch) {
        String tenantId = batch.share().tenant();
        try (MDC.MDCCloseable _ = MDC.putCloseable("tenant", tenantId)) {
            Tenant tenant = tenants.require(new TenantId(tenantId));
            BoundTenant.run(tenant, () -> handler(batch.share().kind()).handle(batch.items()));
            table.finish(batch);
        } catch (WorkPostponed e) {
            log.info("{} postponed: {}", batch.share(), e.getMessage());
            table.postpone(batch, String.valueOf(e.getMessage()), e.pause());
        } catch (UnknownTenant | TenantUnavailable e) {
            table.postpone(batch, String.valueOf(e.getMessage()), UNTIL_ACTIVE);
        } catch (RuntimeException | Error e) {
            log.warn("{} failed for {}", batch.share(), batch.items(), e);
            table.fail(batch, e.toString(), settings.attempts());
        }
    }

    private WorkHandler handler(String kind) {
        return Optional.ofNullable(handlers().get(kind))
                .orElseThrow(() -> new IllegalStateException("nobody does " + kind));
    }

    /** Late, since handlers themselves ask for the queue. */
    private Map<String, WorkHandler> handlers() {
        Map<String, WorkHandler> known = handlers;
        if (known.isEmpty()) {
            known =
                    beans.stream()
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            WorkHandler::kind, Function.identity()));
            handlers = known;
        }
        return known;
    }
}
