package org.bancheng.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.bancheng.devstack.Database;
import org.bancheng.devstack.TestServers;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.BusinessTime;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.TenantSchemas;
import org.bancheng.platform.tenancy.Tenants;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The modules every other stands on, on a real database of their own, without the web. */
@NullMarked
public final class Floor implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Floor(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** On a fresh database. */
    public static Floor start(Class<?>... beans) {
        return start("floor_" + UUID.randomUUID().toString().substring(0, 8), Map.of(), beans);
    }

    public static Floor start(String database, Map<String, Object> settings, Class<?>... beans) {
        Database server = TestServers.get().database();
        try {
            return new Floor(
                    new SpringApplicationBuilder(Beans.class)
                            .sources(beans)
                            .web(WebApplicationType.NONE)
                            .properties(
                                    Map.of(
                                            "bancheng.database.url",
                                            server.url(database),
                                            "bancheng.database.admin-user",
                                            server.user(),
                                            "bancheng.database.admin-password",
                                            server.password(),
                                            "bancheng.data-folder",
                                            Files.createTempDirectory("floor").toString(),
                                            "spring.jpa.hibernate.ddl-auto",
                                            "none",
                                            "spring.main.banner-mode",
                                            "off"))
                            .properties(settings)
                            .run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T get(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    /** The database as its administrator, for what only a test does. */
    public JdbcClient administrator() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(setting("bancheng.database.url"));
        source.setUser(setting("bancheng.database.admin-user"));
        source.setPassword(setting("bancheng.database.admin-password"));
        return JdbcClient.create(source);
    }

    /** Does it in one transaction of the tenant. */
    public <T extends @Nullable Object> T as(Tenant tenant, Supplier<T> work) {
        return BoundTenant.call(
                tenant, () -> get(TransactionTemplate.class).execute(_ -> work.get()));
    }

    /** An active tenant with its schema and role. */
    public Tenant tenant(String id) {
        Tenants tenants = get(Tenants.class);
        Tenant made = tenants.create(new TenantId(id), id);
        get(TenantSchemas.class).prepare(made);
        return tenants.activate(made.id());
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {
                "org.bancheng.platform.tenancy",
                "org.bancheng.platform.work",
                "org.bancheng.platform.history",
                "org.bancheng.platform.privacy"
            },
            excludeFilters =
                    @Filter(
                            type = FilterType.CUSTOM,
                            classes = AutoConfigurationExcludeFilter.class))
    @ConfigurationPropertiesScan({
        "org.bancheng.platform.tenancy",
        "org.bancheng.platform.work",
        "org.bancheng.platform.privacy"
    })
    @ImportAutoConfiguration({
        BusinessTime.class,
        HibernateJpaAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Beans {}
}
