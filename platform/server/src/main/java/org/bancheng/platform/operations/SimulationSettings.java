package org.bancheng.platform.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param most cases looked at, the latest first; whoever asks for more is told that they are left
 *     out
 * @param threads that work on all simulations of a replica, each with a connection of its own while
 *     it reads; never more than there are processors
 * @param kept how long what came of it can be read
 */
@ConfigurationProperties("bancheng.simulation")
record SimulationSettings(
        @DefaultValue("200000") int most,
        @DefaultValue("4") int threads,
        @DefaultValue("7d") Duration kept) {}
