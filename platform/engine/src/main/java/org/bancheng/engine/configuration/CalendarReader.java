package org.bancheng.engine.configuration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.bancheng.engine.calendar.BusinessHours;
import org.bancheng.engine.calendar.CalendarDay;
import org.bancheng.engine.calendar.StateCouncilDays;
import org.bancheng.engine.calendar.UnreadableTable;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.Findings.Place;

/** calendar.yaml over the State Council's days. */
final class CalendarReader {

    private final Reading reading;

    CalendarReader(Reading reading) {
        this.reading = reading;
    }

    WorkingCalendar calendar(Item document, StateCouncilDays stateCouncil) {
        return WorkingCalendar.of(
                stateCouncil.days(),
                stateCouncil.noticedYears(),
                overlay(document),
                hours(document));
    }

    private List<CalendarDay> overlay(Item document) {
        var days = new ArrayList<CalendarDay>();
        var seen = new HashSet<String>();
        for (var day : document.list("overlay")) {
            reading.unique(seen, day.at("date"), "日期", "date");
            var basis = reading.basis(day);
            try {
                days.add(
                        new CalendarDay(
                                LocalDate.parse(day.text("date")),
                                day.text("kind").equals("work"),
                                day.text("name"),
                                basis));
            } catch (DateTimeException e) {
                reading.findings.add(
                        day.at("date").place(),
                        "没有这一天：" + day.text("date"),
                        "no such day: " + day.text("date"));
            }
        }
        return days;
    }

    private BusinessHours hours(Item document) {
        var spans = new ArrayList<BusinessHours.Span>();
        var last = LocalTime.MIN;
        for (var span : document.list("business-hours")) {
            var opens = LocalTime.parse(span.list().get(0).text());
            var closes = LocalTime.parse(span.list().get(1).text());
            if (!opens.isBefore(closes) || opens.isBefore(last)) {
                reading.findings.add(
                        span.place(),
                        "作息要从早到晚，互不重叠",
                        "business hours go from early to late and do not overlap");
                return BusinessHours.usual();
            }
            spans.add(new BusinessHours.Span(opens, closes));
            last = closes;
        }
        return new BusinessHours(spans);
    }

    /** The table as shipped; empty, with the line among the findings, when it cannot be read. */
    static java.util.Optional<StateCouncilDays> stateCouncil(
            String file, String csv, Findings findings) {
        try {
            return java.util.Optional.of(StateCouncilDays.parse(csv));
        } catch (UnreadableTable e) {
            for (var fault : e.faults()) {
                findings.add(
                        new Place(file, fault.line(), fault.column(), ""),
                        fault.message().zhCn(),
                        String.valueOf(fault.message().en()),
                        fault.word(),
                        fault.allowed());
            }
            return java.util.Optional.empty();
        }
    }
}
