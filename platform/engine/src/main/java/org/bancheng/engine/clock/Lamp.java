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
        return state.running() && !state.paused() && !now.isBefore(state.warnAt()) ? YELLOW : GREEN;
    }
}
