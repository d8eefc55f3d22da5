package org.bancheng.ctl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Columns that line up on a terminal, where a Chinese character is two cells wide. */
final class Table {
    private static final List<Range> WIDE =
            List.of(
                    new Range(0x1100, 0x115F),
                    new Range(0x2E80, 0xA4CF),
                    new Range(0xAC00, 0xD7A3),
                    new Range(0xF900, 0xFAFF),
                    new Range(0xFE30, 0xFE6F),
                    new Range(0xFF00, 0xFF60),
                    new Range(0xFFE0, 0xFFE6),
                    new Range(0x20000, 0x3FFFD));

    private final List<List<String>> rows = new ArrayList<>();

    private record Range(int first, int last) {}

    Table(String... headings) {
        rows.add(List.of(headings));
    }

    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(Table::oneLine).toList());
        return this;
    }

    @Override
    public String toString() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell);
            if (i < row.size() - 1) {
                line.repeat(' ', widths[i] - width(cell) + 2);
            }
        }
        return line.toString().stripTrailing();
    }

    private static String oneLine(Object cell) {
        return String.valueOf(cell).replaceAll("\\s*\\R\\s*", " ");
    }

    static int width(String text) {
        return text.codePoints().map(c -> wide(c) ? 2 : 1).sum();
    }

    private static boolean wide(int c) {
        return WIDE.stream().anyMatch(range -> range.first() <= c && c <= range.last());
    }
}
