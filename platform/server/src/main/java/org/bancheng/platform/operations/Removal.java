package org.bancheng.platform.operations;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bancheng.platform.history.SealCopies;
import org.bancheng.platform.identity.Realms;
import org.bancheng.platform.identity.Sessions;
import org.bancheng.platform.search.SearchIndices;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenant.State;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.TenantSchemas;
import org.bancheng.platform.tenancy.Tenants;
import org.springframework.stereotype.Component;

/**
 * Takes a county out of every server, once an export holds all it has. What remains is the export's
 * file, the copies of its seals and, for a month, the removal's own job.
 */
@Component
class Removal implements Procedure {
    static final String KIND = "remove";

    /** Longer than any replica believes the registry without asking. */
    private static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(3);

    private final Tenants tenants;
    private final TenantSchemas schemas;
    private final Snapshot snapshot;
    private final Exports exports;
    private final Standing standing;
    private final Realms realms;
    private final SearchIndices indices;
    private final Sessions sessions;
    private final PlatformRows rows;
    private final SealCopies seals;

    Removal(
            Tenants tenants,
            TenantSchemas schemas,
            Snapshot snapshot,
            Exports exports,
            Standing standing,
            Realms realms,
            SearchIndices indices,
            Sessions sessions,
            PlatformRows rows,
            SealCopies seals) {
        this.tenants = tenants;
        this.schemas = schemas;
        this.snapshot = snapshot;
        this.exports = exports;
        this.standing = standing;
        this.realms = realms;
        this.indices = indices;
        this.sessions = sessions;
        this.rows = rows;
        this.seals = seals;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Step> steps() {
        return List.of(
                new Step("close", this::close),
                new Step("search", this::removeIndex),
                new Step("realm", this::removeRealm),
                new Step("schema", this::removeSchema),
                new Step("rows", this::removeRows));
    }

    /**
     * Whether an export holds everything the county has now. One whose schema was never made has
     * nothing to lose.
     */
    boolean isExported(Tenant tenant) {
        if (standing.fingerprint(tenant.id()).isEmpty()) {
            return true;
        }
        String content = snapshot.of(tenant, () -> Snapshot.fingerprint(snapshot.contents()));
        return exports.holding(tenant.id(), content).isPresent();
    }

    /** Nobody changes the county any more from here on; only then can the export be compared. */
    private Note close(Running job) throws InterruptedException {
        Optional<Tenant> tenant = tenants.find(job.tenant());
        if (tenant.isEmpty()) {
            return Note.of("registry.gone", job.tenant());
        }
        if (tenant.get().state() == State.ACTIVE) {
            tenants.suspend(job.tenant(), Wording.in(Locale.ROOT).of("remove.suspended"));
            Thread.sleep(UNTIL_ALL_KNOW);
        }
        if (!isExported(tenant.get())) {
            throw new StepRefused(Note.of("remove.not-exported", job.tenant()));
        }
        return Note.of("remove.closed");
    }

    private Note removeIndex(Running job) {
        tenants.find(job.tenant()).ifPresent(indices::remove);
        return Note.of("remove.search");
    }

    private Note removeRealm(Running job) {
        realms.remove(job.tenant());
        return Note.of("remove.realm");
    }

    private Note removeSchema(Running job) {
        tenants.find(job.tenant()).ifPresent(schemas::remove);
        return Note.of("remove.schema");
    }

    private Note removeRows(Running job) {
        TenantId tenant = job.tenant();
        sessions.end(tenant);
        rows.remove(tenant, job.job().id());
        seals.setAside(tenant);
        tenants.forget(tenant);
        return Note.of("remove.rows");
    }
}
