package org.bancheng.platform.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who is next: the tenant with the fewest batches under way, among equals the queue that has waited
 * longest for its turn. A tenant's backlog, however long, takes at most its bound.
 */
final class Turns {
    private final int concurrency;
    private final int perTenant;
    private final List<Share> running = new ArrayList<>();
    private final Map<Share, Long> lastTurn = new HashMap<>();
    private final Map<Share, Long> restsUntil = new HashMap<>();
    private final LongSupplier nanoTime;
    private long turn;

    /**
     * @param nanoTime as {@link System#nanoTime}
     */
    Turns(int concurrency, int perTenant, LongSupplier nanoTime) {
        this.concurrency = concurrency;
        this.perTenant = perTenant;
        this.nanoTime = nanoTime;
    }

    /** Takes turns for as many of the waiting queues as may run now; each ends by {@link #end}. */
    synchronized List<Share> take(List<Share> waiting) {
        lastTurn.keySet().retainAll(waiting);
        long now = nanoTime.getAsLong();
        restsUntil.values().removeIf(until -> until - now <= 0);
        List<Share> left = new ArrayList<>(waiting);
        left.removeAll(restsUntil.keySet());
        List<Share> taken = new ArrayList<>();
        while (running.size() < concurrency) {
            left.removeIf(share -> underWay(share) >= perTenant);
            if (left.isEmpty()) {
                break;
            }
            Share next =
                    left.stream()
                            .min(
                                    Comparator.comparingLong(this::underWay)
                                            .thenComparing(
                                                    share -> lastTurn.getOrDefault(share, 0L)))
                            .orElseThrow();
            left.remove(next);
            lastTurn.put(next, ++turn);
            running.add(next);
            taken.add(next);
        }
        return taken;
    }

    synchronized void end(Share share) {
        running.remove(share);
    }

    /** The queue takes no other turn for so long from now on. */
    synchronized void rest(Share share, Duration length) {
        restsUntil.put(share, nanoTime.getAsLong() + length.toNanos());
    }

    private long underWay(Share share) {
        return running.stream().filter(other -> other.tenant().equals(share.tenant())).count();
    }
}
