package org.bancheng.engine.figure;

import java.util.List;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * Figures beside one another, a row for each value of something.
 *
 * @param of the columns, in order
 * @param list figures whose subjects are listed one by one below, each with its case
 * @param rank by which the rows are ordered and numbered; null: in the county's own order
 */
public record FigureTable(
        String id,
        Label label,
        String basis,
        List<Figure> of,
        Breakdown by,
        List<Figure> list,
        @Nullable Figure rank) {

    public FigureTable {
        of = List.copyOf(of);
        list = List.copyOf(list);
    }
}
