package org.bancheng.engine.clock;

import java.time.Duration;
import java.util.List;
import org.bancheng.engine.calendar.WorkingCalendar;

final class Reckoning {

    private final ClockLedger ledger;
    private final WorkingCalendar calendar;

    Reckoning(ClockLedger ledger, WorkingCalendar calendar) {
        this.ledger = ledger;
        this.calendar = calendar;
    }

    ClockState state() {
        var started = (ClockEntry.Started) ledger.entries().getFirst();
        var due = calendar.dueSameDay(started.at());
        var warn = due.minus(Duration.ofHours(ledger.warnHours()));
        return new ClockState(
                started.at(), due, true, false, null, 0, false, warn, warn, false, false, 0);
    }

    Explanation explanation() {
        return new Explanation(ledger.label(), ledger.basis(), List.of(), state().due());
    }
}
