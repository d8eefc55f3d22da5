package org.bancheng.platform.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param total all that was found, counted exactly
 * @param facets counts over all that was found; a facet that has nothing to count is missing
 * @param next for {@link CaseQuery#after}; null on the last page
 * @param lag what the index may not show yet
 * @param missing counties that have no index at present and were left out
 */
public record SearchPage(
        long total,
        List<Hit> hits,
        Map<Facet, List<Count>> facets,
        @Nullable String next,
        Lag lag,
        Set<String> missing) {

    /**
     * @param county tenant id
     * @param category names from the root to the leaf
     * @param snippet the part of the body that was found
     * @param warnAt when the most urgent running clock turns yellow
     * @param dueAt when it falls due
     * @param ids of what is named beside, in the county's own configuration; the names are zh-CN
     */
    public record Hit(
            String county,
            UUID caseId,
            String number,
            Marked subject,
            Marked snippet,
            List<String> category,
            String channel,
            String state,
            boolean open,
            @Nullable String leadUnit,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Instant warnAt,
            @Nullable Instant dueAt,
            @Nullable Integer rating,
            Ids ids) {}

    /**
     * @param category from the root to the leaf
     */
    public record Ids(List<String> category, String state, @Nullable String leadUnit) {}

    /**
     * @param value to be chosen by ({@link CaseQuery#choosing})
     * @param name zh-CN, for people
     */
    public record Count(String value, String name, long cases) {}

    /**
     * @param waitingSince business time since when the oldest change that is not indexed yet waits;
     *     null when there is none
     * @param filling whether the county's index is being filled anew, so that much may be missing
     */
    public record Lag(@Nullable Instant waitingSince, boolean filling) {
        public static final Lag NONE = new Lag(null, false);
    }
}
