package org.bancheng.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many cases a second so many users finish who begin the next as soon as one is closed.
 *
 * @param cases closed
 * @param casesPerSecond cases closed, by the time they took
 * @param ownCpu CPU seconds of this JVM for each case
 * @param databaseCpu CPU seconds of PostgreSQL for each case
 */
record Throughput(long cases, double casesPerSecond, double ownCpu, double databaseCpu) {

    static Throughput of(Journey journey, int users, Duration length, Cpu database) {
        LongAdder cases = new LongAdder();
        Cpu own = Cpu.ofThisProcess();
        double ownBefore = own.seconds();
        double databaseBefore = database.seconds();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        try (var threads = Executors.newFixedThreadPool(users)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                all.add(
                        threads.submit(
                                () -> {
                                    Laps laps = new Laps();
                                    while (System.nanoTime() < end) {
                                        journey.one(laps);
                                        cases.increment();
                                    }
                                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a user failed", e);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double count = cases.sum();
        return new Throughput(
                cases.sum(),
                count / seconds,
                (own.seconds() - ownBefore) / count,
                (database.seconds() - databaseBefore) / count);
    }
}
