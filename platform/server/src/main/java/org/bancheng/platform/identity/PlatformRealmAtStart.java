package org.bancheng.platform.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sees to the platform realm at every start, trying until Keycloak answers: the server starts
 * without it.
 */
@Component
class PlatformRealmAtStart implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformRealmAtStart.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final PlatformRealm realm;
    private volatile @Nullable Thread thread;

    PlatformRealmAtStart(PlatformRealm realm) {
        this.realm = realm;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("platform-realm").start(this::tryUntilDone);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void tryUntilDone() {
        Duration pause = FIRST_PAUSE;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                realm.ensure();
                LOG.info("The platform realm is ready");
                return;
            } catch (RuntimeException e) {
                LOG.warn(
                        "The platform realm is not ready, next try in {}: {}", pause, e.toString());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                return;
            }
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
