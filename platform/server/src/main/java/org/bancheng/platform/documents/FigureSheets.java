package org.bancheng.platform.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bancheng.engine.document.Paper;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.figures.CountedTable;
import org.jspecify.annotations.Nullable;

/** A kept table of figures as an official paper has it, and what it lists below it. */
final class FigureSheets {
    private static final int FIRST = 3;
    private static final int RANK = 1;
    private static final int FIGURE = 2;
    private static final List<Integer> LISTED = List.of(4, 3, 4, 3, 3);

    private FigureSheets() {}

    static List<Paper.Table> of(CountedTable table) {
        List<Paper.Table> sheets = new ArrayList<>();
        sheets.add(figures(table));
        table.lists().stream()
                .filter(list -> !list.items().isEmpty())
                .map(FigureSheets::listing)
                .forEach(sheets::add);
        return sheets;
    }

    private static Paper.Table figures(CountedTable table) {
        boolean ranked = table.lines().stream().anyMatch(line -> line.rank() != null);
        List<Integer> columns = new ArrayList<>(List.of(FIRST));
        List<Paper.Cell> heads = new ArrayList<>(List.of(label(table.rows().zhCn())));
        if (ranked) {
            columns.add(RANK);
            heads.add(label("名次"));
        }
        for (CountedTable.Column column : table.columns()) {
            columns.add(FIGURE);
            String target = column.target() == null ? "" : "\n（目标 " + column.target() + "%）";
            heads.add(label(column.label().zhCn() + target));
        }
        List<Paper.Row> rows = new ArrayList<>();
        rows.add(title(table.label(), columns.size()));
        rows.add(new Paper.Row(heads));
        for (CountedTable.Line line : table.lines()) {
            List<Paper.Cell> cells = new ArrayList<>(List.of(plain(line.label().zhCn())));
            if (ranked) {
                cells.add(plain(line.rank() == null ? "" : line.rank().toString()));
            }
            cells.addAll(cells(table.columns(), line.cells()));
            rows.add(new Paper.Row(cells));
        }
        List<Paper.Cell> total = new ArrayList<>(List.of(label("合计")));
        if (ranked) {
            total.add(plain(""));
        }
        total.addAll(cells(table.columns(), table.total()));
        rows.add(new Paper.Row(total));
        return new Paper.Table(columns, rows);
    }

    private static List<Paper.Cell> cells(
            List<CountedTable.Column> columns, List<CountedTable.Cell> cells) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> plain(said(columns.get(i), cells.get(i))))
                .toList();
    }

    private static String said(CountedTable.Column column, CountedTable.Cell cell) {
        if (!column.rate()) {
            return Long.toString(cell.all());
        }
        return cell.all() == 0
                ? "—"
                : "%s\n（%d/%d）".formatted(cell.percent(), cell.met(), cell.all());
    }

    private static Paper.Table listing(CountedTable.Listing list) {
        List<Paper.Row> rows = new ArrayList<>();
        rows.add(title(list.label(), LISTED.size()));
        rows.add(
                new Paper.Row(
                        List.of(
                                label("编号"),
                                label("类别"),
                                label("承办单位"),
                                label("状态"),
                                label("登记日期"))));
        for (CountedTable.Item item : list.items()) {
            rows.add(
                    new Paper.Row(
                            List.of(
                                    plain(item.number()),
                                    plain(text(item.category())),
                                    plain(text(item.unit())),
                                    plain(item.state().zhCn()),
                                    plain(FieldWords.date(item.opened())))));
        }
        if (list.items().size() < list.total()) {
            String rest = "共 %d 件，以上为前 %d 件".formatted(list.total(), list.items().size());
            rows.add(new Paper.Row(List.of(new Paper.Cell(rest, LISTED.size(), false))));
        }
        return new Paper.Table(LISTED, rows);
    }

    private static Paper.Row title(Label label, int columns) {
        return new Paper.Row(List.of(new Paper.Cell(label.zhCn(), columns, true)));
    }

    private static Paper.Cell label(String text) {
        return new Paper.Cell(text, 1, true);
    }

    private static Paper.Cell plain(String text) {
        return new Paper.Cell(text, 1, false);
    }

    private static String text(@Nullable Label label) {
        return label == null ? "" : label.zhCn();
    }
}
