package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bancheng.platform.search.SearchPage.Lag;
import org.jspecify.annotations.Nullable;

/** Reads Elasticsearch's answer to {@link SearchRequests}. */
final class SearchAnswers {
    private SearchAnswers() {}

    /**
     * @throws SearchUnavailable when the county has no index, or Elasticsearch could not search all
     *     of it
     */
    static SearchPage page(
            MsearchResponse<FoundCase> response,
            CaseQuery query,
            SearchText text,
            Lag lag,
            Set<String> missing) {
        MultiSearchItem<FoundCase> answer = answer(response);
        List<Hit<FoundCase>> hits = answer.hits().hits();
        List<Hit<FoundCase>> shown = hits.subList(0, Math.min(query.size(), hits.size()));
        var highlighter = new Highlighter(text);
        return new SearchPage(
                Objects.requireNonNull(answer.hits().total()).value(),
                shown.stream().map(hit -> found(hit, highlighter)).toList(),
                FacetFields.counts(answer.aggregations()),
                hits.size() > shown.size() ? Cursor.of(shown.getLast().sort()) : null,
                lag,
                missing);
    }

    private static MultiSearchItem<FoundCase> answer(MsearchResponse<FoundCase> response) {
        var item = response.responses().getFirst();
        if (item.isFailure()) {
            throw new SearchUnavailable(
                    "Elasticsearch refuses the search: " + reason(item.failure().error()));
        }
        if (item.result().shards().failures().isEmpty() && !item.result().timedOut()) {
            return item.result();
        }
        throw new SearchUnavailable("Elasticsearch searched only a part");
    }

    private static SearchPage.Hit found(Hit<FoundCase> hit, Highlighter highlighter) {
        return Objects.requireNonNull(hit.source())
                .hit(Objects.requireNonNull(hit.id()), highlighter);
    }

    private static @Nullable String reason(ErrorCause error) {
        return error.reason() == null ? error.type() : error.reason();
    }
}
