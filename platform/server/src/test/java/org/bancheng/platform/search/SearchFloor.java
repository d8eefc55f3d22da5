package org.bancheng.platform.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bancheng.devstack.TestServers;
import org.bancheng.platform.Floor;
import org.bancheng.platform.tenancy.Tenant;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The search on the real servers, under an installation's name of its own. */
final class SearchFloor implements AutoCloseable {
    private final Floor floor;

    private SearchFloor(Floor floor) {
        this.floor = floor;
    }

    /** One for all tests that need no settings of their own; ends with the JVM. */
    static SearchFloor shared() {
        return Shared.FLOOR;
    }

    private static final class Shared {
        static final SearchFloor FLOOR = start(Map.of());
    }

    static SearchFloor start(Map<String, Object> settings) {
        var node = TestServers.get().search();
        String name = "it" + UUID.randomUUID().toString().substring(0, 8);
        var all = new HashMap<String, Object>();
        var database = TestServers.get().database();
        all.put("bancheng.database.admin-user", database.user());
        all.put("bancheng.database.admin-password", database.password());
        all.put("bancheng.installation", name);
        all.put("bancheng.search.url", node.url().toString());
        all.put("bancheng.search.user", node.user());
        all.put("bancheng.search.password", node.password());
        all.put("bancheng.search.security-files", node.configFolder().toString());
        all.put("bancheng.search.watch-every", "PT10M");
        all.putAll(settings);
        return new SearchFloor(Floor.start(name, all, Beans.class));
    }

    <T> T get(Class<T> type) {
        return floor.get(type);
    }

    Elasticsearch elasticsearch() {
        return get(Elasticsearch.class);
    }

    IndexNames names() {
        return get(IndexNames.class);
    }

    StoredCases stored() {
        return get(StoredCases.class);
    }

    /** Registered, active, and with its place in Elasticsearch. */
    Tenant county(String id) {
        Tenant tenant = floor.tenant(id);
        get(SearchIndices.class).ensure(tenant);
        return tenant;
    }

    void inTransaction(Tenant tenant, Runnable work) {
        floor.as(
                tenant,
                () -> {
                    work.run();
                    return true;
                });
    }

    void write(Tenant tenant, CaseDocumentBuilder... cases) {
        get(CaseIndex.class)
                .write(
                        tenant.id(),
                        indices(tenant),
                        Arrays.stream(cases).map(CaseDocumentBuilder::build).toList(),
                        List.of());
        refresh(tenant);
    }

    List<String> indices(Tenant tenant) {
        return Generations.indices(get(Generations.class).of(tenant.id())).toList();
    }

    void refresh(Tenant tenant) {
        String all = names().allGenerations(tenant.id());
        // one of them may be exchanged for the next meanwhile
        elasticsearch()
                .asInstallation(
                        client ->
                                client.indices()
                                        .refresh(r -> r.index(all).ignoreUnavailable(true)));
    }

    @Override
    public void close() {
        floor.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackageClasses = SearchIndices.class,
            excludeFilters =
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = "org\\.bancheng\\.platform\\.search\\.web\\..*"))
    @ConfigurationPropertiesScan(basePackageClasses = SearchSettings.class)
    static class Beans {
        @Bean
        StoredCases storedCases() {
            return new StoredCases();
        }
    }
}
