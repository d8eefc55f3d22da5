package org.bancheng.platform.figures;

import java.util.Objects;
import org.bancheng.engine.figure.Figure;
import org.bancheng.engine.figure.FigureTable;
import org.bancheng.platform.cases.Counts;
import org.bancheng.platform.cases.Span;
import org.bancheng.platform.cases.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The subjects behind a number of a table. */
@Service
public class BehindNumbers {
    private final Counts counts;

    BehindNumbers(Counts counts) {
        this.counts = counts;
    }

    /**
     * @param figure id of one of the table's columns
     * @param row the row's value; null for all rows, empty for the row without a value
     */
    public record Asked(FigureTable table, String figure, @Nullable String row, Counts.Part part) {

        /**
         * @throws NoSuchFigures when the table has no such column
         */
        public Figure column() {
            return table.of().stream()
                    .filter(one -> one.id().equals(figure))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new NoSuchFigures(
                                            figure, table.of().stream().map(Figure::id).toList()));
        }
    }

    /**
     * @param page from 1
     */
    public Counts.Page of(Asked asked, Span span, Visibility viewer, int page, int size) {
        Figure figure = asked.column();
        String row = asked.row();
        Counts.Only only =
                row == null
                        ? null
                        : new Counts.Only(
                                Objects.requireNonNull(
                                        asked.table().by().columns().get(figure.id())),
                                row.isEmpty() ? null : row);
        return counts.behind(
                figure, asked.part(), only, span, viewer, (long) (page - 1) * size, size);
    }
}
