package org.bancheng.platform.operations;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bancheng.platform.cases.CaseDocuments;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.Tenants;
import org.bancheng.platform.work.WorkBacklog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a county stands, as far as it can be told: what cannot be read now is left out. */
@Component
class Standing {
    private static final Logger log = LoggerFactory.getLogger(Standing.class);
    private static final String INDEX = "index";

    private final Tenants tenants;
    private final Rollout rollout;
    private final CaseDocuments cases;
    private final Exports exports;
    private final Jobs jobs;
    private final JdbcClient platform;
    private final WorkBacklog backlog;

    Standing(
            Tenants tenants,
            Rollout rollout,
            CaseDocuments cases,
            Exports exports,
            Jobs jobs,
            @Qualifier("platform") JdbcClient platform,
            WorkBacklog backlog) {
        this.tenants = tenants;
        this.rollout = rollout;
        this.cases = cases;
        this.exports = exports;
        this.jobs = jobs;
        this.platform = platform;
        this.backlog = backlog;
    }

    /**
     * @param queueDepth work items that are due and not done; clocks that end later are not among
     *     them
     * @param indexSince the oldest change that search does not show yet
     */
    record Details(
            @Nullable String reason,
            @Nullable String fingerprint,
            @Nullable Integer configurationVersion,
            @Nullable Long cases,
            @Nullable Long queueDepth,
            @Nullable Instant indexSince,
            Exports.@Nullable Export lastExport,
            @Nullable Job lastJob) {}

    Details of(Tenant tenant) {
        Optional<String> fingerprint = fingerprint(tenant.id());
        boolean readable = fingerprint.isPresent();
        return new Details(
                tenants.reason(tenant.id()).orElse(null),
                fingerprint.orElse(null),
                readable ? read(() -> rollout.version(tenant).orElse(null)) : null,
                readable ? read(() -> BoundTenant.call(tenant, cases::count)) : null,
                read(() -> backlog.due(tenant.id())),
                read(() -> backlog.waitingSince(tenant.id(), INDEX).orElse(null)),
                exports.of(tenant.id()).stream().findFirst().orElse(null),
                jobs.latest(tenant.id()).orElse(null));
    }

    /** What a list shows: nothing that has to be counted. */
    Details brief(Tenant tenant) {
        Optional<String> fingerprint = fingerprint(tenant.id());
        return new Details(
                tenants.reason(tenant.id()).orElse(null),
                fingerprint.orElse(null),
                fingerprint.isPresent() ? read(() -> rollout.version(tenant).orElse(null)) : null,
                null,
                null,
                null,
                exports.of(tenant.id()).stream().findFirst().orElse(null),
                jobs.latest(tenant.id()).orElse(null));
    }

    /** Of the schema as it was verified last; empty when it was never made. */
    Optional<String> fingerprint(TenantId tenant) {
        return platform.sql("select fingerprint from tenant_schema where tenant = ?")
                .param(tenant.value())
                .query(String.class)
                .optional();
    }

    private <T> @Nullable T read(Callable<@Nullable T> reading) {
        try {
            return reading.call();
        } catch (Exception e) {
            log.warn("cannot tell how a county stands: {}", Outage.said(e));
            return null;
        }
    }
}
