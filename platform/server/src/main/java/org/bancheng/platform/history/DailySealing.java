package org.bancheng.platform.history;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import org.bancheng.platform.work.DailyWork;
import org.bancheng.platform.work.Work;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals each county's day soon after midnight and lays a copy out of the database's reach. */
@Component
final class DailySealing extends DailyWork {
    static final String KIND = "history-seal";
    // transactions that began before midnight have ended by then
    private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 10);

    private final HistorySeals seals;
    private final SealCopies copies;

    DailySealing(
            HistorySeals seals,
            SealCopies copies,
            Work work,
            TransactionTemplate transaction,
            Clock businessClock) {
        super(KIND, AFTER_MIDNIGHT, work, transaction, businessClock);
        this.seals = seals;
        this.copies = copies;
    }

    @Override
    protected void perform(LocalDate today) {
        copies.write(seals.seal(today.minusDays(1)));
    }
}
