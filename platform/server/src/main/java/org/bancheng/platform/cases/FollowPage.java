package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.clock.Lamp;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.engine.lifecycle.State;
import org.jspecify.annotations.Nullable;

/**
 * A case as its reporter sees it: what he told, who has it now, when he gets an answer, and what he
 * can do.
 *
 * @param due by when he gets his answer, the last of what he is promised; null when nothing is
 * @param units who handles it now, lead first
 * @param main the number of the case that this one was merged into, whose progress stands in the
 *     timeline and whose units and due time are told; null when it goes by itself
 * @param joined how many others reported the same
 */
public record FollowPage(
        UUID id,
        String number,
        long version,
        String subject,
        String body,
        State state,
        String channel,
        @Nullable String category,
        Map<String, Object> fields,
        Instant openedAt,
        @Nullable Instant closedAt,
        TenantConfiguration configuration,
        List<String> units,
        @Nullable Due due,
        List<Entry> timeline,
        List<Offer> offers,
        List<Attachments.Attachment> attachments,
        @Nullable String main,
        int joined) {

    public record Due(String clock, String basis, ClockState state, Lamp lamp) {}

    /**
     * @param unit who acted; null when the reporter or the platform did
     */
    public record Entry(
            Instant at,
            String action,
            Label text,
            @Nullable String unit,
            @Nullable State entered) {}
}
