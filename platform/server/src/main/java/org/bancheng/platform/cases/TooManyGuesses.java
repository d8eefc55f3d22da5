package org.bancheng.platform.cases;

import java.time.Instant;

/** Wrong secrets were tried too often for this case or from this address. */
public class TooManyGuesses extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant until;

    TooManyGuesses(Instant until) {
        super("too many wrong secrets, shut until " + until);
        this.until = until;
    }

    /** When the next try is listened to. */
    public Instant until() {
        return until;
    }
}
