package org.bancheng.platform.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of a county's indices. While it is being filled, what has been done stands in the index
 * itself, so that another server goes on where one was stopped.
 *
 * @param mapping the edition of the mapping it was made with
 * @param ready whether it was filled completely
 * @param after the last case written while filling
 */
record Generation(
        String index,
        int number,
        boolean aliased,
        int mapping,
        boolean ready,
        @Nullable UUID after,
        long written,
        long total) {

    Generation filledTo(UUID last, long count) {
        return new Generation(index, number, aliased, mapping, false, last, written + count, total);
    }

    Generation complete() {
        return new Generation(index, number, aliased, mapping, true, null, written, total);
    }
}
