package org.bancheng.platform.portal;

import java.util.List;

/**
 * What waits for the person who signed in.
 *
 * @param mine the most urgent cases, not all of them
 * @param entries the most urgent entries of registers, not all of them
 */
record DeskView(
        String today,
        List<Stat> stats,
        List<CaseRow> mine,
        List<RegisterView.Row> entries,
        List<Message> messages) {

    record Message(String text, String href, String at, boolean fresh) {}
}
