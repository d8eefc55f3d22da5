package org.bancheng.engine.document;

import java.util.List;
import org.bancheng.engine.label.Label;

/**
 * A document with everything filled in, ready to be written in any format.
 *
 * @param id of its template
 * @param basis id of the clause that asks for it
 */
public record Paper(String id, Label title, String basis, List<Block> blocks) {

    public Paper {
        blocks = List.copyOf(blocks);
    }

    public sealed interface Block {}

    /**
     * @param text its lines are parted by line feeds
     */
    public record Paragraph(Style style, String text) implements Block {}

    public enum Style {
        /** Running text: the first line is set in by two characters. */
        TEXT,
        /** To whom it goes: running text that begins at the margin. */
        ADDRESS,
        HEADING,
        /** Of a list. */
        ITEM,
        /** Number and date under the title, at the right. */
        NUMBER,
        /** Who signs, and when, at the right. */
        SIGNATURE
    }

    /**
     * @param columns relative widths; every row's spans add up to as many
     */
    public record Table(List<Integer> columns, List<Row> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /**
         * Whether a page may not end after the row: heads stay with what is below, and none is last
         * alone.
         */
        public static boolean keptWithNext(List<Row> rows, int row) {
            boolean head = rows.get(row).cells().stream().allMatch(Cell::label);
            return row + 1 < rows.size() && (head || row + 2 == rows.size());
        }
    }

    public record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param span over how many columns, at least 1
     * @param label whether it names what stands beside or under it
     */
    public record Cell(String text, int span, boolean label) {}
}
