package org.bancheng.platform.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bancheng.platform.cases.CaseDocument;
import org.bancheng.platform.cases.CaseDocuments;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;

/** Cases as a county's tables would give them. */
final class StoredCases implements CaseDocuments {
    private final Map<TenantId, ConcurrentSkipListMap<UUID, CaseDocument>> counties =
            new ConcurrentHashMap<>();
    volatile Runnable atEachStep = () -> {};

    void put(TenantId county, CaseDocumentBuilder... cases) {
        Arrays.stream(cases)
                .map(CaseDocumentBuilder::build)
                .forEach(document -> of(county).put(document.id(), document));
    }

    void remove(TenantId county, UUID id) {
        of(county).remove(id);
    }

    @Override
    public List<CaseDocument> of(Collection<UUID> ids) {
        return ids.stream().flatMap(id -> Optional.ofNullable(bound().get(id)).stream()).toList();
    }

    @Override
    public List<CaseDocument> after(@Nullable UUID last, int limit) {
        atEachStep.run();
        var rest = last == null ? bound() : bound().tailMap(last, false);
        return rest.values().stream().limit(limit).toList();
    }

    @Override
    public long count() {
        return bound().size();
    }

    private ConcurrentSkipListMap<UUID, CaseDocument> bound() {
        return of(BoundTenant.get().id());
    }

    private ConcurrentSkipListMap<UUID, CaseDocument> of(TenantId county) {
        return counties.computeIfAbsent(
                county, id -> new ConcurrentSkipListMap<>(Comparator.comparing(UUID::toString)));
    }
}
