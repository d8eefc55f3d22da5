package org.bancheng.platform.tenancy;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The clock by which cases live. An auto-configuration, so that it yields to a {@code
 * businessClock} that a test defines and can move.
 */
@AutoConfiguration
public class BusinessTime {
    @Bean
    @ConditionalOnMissingBean(name = "businessClock")
    Clock businessClock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
