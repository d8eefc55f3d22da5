package org.bancheng.platform.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the worker of this process that there is something to look at. */
@Component
final class WakeUp {
    private final Semaphore news = new Semaphore(0);

    void now() {
        news.release();
    }

    void await(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
