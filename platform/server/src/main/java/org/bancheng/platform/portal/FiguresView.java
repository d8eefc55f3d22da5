package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of figures.
 *
 * @param table null in a county that has none
 * @param bad what is wrong with the days asked for; null if nothing is
 */
record FiguresView(
        List<Link> tables,
        List<Link> spans,
        String chosen,
        String from,
        String until,
        @Nullable String bad,
        @Nullable String download,
        @Nullable FigureTableView table) {

    record Link(String label, String href, boolean current) {}

    /** The cases behind a number. */
    record Behind(
            String title,
            String row,
            String span,
            String back,
            List<Link> parts,
            List<Found> rows,
            Pager pager,
            @Nullable ClauseView clause) {}

    record Found(
            String number,
            String href,
            String subject,
            String category,
            String unit,
            String state,
            String opened,
            String ended) {}
}
