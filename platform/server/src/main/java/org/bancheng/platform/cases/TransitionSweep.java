package org.bancheng.platform.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.bancheng.platform.work.DailyWork;
import org.bancheng.platform.work.Work;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries over at night what the publication could not know of: what another server opened by the
 * former version at that very moment.
 */
@Component
class TransitionSweep extends DailyWork {
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 50);

    private final Transitions transitions;

    TransitionSweep(
            Transitions transitions,
            Work work,
            TransactionTemplate transaction,
            Clock businessClock) {
        super("transition", AT_NIGHT, work, transaction, businessClock);
        this.transitions = transitions;
    }

    @Override
    protected void perform(LocalDate today) {
        transitions.carryOver();
    }
}
