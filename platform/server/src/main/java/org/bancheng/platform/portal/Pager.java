package org.bancheng.platform.portal;

import java.util.function.IntFunction;
import org.bancheng.platform.cases.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list the page stands; the total is the whole count, never the page's. Of a list that
 * is counted no further only the counted part is shown.
 *
 * @param page from 1
 */
record Pager(
        long from,
        long to,
        Tally total,
        int page,
        int pages,
        @Nullable String previous,
        @Nullable String next) {

    /** The page that an address asks for; what is no number of a page asks for the first. */
    static int asked(@Nullable String page) {
        return page != null && page.strip().matches("\\d{1,6}")
                ? Math.max(1, Integer.parseInt(page.strip()))
                : 1;
    }

    static Pager of(int page, int size, long total, IntFunction<String> href) {
        return of(page, size, Tally.exactly(total), href);
    }

    static Pager of(int page, int size, Tally total, IntFunction<String> href) {
        int pages = (int) Math.max(1, (total.count() + size - 1) / size);
        int here = Math.clamp(page, 1, pages);
        return new Pager(
                total.count() == 0 ? 0 : (here - 1L) * size + 1,
                Math.min((long) here * size, total.count()),
                total,
                here,
                pages,
                here > 1 ? href.apply(here - 1) : null,
                here < pages ? href.apply(here + 1) : null);
    }

    /** That this is the last page, and there is more than the list shows. */
    public boolean isCut() {
        return total.more() && page == pages;
    }
}
