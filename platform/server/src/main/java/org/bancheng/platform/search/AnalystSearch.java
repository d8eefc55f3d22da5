package org.bancheng.platform.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bancheng.platform.search.BadSearch.Reason;
import org.bancheng.platform.search.SearchPage.Lag;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.stereotype.Component;

/**
 * The only search that crosses counties: over those granted to an analyst, without personal data.
 */
@Component
public class AnalystSearch {
    private final Elasticsearch elasticsearch;
    private final Generations generations;
    private final IndexNames names;

    AnalystSearch(Elasticsearch elasticsearch, Generations generations, IndexNames names) {
        this.elasticsearch = elasticsearch;
        this.generations = generations;
        this.names = names;
    }

    /**
     * @param granted the counties granted to the analyst; no tenant need be bound
     * @throws BadSearch when the query cannot be searched for, or chooses a county not granted
     * @throws SearchUnavailable when there is nothing to search in at present
     */
    public SearchPage search(CaseQuery query, Set<TenantId> granted) {
        SearchText text = SearchText.of(query.text());
        Set<TenantId> wanted = wanted(query, granted);
        var there = new TreeSet<>(wanted);
        there.retainAll(generations.serving(wanted));
        Set<String> missing = new TreeSet<>();
        wanted.stream().filter(id -> !there.contains(id)).forEach(id -> missing.add(id.value()));
        if (there.isEmpty()) {
            return new SearchPage(0, List.of(), Map.of(), null, Lag.NONE, missing);
        }
        var request =
                new SearchRequests(query, text, FacetFields.ACROSS_COUNTIES)
                        .page(
                                there.stream().map(names::alias).toList(),
                                List.of(
                                        FacetFields.anyOf(
                                                "county",
                                                there.stream().map(TenantId::value).toList())));
        var response =
                elasticsearch.acrossCounties(client -> client.msearch(request, FoundCase.class));
        return SearchAnswers.page(response, query, text, Lag.NONE, missing);
    }

    private static Set<TenantId> wanted(CaseQuery query, Set<TenantId> granted) {
        Set<String> chosen = query.chosen().get(Facet.COUNTY);
        if (chosen == null) {
            return granted;
        }
        var wanted = new LinkedHashSet<TenantId>();
        for (String county : chosen) {
            wanted.add(
                    granted.stream()
                            .filter(id -> id.value().equals(county))
                            .findFirst()
                            .orElseThrow(() -> new BadSearch(Reason.COUNTY_NOT_GRANTED)));
        }
        return wanted;
    }
}
