package org.bancheng.platform.search;

import org.bancheng.platform.cases.CaseDocuments;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.Tenants;
import org.bancheng.platform.work.WorkBacklog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices an index that was lost, emptied or made for an older edition, and has it filled anew:
 * nobody needs to say so.
 */
@Component
class SearchWatch {
    private static final Logger log = LoggerFactory.getLogger(SearchWatch.class);

    private final Tenants tenants;
    private final Generations generations;
    private final CaseIndex index;
    private final CaseDocuments documents;
    private final WorkBacklog backlog;
    private final Rebuilds rebuilds;
    private volatile boolean away;

    SearchWatch(
            Tenants tenants,
            Generations generations,
            CaseIndex index,
            CaseDocuments documents,
            WorkBacklog backlog,
            Rebuilds rebuilds) {
        this.tenants = tenants;
        this.generations = generations;
        this.index = index;
        this.documents = documents;
        this.backlog = backlog;
        this.rebuilds = rebuilds;
    }

    @Scheduled(
            initialDelayString = "${bancheng.search.watch-every:PT1M}",
            fixedDelayString = "${bancheng.search.watch-every:PT1M}")
    void look() {
        try {
            tenants.all().stream()
                    .filter(tenant -> tenant.state() == Tenant.State.ACTIVE)
                    .forEach(this::look);
            away = false;
        } catch (SearchUnavailable unavailable) {
            if (!away) {
                log.warn("search is away: {}", unavailable.getMessage());
            }
            away = true;
        }
    }

    private void look(Tenant tenant) {
        try {
            BoundTenant.run(
                    tenant,
                    () -> {
                        if (needsFilling(tenant.id())) {
                            log.info("the index of {} is to be filled anew", tenant.id());
                            rebuilds.ask();
                        }
                    });
        } catch (SearchUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException broken) {
            log.warn("the index of {} cannot be watched", tenant.id(), broken);
        }
    }

    boolean needsFilling(TenantId tenant) {
        return generations
                .serving(tenant)
                .map(
                        serving ->
                                !serving.ready()
                                        || serving.mapping() != Generations.MAPPING
                                        || isFarBehind(tenant))
                .orElse(true);
    }

    /** Cases that wait in the queue are on their way and are not missing. */
    private boolean isFarBehind(TenantId tenant) {
        long stored = documents.count();
        long waiting =
                backlog.line(tenant, IndexCases.KIND).map(WorkBacklog.Line::waiting).orElse(0L);
        long indexed = index.count(tenant);
        return indexed + waiting < stored - Math.max(5, stored / 20);
    }
}
