package org.bancheng.platform.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param parallel how many jobs that change a county one replica works on at a time
 * @param trials how many of those that only look at one
 * @param lease how long a job of a killed replica stays untouched; under a minute, so that another
 *     goes on in time
 * @param poll how often to look for jobs that another replica queued or left
 * @param longestPause between two attempts while a server is away
 */
@ConfigurationProperties("bancheng.jobs")
record JobSettings(
        @DefaultValue("6") int parallel,
        @DefaultValue("2") int trials,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("20s") Duration longestPause) {}
