package org.bancheng.platform.work;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bancheng.platform.work.WorkTable.Batch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes due work in turns over the tenants and does each batch on a virtual thread of its own.
 * Killed at any point it loses nothing: the lease runs out and another worker, or the next start,
 * takes the items over.
 */
@Component
final class Worker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final WorkTable table;
    private final WorkSettings settings;
    private final WorkBench bench;
    private final WakeUp wakeUp;
    private final Turns turns;
    private final Set<Batch> underWay = ConcurrentHashMap.newKeySet();
    private boolean againFirst;
    private long renewedAt = System.nanoTime();
    private volatile boolean running;
    private @Nullable ExecutorService threads;

    Worker(WorkTable table, WorkSettings settings, WorkBench bench, WakeUp wakeUp) {
        this.table = table;
        this.settings = settings;
        this.bench = bench;
        this.wakeUp = wakeUp;
        this.turns = new Turns(settings.concurrency(), settings.perTenant(), System::nanoTime);
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public void start() {
        ExecutorService started =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 0).factory());
        threads = started;
        running = true;
        started.execute(() -> takeTurns(started));
    }

    /** Begins nothing new and lets what is under way end, for a while. */
    @Override
    public void stop() {
        running = false;
        wakeUp.ended();
        ExecutorService started = threads;
        if (started == null) {
            return;
        }
        started.shutdown();
        try {
            if (!started.awaitTermination(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
                started.shutdownNow();
            }
        } catch (InterruptedException _) {
            started.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void takeTurns(ExecutorService started) {
        while (running) {
            boolean some = false;
            try {
                renewLeases();
                for (Share share : turns.take(table.waiting(bench.kinds()))) {
                    some |= begin(share, started);
                }
            } catch (RuntimeException e) {
                log.warn("the queue cannot be read: {}", e.toString());
            }
            if (!some && !waited()) {
                return;
            }
        }
    }

    private boolean waited() {
        try {
            wakeUp.await(settings.poll());
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean begin(Share share, ExecutorService started) {
        Batch batch;
        try {
            batch = claim(share);
        } catch (RuntimeException e) {
            // every turn that was taken ends, or a database that is away now and then uses them up
            turns.end(share);
            log.warn("the queue {} cannot be read: {}", share, e.toString());
            return false;
        }
        if (batch.items().isEmpty()) {
            turns.end(share);
            return false;
        }
        turns.rest(share, bench.rest(batch));
        underWay.add(batch);
        try {
            started.execute(() -> work(batch));
        } catch (RuntimeException _) {
            table.postpone(batch, "the server stops", Duration.ZERO);
            end(batch);
        }
        return true;
    }

    /**
     * What comes for the first time and what comes again take turns, so neither holds up the other.
     */
    private Batch claim(Share share) {
        int size = bench.batchSize(share.kind());
        againFirst = !againFirst;
        Batch first = claim(share, size, againFirst);
        return first.items().isEmpty() ? claim(share, size, !againFirst) : first;
    }

    private Batch claim(Share share, int size, boolean again) {
        return again
                ? table.claimAgain(share, size, settings.lease())
                : table.claimFresh(share, size, settings.lease());
    }

    private void work(Batch batch) {
        try {
            bench.work(batch);
        } catch (RuntimeException e) {
            log.warn("the queue cannot be told how {} ended: {}", batch.share(), e.toString());
        } finally {
            end(batch);
        }
    }

    private void end(Batch batch) {
        underWay.remove(batch);
        turns.end(batch.share());
        wakeUp.ended();
    }

    private void renewLeases() {
        if (System.nanoTime() - renewedAt > settings.lease().dividedBy(3).toNanos()) {
            renewedAt = System.nanoTime();
            underWay.forEach(batch -> table.renew(batch, settings.lease()));
        }
    }
}
