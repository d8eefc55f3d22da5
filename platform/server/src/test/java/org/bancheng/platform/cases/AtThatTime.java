package org.bancheng.platform.cases;

import java.time.Clock;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The business clock, standing at the time that the rows were made for. */
@Configuration(proxyBeanMethods = false)
class AtThatTime {
    @Bean
    Clock businessClock() {
        return Clock.fixed(CaseRows.NOW, WorkingCalendar.ZONE);
    }
}
