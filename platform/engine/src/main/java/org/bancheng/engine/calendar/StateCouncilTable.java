package org.bancheng.engine.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.calendar.StateCouncilDays.Day;
import org.bancheng.engine.calendar.UnreadableTable.Fault;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** Reads a table of days, and says of each line what is wrong with it. */
final class StateCouncilTable {

    private static final int LONGEST_NAME = 40;
    private static final List<String> KINDS = List.of("off", "work");

    private final List<Fault> faults = new ArrayList<>();
    private final Map<LocalDate, Integer> lineOf = new HashMap<>();

    StateCouncilDays read(String csv) throws UnreadableTable {
        var lines = csv.lines().toList();
        var days = new ArrayList<Day>();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(StateCouncilDays.HEADER)) {
            fault(
                    1,
                    1,
                    "第一行应为 " + StateCouncilDays.HEADER,
                    "the first line has to be " + StateCouncilDays.HEADER);
        } else {
            for (int i = 1; i < lines.size(); i++) {
                var day = lines.get(i).isBlank() ? null : day(i + 1, lines.get(i));
                if (day != null) {
                    days.add(day);
                }
            }
            if (days.isEmpty() && faults.isEmpty()) {
                fault(1, 1, "表里没有一天", "the table lists no day");
            }
        }
        if (!faults.isEmpty()) {
            throw new UnreadableTable(faults);
        }
        return new StateCouncilDays(days);
    }

    private @Nullable Day day(int line, String text) {
        var cells = text.split(",", -1);
        if (cells.length != 4) {
            fault(
                    line,
                    1,
                    "应为 4 栏：日期,off 或 work,名称,年份；这里有 " + cells.length + " 栏",
                    "four cells are wanted: date, off or work, name, year; here are "
                            + cells.length);
            return null;
        }
        int before = faults.size();
        var date = date(line, cells[0]);
        int kind = cells[0].length() + 2;
        if (!KINDS.contains(cells[1].strip())) {
            faults.add(
                    new Fault(
                            line,
                            kind,
                            Label.of(
                                    "没有这一类：" + cells[1].strip(),
                                    "no such kind: " + cells[1].strip()),
                            cells[1].strip(),
                            KINDS));
        }
        int name = kind + cells[1].length() + 1;
        name(line, name, cells[2].strip());
        if (date != null) {
            year(line, name + cells[2].length() + 1, cells[3].strip(), date);
        }
        return date == null || faults.size() > before
                ? null
                : new Day(
                        date,
                        cells[1].strip().equals("work"),
                        cells[2].strip(),
                        Integer.parseInt(cells[3].strip()));
    }

    private @Nullable LocalDate date(int line, String cell) {
        try {
            var date = LocalDate.parse(cell.strip());
            var earlier = lineOf.putIfAbsent(date, line);
            if (earlier != null) {
                fault(
                        line,
                        1,
                        "这一天在第 " + earlier + " 行已经列过",
                        "line " + earlier + " lists this day already");
            }
            return date;
        } catch (DateTimeParseException e) {
            fault(
                    line,
                    1,
                    "没有这一天：" + cell.strip() + "；日期应写成 2026-01-31",
                    "no such day: " + cell.strip() + "; write it as 2026-01-31");
            return null;
        }
    }

    private void name(int line, int column, String name) {
        boolean plain = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isEmpty() || name.length() > LONGEST_NAME || !plain) {
            fault(
                    line,
                    column,
                    "名称应为 1 至 " + LONGEST_NAME + " 个字，如 春节",
                    "a name has 1 to " + LONGEST_NAME + " characters");
        }
    }

    /** A notice is for one year; what it says of the year before is at the year's end. */
    private void year(int line, int column, String cell, LocalDate date) {
        var allowed = new ArrayList<>(List.of(String.valueOf(date.getYear())));
        if (date.getMonth() == Month.DECEMBER) {
            allowed.add(String.valueOf(date.getYear() + 1));
        }
        if (!allowed.contains(cell)) {
            faults.add(
                    new Fault(
                            line,
                            column,
                            Label.of("年份与日期不符：" + cell, "not the year of this date: " + cell),
                            cell,
                            allowed));
        }
    }

    private void fault(int line, int column, String zh, String en) {
        faults.add(new Fault(line, column, Label.of(zh, en), "", List.of()));
    }
}
