package org.bancheng.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How long steps take that come at a fixed rate, whether or not the ones before are done. */
final class Latency {
    private static final int USERS = 50;

    private Latency() {}

    /** All steps of the given length of time. */
    static Laps of(Journey journey, int stepsPerSecond, Duration length) {
        Laps all = new Laps();
        Duration interval = Duration.ofSeconds(1).multipliedBy(USERS).dividedBy(stepsPerSecond);
        long begin = System.nanoTime() + Duration.ofMillis(200).toNanos();
        long end = begin + length.toNanos();
        try (var threads = Executors.newFixedThreadPool(USERS)) {
            List<Future<Laps>> users = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                Laps laps = Laps.paced(begin + interval.toNanos() * i / USERS, interval);
                users.add(
                        threads.submit(
                                () -> {
                                    while (System.nanoTime() < end) {
                                        journey.one(laps);
                                    }
                                    return laps;
                                }));
            }
            for (Future<Laps> user : users) {
                all.addAll(user.get());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a user failed", e);
        }
        return all;
    }
}
