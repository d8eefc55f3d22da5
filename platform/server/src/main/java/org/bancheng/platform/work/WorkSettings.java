package org.bancheng.platform.work;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the queue is worked off.
 *
 * @param enabled whether this process works at all; it can always enqueue
 * @param poll at most so long until work that another process enqueued is seen
 * @param lease after which the work of a process that died is taken over
 * @param attempts after which a failing item is parked
 * @param concurrency most batches at once in this process
 * @param perTenant most batches at once of one tenant in this process
 */
@ConfigurationProperties("bancheng.work")
record WorkSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("40s") Duration lease,
        @DefaultValue("20") int attempts,
        @DefaultValue("10") int concurrency,
        @DefaultValue("3") int perTenant) {}
