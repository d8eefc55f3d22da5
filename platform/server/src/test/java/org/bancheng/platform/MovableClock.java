package org.bancheng.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.NullMarked;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The business clock of a test: stands still until it is moved. */
@NullMarked
public final class MovableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-02T02:00:00Z");

    public void forward(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Configuration(proxyBeanMethods = false)
    public static class InPlace {
        @Bean
        MovableClock businessClock() {
            return new MovableClock();
        }
    }
}
