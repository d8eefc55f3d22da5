package org.bancheng.platform.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * A table of figures as it stood at a moment, with the words of that time: what is kept of it
 * changes no more, whatever becomes of the cases, the county's units or its figures.
 *
 * @param rows what the rows are: units, months
 * @param total of all rows
 */
public record CountedTable(
        String table,
        Label label,
        String basis,
        LocalDate from,
        LocalDate until,
        Instant countedAt,
        Label rows,
        List<Column> columns,
        List<Line> lines,
        List<Cell> total,
        List<Listing> lists) {

    /**
     * @param rate whether it is a share, in percent
     * @param target the least percent that will do; null where none is set
     */
    public record Column(
            String figure, Label label, String basis, boolean rate, @Nullable Integer target) {}

    /**
     * @param key null for the row of those that have no value
     * @param rank from 1, equals sharing one; null in a table without ranks, and of a row without
     *     anything to rank
     */
    public record Line(
            @Nullable String key, Label label, @Nullable Integer rank, List<Cell> cells) {

        /** The key of the last row where there are too many: all the others together. */
        public static final String REST = "…";
    }

    /**
     * @param all how many there are
     * @param met of a rate, of how many of them it holds; else all
     */
    public record Cell(long all, long met) {

        Cell plus(Cell other) {
            return new Cell(all + other.all, met + other.met);
        }

        /** Whether the share is at least so many percent; reached is enough. */
        public boolean reaches(int percent) {
            return met * 100 >= all * percent;
        }

        /**
         * In thousandths, rounded down, so that what misses its target never looks as if it did.
         */
        public long thousandths() {
            return all == 0 ? 0 : met * 1000 / all;
        }

        /** The share as people read it, such as {@code 66.6%}. */
        public String percent() {
            long thousandths = thousandths();
            return thousandths / 10 + (thousandths % 10 == 0 ? "" : "." + thousandths % 10) + "%";
        }
    }

    /**
     * The subjects of a figure one by one.
     *
     * @param total how many there are, of which the first are listed
     */
    public record Listing(String figure, Label label, long total, List<Item> items) {}

    /** One of them, told so that nobody can be made out by it. */
    public record Item(
            String number,
            @Nullable Label category,
            @Nullable Label unit,
            Label state,
            LocalDate opened) {}
}
