package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as the search index is given it: free texts as they were written, nothing of the reporter
 * but {@link #known()}.
 *
 * @param version grows with every change that shows in this record; the index refuses an older one
 * @param texts further free texts worth finding: supplements, results, replies
 * @param category the path from the root of the county's categories to the case's own; empty when
 *     it has none
 * @param open whether the state is not a final one
 * @param units every unit that may see the case: its handling units, present and former, and the
 *     one that took it in
 * @param intakeUnit the unit that took it in; null when the reporter filed it himself
 * @param warnAt when the most urgent running clock turns yellow
 * @param dueAt when the most urgent clock that presses falls due
 * @param known names, telephone and identity numbers and addresses that the case itself knows: to
 *     be blacked out of every text, never to be indexed
 */
public record CaseDocument(
        UUID id,
        long version,
        String number,
        String subject,
        String body,
        List<String> texts,
        List<Label> category,
        Label channel,
        Label state,
        boolean open,
        @Nullable Label leadUnit,
        Set<String> units,
        @Nullable String intakeUnit,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant warnAt,
        @Nullable Instant dueAt,
        @Nullable String level,
        @Nullable String complexity,
        @Nullable Integer rating,
        Set<String> known) {

    public CaseDocument {
        texts = List.copyOf(texts);
        category = List.copyOf(category);
        units = Set.copyOf(units);
        known = Set.copyOf(known);
    }

    /**
     * @param name as the county wrote it, zh-CN
     */
    public record Label(String id, String name) {}
}
