package org.bancheng.platform.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.bancheng.platform.work.DailyWork;
import org.bancheng.platform.work.Work;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every night, forgets the requests that nobody repeats any more. */
@Component
final class RequestsForgotten extends DailyWork {
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 30);

    private final OnceOnly onceOnly;

    RequestsForgotten(
            OnceOnly onceOnly, Work work, TransactionTemplate transaction, Clock businessClock) {
        super("forget-requests", AT_NIGHT, work, transaction, businessClock);
        this.onceOnly = onceOnly;
    }

    @Override
    protected void perform(LocalDate today) {
        onceOnly.forget();
    }
}
