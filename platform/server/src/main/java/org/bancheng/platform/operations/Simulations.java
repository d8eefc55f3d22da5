package org.bancheng.platform.operations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.simulation.Simulation;
import org.bancheng.engine.simulation.Simulation.Difference;
import org.bancheng.platform.cases.PastCases;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.springframework.stereotype.Service;

/** Says what a folder would have done to a county's past cases; changes nothing. */
@Service
class Simulations {
    /** So many of the latest at a time: whoever asks waits for the answer. */
    static final int MOST = 5000;

    private final Rollout rollout;
    private final Configurations configurations;
    private final PastCases past;
    private final Clock clock;

    Simulations(
            Rollout rollout, Configurations configurations, PastCases past, Clock businessClock) {
        this.rollout = rollout;
        this.configurations = configurations;
        this.past = past;
        this.clock = businessClock;
    }

    /**
     * @param cases looked at, of the latest in that time
     * @param notFollowed of them, those that the rules in force could not be followed through, or
     *     whose key is destroyed
     * @param differences what would have been otherwise
     */
    record Result(int cases, int notFollowed, List<Difference> differences) {}

    /**
     * @param until included
     * @throws ConfigurationConflict when the folder and a publication since changed the same file
     */
    Result of(Tenant tenant, Submission submission, LocalDate from, LocalDate until) {
        Reconciliation outcome = rollout.compare(tenant, submission.files());
        if (!outcome.conflicts().isEmpty()) {
            throw new ConfigurationConflict(outcome);
        }
        return of(tenant, Submission.check(outcome.files()), from, until);
    }

    /**
     * @param until included
     */
    Result of(Tenant tenant, TenantConfiguration next, LocalDate from, LocalDate until) {
        return BoundTenant.call(
                tenant,
                () ->
                        of(
                                new Simulation(
                                        configurations.current().configuration(),
                                        next,
                                        clock.instant()),
                                start(from),
                                start(until.plusDays(1))));
    }

    private Result of(Simulation simulation, Instant from, Instant until) {
        List<UUID> opened = past.opened(from, until, MOST);
        List<Difference> differences = new ArrayList<>();
        int notFollowed = 0;
        for (UUID id : opened) {
            Optional<Difference> difference = past.read(id).flatMap(simulation::difference);
            if (difference.isEmpty()) {
                notFollowed++;
            }
            difference.filter(Difference::isAny).ifPresent(differences::add);
        }
        return new Result(opened.size(), notFollowed, differences);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
