package org.bancheng.platform.search;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.bancheng.platform.search.BadSearch.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for.
 *
 * @param text in either script; every word must be found, one in quotation marks as it stands;
 *     empty finds all
 * @param chosen values of facets, any of each; ids within a county, names across counties
 * @param open only open cases, or only closed ones
 * @param openedFrom first day of opening, in the time zone of the counties
 * @param openedTo last day of opening
 * @param after {@link SearchPage#next()} of the page before
 * @param size 1 to 100
 */
public record CaseQuery(
        String text,
        Map<Facet, Set<String>> chosen,
        @Nullable Boolean open,
        @Nullable LocalDate openedFrom,
        @Nullable LocalDate openedTo,
        Order order,
        @Nullable String after,
        int size) {
    private static final int LARGEST = 100;

    public CaseQuery {
        chosen = Map.copyOf(chosen);
        if (size < 1 || size > LARGEST) {
            throw new BadSearch(Reason.PAGE_TOO_LONG);
        }
        if (openedFrom != null && openedTo != null && openedTo.isBefore(openedFrom)) {
            throw new BadSearch(Reason.TIME_RUNS_BACKWARDS);
        }
    }

    public enum Order {
        BEST,
        NEWEST
    }

    /** The 20 best. */
    public static CaseQuery of(String text) {
        return new CaseQuery(text, Map.of(), null, null, null, Order.BEST, null, 20);
    }

    public CaseQuery choosing(Facet facet, Set<String> values) {
        var next = new EnumMap<Facet, Set<String>>(Facet.class);
        next.putAll(chosen);
        next.put(facet, Set.copyOf(values));
        return new CaseQuery(text, next, open, openedFrom, openedTo, order, after, size);
    }

    public CaseQuery after(@Nullable String cursor) {
        return new CaseQuery(text, chosen, open, openedFrom, openedTo, order, cursor, size);
    }

    public CaseQuery size(int cases) {
        return new CaseQuery(text, chosen, open, openedFrom, openedTo, order, after, cases);
    }

    public CaseQuery order(Order wanted) {
        return new CaseQuery(text, chosen, open, openedFrom, openedTo, wanted, after, size);
    }

    public CaseQuery open(@Nullable Boolean wanted) {
        return new CaseQuery(text, chosen, wanted, openedFrom, openedTo, order, after, size);
    }

    public CaseQuery opened(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new CaseQuery(text, chosen, open, from, to, order, after, size);
    }
}
