package org.bancheng.platform.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantActivated;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is done for each county once a day, at an hour of the night in Shanghai. A night in which no
 * server ran is made up for at the next start; doing it twice on one day changes nothing.
 */
public abstract class DailyWork implements WorkHandler {
    private static final String REF = "daily";
    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");

    private final String kind;
    private final LocalTime hour;
    private final Work work;
    private final TransactionTemplate transaction;
    private final Clock clock;

    protected DailyWork(
            String kind,
            LocalTime hour,
            Work work,
            TransactionTemplate transaction,
            Clock businessClock) {
        this.kind = kind;
        this.hour = hour;
        this.work = work;
        this.transaction = transaction;
        this.clock = businessClock;
    }

    /** Does it for the bound county. */
    protected abstract void perform(LocalDate today);

    /** Asks the bound county's to be done now and not only tonight, in the caller's transaction. */
    protected final void atOnce() {
        work.enqueue(kind, REF);
    }

    @EventListener
    public void begin(TenantActivated activated) {
        BoundTenant.run(
                activated.tenant(),
                () -> transaction.executeWithoutResult(_ -> work.enqueue(kind, REF, firstDue())));
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public void handle(List<WorkItem> items) {
        LocalDate today = today();
        perform(today);
        for (WorkItem item : items) {
            transaction.executeWithoutResult(
                    status -> {
                        work.enqueue(kind, REF, due(today.plusDays(1)));
                        if (!work.complete(item)) {
                            status.setRollbackOnly();
                        }
                    });
        }
    }

    private Instant firstDue() {
        Instant today = due(today());
        return today.isBefore(clock.instant()) ? clock.instant() : today;
    }

    private Instant due(LocalDate day) {
        return day.atTime(hour).atZone(HOME).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HOME);
    }
}
