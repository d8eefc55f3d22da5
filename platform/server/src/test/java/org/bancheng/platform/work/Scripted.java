package org.bancheng.platform.work;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bancheng.platform.tenancy.BoundTenant;
import org.jspecify.annotations.NullMarked;

/** A handler that does what the running test says. */
@NullMarked
final class Scripted implements WorkHandler {
    final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final String kind;
    private final int batchSize;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Consumer<WorkItem> script = _ -> {};

    Scripted(String kind, int batchSize) {
        this.kind = kind;
        this.batchSize = batchSize;
    }

    void script(Consumer<WorkItem> next) {
        script = next;
    }

    int mostAtOnceOfXiangtan() {
        return most.get();
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public void handle(List<WorkItem> items) {
        String tenant = BoundTenant.get().id().value();
        int counted = tenant.equals("xiangtan") ? 1 : 0;
        most.accumulateAndGet(running.addAndGet(counted), Math::max);
        try {
            for (WorkItem item : items) {
                seen.add(tenant + " " + item.ref());
                script.accept(item);
            }
        } finally {
            running.addAndGet(-counted);
        }
    }
}
