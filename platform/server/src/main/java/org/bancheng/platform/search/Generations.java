package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.PutMappingRequest;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.json.JsonData;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The indices of a county behind its alias: made, listed, exchanged, dropped. */
@Component
final class Generations {
    /** Raised with every change of {@code case-index.json} or of how documents are made. */
    static final int MAPPING = 2;

    private final Elasticsearch elasticsearch;
    private final IndexNames names;

    Generations(Elasticsearch elasticsearch, IndexNames names) {
        this.elasticsearch = elasticsearch;
        this.names = names;
    }

    /** Oldest first. */
    List<Generation> of(TenantId tenant) {
        Map<String, IndexState> found =
                elasticsearch.asInstallation(
                        client ->
                                client.indices()
                                        .get(get -> get.index(names.allGenerations(tenant)))
                                        .result());
        return found.entrySet().stream()
                .flatMap(each -> generation(tenant, each.getKey(), each.getValue()).stream())
                .sorted(Comparator.comparingInt(Generation::number))
                .toList();
    }

    Optional<Generation> serving(TenantId tenant) {
        return of(tenant).stream().filter(Generation::aliased).findFirst();
    }

    /** Those of the tenants that have an index to be searched in. */
    Set<TenantId> serving(Collection<TenantId> tenants) {
        var aliases = new HashSet<String>();
        elasticsearch
                .asInstallation(
                        client -> client.indices().getAlias(get -> get.name(names.everyCounty())))
                .result()
                .values()
                .forEach(index -> aliases.addAll(index.aliases().keySet()));
        return tenants.stream()
                .filter(tenant -> aliases.contains(names.alias(tenant)))
                .collect(Collectors.toSet());
    }

    /**
     * An empty one that serves at once.
     *
     * @return false when another server has just made it
     */
    boolean createFirst(TenantId tenant) {
        return create(tenant, 1, true, 0);
    }

    /**
     * One to be filled behind the alias.
     *
     * @return false when another server has just made it
     */
    boolean createNext(TenantId tenant, int number, long total) {
        return create(tenant, number, false, total);
    }

    void note(Generation generation) {
        var request =
                PutMappingRequest.of(put -> put.index(generation.index()).meta(meta(generation)));
        elasticsearch.asInstallation(client -> client.indices().putMapping(request));
    }

    void complete(Generation generation) {
        elasticsearch.asInstallation(
                client -> client.indices().refresh(refresh -> refresh.index(generation.index())));
        note(generation.complete());
    }

    /** From one moment to the next the county is searched in this generation only. */
    void serveFrom(TenantId tenant, Generation generation) {
        String alias = names.alias(tenant);
        var actions = new ArrayList<Action>();
        indices(of(tenant))
                .forEach(
                        index ->
                                actions.add(
                                        Action.of(
                                                action ->
                                                        action.remove(
                                                                r ->
                                                                        r.index(index)
                                                                                .alias(alias)
                                                                                .mustExist(
                                                                                        false)))));
        actions.add(Action.of(action -> action.add(a -> a.index(generation.index()).alias(alias))));
        elasticsearch.asInstallation(
                client -> client.indices().updateAliases(update -> update.actions(actions)));
    }

    void drop(Generation generation) {
        try {
            elasticsearch.asInstallation(
                    client -> client.indices().delete(delete -> delete.index(generation.index())));
        } catch (ElasticsearchException failure) {
            if (failure.status() != 404) {
                throw failure;
            }
        }
    }

    private boolean create(TenantId tenant, int number, boolean serving, long total) {
        String index = names.generation(tenant, number);
        try {
            elasticsearch.asInstallation(
                    client -> client.indices().create(definition(tenant, index, serving)));
        } catch (ElasticsearchException failure) {
            if ("resource_already_exists_exception".equals(failure.error().type())) {
                return false;
            }
            throw failure;
        }
        note(new Generation(index, number, serving, MAPPING, false, null, 0, total));
        return true;
    }

    private CreateIndexRequest definition(TenantId tenant, String index, boolean serving)
            throws IOException {
        try (InputStream definition =
                Generations.class.getResourceAsStream("/search/case-index.json")) {
            var create =
                    new CreateIndexRequest.Builder()
                            .withJson(Objects.requireNonNull(definition))
                            .index(index);
            return (serving ? create.aliases(names.alias(tenant), alias -> alias) : create).build();
        }
    }

    private Optional<Generation> generation(TenantId tenant, String index, IndexState state) {
        Map<String, JsonData> meta = state.mappings() == null ? Map.of() : state.mappings().meta();
        boolean aliased = state.aliases().containsKey(names.alias(tenant));
        return names.number(tenant, index).stream()
                .mapToObj(
                        number ->
                                new Generation(
                                        index,
                                        number,
                                        aliased,
                                        (int) number(meta, "mapping"),
                                        text(meta, "state").equals("ready"),
                                        after(meta),
                                        number(meta, "written"),
                                        number(meta, "total")))
                .findFirst();
    }

    private static Map<String, JsonData> meta(Generation generation) {
        UUID after = generation.after();
        return Map.of(
                "mapping", JsonData.of(generation.mapping()),
                "state", JsonData.of(generation.ready() ? "ready" : "filling"),
                "after", JsonData.of(after == null ? "" : after.toString()),
                "written", JsonData.of(generation.written()),
                "total", JsonData.of(generation.total()));
    }

    private static @Nullable UUID after(Map<String, JsonData> meta) {
        String after = text(meta, "after");
        return after.isEmpty() ? null : UUID.fromString(after);
    }

    private static String text(Map<String, JsonData> meta, String key) {
        JsonData value = meta.get(key);
        return value == null ? "" : value.to(String.class);
    }

    private static long number(Map<String, JsonData> meta, String key) {
        JsonData value = meta.get(key);
        return value == null ? 0 : value.to(Long.class);
    }

    static Stream<String> indices(List<Generation> generations) {
        return generations.stream().map(Generation::index);
    }
}
