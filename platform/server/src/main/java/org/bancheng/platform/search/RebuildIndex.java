package org.bancheng.platform.search;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bancheng.platform.cases.CaseDocument;
import org.bancheng.platform.cases.CaseDocuments;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.work.WorkHandler;
import org.bancheng.platform.work.WorkItem;
import org.bancheng.platform.work.WorkPostponed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fills a new index from the database while the old one is searched, then takes its place. Changes
 * made meanwhile go into both ({@link IndexCases}). Interrupted, it goes on where it was.
 */
@Component
class RebuildIndex implements WorkHandler {
    private static final Logger log = LoggerFactory.getLogger(RebuildIndex.class);
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(10);
    private static final int STEP = 500;

    private final SearchIndices indices;
    private final Generations generations;
    private final CaseIndex index;
    private final CaseDocuments documents;

    RebuildIndex(
            SearchIndices indices,
            Generations generations,
            CaseIndex index,
            CaseDocuments documents) {
        this.indices = indices;
        this.generations = generations;
        this.index = index;
        this.documents = documents;
    }

    @Override
    public String kind() {
        return Rebuilds.KIND;
    }

    @Override
    public void handle(List<WorkItem> items) {
        Tenant tenant = BoundTenant.get();
        try {
            indices.ensure(tenant);
            Generation full = fill(tenant.id(), begin(tenant.id()));
            exchange(tenant.id(), full);
            log.info("the index of {} was filled with {} cases", tenant.id(), full.written());
        } catch (SearchUnavailable away) {
            throw new WorkPostponed(UNTIL_NEXT_TRY, String.valueOf(away.getMessage()), away);
        }
    }

    private Generation begin(TenantId tenant) {
        List<Generation> found = generations.of(tenant);
        Optional<Generation> begun = found.stream().filter(RebuildIndex::isBegun).findFirst();
        if (begun.isPresent()) {
            return begun.get();
        }
        int number = found.getLast().number() + 1;
        generations.createNext(tenant, number, documents.count());
        return generations.of(tenant).stream()
                .filter(generation -> generation.number() == number)
                .findFirst()
                .orElseThrow(() -> new SearchUnavailable("the new index has gone"));
    }

    private static boolean isBegun(Generation generation) {
        return !generation.aliased()
                && !generation.ready()
                && generation.mapping() == Generations.MAPPING;
    }

    private Generation fill(TenantId tenant, Generation begun) {
        Generation filling = begun;
        while (true) {
            List<CaseDocument> step = documents.after(filling.after(), STEP);
            if (step.isEmpty()) {
                return filling;
            }
            index.write(tenant, List.of(filling.index()), step, List.of());
            filling = filling.filledTo(step.getLast().id(), step.size());
            generations.note(filling);
        }
    }

    private void exchange(TenantId tenant, Generation full) {
        generations.complete(full);
        generations.serveFrom(tenant, full);
        generations.of(tenant).stream()
                .filter(generation -> !generation.index().equals(full.index()))
                .forEach(generations::drop);
    }
}
