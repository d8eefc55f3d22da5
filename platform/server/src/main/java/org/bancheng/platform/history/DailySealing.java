package org.bancheng.platform.history;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantActivated;
import org.bancheng.platform.work.Work;
import org.bancheng.platform.work.WorkHandler;
import org.bancheng.platform.work.WorkItem;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals each county's day soon after midnight and lays a copy out of the database's reach. */
@Component
final class DailySealing implements WorkHandler {
    static final String KIND = "history-seal";
    private static final String REF = "daily";
    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
    // transactions that began before midnight have ended by then
    private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 10);

    private final HistorySeals seals;
    private final Work work;
    private final TransactionTemplate transaction;
    private final SealCopies copies;
    private final Clock clock;

    DailySealing(
            HistorySeals seals,
            Work work,
            TransactionTemplate transaction,
            SealCopies copies,
            Clock businessClock) {
        this.seals = seals;
        this.work = work;
        this.transaction = transaction;
        this.copies = copies;
        this.clock = businessClock;
    }

    @EventListener
    void begin(TenantActivated activated) {
        BoundTenant.run(
                activated.tenant(),
                () -> transaction.executeWithoutResult(_ -> work.enqueue(KIND, REF, firstDue())));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(List<WorkItem> items) {
        LocalDate today = today();
        copies.write(seals.seal(today.minusDays(1)));
        for (WorkItem item : items) {
            transaction.executeWithoutResult(
                    status -> {
                        work.enqueue(KIND, REF, due(today.plusDays(1)));
                        if (!work.complete(item)) {
                            status.setRollbackOnly();
                        }
                    });
        }
    }

    /**
     * A day that ended while no server ran is sealed at once; sealing one twice changes nothing.
     */
    private Instant firstDue() {
        Instant today = due(today());
        return today.isBefore(clock.instant()) ? clock.instant() : today;
    }

    private static Instant due(LocalDate day) {
        return day.atTime(AFTER_MIDNIGHT).atZone(HOME).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HOME);
    }
}
