package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.MsearchRequest;
import co.elastic.clients.elasticsearch.core.msearch.MultisearchBody;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bancheng.platform.search.CaseQuery.Order;
import org.bancheng.platform.search.SearchText.Word;
import org.jspecify.annotations.Nullable;

/**
 * The request for a page. It goes out as a multi-search of one: there the names of the indices
 * stand in the body, and two hundred of them do not fit into the address.
 */
final class SearchRequests {
    /** Of the pairs of characters of a word: all of two, three quarters of some, 60 % of many. */
    private static final String ENOUGH_PAIRS = "2<75% 5<60%";

    private final CaseQuery query;
    private final SearchText text;
    private final FacetFields facets;

    SearchRequests(CaseQuery query, SearchText text, FacetFields facets) {
        this.query = query;
        this.text = text;
        this.facets = facets;
    }

    MsearchRequest page(List<String> indices, List<Query> fences) {
        var item =
                RequestItem.of(
                        request ->
                                request.header(
                                                header ->
                                                        header.index(indices)
                                                                .ignoreUnavailable(
                                                                        indices.size() > 1))
                                        .body(body(fences)));
        return MsearchRequest.of(request -> request.searches(item));
    }

    private MultisearchBody body(List<Query> fences) {
        return MultisearchBody.of(
                body -> {
                    body.query(q -> q.bool(bool(fences)))
                            .aggregations(facets.aggregations(query))
                            .sort(sort())
                            .size(query.size() + 1)
                            .trackTotalHits(track -> track.enabled(true));
                    String after = query.after();
                    return after == null
                            ? body
                            : body.searchAfter(Cursor.read(after, query.order()));
                });
    }

    private BoolQuery bool(List<Query> fences) {
        return BoolQuery.of(
                bool -> {
                    bool.filter(fences);
                    query.chosen()
                            .forEach(
                                    (facet, values) ->
                                            bool.filter(facets.narrowedTo(facet, values)));
                    Boolean open = query.open();
                    if (open != null) {
                        bool.filter(f -> f.term(t -> t.field("open").value(open)));
                    }
                    if (query.openedFrom() != null || query.openedTo() != null) {
                        bool.filter(opened(query.openedFrom(), query.openedTo()));
                    }
                    text.words().forEach(word -> bool.must(containing(word)));
                    return bool;
                });
    }

    private static Query opened(@Nullable LocalDate from, @Nullable LocalDate to) {
        return Query.of(
                query ->
                        query.range(
                                range ->
                                        range.date(
                                                date -> {
                                                    date.field("opened_at");
                                                    if (from != null) {
                                                        date.gte(midnight(from));
                                                    }
                                                    if (to != null) {
                                                        date.lt(midnight(to.plusDays(1)));
                                                    }
                                                    return date;
                                                })));
    }

    private static String midnight(LocalDate day) {
        return day.atStartOfDay(IndexedCase.ZONE).toInstant().toString();
    }

    private static Query containing(Word word) {
        var ways = new ArrayList<Query>();
        ways.add(inText(word, TextQueryType.Phrase, 2f));
        if (!word.exact()) {
            ways.add(inText(word, TextQueryType.BestFields, 1f));
            ways.add(
                    Query.of(
                            query ->
                                    query.prefix(
                                            prefix ->
                                                    prefix.field("folded.number")
                                                            .value(word.text())
                                                            .boost(10f))));
        }
        return Query.of(query -> query.bool(bool -> bool.should(ways).minimumShouldMatch("1")));
    }

    private static Query inText(Word word, TextQueryType type, float weight) {
        return Query.of(
                query ->
                        query.multiMatch(
                                match -> {
                                    match.query(word.text())
                                            .fields("folded.subject^3", "folded.text")
                                            .type(type)
                                            .boost(weight);
                                    return type == TextQueryType.Phrase
                                            ? match
                                            : match.minimumShouldMatch(ENOUGH_PAIRS);
                                }));
    }

    private List<SortOptions> sort() {
        var sort = new ArrayList<SortOptions>();
        if (query.order() == Order.BEST) {
            sort.add(SortOptions.of(option -> option.score(s -> s.order(SortOrder.Desc))));
        }
        sort.add(by("opened_at", SortOrder.Desc));
        sort.add(by("county", SortOrder.Asc));
        sort.add(by("number", SortOrder.Asc));
        return sort;
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(option -> option.field(f -> f.field(field).order(order)));
    }
}
