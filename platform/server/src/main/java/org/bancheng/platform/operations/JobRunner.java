package org.bancheng.platform.operations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.platform.operations.Job.State;
import org.bancheng.platform.operations.Job.StepState;
import org.bancheng.platform.operations.Procedure.Lane;
import org.bancheng.platform.trace.Trace;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works on jobs, its own and those a killed replica left. A job is held by a lease that is renewed
 * while it runs; each finished step is recorded, so whoever goes on begins at the first open one.
 */
@Component
class JobRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final int KEPT_DAYS = 30;

    /** For whoever asks the database at the moment of stopping. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Jobs jobs;
    private final Map<String, Procedure> procedures;
    private final JobSettings settings;
    private final List<Taking> lanes;
    private final Map<Lease, Thread> working = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private List<Thread> threads = List.of();

    JobRunner(Jobs jobs, List<Procedure> procedures, JobSettings settings) {
        this.jobs = jobs;
        this.procedures =
                procedures.stream().collect(Collectors.toMap(Procedure::kind, Function.identity()));
        this.settings = settings;
        this.lanes =
                List.of(
                        new Taking(Lane.WORK, settings.parallel()),
                        new Taking(Lane.TRIAL, settings.trials()));
    }

    /**
     * @param room for jobs of the lane
     * @param calls to look for one
     */
    private record Taking(Lane lane, Semaphore room, Semaphore calls) {
        Taking(Lane lane, int most) {
            this(lane, new Semaphore(most), new Semaphore(0));
        }
    }

    /** Looks for work now rather than at the next poll. */
    void wake() {
        lanes.forEach(lane -> lane.calls().release());
    }

    @Override
    public void start() {
        running = true;
        stopped = new CountDownLatch(1);
        jobs.forget(KEPT_DAYS);
        threads =
                Stream.concat(
                                lanes.stream()
                                        .map(
                                                lane ->
                                                        Thread.ofVirtual()
                                                                .name("jobs-" + lane.lane())
                                                                .start(() -> takeJobs(lane))),
                                Stream.of(
                                        Thread.ofVirtual()
                                                .name("job-leases")
                                                .start(this::renewLeases)))
                        .toList();
    }

    /**
     * Jobs at work are let go of as if the process had been killed: another goes on with them.
     * Whoever looks for jobs is let finish looking, since an interrupt would break his connection.
     */
    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        wake();
        working.values().forEach(Thread::interrupt);
        threads.forEach(JobRunner::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void takeJobs(Taking from) {
        while (running) {
            try {
                if (!from.room().tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    continue;
                }
                Optional<Lease> lease = claim(from.lane());
                if (lease.isPresent()) {
                    Thread.ofVirtual()
                            .name("job-" + lease.get().job())
                            .start(() -> Trace.run(() -> hold(lease.get(), from.room())));
                } else {
                    from.room().release();
                    if (from.calls()
                            .tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                        from.calls().drainPermits();
                    }
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Optional<Lease> claim(Lane lane) {
        try {
            return jobs.claim(lane, settings.lease());
        } catch (RuntimeException e) {
            log.warn("cannot look for jobs: {}", Outage.said(e));
            return Optional.empty();
        }
    }

    private void renewLeases() {
        while (running) {
            try {
                if (stopped.await(
                        settings.lease().dividedBy(4).toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
            working.forEach(this::renew);
        }
    }

    private void renew(Lease lease, Thread worker) {
        try {
            if (!jobs.renew(lease, settings.lease())) {
                log.warn("job {} went to another replica", lease.job());
                worker.interrupt();
            }
        } catch (RuntimeException e) {
            log.warn("cannot renew the lease of job {}: {}", lease.job(), Outage.said(e));
        }
    }

    private void hold(Lease lease, Semaphore room) {
        working.put(lease, Thread.currentThread());
        try {
            work(lease);
        } catch (RuntimeException e) {
            // the lease runs out, and the job is taken again
            log.error("job {} is left for later", lease.job(), e);
        } finally {
            working.remove(lease);
            room.release();
        }
    }

    /** Runs the open steps of a job until it ends, waits, or is lost to another. */
    void work(Lease lease) {
        Job job = jobs.find(lease.job()).orElseThrow();
        Procedure procedure = procedures.get(job.kind());
        if (procedure == null) {
            fail(lease, job, null, Note.of("job.unknown-kind", job.kind()));
            return;
        }
        try (MDC.MDCCloseable _ = MDC.putCloseable("tenant", job.tenant().value())) {
            perform(lease, job, procedure);
        }
    }

    private void perform(Lease lease, Job job, Procedure procedure) {
        Running at = Running.of(job);
        for (Job.Step step : job.steps()) {
            if (step.state() != StepState.DONE && !perform(lease, job, procedure, step, at)) {
                return;
            }
        }
        jobs.end(lease, State.DONE, null);
        log.info("{} of {} is done", job.kind(), job.tenant());
    }

    private boolean perform(Lease lease, Job job, Procedure procedure, Job.Step step, Running at) {
        if (!jobs.mark(lease, step.ordinal(), StepState.RUNNING, null)) {
            return false;
        }
        try {
            Note done =
                    procedure
                            .step(step.name())
                            .action()
                            .perform(
                                    at.at(
                                            note ->
                                                    jobs.mark(
                                                            lease,
                                                            step.ordinal(),
                                                            StepState.RUNNING,
                                                            note)));
            return jobs.done(lease, step.ordinal(), done, at.results());
        } catch (StepRefused e) {
            jobs.mark(lease, step.ordinal(), StepState.FAILED, e.note());
            fail(lease, job, procedure, e.note());
        } catch (Running.Lost e) {
            log.info("{} of {} is no more this server's", job.kind(), job.tenant());
        } catch (Exception e) {
            if (e instanceof InterruptedException || Thread.interrupted()) {
                return false;
            }
            if (Outage.isBehind(e)) {
                pause(lease, job, step, e);
            } else {
                log.error("{} of {} failed at {}", job.kind(), job.tenant(), step.name(), e);
                Note why = Note.of("job.failed", Note.text("step." + step.name()), Outage.said(e));
                jobs.mark(lease, step.ordinal(), StepState.FAILED, why);
                fail(lease, job, procedure, why);
            }
        }
        return false;
    }

    private void pause(Lease lease, Job job, Job.Step step, Exception e) {
        Duration delay = Duration.ofSeconds(1L << Math.min(job.attempt() - 1, 10));
        if (delay.compareTo(settings.longestPause()) > 0) {
            delay = settings.longestPause();
        }
        log.warn("{} of {} waits at {}: {}", job.kind(), job.tenant(), step.name(), Outage.said(e));
        Note why = Note.of("step.waits." + step.name(), Outage.said(e));
        if (jobs.mark(lease, step.ordinal(), StepState.WAITING, why)) {
            jobs.postpone(lease, delay);
        }
    }

    private void fail(Lease lease, Job job, @Nullable Procedure procedure, Note why) {
        if (procedure != null) {
            procedure.failed(job, why);
        }
        jobs.end(lease, State.FAILED, why);
    }
}
