package org.bancheng.platform.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.bancheng.platform.cases.Counts;
import org.bancheng.platform.cases.Span;
import org.jspecify.annotations.Nullable;

/** What the address of a page of figures asks for; days that mean nothing ask for this month. */
final class FiguresQuery {
    static final int SIZE = 50;

    private final Map<String, String> asked;
    private final LocalDate today;

    FiguresQuery(Map<String, String> asked, LocalDate today) {
        this.asked = asked;
        this.today = today;
    }

    @Nullable String get(String name) {
        String value = asked.get(name);
        return value == null ? null : value.strip();
    }

    /** Whether days were asked for that make no span. */
    boolean bad() {
        return (asked.containsKey("from") || asked.containsKey("until")) && given() == null;
    }

    Span span() {
        Span given = given();
        return given == null ? new Span(today.withDayOfMonth(1), today) : given;
    }

    private @Nullable Span given() {
        try {
            LocalDate from = LocalDate.parse(String.valueOf(get("from")));
            LocalDate until = LocalDate.parse(String.valueOf(get("until")));
            boolean meant = from.getYear() >= 2000 && until.getYear() <= 2199;
            return meant && !until.isBefore(from) ? new Span(from, until) : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    int page() {
        return Pager.asked(get("page"));
    }

    Counts.Part part() {
        return switch (get("part")) {
            case "met" -> Counts.Part.MET;
            case "unmet" -> Counts.Part.UNMET;
            case null, default -> Counts.Part.ALL;
        };
    }

    /** The spans people ask for most, by the name of their text. */
    Map<String, Span> usual() {
        LocalDate month = today.withDayOfMonth(1);
        LocalDate quarter = month.minusMonths((month.getMonthValue() - 1) % 3);
        LocalDate year = month.withDayOfYear(1);
        Map<String, Span> usual = new LinkedHashMap<>();
        usual.put("month", new Span(month, today));
        usual.put("last-month", new Span(month.minusMonths(1), month.minusDays(1)));
        usual.put("quarter", new Span(quarter, today));
        usual.put("year", new Span(year, today));
        usual.put("last-year", new Span(year.minusYears(1), year.minusDays(1)));
        return usual;
    }

    static String address(String path, String table, Span span, String... more) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("table", table);
        values.put("from", span.from().toString());
        values.put("until", span.until().toString());
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return path
                + values.entrySet().stream()
                        .map(
                                e ->
                                        e.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
