package org.bancheng.platform.portal;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where in a list the page stands; the total is the whole count, never the page's.
 *
 * @param page from 1
 */
record Pager(
        long from,
        long to,
        long total,
        int page,
        int pages,
        @Nullable String previous,
        @Nullable String next) {

    static Pager of(int page, int size, long total, IntFunction<String> href) {
        int pages = (int) Math.max(1, (total + size - 1) / size);
        int here = Math.clamp(page, 1, pages);
        return new Pager(
                total == 0 ? 0 : (here - 1L) * size + 1,
                Math.min((long) here * size, total),
                total,
                here,
                pages,
                here > 1 ? href.apply(here - 1) : null,
                here < pages ? href.apply(here + 1) : null);
    }
}
