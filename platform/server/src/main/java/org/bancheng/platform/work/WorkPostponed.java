package org.bancheng.platform.work;

import java.time.Duration;

/** The work cannot be done now and through no fault of its own: it comes back, however often. */
public final class WorkPostponed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Duration pause;

    /**
     * @param pause real time until the next attempt
     */
    public WorkPostponed(Duration pause, String reason, Throwable cause) {
        super(reason, cause);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
