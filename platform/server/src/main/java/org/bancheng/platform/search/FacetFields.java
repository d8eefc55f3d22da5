package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.platform.search.SearchPage.Count;

/**
 * The fields behind the facets. A county knows its categories and states by id; across counties,
 * whose ids are their own affair, the names are counted.
 */
record FacetFields(Map<Facet, FacetFields.Field> fields) {
    static final FacetFields OF_A_COUNTY =
            new FacetFields(
                    Map.of(
                            Facet.CATEGORY, new Field("facet.category", "category"),
                            Facet.STATE, new Field("facet.state", "state"),
                            Facet.CHANNEL, new Field("facet.channel", "channel"),
                            Facet.UNIT, new Field("facet.unit", "lead_unit"),
                            Facet.MONTH, new Field("opened_month", "opened_month")));
    static final FacetFields ACROSS_COUNTIES =
            new FacetFields(
                    Map.of(
                            Facet.COUNTY, new Field("county", "county"),
                            Facet.CATEGORY, new Field("category_name", "category_name"),
                            Facet.STATE, new Field("state_name", "state_name"),
                            Facet.CHANNEL, new Field("channel_name", "channel_name"),
                            Facet.MONTH, new Field("opened_month", "opened_month")));
    private static final int MOST_VALUES = 200;

    record Field(String counted, String chosen) {}

    /** A facet that is not offered here narrows to nothing. */
    Query narrowedTo(Facet facet, Set<String> values) {
        Field field = fields.get(facet);
        if (field == null) {
            return Query.of(query -> query.matchNone(none -> none));
        }
        return anyOf(field.chosen(), values);
    }

    static Query anyOf(String field, Collection<String> values) {
        List<FieldValue> wanted = values.stream().map(FieldValue::of).toList();
        return Query.of(
                query -> query.terms(terms -> terms.field(field).terms(t -> t.value(wanted))));
    }

    Map<String, Aggregation> aggregations(CaseQuery query) {
        var aggregations = new LinkedHashMap<String, Aggregation>();
        fields.forEach(
                (facet, field) -> aggregations.put(facet.name(), aggregation(facet, field, query)));
        return aggregations;
    }

    private static Aggregation aggregation(Facet facet, Field field, CaseQuery query) {
        return Aggregation.of(
                aggregation ->
                        aggregation.terms(
                                terms -> {
                                    terms.field(field.counted()).size(MOST_VALUES);
                                    if (facet == Facet.CATEGORY) {
                                        terms.include(i -> i.regexp(oneStep(query)));
                                    }
                                    return terms;
                                }));
    }

    /** The steps below the chosen category, or the first ones. */
    private static String oneStep(CaseQuery query) {
        Set<String> chosen = query.chosen().getOrDefault(Facet.CATEGORY, Set.of());
        return FacetValue.oneBelow(chosen.size() == 1 ? chosen.iterator().next() : "");
    }

    static Map<Facet, List<Count>> counts(Map<String, Aggregate> aggregates) {
        var counts = new EnumMap<Facet, List<Count>>(Facet.class);
        aggregates.forEach(
                (name, aggregate) -> {
                    List<Count> values = counts(aggregate);
                    if (!values.isEmpty()) {
                        counts.put(Facet.valueOf(name), values);
                    }
                });
        return counts;
    }

    /** A value whose name was changed is counted under both names until it is indexed again. */
    private static List<Count> counts(Aggregate aggregate) {
        var byValue = new LinkedHashMap<String, Count>();
        for (var bucket : aggregate.sterms().buckets().array()) {
            String key = bucket.key().stringValue();
            byValue.merge(
                    FacetValue.id(key),
                    new Count(FacetValue.id(key), FacetValue.name(key), bucket.docCount()),
                    (first, also) ->
                            new Count(first.value(), first.name(), first.cases() + also.cases()));
        }
        return new ArrayList<>(byValue.values());
    }
}
