package org.bancheng.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.devstack.Database;
import org.bancheng.devstack.Devstack;
import org.bancheng.devstack.DevstackSettings;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.platform.PlatformApplication;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.identity.RealmPlan;
import org.bancheng.platform.identity.Realms;
import org.bancheng.platform.organisation.Persons;
import org.bancheng.platform.organisation.Units;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.TenantSchemas;
import org.bancheng.platform.tenancy.Tenants;
import org.bancheng.platform.work.WorkHandler;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's code in this JVM, on servers that begin empty and serve nobody else. */
final class Platform implements AutoCloseable {
    static final BusinessClock CLOCK = new BusinessClock();

    private final Devstack stack;
    private final Map<String, Object> settings;
    private ConfigurableApplicationContext context;

    /** Replaces the server's own clock. */
    @Configuration(proxyBeanMethods = false)
    static class Clocks {
        @Bean
        Clock businessClock() {
            return CLOCK;
        }
    }

    private Platform(Devstack stack, Map<String, Object> settings) {
        this.stack = stack;
        this.settings = settings;
        this.context = run(settings);
    }

    /**
     * @param worker whether queued work is done as well
     */
    static Platform start(boolean worker) {
        Devstack stack =
                Devstack.start(
                        DevstackSettings.of(Checkout.folder(), "benchmark").withoutEarlierData());
        createDatabase(stack.servers().database(), "platform");
        Map<String, Object> settings = new LinkedHashMap<>();
        int port = freePort();
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.port", 0);
        settings.put("management.server.address", "127.0.0.1");
        settings.put("logging.level.root", "warn");
        settings.put("bancheng.public-url", "http://127.0.0.1:" + port);
        settings.put("bancheng.installation", "benchmark");
        settings.put("bancheng.data-folder", dataFolder());
        settings.put("bancheng.work.enabled", worker);
        settings.put("bancheng.database.url", stack.servers().database().url("platform"));
        settings.put("bancheng.database.admin-user", stack.servers().database().user());
        settings.put("bancheng.database.admin-password", stack.servers().database().password());
        settings.put("bancheng.keycloak.url", stack.servers().identity().url());
        settings.put("bancheng.keycloak.admin-user", stack.servers().identity().adminUser());
        settings.put(
                "bancheng.keycloak.admin-password", stack.servers().identity().adminPassword());
        settings.put("bancheng.search.url", stack.servers().search().url());
        settings.put("bancheng.search.user", stack.servers().search().user());
        settings.put("bancheng.search.password", stack.servers().search().password());
        settings.put("bancheng.search.security-files", stack.servers().search().configFolder());
        // what is loaded is in no index; the watch would fill it while something else is measured
        settings.put("bancheng.search.watch-every", "P365D");
        return new Platform(stack, settings);
    }

    private static ConfigurableApplicationContext run(Map<String, Object> settings) {
        return new SpringApplicationBuilder(PlatformApplication.class, Clocks.class)
                .run(
                        settings.entrySet().stream()
                                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                                .toArray(String[]::new));
    }

    /**
     * Ends the product and starts it again on the same servers, with their data.
     *
     * @param worker whether queued work is done as well
     * @param demoPassword what realms made from now on give to the county's people
     */
    void restart(boolean worker, String demoPassword) {
        context.close();
        settings.put("bancheng.work.enabled", worker);
        settings.put("bancheng.demo-password", demoPassword);
        context = run(settings);
    }

    /** Where the product answers. */
    URI url() {
        return URI.create(settings.get("bancheng.public-url") + "/");
    }

    URI keycloak() {
        return stack.servers().identity().url();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    WorkHandler handler(String kind) {
        return context.getBeansOfType(WorkHandler.class).values().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** As the database's owner, whom no tenant's role keeps in. */
    Connection connection() {
        try {
            return DriverManager.getConnection(
                    database().url("platform"), database().user(), database().password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a query of the database's owner finds first. */
    <T> T one(Class<T> type, String sql) {
        try (Connection connection = connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalStateException("nothing by " + sql);
            }
            return row.getObject(1, type);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /**
     * The bound county's one order of a case, as a handler's list shows it; the yardstick asks for
     * its task in the same way.
     */
    UUID orderOf(UUID matter) {
        return Objects.requireNonNull(
                bean(TransactionTemplate.class)
                        .execute(
                                status ->
                                        bean(JdbcClient.class)
                                                .sql("select id from assignment where case_id = ?")
                                                .param(matter)
                                                .query(UUID.class)
                                                .single()));
    }

    /** The one column of what a query of the database's owner finds. */
    List<String> all(String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return found;
    }

    Database database() {
        return stack.servers().database();
    }

    Path folder() {
        return stack.folder();
    }

    Cpu databaseCpu() {
        return Cpu.ofTree(Cpu.process("bin/postgres", "-p " + database().port() + " "));
    }

    /** An empty database beside the platform's, for a yardstick. */
    static void createDatabase(Database database, String name) {
        execute(database, "postgres", "drop database if exists " + name + " with (force)");
        execute(database, "postgres", "create database " + name);
    }

    static void execute(Database database, String name, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(name), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** A county ready for cases but without realm and index, made of a shipped folder. */
    Tenant county(String id, String folder) {
        Tenants tenants = bean(Tenants.class);
        Tenant tenant = tenants.create(new TenantId(id), id);
        bean(TenantSchemas.class).prepare(tenant);
        BoundTenant.run(
                tenant,
                () -> {
                    Configurations configurations = bean(Configurations.class);
                    configurations.publish(files(folder, id), "benchmark", null);
                    var now = configurations.current().configuration();
                    bean(Units.class).apply(now);
                    bean(Persons.class).apply(now);
                });
        return tenants.activate(tenant.id());
    }

    static ConfigurationFiles files(String folder, String id) {
        Map<String, byte[]> own = read(folder);
        own.computeIfPresent(
                "tenant.yaml",
                (file, bytes) ->
                        new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                                .replace("id: " + folder, "id: " + id)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new ConfigurationFiles(own, read("_defaults"));
    }

    private static Map<String, byte[]> read(String name) {
        Path folder = Checkout.folder().resolve("tenant-configs").resolve(name);
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }

    /** Makes the county's realm with its people. */
    void realm(Tenant county) {
        TenantConfiguration configuration =
                BoundTenant.call(
                        county, () -> bean(Configurations.class).current().configuration());
        Map<String, String> subjects =
                bean(Realms.class)
                        .ensure(
                                new RealmPlan(
                                        county.id(),
                                        county.displayName(),
                                        configuration.posts().stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                post -> post.id(),
                                                                post -> post.label().zhCn())),
                                        true,
                                        configuration.people().stream()
                                                .map(Platform::account)
                                                .toList()));
        BoundTenant.run(county, () -> bean(Persons.class).link(subjects));
    }

    private static RealmPlan.Account account(TenantConfiguration.PersonEntry person) {
        return new RealmPlan.Account(
                person.username(), person.name(), Set.of(person.holds().getFirst().post()));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path dataFolder() {
        try {
            return Files.createTempDirectory("bancheng-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        stack.close();
    }
}
