package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bancheng.platform.cases.CaseDocument;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.stereotype.Component;

/**
 * Writes documents into a county's index as the county's own user, which may not make an index: one
 * that has gone is never made anew by a late write.
 *
 * <p>Documents carry their case's version: a write that comes too late loses.
 */
@Component
final class CaseIndex {
    /** Beats every write still under way; the tombstone outlives them (gc_deletes). */
    private static final long AFTER_EVERY_VERSION = Long.MAX_VALUE;

    private final Elasticsearch elasticsearch;
    private final IndexNames names;

    CaseIndex(Elasticsearch elasticsearch, IndexNames names) {
        this.elasticsearch = elasticsearch;
        this.names = names;
    }

    /**
     * @param indices all that are to have the documents: the serving one and one being filled
     * @throws IndexingFailed when Elasticsearch cannot take one of the documents as it is
     * @throws SearchUnavailable when it takes none now, or an index has gone meanwhile
     */
    void write(
            TenantId tenant,
            List<String> indices,
            Collection<CaseDocument> documents,
            Collection<UUID> gone) {
        var operations = new ArrayList<BulkOperation>();
        for (CaseDocument document : documents) {
            var fields = IndexedCase.of(tenant, document);
            for (String index : indices) {
                operations.add(
                        BulkOperation.of(
                                bulk ->
                                        bulk.index(
                                                put ->
                                                        put.index(index)
                                                                .id(document.id().toString())
                                                                .version(document.version())
                                                                .versionType(
                                                                        VersionType.ExternalGte)
                                                                .document(fields))));
            }
        }
        gone.forEach(id -> indices.forEach(index -> operations.add(deletion(index, id))));
        if (!operations.isEmpty()) {
            send(tenant, operations);
        }
    }

    /** Documents that the county is searched in. */
    long count(TenantId tenant) {
        String alias = names.alias(tenant);
        elasticsearch.asInstallation(client -> client.indices().refresh(r -> r.index(alias)));
        return elasticsearch.asTenant(tenant, client -> client.count(c -> c.index(alias))).count();
    }

    private static BulkOperation deletion(String index, UUID id) {
        return BulkOperation.of(
                bulk ->
                        bulk.delete(
                                delete ->
                                        delete.index(index)
                                                .id(id.toString())
                                                .version(AFTER_EVERY_VERSION)
                                                .versionType(VersionType.ExternalGte)));
    }

    private void send(TenantId tenant, List<BulkOperation> operations) {
        var request = BulkRequest.of(bulk -> bulk.operations(operations));
        BulkResponse response = elasticsearch.asTenant(tenant, client -> client.bulk(request));
        List<BulkResponseItem> refused =
                response.items().stream().filter(CaseIndex::isRefused).toList();
        if (refused.isEmpty()) {
            return;
        }
        BulkResponseItem first = refused.getFirst();
        String what =
                "%d of %d documents refused, the first (%s in %s) with %s"
                        .formatted(
                                refused.size(),
                                operations.size(),
                                first.id(),
                                first.index(),
                                first.error() == null ? first.status() : first.error().reason());
        if (refused.stream().allMatch(item -> item.status() == 400)) {
            throw new IndexingFailed(what);
        }
        throw new SearchUnavailable(what);
    }

    /** A newer version is there already, or the document was gone before: both are as wanted. */
    private static boolean isRefused(BulkResponseItem item) {
        boolean wasGone = item.status() == 404 && item.error() == null;
        return item.status() >= 300 && item.status() != 409 && !wasGone;
    }
}
