package org.bancheng.platform.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bancheng.platform.figures.CountedTable.Cell;
import org.bancheng.platform.figures.CountedTable.Line;

/** Orders the rows of a table by one of its figures, the highest first. */
final class Ranking {
    private Ranking() {}

    /** Equals share a rank, and the next is counted on past them; what has nothing has none. */
    static List<Line> of(List<Line> lines, int column, boolean rate) {
        Comparator<Cell> order = (one, other) -> compare(one, other, rate);
        List<Line> ranked =
                new ArrayList<>(lines.stream().filter(line -> counts(line, column)).toList());
        ranked.sort(
                Comparator.comparing((Line line) -> line.cells().get(column), order).reversed());
        List<Line> numbered = new ArrayList<>();
        int rank = 0;
        for (int i = 0; i < ranked.size(); i++) {
            Line line = ranked.get(i);
            boolean equal =
                    i > 0
                            && order.compare(
                                            line.cells().get(column),
                                            ranked.get(i - 1).cells().get(column))
                                    == 0;
            rank = equal ? rank : i + 1;
            numbered.add(new Line(line.key(), line.label(), rank, line.cells()));
        }
        lines.stream().filter(line -> !counts(line, column)).forEach(numbered::add);
        return numbered;
    }

    private static boolean counts(Line line, int column) {
        return line.key() != null && line.cells().get(column).all() > 0;
    }

    /** Shares exactly, not as they are rounded for reading. */
    private static int compare(Cell one, Cell other, boolean rate) {
        return rate
                ? Long.compare(one.met() * other.all(), other.met() * one.all())
                : Long.compare(one.all(), other.all());
    }
}
