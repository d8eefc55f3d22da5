package org.bancheng.platform.operations;

import java.time.OffsetDateTime;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * A county as operators see it; what could not be read is null.
 *
 * @param searchBehindSince the oldest change that search does not show yet; null when it shows all
 */
record TenantView(
        String id,
        String name,
        String state,
        @Nullable String reason,
        @Nullable String schemaFingerprint,
        @Nullable Integer configurationVersion,
        @Nullable Long cases,
        @Nullable Long queueDepth,
        @Nullable OffsetDateTime searchBehindSince,
        @Nullable String lastExport,
        @Nullable OffsetDateTime lastExportAt,
        @Nullable String lastJob,
        @Nullable String lastJobState) {

    static TenantView of(Tenant tenant, Standing.Details details) {
        Exports.Export export = details.lastExport();
        Job job = details.lastJob();
        return new TenantView(
                tenant.id().value(),
                tenant.displayName(),
                tenant.state().name(),
                details.reason(),
                details.fingerprint(),
                details.configurationVersion(),
                details.cases(),
                details.queueDepth(),
                details.indexSince() == null ? null : Language.atHome(details.indexSince()),
                export == null ? null : export.name(),
                export == null ? null : Language.atHome(export.exportedAt()),
                job == null ? null : job.kind() + " " + job.id(),
                job == null ? null : job.state().name());
    }
}
