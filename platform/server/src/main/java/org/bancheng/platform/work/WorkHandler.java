package org.bancheng.platform.work;

import java.time.Duration;
import java.util.List;

/**
 * Does one kind of work. A bean; called on a virtual thread with the tenant bound and no
 * transaction open, by several threads at once for different items.
 *
 * <p>An item comes at least once. What must happen exactly once goes into the handler's own tenant
 * transaction together with {@link Work#complete}. Items not completed there are completed after a
 * normal return; after an exception they come back later, each by itself if they came as a batch,
 * and after many attempts they are parked where operators see them.
 */
public interface WorkHandler {
    String kind();

    /** At most so many items of one tenant come together. */
    default int batchSize() {
        return 1;
    }

    /**
     * After it began a batch that was not full, a tenant's queue of this kind rests so long, so
     * that what comes meanwhile is done together. What comes to a rested queue begins at once.
     */
    default Duration pace() {
        return Duration.ZERO;
    }

    /**
     * @throws WorkPostponed when a server that the work needs is away: the attempt does not count
     */
    void handle(List<WorkItem> items);
}
