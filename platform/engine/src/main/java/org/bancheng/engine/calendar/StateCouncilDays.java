package org.bancheng.engine.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The days of the State Council's yearly notices (国务院办公厅关于部分节假日安排的通知).
 *
 * @param noticedYears the years whose notice is out
 */
public record StateCouncilDays(List<CalendarDay> days, Set<Integer> noticedYears) {

    private static final String HEADER = "date,kind,name,notice_year";

    /** Where a line of the table cannot be read. */
    public static final class UnreadableLine extends Exception {

        private final int line;

        UnreadableLine(int line, String message) {
            super(message);
            this.line = line;
        }

        public int line() {
            return line;
        }
    }

    public StateCouncilDays {
        days = List.copyOf(days);
        noticedYears = Set.copyOf(noticedYears);
    }

    /**
     * Reads {@code date,kind,name,notice_year} lines, kind being {@code off} (public holiday) or
     * {@code work} (make-up working day).
     */
    public static StateCouncilDays parse(String csv) throws UnreadableLine {
        var lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw new UnreadableLine(1, "第一行应为 " + HEADER);
        }
        var days = new ArrayList<CalendarDay>();
        var years = new ArrayList<Integer>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                var day = parse(i + 1, lines.get(i).strip());
                days.add(day);
                years.add(Integer.valueOf(lines.get(i).strip().split(",")[3]));
            }
        }
        return new StateCouncilDays(days, years.stream().collect(Collectors.toSet()));
    }

    private static CalendarDay parse(int number, String line) throws UnreadableLine {
        var cells = line.split(",", -1);
        if (cells.length != 4 || !cells[1].matches("off|work") || !cells[3].matches("\\d{4}")) {
            throw new UnreadableLine(number, "应为 日期,off 或 work,名称,年份");
        }
        try {
            return new CalendarDay(
                    LocalDate.parse(cells[0]),
                    cells[1].equals("work"),
                    cells[2],
                    "国务院办公厅" + cells[3] + "年节假日安排通知");
        } catch (DateTimeParseException e) {
            throw new UnreadableLine(number, "日期应写成 2026-01-31");
        }
    }
}
