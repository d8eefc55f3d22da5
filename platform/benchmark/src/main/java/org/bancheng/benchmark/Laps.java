package org.bancheng.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** How long each step of one thread took. */
final class Laps {
    private final long interval;
    private long next;
    private long[] nanos = new long[1024];
    private int count;

    /** Steps follow one another at once. */
    Laps() {
        this(0, 0);
    }

    private Laps(long first, long interval) {
        this.next = first;
        this.interval = interval;
    }

    /**
     * Steps at fixed times, and lengths counted from those, so that a step which had to wait for a
     * slow one before it counts its wait as well.
     *
     * @param first by {@link System#nanoTime}
     */
    static Laps paced(long first, Duration interval) {
        return new Laps(first, interval.toNanos());
    }

    /** Does a step and notes its length. */
    void step(Runnable step) {
        long begin = interval == 0 ? System.nanoTime() : due();
        step.run();
        add(System.nanoTime() - begin);
    }

    private long due() {
        long due = next;
        next += interval;
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
        return due;
    }

    void add(long lap) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = lap;
    }

    int count() {
        return count;
    }

    void addAll(Laps other) {
        for (int i = 0; i < other.count; i++) {
            add(other.nanos[i]);
        }
    }

    /**
     * @param share such as 0.99
     * @return milliseconds
     */
    double percentile(double share) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0
                ? Double.NaN
                : sorted[(int) Math.min(count - 1, Math.ceil(share * count) - 1)] / 1e6;
    }
}
