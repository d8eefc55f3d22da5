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
                breachedOf(due),
                lateRuns());
    }

    /** A due time passes once, also for a run that begins when it is over. */
    private boolean breachedOf(Instant due) {
        return Run.all(ledger).stream().anyMatch(one -> one.breachedOf(due));
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
        return switch (run.length()) {
            case Length.WorkingDays(int days) -> {
                var last = count(startDate, 0, days);
                note(startDate, last);
                yield extended(calendar.closing(last), days);
            }
            case Length.CalendarDays(int days) ->
                    extended(calendar.closing(run(startDate, days)), 0);
            case Length.SameDay _ -> {
                var due = calendar.dueSameDay(start);
                note(startDate, calendar.dateOf(due));
                yield extended(due, 0);
            }
            case Length.Hours(int hours) -> fixed(shift(start.plus(Duration.ofHours(hours))));
            case Length.Until(var due) -> fixed(due);
        };
    }

    private Instant fixed(Instant due) {
        return run.extensions().isEmpty() ? due : extended(due, 0);
    }

    /**
     * An extension counts on from the due day there was when it was granted: a pause in which the
     * clock fell due had moved that day by then, a later pause had not.
     *
     * @param counted working days of the term, on which the count goes on
     */
    private Instant extended(Instant term, int counted) {
        var due = term;
        int already = counted;
        for (var extension : run.extensions()) {
            var from = calendar.dateOf(end(due, extension.at()));
            extendedFrom(from, extension);
            var last = count(from, already, extension.workingDays());
            note(from, last);
            already += extension.workingDays();
            due = calendar.closing(last);
        }
        return end(due, Instant.MAX);
    }

    /** The last of so many working days after the day, those in a pause left out. */
    private LocalDate count(LocalDate from, int already, int days) {
        var day = from;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            var kind = calendar.kind(day);
            if (paused(day)) {
                passed(day, kind, 0, true);
            } else {
                counted += kind.counts() ? 1 : 0;
                passed(day, kind, already + counted, false);
            }
        }
        return day;
    }

    /** A due time, or the one that follows since a pause that began before {@code by} held it. */
    private Instant end(Instant due, Instant by) {
        var settled = settle(due, by);
        var day = calendar.dateOf(due);
        while (day.isBefore(calendar.dateOf(settled))) {
            day = day.plusDays(1);
            if (paused(day)) {
                passed(day, calendar.kind(day), 0, true);
            } else {
                waited(day, calendar.kind(day));
            }
        }
        return settled;
    }

    /**
     * Every day outside a pause counts; a last day that is off gives way to the next working day.
     */
    private LocalDate run(LocalDate from, int days) {
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
        return day;
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
    private Instant settle(Instant due, Instant by) {
        var settled = due;
        for (var pause : run.pauses()) {
            var to = pause.to();
            if (to != null
                    && pause.from().isBefore(by)
                    && !pause.from().isAfter(settled)
                    && to.isAfter(settled)) {
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

    /** A day after a last day on which the clock was paused. */
    void waited(LocalDate day, DayKind kind) {}

    /** The due day from which an extension counts on. */
    void extendedFrom(LocalDate day, ClockEntry.Extended extension) {}
}
