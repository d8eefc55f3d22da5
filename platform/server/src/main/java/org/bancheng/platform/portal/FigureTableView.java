package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of figures as people read it, live or frozen.
 *
 * @param span from when to when, in words
 * @param counted when it was counted, in words
 * @param frozen whether it was kept and changes no more
 * @param rows what the rows are
 * @param ranked whether there is a column of ranks
 */
record FigureTableView(
        String title,
        String span,
        String counted,
        boolean frozen,
        String rows,
        boolean ranked,
        List<Head> heads,
        List<Row> lines,
        List<Cell> total,
        List<Listing> lists,
        @Nullable ClauseView clause) {

    /**
     * @param target in words; null where there is none
     */
    record Head(String label, @Nullable String target, @Nullable ClauseView clause) {}

    record Row(String label, @Nullable Integer rank, List<Cell> cells) {}

    /**
     * @param text the number or the percentage
     * @param detail of a rate, what it is made of
     * @param href to the cases behind it; null where it leads nowhere
     * @param verdict whether the target is reached, in words; null without one
     * @param tone green or red beside the verdict's words
     */
    record Cell(
            String text,
            @Nullable String detail,
            @Nullable String href,
            @Nullable String verdict,
            String tone) {}

    /**
     * @param rest how many more there are than are listed, in words; null when that is all
     */
    record Listing(String label, String total, @Nullable String rest, List<Item> items) {}

    record Item(
            String number,
            @Nullable String href,
            String category,
            String unit,
            String state,
            String opened) {}
}
