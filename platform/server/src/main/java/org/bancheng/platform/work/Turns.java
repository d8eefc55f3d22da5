package org.bancheng.platform.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is next: the tenant with the fewest batches under way, among equals the queue that has waited
 * longest for its turn. A tenant's backlog, however long, takes at most its bound.
 */
final class Turns {
    private final int concurrency;
    private final int perTenant;
    private final List<Share> running = new ArrayList<>();
    private final Map<Share, Long> lastTurn = new HashMap<>();
    private long turn;

    Turns(int concurrency, int perTenant) {
        this.concurrency = concurrency;
        this.perTenant = perTenant;
    }

    /** Takes turns for as many of the waiting queues as may run now; each ends by {@link #end}. */
    synchronized List<Share> take(List<Share> waiting) {
        lastTurn.keySet().retainAll(waiting);
        List<Share> left = new ArrayList<>(waiting);
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

    private long underWay(Share share) {
        return running.stream().filter(other -> other.tenant().equals(share.tenant())).count();
    }
}
