package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bancheng.engine.calendar.CalendarChange;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.label.Label;

/** A subject's clocks follow a change of calendar. */
final class Reprojection {

    static final String ACTION = "calendar-changed";
    static final Label LABEL =
            Label.of("按新的放假安排重算期限", "Deadlines counted anew by the new calendar");

    private Reprojection() {}

    static Outcome of(
            LifecycleDefinition definition,
            Subject subject,
            Map<String, WorkingCalendar> former,
            Facts facts,
            Instant now) {
        var clockwork = new Clockwork(definition, facts, subject.clocks(), now);
        var moved = new ArrayList<Map<String, Object>>();
        var reason = Label.of("");
        for (var clock : new TreeMap<>(former).entrySet()) {
            var name = clock.getKey();
            var ledger = subject.clocks().get(name);
            if (ledger == null) {
                continue;
            }
            var next = facts.calendar();
            var why = CalendarChange.reason(clock.getValue(), next);
            var entry = ledger.reprojection(clock.getValue(), next, now, why.zhCn());
            if (entry.isPresent()) {
                reason = why;
                clockwork.enter(name, entry.get());
                moved.add(
                        Map.of(
                                "clock", name,
                                "was", ledger.state(clock.getValue()).due().toString(),
                                "due", ledger.state(next).due().toString()));
            }
        }
        return moved.isEmpty() ? Firing.notDue() : decision(subject, clockwork, reason, moved, now);
    }

    private static Decision decision(
            Subject subject,
            Clockwork clockwork,
            Label reason,
            List<Map<String, Object>> moved,
            Instant now) {
        var after =
                Lifecycle.decision(subject, clockwork, ACTION, LABEL, "", now, List.of()).after();
        return new Decision(
                after,
                new LifecycleEvent(
                        ACTION,
                        LABEL,
                        "",
                        subject.state(),
                        subject.state(),
                        Actor.system(),
                        now,
                        Map.of("reason", reason.zhCn(), "moved", List.copyOf(moved)),
                        clockwork.entries(),
                        null,
                        null),
                List.of());
    }
}
