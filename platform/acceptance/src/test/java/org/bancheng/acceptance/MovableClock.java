package org.bancheng.acceptance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The business clock of the server under test: it goes on as time does, from wherever it is set.
 */
public final class MovableClock extends Clock {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private volatile Duration ahead = Duration.ZERO;

    /** Sets the clock to a time in Shanghai, such as {@code 2026-05-11T09:00}. */
    public void set(String local) {
        ahead =
                Duration.between(
                        Instant.now(), LocalDateTime.parse(local).atZone(SHANGHAI).toInstant());
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return SHANGHAI;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the business clock stands in Shanghai");
    }
}
