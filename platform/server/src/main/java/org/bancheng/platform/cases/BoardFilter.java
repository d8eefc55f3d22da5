package org.bancheng.platform.cases;

import org.bancheng.engine.clock.Lamp;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a list shows.
 *
 * @param inHand true for open ones and those closed on which a deadline still presses, false for
 *     closed ones, null for both
 * @param assignmentState only cases with a work order in this state, or with something else in one
 *     that is given with its type: {@code letter.sent}
 * @param unit whose work order is open; of a closed case who had one
 * @param number the beginning of a case number, or words of its subject
 * @param page from 1
 */
public record BoardFilter(
        @Nullable Boolean inHand,
        @Nullable String state,
        @Nullable String assignmentState,
        @Nullable String unit,
        @Nullable String channel,
        @Nullable String category,
        @Nullable Lamp lamp,
        @Nullable String number,
        Sort sort,
        int page,
        int size) {
    public static final int LARGEST_PAGE = 200;

    public enum Sort {
        DUE("c.due_at nulls last, c.id"),
        LATEST("c.opened_at desc, c.id"),
        OLDEST("c.opened_at, c.id");

        final String sql;

        Sort(String sql) {
            this.sql = sql;
        }
    }

    /** Of all that is there, in hand or closed or both. */
    static BoardFilter all(@Nullable Boolean inHand) {
        return new BoardFilter(
                inHand, null, null, null, null, null, null, null, Sort.DUE, 1, LARGEST_PAGE);
    }

    /** Of what is closed hardly anything is due, so what was closed last comes first. */
    public boolean isByClosing() {
        return sort == Sort.DUE && Boolean.FALSE.equals(inHand);
    }

    String order() {
        return isByClosing() ? "c.closed_at desc, c.id" : sort.sql;
    }

    public BoardFilter {
        page = Math.max(1, page);
        size = Math.clamp(size, 1, LARGEST_PAGE);
    }
}
