package org.bancheng.platform.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.figures.CountedTable.Cell;
import org.bancheng.platform.figures.CountedTable.Line;

/** A table of more rows than anybody reads, such as names that people typed. */
final class Shortened {
    private Shortened() {}

    /**
     * Those that count most, in their order, and one more that holds all the others and says how
     * many they are.
     */
    static List<Line> of(List<Line> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        Set<Line> largest =
                new HashSet<>(
                        lines.stream()
                                .sorted(Comparator.comparingLong(line -> -weight(line)))
                                .limit(most)
                                .toList());
        List<Line> shortened = new ArrayList<>(lines.stream().filter(largest::contains).toList());
        List<Line> others = lines.stream().filter(line -> !largest.contains(line)).toList();
        int n = others.size();
        shortened.add(
                new Line(
                        Line.REST,
                        new Label(
                                "其余 " + n + " 行合计", "其餘 " + n + " 行合計", "The other " + n + " rows"),
                        null,
                        sum(others)));
        return shortened;
    }

    private static long weight(Line line) {
        return line.cells().stream().mapToLong(Cell::all).sum();
    }

    private static List<Cell> sum(List<Line> lines) {
        return IntStream.range(0, lines.getFirst().cells().size())
                .mapToObj(
                        i ->
                                lines.stream()
                                        .map(line -> line.cells().get(i))
                                        .reduce(new Cell(0, 0), Cell::plus))
                .toList();
    }
}
