package org.bancheng.platform.operations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.NothingPublished;
import org.bancheng.platform.operations.SimulationsKept.Simulated;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says what a folder would have done to a county's past cases; changes nothing. A simulation is a
 * job: it is asked for, and what came of it is read when it is over.
 */
@Service
class Simulations {
    private final Rollout rollout;
    private final Configurations configurations;
    private final Jobs jobs;
    private final JobRunner runner;
    private final Simulating simulating;
    private final SimulationsKept kept;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Simulations(
            Rollout rollout,
            Configurations configurations,
            Jobs jobs,
            JobRunner runner,
            Simulating simulating,
            SimulationsKept kept,
            @Qualifier("platform") TransactionTemplate transaction,
            Clock businessClock) {
        this.rollout = rollout;
        this.configurations = configurations;
        this.jobs = jobs;
        this.runner = runner;
        this.simulating = simulating;
        this.kept = kept;
        this.transaction = transaction;
        this.clock = businessClock;
    }

    /** A simulation and the job that does it. */
    record Seen(Simulated asked, Job job) {}

    /**
     * The cases to look at, by the day on which they were opened.
     *
     * @param until included
     */
    record Days(LocalDate from, LocalDate until) {}

    /**
     * Begins to try an operator's folder.
     *
     * @throws ConfigurationConflict when the folder and a publication since changed the same file
     * @throws NothingPublished when the county has no configuration yet
     * @throws JobOpen when another simulation of the county is not over
     */
    Seen ask(Tenant tenant, Submission submission, Days days, String by) {
        Reconciliation outcome = rollout.compare(tenant, submission.files());
        if (!outcome.conflicts().isEmpty()) {
            throw new ConfigurationConflict(outcome);
        }
        Submission.check(outcome.files());
        int base = version(tenant);
        BoundTenant.run(tenant, () -> configurations.version(base));
        return ask(tenant, base, outcome.files(), days, by, false);
    }

    /**
     * Begins to try the county's own draft, which is sound.
     *
     * @param base the version that the files were made from
     * @throws JobOpen when another simulation of the county is not over
     */
    Seen ask(Tenant tenant, int base, ConfigurationFiles files, Days days, String by) {
        return ask(tenant, base, files, days, by, true);
    }

    private Seen ask(
            Tenant tenant,
            int base,
            ConfigurationFiles files,
            Days days,
            String by,
            boolean byCounty) {
        String input =
                simulating.input(
                        new Simulating.Input(
                                base, files, days.from(), days.until(), clock.instant()));
        Seen begun =
                transaction.execute(
                        status -> {
                            Job job = jobs.submit(simulating, tenant.id(), input, by, null);
                            Simulated asked =
                                    new Simulated(
                                            job.id(),
                                            tenant.id(),
                                            byCounty,
                                            days.from(),
                                            days.until(),
                                            base,
                                            files.digest(),
                                            null);
                            kept.add(asked);
                            return new Seen(asked, job);
                        });
        runner.wake();
        return Objects.requireNonNull(begun);
    }

    /** For operators any of the county's; empty when it is another county's, or kept no more. */
    Optional<Seen> find(Tenant tenant, UUID id) {
        return kept.find(tenant.id(), id).flatMap(this::seen);
    }

    /** For the county those of its own drafts. */
    Optional<Seen> findOfCounty(Tenant tenant, UUID id) {
        return kept.find(tenant.id(), id).filter(Simulated::byCounty).flatMap(this::seen);
    }

    /** Those of the county's own drafts, the latest first, without what came of them. */
    List<Seen> ofCounty(Tenant tenant) {
        return kept.ofCounty(tenant.id()).stream().flatMap(one -> seen(one).stream()).toList();
    }

    private Optional<Seen> seen(Simulated asked) {
        return jobs.find(asked.id()).map(job -> new Seen(asked, job));
    }

    /** Ends it where it is not over, and forgets what came of it. */
    void forget(Seen simulation) {
        jobs.cancel(simulation.job().id(), Note.of("simulate.cancelled"));
        kept.remove(simulation.job().id());
    }

    /** The version in force. */
    int version(Tenant tenant) {
        return BoundTenant.call(tenant, configurations::currentVersion);
    }

    /** There is no such simulation, or it was forgotten. */
    static final class UnknownSimulation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownSimulation(UUID id) {
            super(id.toString());
        }
    }
}
