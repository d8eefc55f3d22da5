package org.bancheng.engine.clock;

import java.time.Instant;

/** Green; yellow from 24 clock hours before the due time; red when late. */
public enum Lamp {
    GREEN,
    YELLOW,
    RED;

    public static Lamp of(ClockState state, Instant now) {
        if (state.late(now)) {
            return RED;
        }
        boolean burning =
                state.running() && !state.paused() && state.kind() == ClockLedger.Kind.DUTY;
        return burning && !now.isBefore(state.warnAt()) ? YELLOW : GREEN;
    }
}
