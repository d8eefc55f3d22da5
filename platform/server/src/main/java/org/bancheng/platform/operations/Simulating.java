package org.bancheng.platform.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.simulation.PastCase;
import org.bancheng.engine.simulation.Simulation;
import org.bancheng.engine.simulation.Simulation.Difference;
import org.bancheng.platform.cases.PastCases;
import org.bancheng.platform.cases.PastCases.Opened;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes past cases through a changed configuration, some hundred at a time by a few threads that
 * all simulations share. What is in memory at a time is what these threads are at.
 */
@Component
class Simulating implements Procedure, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Simulating.class);
    static final String KIND = "simulate";
    private static final int AT_ONCE = 200;
    private static final Duration TELLING = Duration.ofSeconds(1);

    private final Tenants tenants;
    private final Configurations configurations;
    private final PastCases past;
    private final SimulationsKept kept;
    private final JsonMapper json;
    private final SimulationSettings settings;
    private final int threads;
    private final ExecutorService workers;

    Simulating(
            Tenants tenants,
            Configurations configurations,
            PastCases past,
            SimulationsKept kept,
            JsonMapper json,
            SimulationSettings settings) {
        this.tenants = tenants;
        this.configurations = configurations;
        this.past = past;
        this.kept = kept;
        this.json = json;
        this.settings = settings;
        this.threads = Math.min(settings.threads(), Runtime.getRuntime().availableProcessors());
        this.workers =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("simulation-", 1).factory());
    }

    /**
     * What such a job is given.
     *
     * @param base the version in force that the files are compared with
     * @param until the last day on which the cases were opened
     * @param at when it was asked: what still runs is looked at as of then
     */
    record Input(int base, ConfigurationFiles files, LocalDate from, LocalDate until, Instant at) {}

    String input(Input input) {
        return json.writeValueAsString(input);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.TRIAL;
    }

    @Override
    public Optional<String> promise() {
        return Optional.of(KIND);
    }

    @Override
    public List<Step> steps() {
        return List.of(new Step(KIND, this::simulate));
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }

    private Note simulate(Running job) throws InterruptedException {
        Tenant tenant =
                tenants.find(job.tenant())
                        .orElseThrow(() -> new StepRefused(Note.of("registry.gone", job.tenant())));
        Input input = json.readValue(job.job().input(), Input.class);
        SimulationOutcome<Label> outcome =
                BoundTenant.call(tenant, () -> outcome(tenant, input, job));
        kept.put(job.job().id(), outcome);
        return Note.of("simulate.done", outcome.cases(), outcome.differing());
    }

    private SimulationOutcome<Label> outcome(Tenant tenant, Input input, Running job)
            throws InterruptedException {
        Simulation simulation =
                new Simulation(
                        configurations.version(input.base()),
                        Submission.check(input.files()),
                        input.at());
        Instant from = start(input.from());
        Instant until = start(input.until().plusDays(1));
        int all = past.count(from, until);
        int wanted = Math.min(all, settings.most());
        SimulationFindings found = new SimulationFindings();
        Deque<Future<SimulationFindings>> underway = new ArrayDeque<>();
        try {
            Opened last = null;
            int asked = 0;
            long told = System.nanoTime();
            job.tell(progress(found, wanted));
            do {
                while (asked < wanted && underway.size() <= threads) {
                    List<Opened> next =
                            past.opened(from, until, last, Math.min(AT_ONCE, wanted - asked));
                    if (next.isEmpty()) {
                        wanted = asked;
                    } else {
                        last = next.getLast();
                        asked += next.size();
                        underway.add(workers.submit(() -> found(tenant, simulation, next)));
                    }
                }
                take(underway, found);
                if (System.nanoTime() - told > TELLING.toNanos()) {
                    told = System.nanoTime();
                    job.tell(progress(found, wanted));
                }
            } while (asked < wanted || !underway.isEmpty());
        } finally {
            underway.forEach(one -> one.cancel(true));
        }
        return found.outcome(all - found.cases());
    }

    private static Note progress(SimulationFindings found, int wanted) {
        return Note.of("simulate.looked", found.cases(), wanted);
    }

    /** In the order of the cases, so that the first of each group are the same every time. */
    private static void take(Deque<Future<SimulationFindings>> underway, SimulationFindings found)
            throws InterruptedException {
        Future<SimulationFindings> oldest = underway.poll();
        if (oldest == null) {
            return;
        }
        try {
            found.add(oldest.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("past cases could not be gone through", e.getCause());
        }
    }

    private SimulationFindings found(Tenant tenant, Simulation simulation, List<Opened> cases) {
        return BoundTenant.call(
                tenant,
                () -> {
                    SimulationFindings found = new SimulationFindings();
                    List<UUID> ids = cases.stream().map(Opened::id).toList();
                    List<PastCase> told = past.read(ids);
                    found.addUntold(ids.size() - told.size());
                    for (PastCase one : told) {
                        difference(simulation, one)
                                .ifPresentOrElse(found::add, found::addNotFollowed);
                    }
                    return found;
                });
    }

    /** One case in which something fails does not keep the others from being looked at. */
    private static Optional<Difference> difference(Simulation simulation, PastCase past) {
        try {
            return simulation.difference(past);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("case {} cannot be taken through the changed rules", past.number(), e);
            return Optional.empty();
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
