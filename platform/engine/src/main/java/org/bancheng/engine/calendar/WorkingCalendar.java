package org.bancheng.engine.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which days count and when a period ends: Civil Code art. 201 and 203, the State Council's yearly
 * notices, and a county's own days over them. Immutable.
 */
public final class WorkingCalendar {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Map<LocalDate, CalendarDay> days;
    private final Set<Integer> noticedYears;
    private final List<CalendarDay> overlay;
    private final BusinessHours hours;

    private WorkingCalendar(
            Map<LocalDate, CalendarDay> days,
            Set<Integer> noticedYears,
            List<CalendarDay> overlay,
            BusinessHours hours) {
        this.days = Map.copyOf(days);
        this.noticedYears = Set.copyOf(noticedYears);
        this.overlay = List.copyOf(overlay);
        this.hours = hours;
    }

    /**
     * @param stateCouncil days of the yearly notices
     * @param noticedYears the years whose notice is out; every other year is provisional
     * @param overlay a county's own days; they win over the State Council's
     */
    public static WorkingCalendar of(
            Collection<CalendarDay> stateCouncil,
            Set<Integer> noticedYears,
            Collection<CalendarDay> overlay,
            BusinessHours hours) {
        var days = new HashMap<LocalDate, CalendarDay>();
        stateCouncil.forEach(day -> days.put(day.date(), day));
        overlay.forEach(day -> days.put(day.date(), day));
        return new WorkingCalendar(days, noticedYears, List.copyOf(overlay), hours);
    }

    /** The same county's calendar by another table of the yearly notices. */
    public WorkingCalendar by(StateCouncilDays notices) {
        return of(notices.days(), notices.noticedYears(), overlay, hours);
    }

    /** Whether every day counts and ends as in the other calendar, for the same reasons. */
    public boolean agreesWith(WorkingCalendar other) {
        return days.equals(other.days)
                && noticedYears.equals(other.noticedYears)
                && hours.equals(other.hours);
    }

    Set<Integer> noticedYears() {
        return noticedYears;
    }

    public BusinessHours hours() {
        return hours;
    }

    public DayKind kind(LocalDate date) {
        var special = days.get(date);
        boolean weekend = date.getDayOfWeek().getValue() >= 6;
        if (special == null) {
            return weekend ? new DayKind.Weekend() : new DayKind.Working();
        }
        return special.working()
                ? new DayKind.MakeUp(special.name(), special.notice())
                : new DayKind.Holiday(special.name(), special.notice());
    }

    public boolean isWorkingDay(LocalDate date) {
        return kind(date).counts();
    }

    /** Whether the year's notice is not out yet, so that only weekends are known to be off. */
    public boolean isProvisional(LocalDate date) {
        return !noticedYears.contains(date.getYear());
    }

    /**
     * The end of business on the n-th working day strictly after the start's date, whatever its
     * hour, and also when that date is a day off.
     *
     * @param n at least 1
     */
    public Instant dueAfterWorkingDays(Instant start, int n) {
        return closing(workingDayAfter(dateOf(start), n));
    }

    /** Closing time of the day; after closing or on a day off, that of the next working day. */
    public Instant dueSameDay(Instant start) {
        var date = dateOf(start);
        return isWorkingDay(date) && !start.isAfter(closing(date))
                ? closing(date)
                : closing(workingDayAfter(date, 1));
    }

    public Instant closing(LocalDate date) {
        return at(date, hours.closes());
    }

    public LocalDate dateOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The n-th working day strictly after a date; n at least 1. */
    public LocalDate workingDayAfter(LocalDate date, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n is " + n);
        }
        var day = date;
        for (int counted = 0; counted < n; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    public boolean inWorkingHours(Instant instant) {
        var local = instant.atZone(ZONE);
        var time = local.toLocalTime();
        return isWorkingDay(local.toLocalDate())
                && hours.spans().stream()
                        .anyMatch(s -> !time.isBefore(s.opens()) && time.isBefore(s.closes()));
    }

    /** The instant itself in working hours, else the next opening. */
    public Instant nextWorkingInstant(Instant instant) {
        var date = dateOf(instant);
        if (isWorkingDay(date)) {
            for (var span : hours.spans()) {
                if (instant.isBefore(at(date, span.closes()))) {
                    var opens = at(date, span.opens());
                    return instant.isBefore(opens) ? opens : instant;
                }
            }
        }
        return at(workingDayAfter(date, 1), hours.opens());
    }

    /** The instant itself in working hours, else the start of the last ones before it. */
    public Instant lastWorkingInstant(Instant instant) {
        var date = dateOf(instant);
        if (isWorkingDay(date)) {
            for (var span : hours.spans().reversed()) {
                var opens = at(date, span.opens());
                if (!instant.isBefore(opens)) {
                    return instant.isBefore(at(date, span.closes())) ? instant : opens;
                }
            }
        }
        var day = date.minusDays(1);
        while (!isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        return at(day, hours.spans().getLast().opens());
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(ZONE).toInstant();
    }
}
