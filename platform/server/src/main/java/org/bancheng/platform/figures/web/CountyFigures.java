package org.bancheng.platform.figures.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.figure.FigureTable;
import org.bancheng.platform.cases.Counts;
import org.bancheng.platform.cases.Span;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.figures.BehindNumbers;
import org.bancheng.platform.figures.CountedTables;
import org.bancheng.platform.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a county counts, as far as its people may see what is counted. */
@RestController
@RequestMapping(path = "/{tenant}/api/v1/figures", produces = MediaType.APPLICATION_JSON_VALUE)
class CountyFigures {
    private static final int LARGEST_PAGE = 200;

    private final CurrentActor current;
    private final Configurations configurations;
    private final CountedTables tables;
    private final BehindNumbers behind;
    private final Clock clock;

    CountyFigures(
            CurrentActor current,
            Configurations configurations,
            CountedTables tables,
            BehindNumbers behind,
            Clock businessClock) {
        this.current = current;
        this.configurations = configurations;
        this.tables = tables;
        this.behind = behind;
        this.clock = businessClock;
    }

    @GetMapping
    FigureJson.Definitions definitions() {
        current.requireActor();
        return FigureJson.Definitions.of(configuration().figures());
    }

    @GetMapping("/{table}")
    FigureJson.TableOut table(
            @PathVariable String table,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String until) {
        Visibility viewer = viewer();
        TenantConfiguration configuration = configuration();
        return FigureJson.TableOut.of(
                tables.of(
                        configuration,
                        CountedTables.find(configuration, table),
                        span(from, until),
                        viewer));
    }

    /** The cases behind one number of a table: of its first figure, and of all rows. */
    @GetMapping("/{table}/cases")
    FigureJson.CasesOut cases(
            @PathVariable String table,
            @RequestParam @Nullable String figure,
            @RequestParam @Nullable String row,
            @RequestParam(defaultValue = "ALL") Counts.Part part,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String until,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        Visibility viewer = viewer();
        int here = Math.max(1, page);
        int most = Math.clamp(size, 1, LARGEST_PAGE);
        FigureTable shown = CountedTables.find(configuration(), table);
        String column = figure == null ? shown.of().getFirst().id() : figure;
        Counts.Page found =
                behind.of(
                        new BehindNumbers.Asked(shown, column, row, part),
                        span(from, until),
                        viewer,
                        here,
                        most);
        return FigureJson.CasesOut.of(found, here, most);
    }

    private TenantConfiguration configuration() {
        return configurations.current().configuration();
    }

    private Visibility viewer() {
        return Visibility.of(current.requireActor(), configuration());
    }

    /** This month where nothing is said. */
    private Span span(@Nullable String from, @Nullable String until) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
        LocalDate first = from == null ? today.withDayOfMonth(1) : day("from", from);
        LocalDate last = until == null ? today : day("until", until);
        if (last.isBefore(first)) {
            throw new BadSpan("until", last + " 早于 " + first);
        }
        return new Span(first, last);
    }

    private static LocalDate day(String name, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 2000 || day.getYear() > 2199) {
                throw new BadSpan(name, text + " 应在 2000 年到 2199 年之间");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new BadSpan(name, "“" + text + "”不是日期");
        }
    }
}
