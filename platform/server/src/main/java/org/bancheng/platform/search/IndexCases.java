package org.bancheng.platform.search;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bancheng.platform.cases.CaseDocument;
import org.bancheng.platform.cases.CaseDocuments;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.work.WorkHandler;
import org.bancheng.platform.work.WorkItem;
import org.bancheng.platform.work.WorkPostponed;
import org.springframework.stereotype.Component;

/**
 * Brings changed cases into the index. With Elasticsearch away the work waits, however long; where
 * the index has gone, it is made anew and filled from the database.
 */
@Component
class IndexCases implements WorkHandler {
    static final String KIND = "index";
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(10);

    private final Generations generations;
    private final CaseIndex index;
    private final CaseDocuments documents;
    private final Rebuilds rebuilds;

    IndexCases(
            Generations generations, CaseIndex index, CaseDocuments documents, Rebuilds rebuilds) {
        this.generations = generations;
        this.index = index;
        this.documents = documents;
        this.rebuilds = rebuilds;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int batchSize() {
        return 200;
    }

    /** A case that is acted on again and again is indexed once, and Elasticsearch asked once. */
    @Override
    public Duration pace() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void handle(List<WorkItem> items) {
        TenantId tenant = BoundTenant.get().id();
        try {
            // listed before the cases are read: an index begun after this is filled from later
            // reads
            List<Generation> found = generations.of(tenant);
            if (found.stream().noneMatch(Generation::aliased)) {
                rebuilds.ask();
                throw new SearchUnavailable("no index of " + tenant);
            }
            write(tenant, found, ids(items));
        } catch (SearchUnavailable away) {
            throw new WorkPostponed(UNTIL_NEXT_TRY, String.valueOf(away.getMessage()), away);
        }
    }

    private void write(TenantId tenant, List<Generation> into, Set<UUID> ids) {
        List<CaseDocument> cases = documents.of(ids);
        var gone = new HashSet<>(ids);
        cases.forEach(document -> gone.remove(document.id()));
        index.write(tenant, Generations.indices(into).toList(), cases, gone);
    }

    private static Set<UUID> ids(List<WorkItem> items) {
        return items.stream().map(WorkItem::ref).map(UUID::fromString).collect(Collectors.toSet());
    }
}
