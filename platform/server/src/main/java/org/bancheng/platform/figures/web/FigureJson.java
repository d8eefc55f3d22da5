package org.bancheng.platform.figures.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.figure.Figure;
import org.bancheng.engine.figure.FigureTable;
import org.bancheng.engine.figure.Figures;
import org.bancheng.engine.figure.Tally;
import org.bancheng.engine.lifecycle.Criterion;
import org.bancheng.platform.cases.Counts;
import org.bancheng.platform.figures.CountedTable;
import org.jspecify.annotations.Nullable;

/** The shapes of the interface; times carry +08:00. */
final class FigureJson {
    private FigureJson() {}

    record Definitions(List<FigureOut> figures, List<TallyOut> tallies, List<TableName> tables) {
        static Definitions of(Figures figures) {
            return new Definitions(
                    figures.figures().values().stream().map(FigureOut::of).toList(),
                    figures.tallies().values().stream().map(TallyOut::of).toList(),
                    figures.tables().values().stream().map(TableName::of).toList());
        }
    }

    record FigureOut(
            String figure,
            String label,
            String basis,
            String of,
            String at,
            @Nullable String where,
            @Nullable String share,
            @Nullable Integer target) {
        static FigureOut of(Figure figure) {
            return new FigureOut(
                    figure.id(),
                    figure.label().zhCn(),
                    figure.basis(),
                    figure.type(),
                    figure.at().name().toLowerCase(Locale.ROOT),
                    source(figure.where()),
                    source(figure.share()),
                    figure.target());
        }

        private static @Nullable String source(@Nullable Criterion criterion) {
            return criterion == null ? null : criterion.source();
        }
    }

    record TallyOut(String tally, String label, String basis, String of, String where, int days) {
        static TallyOut of(Tally tally) {
            return new TallyOut(
                    tally.id(),
                    tally.label().zhCn(),
                    tally.basis(),
                    tally.type(),
                    tally.where().source(),
                    tally.days());
        }
    }

    record TableName(String table, String label, String basis, String by, List<String> figures) {
        static TableName of(FigureTable table) {
            return new TableName(
                    table.id(),
                    table.label().zhCn(),
                    table.basis(),
                    table.by().name(),
                    table.of().stream().map(Figure::id).toList());
        }
    }

    record TableOut(
            String table,
            String label,
            String basis,
            LocalDate from,
            LocalDate until,
            OffsetDateTime countedAt,
            String by,
            List<CountedTable.Column> columns,
            List<LineOut> rows,
            List<CellOut> total,
            List<CountedTable.Listing> lists) {
        static TableOut of(CountedTable table) {
            return new TableOut(
                    table.table(),
                    table.label().zhCn(),
                    table.basis(),
                    table.from(),
                    table.until(),
                    at(table.countedAt()),
                    table.rows().zhCn(),
                    table.columns(),
                    table.lines().stream()
                            .map(
                                    line ->
                                            new LineOut(
                                                    line.key() == null ? "" : line.key(),
                                                    line.label().zhCn(),
                                                    line.rank(),
                                                    cells(table, line.cells())))
                            .toList(),
                    cells(table, table.total()),
                    table.lists());
        }

        private static List<CellOut> cells(CountedTable table, List<CountedTable.Cell> cells) {
            return java.util.stream.IntStream.range(0, cells.size())
                    .mapToObj(i -> CellOut.of(table.columns().get(i), cells.get(i)))
                    .toList();
        }
    }

    record LineOut(String row, String label, @Nullable Integer rank, List<CellOut> cells) {}

    /**
     * @param count of a rate, of how many it holds
     * @param of of a rate, of how many all in all
     * @param percent rounded down to a tenth; null where there is nothing to make a share of
     */
    record CellOut(
            String figure,
            long count,
            @Nullable Long of,
            @Nullable Double percent,
            @Nullable Boolean reached) {
        static CellOut of(CountedTable.Column column, CountedTable.Cell cell) {
            if (!column.rate()) {
                return new CellOut(column.figure(), cell.all(), null, null, null);
            }
            Integer target = column.target();
            boolean any = cell.all() > 0;
            return new CellOut(
                    column.figure(),
                    cell.met(),
                    cell.all(),
                    any ? cell.thousandths() / 10.0 : null,
                    (any && target != null) ? cell.reaches(target) : null);
        }
    }

    record CasesOut(List<CaseOut> cases, long total, int page, int size) {
        static CasesOut of(Counts.Page found, int page, int size) {
            return new CasesOut(
                    found.rows().stream().map(CaseOut::of).toList(), found.total(), page, size);
        }
    }

    record CaseOut(
            String number,
            String subject,
            @Nullable String category,
            @Nullable String unit,
            @Nullable String role,
            String state,
            OffsetDateTime openedAt,
            @Nullable OffsetDateTime endedAt) {
        static CaseOut of(Counts.Counted one) {
            Instant ended = one.endedAt();
            return new CaseOut(
                    one.number(),
                    one.subject(),
                    one.category(),
                    one.unit(),
                    one.role(),
                    one.state(),
                    at(one.openedAt()),
                    ended == null ? null : at(ended));
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(WorkingCalendar.ZONE).toOffsetDateTime();
    }
}
