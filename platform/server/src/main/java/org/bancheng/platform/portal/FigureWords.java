package org.bancheng.platform.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bancheng.engine.configuration.TenantConfiguration.Clause;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.figures.CountedTable;
import org.jspecify.annotations.Nullable;

/** Says a counted table in its reader's language. */
final class FigureWords {
    private final Wording wording;
    private final Map<String, Clause> clauses;
    private final Links links;

    /** Where numbers and cases lead; null where they lead nowhere. */
    interface Links {
        /**
         * @param row the row's key; null of the total
         */
        @Nullable String behind(CountedTable.Column column, @Nullable String row);

        @Nullable String matter(String number);
    }

    /** On a page for readers who see no cases. */
    static final Links NONE =
            new Links() {
                @Override
                public @Nullable String behind(CountedTable.Column column, @Nullable String row) {
                    return null;
                }

                @Override
                public @Nullable String matter(String number) {
                    return null;
                }
            };

    FigureWords(Wording wording, Map<String, Clause> clauses, Links links) {
        this.wording = wording;
        this.clauses = clauses;
        this.links = links;
    }

    FigureTableView of(CountedTable table, boolean frozen) {
        return new FigureTableView(
                wording.of(table.label()),
                wording.say("figures.span", wording.day(table.from()), wording.day(table.until())),
                wording.say("figures.counted", wording.time(table.countedAt())),
                frozen,
                wording.of(table.rows()),
                table.lines().stream().anyMatch(line -> line.rank() != null),
                table.columns().stream().map(this::head).toList(),
                table.lines().stream()
                        .map(
                                line ->
                                        new FigureTableView.Row(
                                                wording.of(line.label()),
                                                line.rank(),
                                                cells(
                                                        table.columns(),
                                                        line.cells(),
                                                        line.key() == null ? "" : line.key())))
                        .toList(),
                cells(table.columns(), table.total(), null),
                table.lists().stream().map(this::listing).toList(),
                ClauseView.of(table.basis(), clauses, wording));
    }

    private FigureTableView.Head head(CountedTable.Column column) {
        Integer target = column.target();
        return new FigureTableView.Head(
                wording.of(column.label()),
                target == null ? null : wording.say("figures.target", target),
                ClauseView.of(column.basis(), clauses, wording));
    }

    private List<FigureTableView.Cell> cells(
            List<CountedTable.Column> columns,
            List<CountedTable.Cell> cells,
            @Nullable String row) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> cell(columns.get(i), cells.get(i), row))
                .toList();
    }

    private FigureTableView.Cell cell(
            CountedTable.Column column, CountedTable.Cell cell, @Nullable String row) {
        boolean leads = cell.all() > 0 && !CountedTable.Line.REST.equals(row);
        String href = leads ? links.behind(column, row) : null;
        if (!column.rate()) {
            return new FigureTableView.Cell(String.valueOf(cell.all()), null, href, null, "");
        }
        if (cell.all() == 0) {
            return new FigureTableView.Cell("–", null, null, null, "");
        }
        Integer target = column.target();
        boolean reached = target == null || cell.reaches(target);
        return new FigureTableView.Cell(
                cell.percent(),
                wording.say(
                        "figures.made-of", String.valueOf(cell.met()), String.valueOf(cell.all())),
                href,
                target == null ? null : wording.say(reached ? "figures.reached" : "figures.missed"),
                reached ? "green" : "red");
    }

    private FigureTableView.Listing listing(CountedTable.Listing list) {
        List<FigureTableView.Item> items = new ArrayList<>();
        for (CountedTable.Item item : list.items()) {
            items.add(
                    new FigureTableView.Item(
                            item.number(),
                            links.matter(item.number()),
                            text(item.category()),
                            text(item.unit()),
                            wording.of(item.state()),
                            wording.day(item.opened())));
        }
        boolean all = list.items().size() == list.total();
        return new FigureTableView.Listing(
                wording.of(list.label()),
                wording.say("board.total", list.total()),
                all ? null : wording.say("figures.first", list.items().size()),
                items);
    }

    private String text(@Nullable Label label) {
        return label == null ? "" : wording.of(label);
    }
}
