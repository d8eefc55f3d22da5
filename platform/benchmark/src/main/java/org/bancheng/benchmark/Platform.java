package org.bancheng.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bancheng.devstack.Database;
import org.bancheng.devstack.Devstack;
import org.bancheng.devstack.DevstackSettings;
import org.bancheng.platform.PlatformApplication;
import org.bancheng.platform.configuration.ConfigurationFiles;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.organisation.Persons;
import org.bancheng.platform.organisation.Units;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.TenantSchemas;
import org.bancheng.platform.tenancy.Tenants;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The product's code in this JVM, on servers that begin empty and serve nobody else. */
final class Platform implements AutoCloseable {
    static final BusinessClock CLOCK = new BusinessClock();

    private final Devstack stack;
    private final ConfigurableApplicationContext context;

    /** Replaces the server's own clock. */
    @Configuration(proxyBeanMethods = false)
    static class Clocks {
        @Bean
        Clock businessClock() {
            return CLOCK;
        }
    }

    private Platform(Devstack stack, ConfigurableApplicationContext context) {
        this.stack = stack;
        this.context = context;
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
        settings.put("server.port", 0);
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.port", 0);
        settings.put("management.server.address", "127.0.0.1");
        settings.put("logging.level.root", "warn");
        settings.put("bancheng.public-url", "http://127.0.0.1:1");
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
        return new Platform(
                stack,
                new SpringApplicationBuilder(PlatformApplication.class, Clocks.class)
                        .run(
                                settings.entrySet().stream()
                                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                                        .toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
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
