package org.bancheng.platform.operations;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bancheng.engine.calendar.StateCouncilDays;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.HolidayTable;
import org.bancheng.engine.configuration.Problem;
import org.bancheng.platform.configuration.ConfigurationFiles;

/**
 * The State Council's days of one or more years, as an operator hands them in. Each year it is for
 * takes the place of what a county has for that year; a county's other years, its own days and its
 * hours stay.
 */
record HolidayNotice(StateCouncilDays days) {

    /** The table of days holds something that cannot be taken. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Problem> problems;

        Unreadable(List<Problem> problems) {
            super(problems.getFirst().toString());
            this.problems = List.copyOf(problems);
        }

        List<Problem> problems() {
            return problems;
        }
    }

    /**
     * @param file what problems call it
     * @throws Unreadable when there is a single problem in it
     */
    static HolidayNotice read(String file, byte[] content) {
        return new HolidayNotice(days(file, content));
    }

    private static StateCouncilDays days(String file, byte[] content) {
        HolidayTable table = HolidayTable.check(file, content);
        StateCouncilDays days = table.days();
        if (days == null) {
            throw new Unreadable(table.problems());
        }
        return days;
    }

    Set<Integer> years() {
        return new TreeSet<>(days.noticedYears());
    }

    /** The calendar that a county would have with it. */
    WorkingCalendar over(WorkingCalendar calendar, ConfigurationFiles published) {
        return calendar.by(with(published));
    }

    /** What a county would publish. */
    ConfigurationFiles in(ConfigurationFiles published) {
        TreeMap<String, byte[]> defaults = new TreeMap<>(published.defaults());
        defaults.put(HolidayTable.FILE, with(published).text().getBytes(StandardCharsets.UTF_8));
        return new ConfigurationFiles(published.folder(), defaults);
    }

    private StateCouncilDays with(ConfigurationFiles published) {
        byte[] table = published.defaults().get(HolidayTable.FILE);
        return table == null ? days : days(HolidayTable.FILE, table).with(days);
    }
}
