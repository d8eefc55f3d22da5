package org.bancheng.engine.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The days of the State Council's yearly notices (国务院办公厅关于部分节假日安排的通知), in the order of their dates.
 */
public record StateCouncilDays(List<Day> listed) {

    static final String HEADER = "date,kind,name,notice_year";

    /**
     * @param working a make-up working day; else a public holiday
     * @param notice the year the notice is for; its first days may lie in the December before
     */
    public record Day(LocalDate date, boolean working, String name, int notice) {

        CalendarDay calendarDay() {
            return new CalendarDay(date, working, name, "国务院办公厅" + notice + "年节假日安排通知");
        }

        private String line() {
            return String.join(
                    ",", date.toString(), working ? "work" : "off", name, String.valueOf(notice));
        }
    }

    public StateCouncilDays {
        listed = listed.stream().sorted(Comparator.comparing(Day::date)).toList();
    }

    /**
     * Reads {@code date,kind,name,notice_year} lines, kind being {@code off} (public holiday) or
     * {@code work} (make-up working day).
     *
     * @throws UnreadableTable with everything that is wrong with the table
     */
    public static StateCouncilDays parse(String csv) throws UnreadableTable {
        return new StateCouncilTable().read(csv);
    }

    public List<CalendarDay> days() {
        return listed.stream().map(Day::calendarDay).toList();
    }

    /** The years whose notice is out. */
    public Set<Integer> noticedYears() {
        return listed.stream().map(Day::notice).collect(Collectors.toSet());
    }

    /**
     * This table with other notices in it: each year that they are for is theirs alone, every other
     * year is kept.
     */
    public StateCouncilDays with(StateCouncilDays notices) {
        var years = notices.noticedYears();
        var dates = notices.listed.stream().map(Day::date).collect(Collectors.toSet());
        var kept =
                listed.stream()
                        .filter(day -> !years.contains(day.notice()))
                        .filter(day -> !dates.contains(day.date()));
        return new StateCouncilDays(Stream.concat(kept, notices.listed.stream()).toList());
    }

    /** As a table that {@link #parse} reads. */
    public String text() {
        return Stream.concat(Stream.of(HEADER), listed.stream().map(Day::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
