package org.bancheng.engine.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a clock: from a start to the next start or to now, its entries sorted out. */
record Run(
        ClockEntry.Started started,
        Length length,
        List<ClockEntry.Extended> extensions,
        List<Pause> pauses,
        List<ClockEntry> entries,
        ClockEntry.@Nullable Stopped stopped) {

    /**
     * @param to null while it lasts
     */
    record Pause(Instant from, @Nullable Instant to) {}

    static Run latest(ClockLedger ledger) {
        return all(ledger).getLast();
    }

    static List<Run> all(ClockLedger ledger) {
        var runs = new ArrayList<Run>();
        var entries = ledger.entries();
        int begin = 0;
        for (int i = 1; i <= entries.size(); i++) {
            if (i == entries.size() || entries.get(i) instanceof ClockEntry.Started) {
                runs.add(of(entries.subList(begin, i)));
                begin = i;
            }
        }
        return runs;
    }

    private static Run of(List<ClockEntry> entries) {
        var started = (ClockEntry.Started) entries.getFirst();
        var length = started.length();
        var extensions = new ArrayList<ClockEntry.Extended>();
        var pauses = new ArrayList<Pause>();
        ClockEntry.Stopped stopped = null;
        for (var entry : entries) {
            switch (entry) {
                case ClockEntry.Reprojected reprojected -> length = reprojected.length();
                case ClockEntry.Extended extended -> extensions.add(extended);
                case ClockEntry.Paused paused -> pauses.add(new Pause(paused.at(), null));
                case ClockEntry.Resumed resumed -> {
                    var open = pauses.removeLast();
                    pauses.add(new Pause(open.from(), resumed.at()));
                }
                case ClockEntry.Stopped end -> stopped = end;
                case ClockEntry.Started _, ClockEntry.Warned _, ClockEntry.Breached _ -> {}
            }
        }
        return new Run(started, length, extensions, pauses, entries, stopped);
    }

    int extendedBy() {
        return extensions.stream().mapToInt(ClockEntry.Extended::workingDays).sum();
    }

    boolean paused() {
        return !pauses.isEmpty() && pauses.getLast().to() == null;
    }

    boolean warnedOf(Instant due) {
        return entries.stream()
                .anyMatch(e -> e instanceof ClockEntry.Warned warned && warned.due().equals(due));
    }

    boolean breachedOf(Instant due) {
        return entries.stream()
                .anyMatch(e -> e instanceof ClockEntry.Breached breach && breach.due().equals(due));
    }
}
