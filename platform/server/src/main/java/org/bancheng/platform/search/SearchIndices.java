package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bancheng.platform.search.SearchUsers.Access;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.elasticsearch.client.ResponseException;
import org.springframework.stereotype.Component;

/** A county's place in Elasticsearch: its user and role, its index and the alias before it. */
@Component
public class SearchIndices {
    private static final Duration UNTIL_USERS_ARE_READ = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final Elasticsearch elasticsearch;
    private final Generations generations;
    private final SearchUsers users;
    private final IndexNames names;

    SearchIndices(
            Elasticsearch elasticsearch,
            Generations generations,
            IndexNames names,
            SearchSettings settings) {
        this.elasticsearch = elasticsearch;
        this.generations = generations;
        this.names = names;
        this.users =
                settings.securityFiles() == null
                        ? new InterfaceUsers(elasticsearch)
                        : new FileUsers(settings.securityFiles());
    }

    /**
     * Makes what is missing and returns when the county can be searched as its own user. Safe to
     * repeat, also after it was interrupted anywhere. No tenant need be bound.
     *
     * @throws SearchUnavailable when Elasticsearch does not answer, or does not take up the new
     *     user within a minute
     */
    public void ensure(Tenant tenant) {
        String alias = names.alias(tenant.id());
        users.put(
                new Access(
                        alias,
                        List.of(alias, names.allGenerations(tenant.id())),
                        List.of("read", "write")));
        users.put(new Access(names.analyst(), List.of(names.everyCounty()), List.of("read")));
        ensureIndex(tenant.id());
        awaitAccess(tenant.id());
    }

    /** Drops the county's indices, user and role. Safe to repeat. */
    public void remove(Tenant tenant) {
        generations.of(tenant.id()).forEach(generations::drop);
        users.remove(names.alias(tenant.id()));
    }

    /**
     * How the county's index stands.
     *
     * @throws SearchUnavailable when Elasticsearch does not answer
     */
    public Optional<Standing> standing(TenantId tenant) {
        List<Generation> found = generations.of(tenant);
        return found.stream()
                .filter(Generation::aliased)
                .findFirst()
                .map(
                        serving -> {
                            Generation shown = found.getLast();
                            return new Standing(
                                    serving.index(),
                                    serving.ready(),
                                    !shown.ready(),
                                    shown.written(),
                                    shown.total());
                        });
    }

    /**
     * @param index the one that is searched
     * @param complete whether every case was brought into it once
     * @param filling whether it, or one to take its place, is being filled
     * @param written cases brought into that so far
     * @param total cases there were when the filling began
     */
    public record Standing(
            String index, boolean complete, boolean filling, long written, long total) {}

    /** Makes or names the index behind the alias; a new one is empty and is to be filled. */
    void ensureIndex(TenantId tenant) {
        List<Generation> found = generations.of(tenant);
        if (found.stream().anyMatch(Generation::aliased)) {
            return;
        }
        found.stream()
                .filter(Generation::ready)
                .reduce((older, newer) -> newer)
                .ifPresentOrElse(
                        newest -> generations.serveFrom(tenant, newest),
                        () -> createServing(tenant, found));
    }

    private void createServing(TenantId tenant, List<Generation> found) {
        found.forEach(generations::drop);
        generations.createFirst(tenant);
    }

    private void awaitAccess(TenantId tenant) {
        long end = System.nanoTime() + UNTIL_USERS_ARE_READ.toNanos();
        while (!isAccessible(tenant)) {
            if (System.nanoTime() > end) {
                throw new SearchUnavailable(
                        "Elasticsearch has not taken up the user " + names.alias(tenant));
            }
            pause();
        }
    }

    private boolean isAccessible(TenantId tenant) {
        try {
            elasticsearch.asTenant(
                    tenant, client -> client.count(count -> count.index(names.alias(tenant))));
            return true;
        } catch (ElasticsearchException failure) {
            if (failure.status() == 403 || failure.status() == 401) {
                return false;
            }
            throw failure;
        } catch (SearchUnavailable failure) {
            if (isNotYet(failure)) {
                return false;
            }
            throw failure;
        }
    }

    /** The user is not read yet, or a fresh index has no shard yet that can be searched. */
    private static boolean isNotYet(SearchUnavailable failure) {
        return switch (failure.getCause()) {
            case ElasticsearchException refused -> refused.status() == 401;
            case ResponseException refused ->
                    refused.getResponse().getStatusLine().getStatusCode() == 503;
            case null, default -> false;
        };
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SearchUnavailable(
                    "interrupted while Elasticsearch took up a user", interrupted);
        }
    }
}
