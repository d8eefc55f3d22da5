package org.bancheng.platform.portal;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as staff see it, or an entry of a register.
 *
 * @param register that it is an entry of; null for a case
 * @param category null for an entry, as the channel is
 * @param procedure the picture of how it goes, with where it stands
 * @param orders the units' work orders
 * @param tables figures kept on it
 * @param papers what else the procedure opened under the case: letters, conferences
 * @param slip the reporter's secret, shown once after intake; null otherwise
 */
record CaseView(
        @Nullable Fold register,
        String number,
        String href,
        long version,
        String subject,
        String body,
        String state,
        @Nullable String category,
        @Nullable String channel,
        String receivedAt,
        int definition,
        String procedure,
        @Nullable LampView lamp,
        @Nullable String due,
        List<Fact> facts,
        List<FigureTableView> tables,
        Reporter reporter,
        List<ClockView> clocks,
        List<Order> orders,
        List<Order> papers,
        List<Past> history,
        List<FileView> files,
        List<DocumentView> documents,
        List<OfferView> offers,
        @Nullable ReceiptView slip) {

    public boolean anythingToDo() {
        return !offers.isEmpty()
                || Stream.concat(orders.stream(), papers.stream())
                        .anyMatch(order -> !order.offers().isEmpty());
    }

    /** Where it is kept. */
    record Fold(String label, String href) {}

    /**
     * @param href of the case or entry that the value names; null where it names none
     */
    record Fact(String label, String value, @Nullable String href) {}

    /**
     * @param revealable whether this person's post may see more, with a reason
     * @param revealed whether the values are open on this page
     * @param errors what was wrong with the reason
     */
    record Reporter(
            List<Fact> facts, boolean revealable, boolean revealed, List<ErrorLine> errors) {}

    /**
     * A unit's work order, letter or what else.
     *
     * @param kind the procedure's name for it
     * @param role what it is among its kind; null where there is one role only
     */
    record Order(
            String id,
            String kind,
            String unit,
            @Nullable String role,
            boolean lead,
            String state,
            String assignedAt,
            List<Fact> facts,
            List<FigureTableView> tables,
            List<ClockView> clocks,
            List<DocumentView> documents,
            List<OfferView> offers) {}

    /**
     * @param tone red where a deadline broke or a rule was lifted
     */
    record Past(
            long seq,
            String tone,
            String title,
            String who,
            String at,
            String change,
            List<Fact> inputs,
            @Nullable String overridden,
            @Nullable ClauseView clause) {}
}
