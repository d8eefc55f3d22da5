package org.bancheng.platform.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.clock.Lamp;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.platform.cases.Board;
import org.bancheng.platform.cases.BoardFilter;
import org.bancheng.platform.cases.Tally;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.CurrentActor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of cases that a person may see, under filters that stand in its address. */
@Controller
class BoardController {
    private final StaffPages pages;
    private final Configurations configurations;
    private final CurrentActor current;
    private final Board board;
    private final Wordings wordings;

    BoardController(
            StaffPages pages,
            Configurations configurations,
            CurrentActor current,
            Board board,
            Wordings wordings) {
        this.pages = pages;
        this.configurations = configurations;
        this.current = current;
        this.board = board;
        this.wordings = wordings;
    }

    @GetMapping("/{tenant}/staff/cases")
    String list(
            @RequestParam Map<String, String> parameters, HttpServletRequest request, Model model) {
        Actor actor = current.requireActor();
        TenantConfiguration configuration = configurations.current().configuration();
        Wording wording = wordings.current();
        Visibility visibility = Visibility.of(actor, configuration);
        BoardQuery query = new BoardQuery(parameters);
        Board.Counts counts = board.counts(visibility);
        Tally total = total(visibility, query, counts);
        Pager pager =
                Pager.of(
                        query.page(),
                        BoardQuery.SIZE,
                        total,
                        page -> query.with("page", String.valueOf(page)));
        Visit visit = Visit.of(request);
        model.addAttribute("page", pages.of(request));
        model.addAttribute("notice", visit.notice());
        model.addAttribute(
                "view",
                new BoardView(
                        wording.say("board.title"),
                        wording.time(wording.now()),
                        lamps(counts, query, wording, ""),
                        tabs(
                                configuration,
                                counts,
                                board.byAssignmentState(visibility),
                                total,
                                query,
                                wording),
                        filters(configuration, query, wording),
                        hidden(query),
                        query.get("q") == null ? "" : String.valueOf(query.get("q")),
                        columns(query, wording),
                        new CaseRows(configuration, wording, visit.at("/staff/cases"))
                                .of(board.rows(visibility, query.filter(pager.page()))),
                        pager));
        return "portal/staff/board";
    }

    /** What a tab counts anyway is not counted again. */
    private Tally total(Visibility visibility, BoardQuery query, Board.Counts counts) {
        if (!query.isWhole()) {
            return board.count(visibility, query.filter(1));
        }
        return query.isClosed() ? counts.closed() : Tally.exactly(counts.inHand());
    }

    /**
     * @param root put before the addresses; empty on the list itself
     */
    static List<Stat> lamps(Board.Counts counts, BoardQuery query, Wording wording, String root) {
        List<Stat> stats = new ArrayList<>();
        for (Lamp lamp : List.of(Lamp.RED, Lamp.YELLOW, Lamp.GREEN)) {
            String colour = lamp.name().toLowerCase(java.util.Locale.ROOT);
            boolean on = colour.equals(query.get("lamp"));
            stats.add(
                    new Stat(
                            colour,
                            wording.say("lamp." + colour),
                            String.valueOf(counts.byLamp().getOrDefault(lamp, 0L)),
                            null,
                            root + (on ? query.without("lamp") : BoardQuery.only("lamp", colour)),
                            on));
        }
        stats.add(
                new Stat(
                        "none",
                        wording.say("board.tab.all"),
                        String.valueOf(counts.inHand()),
                        null,
                        root + "?",
                        false));
        stats.add(
                new Stat(
                        "none",
                        wording.say("board.tab.closed"),
                        counts.closed().toString(),
                        null,
                        root + BoardQuery.only("tab", "closed"),
                        query.isClosed()));
        return stats;
    }

    /**
     * Everything open, each state that holds something, each state of work orders, the closed.
     *
     * @param total of the list that is shown
     */
    private static List<BoardView.Tab> tabs(
            TenantConfiguration configuration,
            Board.Counts counts,
            Map<String, Long> byAssignmentState,
            Tally total,
            BoardQuery query,
            Wording wording) {
        List<BoardView.Tab> tabs = new ArrayList<>();
        boolean any = query.get("state") == null && query.get("order") == null;
        boolean closed = query.isClosed();
        tabs.add(
                new BoardView.Tab(
                        wording.say("board.tab.all"),
                        String.valueOf(counts.inHand()),
                        "?",
                        any && !closed,
                        false));
        states(configuration, "case", "state", counts.byState(), total, query, wording, tabs);
        configuration.lifecycles().keySet().stream()
                .filter(type -> !type.equals("case"))
                .sorted(Comparator.comparing(type -> !type.equals("assignment")))
                .forEach(
                        type ->
                                states(
                                        configuration,
                                        type,
                                        "order",
                                        byAssignmentState,
                                        total,
                                        query,
                                        wording,
                                        tabs));
        tabs.add(
                new BoardView.Tab(
                        wording.say("board.tab.closed"),
                        counts.closed().toString(),
                        BoardQuery.only("tab", "closed"),
                        any && closed,
                        false));
        return tabs;
    }

    private static void states(
            TenantConfiguration configuration,
            String type,
            String name,
            Map<String, Long> counts,
            Tally total,
            BoardQuery query,
            Wording wording,
            List<BoardView.Tab> tabs) {
        Lifecycle lifecycle = configuration.lifecycle(type);
        boolean plain = type.equals("case") || type.equals("assignment");
        for (State state : lifecycle.states().values()) {
            String id = plain ? state.id() : type + "." + state.id();
            boolean current = id.equals(query.get(name));
            long count = counts.getOrDefault(id, 0L);
            if (current || (count > 0 && !state.terminal())) {
                String label = wording.of(state.label());
                tabs.add(
                        new BoardView.Tab(
                                type.equals("case")
                                        ? label
                                        : type.equals("assignment")
                                                ? wording.say("board.tab.order", label)
                                                : wording.of(lifecycle.label()) + " · " + label,
                                state.terminal() ? total.toString() : String.valueOf(count),
                                BoardQuery.only(name, id),
                                current,
                                false));
            }
        }
    }

    private static List<BoardView.Filter> filters(
            TenantConfiguration configuration, BoardQuery query, Wording wording) {
        Forms forms = new Forms(configuration, wording);
        return List.of(
                filter("unit", forms.everyUnit(chosen(query, "unit")), wording),
                filter("category", forms.categories(chosen(query, "category")), wording),
                filter(
                        "channel",
                        List.of(
                                new FieldView.Group(
                                        null,
                                        configuration.channels().stream()
                                                .map(
                                                        c ->
                                                                new FieldView.Choice(
                                                                        c.id(),
                                                                        wording.of(c.label()),
                                                                        c.id().equals(
                                                                                        query.get(
                                                                                                "channel"))))
                                                .toList())),
                        wording));
    }

    private static List<String> chosen(BoardQuery query, String name) {
        String value = query.get(name);
        return value == null ? List.of() : List.of(value);
    }

    private static BoardView.Filter filter(
            String name, List<FieldView.Group> groups, Wording wording) {
        return new BoardView.Filter(
                name, wording.say("board." + name), wording.say("board." + name + ".all"), groups);
    }

    private static List<BoardView.Hidden> hidden(BoardQuery query) {
        return query.asked().entrySet().stream()
                .filter(e -> !List.of("unit", "category", "channel", "q").contains(e.getKey()))
                .map(e -> new BoardView.Hidden(e.getKey(), e.getValue()))
                .toList();
    }

    private static List<BoardView.Column> columns(BoardQuery query, Wording wording) {
        BoardFilter.Sort sort = query.sort();
        String byTime =
                switch (sort) {
                    case LATEST -> "descending";
                    case OLDEST -> "ascending";
                    case DUE -> "none";
                };
        return List.of(
                new BoardView.Column(
                        wording.say("board.due"),
                        sort == BoardFilter.Sort.DUE && !query.filter(1).isByClosing()
                                ? "ascending"
                                : "none",
                        query.without("sort")),
                new BoardView.Column(wording.say("board.matter"), "none", ""),
                new BoardView.Column(wording.say("board.unit"), "none", ""),
                new BoardView.Column(wording.say("board.state"), "none", ""),
                new BoardView.Column(
                        wording.say("board.channel"),
                        byTime,
                        query.with("sort", sort == BoardFilter.Sort.LATEST ? "oldest" : "latest")));
    }
}
