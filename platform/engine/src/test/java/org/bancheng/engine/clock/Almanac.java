package org.bancheng.engine.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.GregorianCalendar;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;

/**
 * A second way to a due time, written to share nothing with the first: the raw lines of the table,
 * days as numbers since 1970, a walk from one to the next, Shanghai eight hours before Greenwich.
 */
final class Almanac {

    static final Path COUNTIES = Path.of("../../tenant-configs");
    private static final long DAY = 86_400;
    private static final long CLOSES = 17 * 3_600 + 30 * 60;
    private static final long EIGHT_HOURS = 8 * 3_600;
    private static final Pattern LOCAL =
            Pattern.compile("date: (\\d{4}-\\d\\d-\\d\\d), kind: (off|work),");

    private final Set<Long> off = new HashSet<>();
    private final Set<Long> worked = new HashSet<>();
    private final int lastNoticed;

    /**
     * @param lastNoticed the last year whose notice is known
     */
    Almanac(int lastNoticed) {
        this.lastNoticed = lastNoticed;
        for (String line : read("_defaults/state-council-days.csv").split("\n")) {
            String[] cells = line.split(",");
            if (!cells[0].equals("date") && Integer.parseInt(cells[3]) <= lastNoticed) {
                note(cells[0], cells[1]);
            }
        }
    }

    /** With the local holidays of a county over the table. */
    Almanac in(String county) {
        var found = LOCAL.matcher(read(county + "/calendar.yaml"));
        while (found.find()) {
            note(found.group(1), found.group(2));
        }
        return this;
    }

    private void note(String date, String kind) {
        long day = day(date);
        off.remove(day);
        worked.remove(day);
        (kind.equals("off") ? off : worked).add(day);
    }

    private static String read(String file) {
        try {
            return Files.readString(COUNTIES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of a day such as 2026-05-09. */
    static long day(String date) {
        var calendar = greenwich();
        calendar.clear();
        calendar.set(
                Integer.parseInt(date.substring(0, 4)),
                Integer.parseInt(date.substring(5, 7)) - 1,
                Integer.parseInt(date.substring(8)));
        return calendar.getTimeInMillis() / 1_000 / DAY;
    }

    private static GregorianCalendar greenwich() {
        return new GregorianCalendar(TimeZone.getTimeZone("GMT"), Locale.ROOT);
    }

    boolean isWorked(long day) {
        // the first of January 1970 was a Thursday
        long weekday = (day + 3) % 7;
        return worked.contains(day) || (weekday < 5 && !off.contains(day));
    }

    /** Days on which the terms of 1, 2, 3 … working days end, after the day of the start. */
    long[] ends(long start, int longest) {
        long[] ends = new long[longest + 1];
        long day = start;
        for (int term = 1; term <= longest; term++) {
            do {
                day++;
            } while (!isWorked(day));
            ends[term] = day;
        }
        return ends;
    }

    /** The last day of so many calendar days, or the first worked one after it. */
    long calendarEnd(long start, int days) {
        long day = start + days;
        while (!isWorked(day)) {
            day++;
        }
        return day;
    }

    /** The day itself while it is worked, up to closing; else the next worked one. */
    long sameDay(long day, long second) {
        return isWorked(day) && second <= CLOSES ? day : ends(day, 1)[1];
    }

    /** Seconds since 1970 at a second of a day in Shanghai. */
    static long moment(long day, long second) {
        return day * DAY + second - EIGHT_HOURS;
    }

    static long closing(long day) {
        return moment(day, CLOSES);
    }

    boolean isProvisional(long day) {
        var calendar = greenwich();
        calendar.setTimeInMillis(day * DAY * 1_000);
        return calendar.get(GregorianCalendar.YEAR) > lastNoticed;
    }
}
