package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The county's procedure for one kind of thing: a picture, and beside it the same as tables.
 *
 * @param tabs every kind there is
 * @param picture an {@code svg} element
 */
record ProcedureView(
        String title,
        String which,
        List<Tab> tabs,
        String picture,
        List<StepRow> steps,
        List<TermRow> terms) {

    record Tab(String label, String href, boolean current) {}

    /**
     * @param from states it starts in
     * @param to the state after; null: it stays where it is
     * @param by who may do it
     */
    record StepRow(
            String label,
            String from,
            @Nullable String to,
            String by,
            @Nullable ClauseView clause) {}

    /**
     * @param begins what starts it
     * @param ends what stops it
     * @param length each length it may have; which one it is depends on the case
     */
    record TermRow(
            String label, String begins, String ends, String length, @Nullable ClauseView clause) {}
}
