package org.bancheng.platform.search.web;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bancheng.platform.search.CaseQuery;
import org.bancheng.platform.search.CaseQuery.Order;
import org.bancheng.platform.search.Facet;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * The parameters of a search.
 *
 * @param q text
 * @param order {@code best} or {@code newest}
 * @param from first day of opening
 * @param to last day of opening
 */
record SearchForm(
        @Nullable String q,
        @Nullable Set<String> county,
        @Nullable Set<String> category,
        @Nullable Set<String> state,
        @Nullable Set<String> channel,
        @Nullable Set<String> unit,
        @Nullable Set<String> month,
        @Nullable Boolean open,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
        @Nullable String order,
        @Nullable String after,
        @Nullable Integer size) {
    private static final int USUAL_SIZE = 20;
    private static final List<String> PARAMETERS =
            Arrays.stream(SearchForm.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();

    /**
     * @param asked what the caller wrote
     * @param facet the one that this search does not have
     * @throws BadParameter when one would be passed over in silence
     */
    static void check(Set<String> asked, Facet facet) {
        List<String> allowed =
                PARAMETERS.stream()
                        .filter(name -> !name.equals(facet.name().toLowerCase(Locale.ROOT)))
                        .toList();
        for (String name : asked) {
            if (!allowed.contains(name)) {
                throw BadParameter.unknown(name, allowed);
            }
        }
    }

    CaseQuery query() {
        return new CaseQuery(
                q == null ? "" : q,
                chosen(),
                open,
                within("from", from),
                within("to", to),
                wanted(),
                after == null || after.isEmpty() ? null : after,
                size == null ? USUAL_SIZE : size);
    }

    /** A year that nobody means would leave what the index can count in. */
    private static @Nullable LocalDate within(String name, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1900 || day.getYear() > 2200)) {
            throw BadParameter.unreadable(name, List.of("1900-01-01", "2200-12-31"));
        }
        return day;
    }

    private Order wanted() {
        return switch (order) {
            case null -> Order.BEST;
            case "best" -> Order.BEST;
            case "newest" -> Order.NEWEST;
            default -> throw BadParameter.unreadable("order", List.of("best", "newest"));
        };
    }

    private Map<Facet, Set<String>> chosen() {
        var chosen = new EnumMap<Facet, Set<String>>(Facet.class);
        put(chosen, Facet.COUNTY, county);
        put(chosen, Facet.CATEGORY, category);
        put(chosen, Facet.STATE, state);
        put(chosen, Facet.CHANNEL, channel);
        put(chosen, Facet.UNIT, unit);
        put(chosen, Facet.MONTH, month);
        return chosen;
    }

    private static void put(
            Map<Facet, Set<String>> chosen, Facet facet, @Nullable Set<String> values) {
        if (values != null && !values.isEmpty()) {
            chosen.put(facet, Set.copyOf(values));
        }
    }
}
