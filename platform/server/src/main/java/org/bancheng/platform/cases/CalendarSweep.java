package org.bancheng.platform.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.bancheng.platform.configuration.CalendarPublished;
import org.bancheng.platform.work.DailyWork;
import org.bancheng.platform.work.Work;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the cases whose clocks run by a calendar that is no more in force: when another is
 * published, and every night for what another server wrote at that very moment. Killed half way it
 * begins again and finds what is left.
 */
@Component
class CalendarSweep extends DailyWork {
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 40);

    private final CalendarClocks clocks;

    CalendarSweep(
            CalendarClocks clocks,
            Work work,
            TransactionTemplate transaction,
            Clock businessClock) {
        super("calendar", AT_NIGHT, work, transaction, businessClock);
        this.clocks = clocks;
    }

    /**
     * In the transaction that publishes: what has to follow stands in the queue, or nothing does.
     */
    @EventListener
    void published(CalendarPublished calendar) {
        atOnce();
    }

    @Override
    protected void perform(LocalDate today) {
        clocks.follow();
    }
}
