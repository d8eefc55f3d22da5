package org.bancheng.engine.calendar;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bancheng.engine.label.Label;

/** Why deadlines are counted anew when one calendar follows another, in words. */
public final class CalendarChange {

    private CalendarChange() {}

    public static Label reason(WorkingCalendar former, WorkingCalendar next) {
        var announced = new TreeSet<>(next.noticedYears());
        announced.removeAll(former.noticedYears());
        if (!announced.isEmpty()) {
            var years = announced.stream().map(String::valueOf).collect(Collectors.joining("、"));
            return Label.of(
                    "国务院办公厅" + years + "年节假日安排公布",
                    "the holidays of " + years.replace("、", ", ") + " are announced");
        }
        return former.hours().equals(next.hours())
                ? Label.of("放假和调休的日子有变", "days off or make-up days have changed")
                : Label.of("作息时间有变", "business hours have changed");
    }
}
