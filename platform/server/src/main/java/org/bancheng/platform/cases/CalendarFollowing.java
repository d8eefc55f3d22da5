package org.bancheng.platform.cases;

import java.util.List;
import java.util.UUID;
import org.bancheng.platform.work.Work;
import org.bancheng.platform.work.WorkHandler;
import org.bancheng.platform.work.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a case's clocks to the calendar in force. Done twice it finds nothing to do. */
@Component
class CalendarFollowing implements WorkHandler {
    static final String KIND = "follow-calendar";

    private final Proceedings proceedings;
    private final Work work;
    private final TransactionTemplate transactions;

    CalendarFollowing(Proceedings proceedings, Work work, TransactionTemplate transactions) {
        this.proceedings = proceedings;
        this.work = work;
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int batchSize() {
        return 50;
    }

    @Override
    public void handle(List<WorkItem> items) {
        items.forEach(
                item ->
                        transactions.executeWithoutResult(
                                status -> {
                                    Docket docket = proceedings.lock(UUID.fromString(item.ref()));
                                    if (work.complete(item) && proceedings.followCalendar(docket)) {
                                        proceedings.settle(docket);
                                    }
                                }));
    }
}
