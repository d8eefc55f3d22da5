package org.bancheng.platform.search;

import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.bancheng.devstack.TestServers;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.elasticsearch.client.RestClient;

/** The search module on a real node, under an installation name of its own. */
final class SearchNodeFixture implements AutoCloseable {
    final IndexNames names;
    final Elasticsearch elasticsearch;
    final Generations generations;
    final SearchIndices indices;
    final CaseIndex index;
    final CaseSearch search;
    final AnalystSearch analysts;
    final RestClient http;

    SearchNodeFixture() {
        this(settings());
    }

    SearchNodeFixture(SearchSettings settings) {
        names =
                new IndexNames(
                        new InstallationSettings(
                                URI.create("http://127.0.0.1"),
                                "it" + UUID.randomUUID().toString().substring(0, 8),
                                Path.of("target")));
        var connection = new SearchConnection();
        http = connection.elasticsearchRestClient(settings);
        elasticsearch = connection.elasticsearch(http, names);
        generations = new Generations(elasticsearch, names);
        indices = new SearchIndices(elasticsearch, generations, names, settings);
        index = new CaseIndex(elasticsearch);
        search = new CaseSearch(elasticsearch, names, new IndexLag(generations));
        analysts = new AnalystSearch(elasticsearch, generations, names);
    }

    private static SearchSettings settings() {
        var node = TestServers.get().search();
        return new SearchSettings(node.url(), node.user(), node.password(), node.configFolder());
    }

    Tenant county(String id) {
        var tenant = new Tenant(new TenantId(id), id, Tenant.State.ACTIVE, "role_" + id);
        indices.ensure(tenant);
        return tenant;
    }

    void write(Tenant tenant, CaseDocumentBuilder... cases) {
        index.write(
                tenant.id(),
                Generations.indices(generations.of(tenant.id())).toList(),
                java.util.Arrays.stream(cases).map(CaseDocumentBuilder::build).toList(),
                java.util.List.of());
        refresh(tenant);
    }

    void refresh(Tenant tenant) {
        elasticsearch.asInstallation(
                client ->
                        client.indices().refresh(r -> r.index(names.allGenerations(tenant.id()))));
    }

    @Override
    public void close() throws java.io.IOException {
        http.close();
    }
}
