package org.bancheng.platform.work;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * {@code queue} in the health report: what is due, and since when. No part of readiness, since
 * people go on working while it is behind.
 */
@Component("queueHealthIndicator")
final class QueueHealth extends AbstractHealthIndicator {
    private static final Duration LATE = Duration.ofMinutes(15);

    private final WorkBacklog backlog;

    QueueHealth(WorkBacklog backlog) {
        super("the queue cannot be read");
        this.backlog = backlog;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<WorkBacklog.Line> lines = backlog.linesOfActive();
        long lag =
                lines.stream()
                        .map(WorkBacklog.Line::lag)
                        .filter(Objects::nonNull)
                        .mapToLong(Double::longValue)
                        .max()
                        .orElse(0);
        builder.status(lag > LATE.toSeconds() ? "DOWN" : "UP")
                .withDetail("due", lines.stream().mapToLong(WorkBacklog.Line::due).sum())
                .withDetail("failing", lines.stream().mapToLong(WorkBacklog.Line::failing).sum())
                .withDetail("parked", lines.stream().mapToLong(WorkBacklog.Line::parked).sum())
                .withDetail("lag in seconds", lag);
    }
}
