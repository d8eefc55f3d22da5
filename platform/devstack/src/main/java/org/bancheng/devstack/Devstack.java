package org.bancheng.devstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.bancheng.devstack.DevstackSettings.AskedPorts;

/**
 * The three real servers as children of this process: PostgreSQL, Elasticsearch and Keycloak,
 * started side by side. They end with {@link #close}, with this JVM, and when this JVM is killed. A
 * server that dies is started again, a few times; then the stack gives up and {@link #ended} says
 * why.
 */
public final class Devstack implements AutoCloseable {
    private final Site site;
    private final StackLock lock;
    private final Keeper keeper;
    private final Three three;
    private final CompletableFuture<Void> allAnswer;

    private Devstack(
            Site site,
            StackLock lock,
            Keeper keeper,
            Three three,
            CompletableFuture<Void> allAnswer) {
        this.site = site;
        this.lock = lock;
        this.keeper = keeper;
        this.three = three;
        this.allAnswer = allAnswer;
    }

    /** One of the servers. */
    public enum Part {
        POSTGRESQL,
        ELASTICSEARCH,
        KEYCLOAK
    }

    private record Three(
            PostgresServer postgresql, ElasticsearchServer elasticsearch, KeycloakServer keycloak) {
        ManagedServer of(Part part) {
            return switch (part) {
                case POSTGRESQL -> postgresql;
                case ELASTICSEARCH -> elasticsearch;
                case KEYCLOAK -> keycloak;
            };
        }
    }

    /**
     * Starts the servers and returns when all three answer.
     *
     * @throws DevstackFailed with a message that says what to do; nothing is left running
     */
    public static Devstack start(DevstackSettings settings) {
        Devstack stack = begin(settings);
        try {
            stack.awaitAll();
            return stack;
        } catch (Throwable failure) {
            stack.close();
            throw failure;
        }
    }

    /**
     * Starts the servers and returns when the database answers, the others on their way.
     *
     * @throws DevstackFailed as {@link #start}
     */
    static Devstack begin(DevstackSettings settings) {
        ServerAccount account = ServerAccount.choose();
        Path home = Home.choose(settings.checkout(), settings.home(), account, settings.progress());
        Path stack = home.resolve(settings.stack());
        try {
            Home.readable(stack);
            StackLock lock = StackLock.take(stack);
            try {
                return begin(settings, Site.at(home, stack, account, settings.progress()), lock);
            } catch (Throwable failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException e) {
            throw new DevstackFailed(
                    "cannot use "
                            + stack
                            + " ("
                            + e
                            + "). Mend its permissions, or free some space if the disk is full.",
                    e);
        }
    }

    private static Devstack begin(DevstackSettings settings, Site site, StackLock lock)
            throws IOException {
        Leftovers.end(site);
        if (settings.fresh()) {
            Trees.delete(site.stack().resolve("postgresql"));
            Trees.delete(site.stack().resolve("elasticsearch"));
        }
        Keeper keeper = new Keeper(Child.supervisorScript(site.stack()), site.progress());
        try {
            return begin(settings, site, lock, keeper);
        } catch (Throwable failure) {
            keeper.close();
            throw failure;
        }
    }

    private static Devstack begin(
            DevstackSettings settings, Site site, StackLock lock, Keeper keeper) {
        Ports ports = new Ports(site.state(), site.progress());
        AskedPorts asked = settings.ports();
        int databasePort = ports.choose("PostgreSQL", asked.postgresql(), 0);
        var postgres = new PostgresServer(site, databasePort);
        var elasticsearch =
                new ElasticsearchServer(
                        site, ports.choose("Elasticsearch", asked.elasticsearch(), 0));
        var keycloak =
                new KeycloakServer(
                        site,
                        ports.choose("Keycloak", asked.keycloak(), 0),
                        settings.providers(),
                        databasePort);
        Executor threads = task -> Thread.startVirtualThread(task);
        var database = CompletableFuture.runAsync(() -> keeper.start(postgres), threads);
        var search = CompletableFuture.runAsync(() -> keeper.start(elasticsearch), threads);
        var built = CompletableFuture.runAsync(() -> keeper.prepare(keycloak), threads);
        var identity =
                built.runAfterBothAsync(
                        database,
                        () -> {
                            postgres.ensureDatabase(
                                    KeycloakServer.DATABASE, keycloak.databasePassword());
                            keeper.start(keycloak);
                        },
                        threads);
        var all =
                Stream.of(database, search, built, identity)
                        .map(one -> one.whenComplete((_, why) -> keeper.giveUpOn(why)))
                        .toList();
        try {
            all.getFirst().join();
        } catch (CompletionException e) {
            throw keeper.whyItGaveUp(e);
        }
        return new Devstack(
                site,
                lock,
                keeper,
                new Three(postgres, elasticsearch, keycloak),
                CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
    }

    /**
     * Returns when all three answer.
     *
     * @throws DevstackFailed with a message that says what to do; nothing is left running
     */
    void awaitAll() {
        try {
            allAnswer.join();
        } catch (CompletionException e) {
            throw keeper.whyItGaveUp(e);
        }
    }

    public Servers servers() {
        return new Servers(
                three.postgresql().database(),
                three.elasticsearch().node(),
                three.keycloak().identity());
    }

    /** Ends one of the servers in order, as an outage; returns when nothing of it runs. */
    public void stop(Part part) {
        keeper.stop(three.of(part));
    }

    /** Starts a stopped one again on its data; returns when it answers. */
    public void startAgain(Part part) {
        keeper.start(three.of(part));
    }

    /** The stack's folder: state, data, and {@code logs/}. */
    public Path folder() {
        return site.stack();
    }

    Site site() {
        return site;
    }

    /** Starts one more server and keeps it with the three; returns when it is ready. */
    void keep(ManagedServer server) {
        try {
            keeper.start(server);
        } catch (DevstackFailed e) {
            throw keeper.whyItGaveUp(e);
        }
    }

    /**
     * Completes normally after {@link #close}, and exceptionally with a {@link DevstackFailed} when
     * a server could not be kept running; the others are stopped then.
     */
    public CompletableFuture<Void> ended() {
        return keeper.ended().copy();
    }

    /** Stops the servers and returns when nothing of them runs. */
    @Override
    public void close() {
        keeper.close();
        lock.close();
    }
}
