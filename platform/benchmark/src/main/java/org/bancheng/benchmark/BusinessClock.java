package org.bancheng.benchmark;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Runs like any clock, and can be put forward. */
final class BusinessClock extends Clock {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final Clock real = Clock.system(ZONE);
    private volatile Duration ahead = Duration.ZERO;

    void set(Instant time) {
        ahead = Duration.between(real.instant(), time);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("counties live in " + ZONE);
    }
}
