package org.bancheng.platform.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.lifecycle.Decision;
import org.bancheng.engine.lifecycle.Facts;
import org.bancheng.engine.lifecycle.Moment;
import org.bancheng.engine.lifecycle.Outcome;
import org.bancheng.engine.lifecycle.Refusal;
import org.bancheng.engine.lifecycle.Subject;
import org.bancheng.platform.work.Work;
import org.bancheng.platform.work.WorkHandler;
import org.bancheng.platform.work.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets clocks act by themselves when their time has come: warn, then breach. */
@Component
class ClockFiring implements WorkHandler {
    private final Proceedings proceedings;
    private final Work work;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ClockFiring(
            Proceedings proceedings,
            Work work,
            TransactionTemplate transactions,
            Clock businessClock) {
        this.proceedings = proceedings;
        this.work = work;
        this.transactions = transactions;
        this.clock = businessClock;
    }

    @Override
    public String kind() {
        return Proceedings.CLOCK;
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
                                    ClockRef ref = ClockRef.parse(item.ref());
                                    // the case before the item, as everyone who acts on a case
                                    // locks them; the item before the clock acts, since acting
                                    // may queue the same clock anew
                                    Docket docket = proceedings.lock(ref.caseId());
                                    if (work.complete(item)) {
                                        fire(docket, ref);
                                    }
                                }));
    }

    private void fire(Docket docket, ClockRef ref) {
        boolean followed = proceedings.followCalendar(docket);
        Assignment assignment =
                docket.assignments.stream()
                        .filter(a -> a.id.equals(ref.subjectId()))
                        .findFirst()
                        .orElse(null);
        Subject subject = assignment == null ? docket.caseSubject() : docket.subjectOf(assignment);
        ClockLedger ledger = subject.clocks().get(ref.name());
        if (ledger == null) {
            if (followed) {
                proceedings.settle(docket);
            }
            return;
        }
        ClockState state = ledger.state(docket.calendars.inForce());
        Instant now = clock.instant();
        Moment moment =
                switch (state.firing(now)) {
                    case NOTHING -> null;
                    case WARN -> Moment.WARN;
                    case BREACH -> Moment.BREACH;
                };
        if (moment == null) {
            if (followed) {
                proceedings.settle(docket);
            }
            // the calendar may have moved the due time
            Instant next = state.nextFiring();
            if (next != null && next.isAfter(now)) {
                work.enqueue(Proceedings.CLOCK, ref.toString(), next);
            }
            return;
        }
        Outcome outcome = fire(docket, assignment, subject, ref.name(), moment);
        switch (outcome) {
            case Decision decision -> proceedings.fired(docket, assignment, decision, moment);
            case Refusal refusal -> throw new ActionRefused(refusal);
        }
    }

    private Outcome fire(
            Docket docket,
            @Nullable Assignment assignment,
            Subject subject,
            String name,
            Moment moment) {
        Facts facts =
                assignment == null
                        ? docket.caseFacts()
                        : docket.assignmentFacts(assignment.type, assignment.unit);
        return docket.lifecycle(subject.type()).fire(subject, name, moment, facts, clock.instant());
    }
}
