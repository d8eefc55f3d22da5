package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.figure.FigureTable;
import org.bancheng.platform.cases.Counts;
import org.bancheng.platform.cases.Span;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.figures.BehindNumbers;
import org.bancheng.platform.figures.CountedTable;
import org.bancheng.platform.figures.CountedTables;
import org.bancheng.platform.figures.NoSuchFigures;
import org.bancheng.platform.figures.Workbook;
import org.bancheng.platform.identity.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A county's figures, each leading to the cases behind it. */
@Controller
@RequestMapping("/{tenant}/staff/figures")
class FiguresController {
    private static final String HERE = "/staff/figures";

    private final StaffPages pages;
    private final Configurations configurations;
    private final CurrentActor current;
    private final CountedTables tables;
    private final BehindNumbers behind;
    private final Wordings wordings;

    FiguresController(
            StaffPages pages,
            Configurations configurations,
            CurrentActor current,
            CountedTables tables,
            BehindNumbers behind,
            Wordings wordings) {
        this.pages = pages;
        this.configurations = configurations;
        this.current = current;
        this.tables = tables;
        this.behind = behind;
        this.wordings = wordings;
    }

    private TenantConfiguration configuration() {
        return configurations.current().configuration();
    }

    private Visibility viewer(TenantConfiguration configuration) {
        return Visibility.of(current.requireActor(), configuration);
    }

    private FiguresQuery query(Map<String, String> asked, Wording wording) {
        return new FiguresQuery(asked, LocalDate.ofInstant(wording.now(), Wording.ZONE));
    }

    /** The one asked for, else the first; null in a county without tables. */
    private static @Nullable FigureTable table(
            TenantConfiguration configuration, FiguresQuery query) {
        String asked = query.get("table");
        if (asked == null) {
            return configuration.figures().tables().values().stream().findFirst().orElse(null);
        }
        try {
            return CountedTables.find(configuration, asked);
        } catch (NoSuchFigures _) {
            throw new NoSuchPage();
        }
    }

    @GetMapping
    String show(@RequestParam Map<String, String> asked, HttpServletRequest request, Model model) {
        TenantConfiguration configuration = configuration();
        Wording wording = wordings.current();
        FiguresQuery query = query(asked, wording);
        FigureTable table = table(configuration, query);
        String here = Visit.of(request).at(HERE);
        model.addAttribute("page", pages.of(request));
        model.addAttribute(
                "view",
                table == null
                        ? new FiguresView(List.of(), List.of(), "", "", "", null, null, null)
                        : view(configuration, table, query, here, wording));
        return "portal/staff/figures";
    }

    private FiguresView view(
            TenantConfiguration configuration,
            FigureTable table,
            FiguresQuery query,
            String here,
            Wording wording) {
        Span span = query.span();
        List<FiguresView.Link> all = new ArrayList<>();
        for (FigureTable other : configuration.figures().tables().values()) {
            all.add(
                    new FiguresView.Link(
                            wording.of(other.label()),
                            FiguresQuery.address(here, other.id(), span),
                            other.id().equals(table.id())));
        }
        List<FiguresView.Link> spans = new ArrayList<>();
        query.usual()
                .forEach(
                        (name, usual) ->
                                spans.add(
                                        new FiguresView.Link(
                                                wording.say("figures.span." + name),
                                                FiguresQuery.address(here, table.id(), usual),
                                                usual.equals(span))));
        CountedTable counted = tables.of(configuration, table, span, viewer(configuration));
        return new FiguresView(
                all,
                spans,
                table.id(),
                span.from().toString(),
                span.until().toString(),
                query.bad() ? wording.say("figures.bad-span") : null,
                FiguresQuery.address(here + "/table.xlsx", table.id(), span),
                new FigureWords(
                                wording,
                                configuration.clauses(),
                                new FigureLinks(here, table.id(), span))
                        .of(counted, false));
    }

    @GetMapping("/cases")
    String cases(@RequestParam Map<String, String> asked, HttpServletRequest request, Model model) {
        TenantConfiguration configuration = configuration();
        Wording wording = wordings.current();
        FiguresQuery query = query(asked, wording);
        FigureTable table = table(configuration, query);
        if (table == null) {
            throw new NoSuchPage();
        }
        String asksFor = query.get("figure");
        BehindNumbers.Asked number =
                new BehindNumbers.Asked(
                        table,
                        asksFor == null ? table.of().getFirst().id() : asksFor,
                        query.get("row"),
                        query.part());
        try {
            number.column();
        } catch (NoSuchFigures _) {
            throw new NoSuchPage();
        }
        Counts.Page found =
                behind.of(
                        number,
                        query.span(),
                        viewer(configuration),
                        query.page(),
                        FiguresQuery.SIZE);
        model.addAttribute("page", pages.of(request));
        model.addAttribute(
                "view",
                new FiguresBehind(configuration, wording, Visit.of(request))
                        .view(number, query, found));
        return "portal/staff/figure-cases";
    }

    @GetMapping("/table.xlsx")
    ResponseEntity<byte[]> workbook(@RequestParam Map<String, String> asked) {
        TenantConfiguration configuration = configuration();
        Wording wording = wordings.current();
        FiguresQuery query = query(asked, wording);
        FigureTable table = table(configuration, query);
        if (table == null) {
            throw new NoSuchPage();
        }
        Span span = query.span();
        CountedTable counted = tables.of(configuration, table, span, viewer(configuration));
        return Downloads.workbook(
                wording.of(table.label()) + " " + span.from() + " " + span.until() + ".xlsx",
                Workbook.of(counted, wording::of));
    }

    /** Of a live table: every number to its cases, every case to its page. */
    private record FigureLinks(String here, String table, Span span) implements FigureWords.Links {
        @Override
        public String behind(CountedTable.Column column, @Nullable String row) {
            return row == null
                    ? FiguresQuery.address(here + "/cases", table, span, "figure", column.figure())
                    : FiguresQuery.address(
                            here + "/cases", table, span, "figure", column.figure(), "row", row);
        }

        @Override
        public String matter(String number) {
            return here.replace(HERE, "/staff/cases/") + number;
        }
    }
}
