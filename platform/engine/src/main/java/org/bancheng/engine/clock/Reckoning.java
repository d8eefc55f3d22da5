package org.bancheng.engine.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.bancheng.engine.calendar.DayKind;
import org.bancheng.engine.calendar.WorkingCalendar;

/**
 * The due time of a ledger's latest run. Days are walked one by one; a day inside a pause (after
 * the day it began, up to the day it ended) does not count, as the day a period starts does not.
 */
class Reckoning {

    final ClockLedger ledger;
    final WorkingCalendar calendar;
    final Run run;
    private boolean provisional;

    Reckoning(ClockLedger ledger, WorkingCalendar calendar) {
        this.ledger = ledger;
        this.calendar = calendar;
        this.run = Run.latest(ledger);
    }

    ClockState state() {
        var derived = due();
        var stopped = run.stopped();
        var due = stopped == null ? derived : stopped.due();
        var started = run.started().at();
        var warnAt = due.minus(Duration.ofHours(ledger.warnHours()));
        return new ClockState(
                ledger.kind(),
                started,
                due,
                stopped == null,
                stopped == null && run.paused(),
                stopped == null ? null : stopped.at(),
                run.extensions().size(),
                provisional,
                warnAt,
                noticeAt(started, warnAt, due),
                run.warnedOf(due),
                run.breachedOf(due),
                lateRuns());
    }

    /** Not in the night and not on a day off; not before the start, not after the end. */
    private Instant noticeAt(Instant started, Instant warnAt, Instant due) {
        var notice = calendar.lastWorkingInstant(warnAt);
        if (notice.isBefore(started)) {
            notice = calendar.nextWorkingInstant(started);
        }
        return notice.isAfter(due) ? due : notice;
    }

    private int lateRuns() {
        var runs = Run.all(ledger);
        return (int)
                runs.subList(0, runs.size() - 1).stream()
                        .map(Run::stopped)
                        .filter(end -> end != null && end.at().isAfter(end.due()))
                        .count();
    }

    final Instant due() {
        var start = run.started().at();
        var startDate = calendar.dateOf(start);
        int extension = run.extendedBy();
        return switch (run.length()) {
            case Length.WorkingDays(int days) -> walk(startDate, days, extension);
            case Length.CalendarDays(int days) -> extended(run(startDate, days), extension);
            case Length.SameDay _ -> {
                var due = settle(calendar.dueSameDay(start));
                note(startDate, calendar.dateOf(due));
                yield extended(due, extension);
            }
            case Length.Hours(int hours) ->
                    extended(shift(start.plus(Duration.ofHours(hours))), extension);
            case Length.Until(var due) -> extended(due, extension);
        };
    }

    private Instant extended(Instant due, int extension) {
        if (extension == 0) {
            return due;
        }
        reachedEndOfTerm(calendar.dateOf(due));
        return walk(calendar.dateOf(due), 0, extension);
    }

    private Instant walk(LocalDate from, int days, int extension) {
        var day = from;
        for (int counted = 0; counted < days + extension; ) {
            day = day.plusDays(1);
            var kind = calendar.kind(day);
            if (paused(day)) {
                passed(day, kind, 0, true);
            } else {
                counted += kind.counts() ? 1 : 0;
                passed(day, kind, counted, false);
                if (kind.counts() && counted == days && extension > 0) {
                    reachedEndOfTerm(day);
                }
            }
        }
        note(from, day);
        return settle(calendar.closing(day));
    }

    /**
     * Every day outside a pause counts; a last day that is off gives way to the next working day.
     */
    private Instant run(LocalDate from, int days) {
        var day = from;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (paused(day)) {
                passed(day, calendar.kind(day), 0, true);
            } else {
                counted++;
                ran(day, counted);
            }
        }
        var last = day;
        while (!calendar.isWorkingDay(day)) {
            day = day.plusDays(1);
            carried(day, calendar.kind(day));
        }
        note(last, day);
        return settle(calendar.closing(day));
    }

    /** Clock hours stand still while the clock is paused. */
    private Instant shift(Instant due) {
        var shifted = due;
        for (var pause : run.pauses()) {
            var to = pause.to();
            if (to != null && !pause.from().isAfter(shifted)) {
                shifted = shifted.plus(Duration.between(pause.from(), to));
            }
        }
        return shifted;
    }

    /** A due time inside a pause waits for its end: nothing is left but the rest of that day. */
    private Instant settle(Instant due) {
        var settled = due;
        for (var pause : run.pauses()) {
            var to = pause.to();
            if (to != null && !pause.from().isAfter(settled) && to.isAfter(settled)) {
                settled = calendar.dueSameDay(to);
                note(calendar.dateOf(settled), calendar.dateOf(settled));
            }
        }
        return settled;
    }

    private boolean paused(LocalDate day) {
        return run.pauses().stream()
                .anyMatch(
                        pause ->
                                pause.to() != null
                                        && day.isAfter(calendar.dateOf(pause.from()))
                                        && !day.isAfter(calendar.dateOf(pause.to())));
    }

    private void note(LocalDate from, LocalDate to) {
        provisional |= calendar.isProvisional(from) || calendar.isProvisional(to);
    }

    /** A day walked over; {@code counted} is its number when it counts. */
    void passed(LocalDate day, DayKind kind, int counted, boolean paused) {}

    /** A calendar day of the term, the how-many-th of it. */
    void ran(LocalDate day, int counted) {}

    /** A day after a last day that was off. */
    void carried(LocalDate day, DayKind kind) {}

    /** The term without its extensions has ended on this day. */
    void reachedEndOfTerm(LocalDate day) {}
}
