package org.bancheng.platform.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.devstack.TestServers;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.operations.Procedure.Lane;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.jspecify.annotations.NullMarked;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole server on the three real servers, with a database and names of its own. */
@NullMarked
final class Installation implements AutoCloseable {
    final String prefix = "ops" + UUID.randomUUID().toString().substring(0, 6);
    final TestServers servers = TestServers.get();
    final Path data;
    final int port;
    private final String database;
    private final Map<String, Object> settings;
    private ConfigurableApplicationContext context;

    Installation(Map<String, Object> more) {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
            data = Files.createTempDirectory("ops");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database = servers.createDatabase(prefix);
        settings = new HashMap<>(settings());
        settings.putAll(more);
        context = boot();
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    <T> Collection<T> all(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** The database as its administrator, for what only a test looks at. */
    JdbcClient administrator() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database);
        source.setUser(servers.database().user());
        source.setPassword(servers.database().password());
        return JdbcClient.create(source);
    }

    /** As a process that ends and comes back with other settings. */
    void restart(Map<String, Object> more) {
        settings.putAll(more);
        context.close();
        context = boot();
    }

    @Override
    public void close() {
        context.close();
    }

    /** The job at its end; fails when it does not end in time. */
    Job untilOver(Job job) {
        Jobs jobs = get(Jobs.class);
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (System.nanoTime() < end) {
            Job now = jobs.find(job.id()).orElseThrow();
            if (now.state().isOver()) {
                return now;
            }
            pause();
        }
        throw new AssertionError("not over: " + jobs.find(job.id()));
    }

    /** The job as it waits for a server. */
    Job untilWaiting(Job job) {
        Jobs jobs = get(Jobs.class);
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < end) {
            Job now = jobs.find(job.id()).orElseThrow();
            if (now.state() == Job.State.WAITING) {
                return now;
            }
            pause();
        }
        throw new AssertionError("does not wait: " + jobs.find(job.id()));
    }

    /** A job as soon as whoever held it is taken for dead. */
    Lease claimWhenFree(Lane lane) {
        Jobs jobs = get(Jobs.class);
        Duration lease = get(JobSettings.class).lease();
        long end = System.nanoTime() + lease.multipliedBy(10).toNanos();
        while (System.nanoTime() < end) {
            Optional<Lease> claimed = jobs.claim(lane, lease);
            if (claimed.isPresent()) {
                return claimed.get();
            }
            pause();
        }
        throw new AssertionError("no job to claim");
    }

    void publish(Tenant tenant, Submission changed) {
        BoundTenant.run(
                tenant,
                () ->
                        get(Configurations.class)
                                .publish(changed.files(), "the county's console", null));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ConfigurableApplicationContext boot() {
        return new SpringApplicationBuilder(Whole.class).properties(settings).run();
    }

    private Map<String, Object> settings() {
        return Map.ofEntries(
                Map.entry("server.port", port),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("management.server.port", 0),
                Map.entry("bancheng.public-url", "http://127.0.0.1:" + port),
                Map.entry("bancheng.installation", prefix),
                Map.entry("bancheng.data-folder", data.toString()),
                Map.entry("bancheng.demo-password", "demo-password-1"),
                Map.entry("bancheng.database.url", database),
                Map.entry("bancheng.database.admin-user", servers.database().user()),
                Map.entry("bancheng.database.admin-password", servers.database().password()),
                Map.entry("bancheng.keycloak.url", servers.identity().url().toString()),
                Map.entry("bancheng.keycloak.admin-user", servers.identity().adminUser()),
                Map.entry("bancheng.keycloak.admin-password", servers.identity().adminPassword()),
                Map.entry("bancheng.search.url", servers.search().url().toString()),
                Map.entry("bancheng.search.user", servers.search().user()),
                Map.entry("bancheng.search.password", servers.search().password()),
                Map.entry(
                        "bancheng.search.security-files",
                        servers.search().configFolder().toString()));
    }
}
