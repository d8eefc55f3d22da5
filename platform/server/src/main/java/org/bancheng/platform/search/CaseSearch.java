package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bancheng.platform.cases.Visibility;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.stereotype.Component;

/** Search for the staff of the bound tenant, as that tenant's own user of Elasticsearch. */
@Component
public class CaseSearch {
    private final Elasticsearch elasticsearch;
    private final IndexNames names;
    private final IndexLag lag;

    CaseSearch(Elasticsearch elasticsearch, IndexNames names, IndexLag lag) {
        this.elasticsearch = elasticsearch;
        this.names = names;
        this.lag = lag;
    }

    /**
     * @param visibility what the searcher may see: a part of the query, so that counts and pages
     *     hold nothing else
     * @throws BadSearch when the query cannot be searched for
     * @throws SearchUnavailable when there is nothing to search in at present
     */
    public SearchPage search(CaseQuery query, Visibility visibility) {
        TenantId tenant = BoundTenant.get().id();
        SearchText text = SearchText.of(query.text());
        var request =
                new SearchRequests(query, text, FacetFields.OF_A_COUNTY)
                        .page(List.of(names.alias(tenant)), fences(tenant, visibility));
        var response =
                elasticsearch.asTenant(tenant, client -> client.msearch(request, FoundCase.class));
        return SearchAnswers.page(response, query, text, lag.ofBoundTenant(), Set.of());
    }

    private static List<Query> fences(TenantId tenant, Visibility visibility) {
        var fences = new ArrayList<Query>();
        fences.add(FacetFields.anyOf("county", List.of(tenant.value())));
        if (!visibility.county()) {
            var ways = new ArrayList<Query>();
            ways.add(FacetFields.anyOf("units", visibility.units()));
            visibility.windows().forEach(window -> ways.add(takenInAt(window)));
            fences.add(Query.of(q -> q.bool(b -> b.should(ways).minimumShouldMatch("1"))));
        }
        return fences;
    }

    /** Those of the window's channel that it took in itself, or that the reporter filed himself. */
    private static Query takenInAt(Visibility.Window window) {
        var itself = FacetFields.anyOf("intake_unit", List.of(window.unit()));
        var nobody =
                Query.of(q -> q.bool(b -> b.mustNot(n -> n.exists(e -> e.field("intake_unit")))));
        return Query.of(
                q ->
                        q.bool(
                                b ->
                                        b.filter(
                                                        FacetFields.anyOf(
                                                                "channel",
                                                                List.of(window.channel())))
                                                .should(itself, nobody)
                                                .minimumShouldMatch("1")));
    }
}
