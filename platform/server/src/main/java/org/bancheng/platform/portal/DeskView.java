package org.bancheng.platform.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the person who signed in.
 *
 * @param administration of the county's configuration; null: the reader does not change it
 * @param mine the most urgent cases, not all of them
 * @param entries the most urgent entries of registers, not all of them
 */
record DeskView(
        String today,
        List<Stat> stats,
        @Nullable Administration administration,
        List<CaseRow> mine,
        List<RegisterView.Row> entries,
        List<Message> messages) {

    /**
     * @param draft what is drafted; null: nothing
     */
    record Administration(String inForce, @Nullable String draft) {}

    record Message(String text, String href, String at, boolean fresh) {}
}
