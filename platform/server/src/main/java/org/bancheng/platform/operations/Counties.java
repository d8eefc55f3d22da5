package org.bancheng.platform.operations;

import java.util.List;
import java.util.Optional;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.NothingPublished;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenant.State;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.Tenants;
import org.bancheng.platform.tenancy.UnknownTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What an operator may do with counties. */
@Service
class Counties {
    private final Tenants tenants;
    private final Plans plans;
    private final Jobs jobs;
    private final JobRunner runner;
    private final Onboarding onboarding;
    private final TenantExport export;
    private final Removal removal;
    private final Publishing publishing;
    private final Configurations configurations;

    Counties(
            Tenants tenants,
            Plans plans,
            Jobs jobs,
            JobRunner runner,
            Onboarding onboarding,
            TenantExport export,
            Removal removal,
            Publishing publishing,
            Configurations configurations) {
        this.publishing = publishing;
        this.configurations = configurations;
        this.tenants = tenants;
        this.plans = plans;
        this.jobs = jobs;
        this.runner = runner;
        this.onboarding = onboarding;
        this.export = export;
        this.removal = removal;
    }

    List<Tenant> all() {
        return tenants.all();
    }

    /**
     * @throws UnknownTenant when the registry has none of this name
     */
    Tenant get(String id) {
        return Optional.of(id)
                .filter(TenantId::isValid)
                .map(TenantId::new)
                .flatMap(tenants::find)
                .orElseThrow(() -> new UnknownTenant(id));
    }

    /**
     * Starts bringing the county to what its folder says. The same folder again, while the first is
     * at work, is the same job.
     *
     * @param planHash of the plan the operator saw; null for whatever the plan is now
     * @param reason for the list of versions; null where nobody said
     * @throws PlanChanged when the plan is another now
     */
    Job apply(
            Submission submission, @Nullable String planHash, String by, @Nullable String reason) {
        String input = onboarding.input(submission);
        Optional<Job> open = openWith(submission.tenant(), input);
        if (open.isPresent()) {
            return open.get();
        }
        Plan plan = plans.of(submission);
        if (planHash != null && !planHash.equals(plan.hash())) {
            throw new PlanChanged(plan);
        }
        try {
            return start(onboarding, submission.tenant(), input, by, reason);
        } catch (JobOpen e) {
            // somebody asked for the same at the same moment
            return openWith(submission.tenant(), input).orElseThrow(() -> e);
        }
    }

    /**
     * Starts putting files in force that were made from a published version.
     *
     * @param base that version
     */
    Job publish(Tenant tenant, int base, ConfigurationFiles files, String by, String reason) {
        return start(publishing, tenant.id(), publishing.input(base, files), by, reason);
    }

    /**
     * What the bound county would have in force if a former version of its folder were brought
     * back: beside what all counties share now, the holidays among it, which is not the county's to
     * take back.
     *
     * @throws NothingPublished when there is no such version
     */
    ConfigurationFiles former(int version) {
        return new ConfigurationFiles(
                configurations.files(version).folder(),
                configurations.files(configurations.currentVersion()).defaults());
    }

    /**
     * Starts putting a former version of the folder in force again, as the next one.
     *
     * @param seen the version in force when the operator looked
     * @throws NothingPublished when there is no such version
     * @throws ConfigurationInvalid when it does not go with what all counties share now
     * @throws Overtaken when another is in force by now
     */
    Job restore(Tenant tenant, int version, int seen, String by, String reason) {
        return BoundTenant.call(
                tenant,
                () -> {
                    ConfigurationFiles former = former(version);
                    int now = configurations.currentVersion();
                    if (now != seen) {
                        throw new Overtaken(seen, now);
                    }
                    Submission.check(former);
                    return publish(tenant, now, former, by, reason);
                });
    }

    private Optional<Job> openWith(TenantId tenant, String input) {
        return jobs.open(tenant).filter(job -> job.input().equals(input));
    }

    Tenant suspend(Tenant tenant, String reason) {
        if (tenant.state() != State.ACTIVE && tenant.state() != State.SUSPENDED) {
            throw new StateForbids(tenant);
        }
        return tenants.suspend(tenant.id(), reason);
    }

    Tenant resume(Tenant tenant) {
        return switch (tenant.state()) {
            case ACTIVE -> tenant;
            case SUSPENDED -> tenants.activate(tenant.id());
            case ONBOARDING, BROKEN -> throw new StateForbids(tenant);
        };
    }

    Job export(Tenant tenant, String by) {
        return start(export, tenant.id(), "", by, null);
    }

    /**
     * @throws ExportRequired when no finished export holds everything the county has now
     */
    Job remove(Tenant tenant, String by) {
        if (!removal.isExported(tenant)) {
            throw new ExportRequired(tenant.id());
        }
        return start(removal, tenant.id(), "", by, null);
    }

    private Job start(
            Procedure procedure,
            TenantId tenant,
            String input,
            String by,
            @Nullable String reason) {
        Job job = jobs.submit(procedure, tenant, input, by, reason);
        runner.wake();
        return job;
    }

    /** The county's state does not allow it. */
    static final class StateForbids extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final State state;

        StateForbids(Tenant tenant) {
            super(tenant.id() + " is " + tenant.state());
            this.state = tenant.state();
        }

        State state() {
            return state;
        }
    }

    /** Another version is in force than the one that was looked at. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int seen;
        private final int now;

        Overtaken(int seen, int now) {
            super("version " + now + " and not " + seen);
            this.seen = seen;
            this.now = now;
        }

        int seen() {
            return seen;
        }

        int now() {
            return now;
        }
    }

    /** Something the county has is in no finished export. */
    static final class ExportRequired extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient TenantId tenant;

        ExportRequired(TenantId tenant) {
            super(tenant.value());
            this.tenant = tenant;
        }

        TenantId tenant() {
            return tenant;
        }
    }
}
