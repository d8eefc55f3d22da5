package org.bancheng.platform.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells the worker of this process that there is something to look at. */
@Component
final class WakeUp {
    private static final Duration SUCCESSION = Duration.ofMillis(20);

    private final Semaphore news = new Semaphore(0);
    private volatile boolean ended;

    /** Somebody asked for work. */
    void now() {
        news.release();
    }

    /** A place is free. */
    void ended() {
        ended = true;
        news.release();
    }

    /** Waits for news; what is asked for in quick succession is one piece of news. */
    void await(Duration atMost) throws InterruptedException {
        if (!news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        if (!ended) {
            Thread.sleep(SUCCESSION);
        }
        ended = false;
        news.drainPermits();
    }
}
