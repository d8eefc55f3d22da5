package org.bancheng.devstack;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps the started servers running, and ends them together. */
final class Keeper implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int RESTARTS = 3;
    private static final Duration RESTART_WINDOW = Duration.ofMinutes(10);

    private final Path supervise;
    private final Consumer<String> progress;
    private final Map<ManagedServer, Child> children = new LinkedHashMap<>();
    private final Map<String, Deque<Long>> deaths = new HashMap<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread hook = new Thread(this::stopAll, "stop the servers");
    private volatile boolean closing;

    Keeper(Path supervise, Consumer<String> progress) {
        this.supervise = supervise;
        this.progress = progress;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Completes normally after {@link #close}, exceptionally when a server could not be kept
     * running.
     */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Prepares and starts a server and returns when it is ready. */
    void start(ManagedServer server) {
        prepare(server);
        long begin = System.nanoTime();
        Child child = launch(server);
        awaitReady(server, child);
        progress.accept(
                "%s: ready after %.1f s"
                        .formatted(server.name(), (System.nanoTime() - begin) / 1e9));
        var _ = child.ended().thenAcceptAsync(exit -> died(server, child, exit));
    }

    void prepare(ManagedServer server) {
        try {
            server.prepare();
        } catch (IOException e) {
            throw new DevstackFailed(
                    server.name()
                            + " could not be prepared: "
                            + e
                            + ". If the disk is full, free some space; otherwise mend the permissions.",
                    e);
        }
    }

    private synchronized Child launch(ManagedServer server) {
        if (closing) {
            throw new DevstackFailed(server.name() + " is not started: the stack is closing");
        }
        progress.accept(server.name() + ": starting");
        Child child = Child.start(supervise, server.launch());
        children.put(server, child);
        return child;
    }

    private void awaitReady(ManagedServer server, Child child) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!server.isReady()) {
            if (closing) {
                throw new DevstackFailed(server.name() + " was ended while it started");
            }
            if (!child.isAlive()) {
                throw new DevstackFailed(
                        server.name() + " ended while it started; " + child.lastWords());
            }
            if (System.nanoTime() > giveUp) {
                throw new DevstackFailed(
                        server.name()
                                + " does not answer after "
                                + PATIENCE.toMinutes()
                                + " minutes; "
                                + child.lastWords());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DevstackFailed("interrupted", e);
        }
    }

    /** Ends one of the started servers in order, and leaves it so until it is started again. */
    void stop(ManagedServer server) {
        Child child;
        synchronized (this) {
            child = children.remove(server);
        }
        if (child != null) {
            child.stop();
        }
    }

    private synchronized boolean isKept(ManagedServer server, Child child) {
        return !closing && children.get(server) == child;
    }

    private void died(ManagedServer server, Child child, int exit) {
        if (!isKept(server, child)) {
            return;
        }
        child.killSession();
        String what =
                server.name()
                        + " ended unexpectedly (exit code "
                        + exit
                        + "); "
                        + child.lastWords();
        if (tooOften(server.name())) {
            giveUp(
                    new DevstackFailed(
                            what + "\n  It died too often; the other servers are stopped."));
            return;
        }
        progress.accept(what + "\n  It is started again.");
        try {
            start(server);
        } catch (DevstackFailed e) {
            giveUp(e);
        }
    }

    private synchronized boolean tooOften(String name) {
        Deque<Long> times = deaths.computeIfAbsent(name, _ -> new ArrayDeque<>());
        long now = System.nanoTime();
        times.add(now);
        times.removeIf(then -> now - then > RESTART_WINDOW.toNanos());
        return times.size() > RESTARTS;
    }

    private void giveUp(DevstackFailed failure) {
        if (!closing) {
            stopAll();
            ended.completeExceptionally(failure);
        }
    }

    /** Ends the others when one could not be started. */
    void giveUpOn(@Nullable Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            giveUpOn(failure.getCause());
        } else if (failure != null && !closing) {
            ended.completeExceptionally(failure);
            stopAll();
        }
    }

    /** The first failure, not that of a server ended for its sake. */
    RuntimeException whyItGaveUp(RuntimeException otherwise) {
        return ended.isCompletedExceptionally()
                        && ended.exceptionNow() instanceof DevstackFailed failure
                ? failure
                : otherwise;
    }

    private void stopAll() {
        List<Map.Entry<ManagedServer, Child>> running;
        synchronized (this) {
            closing = true;
            running = List.copyOf(children.entrySet());
        }
        new TreeMap<>(running.stream().collect(groupingBy(entry -> entry.getKey().layer())))
                .descendingMap()
                .values()
                .forEach(Keeper::stop);
    }

    private static void stop(List<Map.Entry<ManagedServer, Child>> some) {
        List<Thread> stopping =
                some.stream()
                        .map(entry -> Thread.startVirtualThread(() -> entry.getValue().stop()))
                        .toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stopAll();
        ended.complete(null);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook does the same
        }
    }
}
