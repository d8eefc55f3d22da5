package org.bancheng.platform.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bancheng.devstack.IdentityServer;
import org.bancheng.devstack.TestServers;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.tenancy.TenantSchemas;
import org.bancheng.platform.tenancy.Tenants;
import org.jspecify.annotations.NullMarked;
import org.keycloak.admin.client.resource.RealmResource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Identity and what it stands on, served over HTTP, with two counties whose staff is one dispatcher
 * and one handler each; the shared Keycloak, reached over a wire that may be cut.
 */
@NullMarked
final class Installation {
    static final String PASSWORD = "demo-password-1";
    private static final Installation SHARED = new Installation();

    private final ConfigurableApplicationContext context;
    private final Wire wire;
    private final Path dataFolder;
    final URI url;

    private Installation() {
        try {
            String name = "id" + UUID.randomUUID().toString().substring(0, 8);
            IdentityServer keycloak = TestServers.get().identity();
            wire = new Wire(keycloak.url());
            dataFolder = Files.createTempDirectory("identity");
            url = URI.create("http://127.0.0.1:" + freePort());
            Map<String, Object> settings = new HashMap<>();
            settings.put("server.port", url.getPort());
            settings.put("server.address", "127.0.0.1");
            settings.put("bancheng.public-url", url);
            settings.put("bancheng.installation", name);
            settings.put("bancheng.demo-password", PASSWORD);
            settings.put("bancheng.data-folder", dataFolder);
            settings.put("bancheng.keycloak.url", keycloak.url());
            settings.put("bancheng.keycloak.back-channel-url", wire.url());
            settings.put("bancheng.keycloak.admin-user", keycloak.adminUser());
            settings.put("bancheng.keycloak.admin-password", keycloak.adminPassword());
            settings.put("bancheng.database.url", TestServers.get().createDatabase(name));
            settings.put("bancheng.database.admin-user", TestServers.get().database().user());
            settings.put(
                    "bancheng.database.admin-password", TestServers.get().database().password());
            settings.put("bancheng.test.doorway", true);
            settings.put("management.endpoint.health.show-details", "always");
            // the groups name what other modules tell
            settings.put("management.endpoint.health.validate-group-membership", false);
            context =
                    new SpringApplicationBuilder(Beans.class, Doorway.class)
                            .properties(settings)
                            .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        county("xiangtan", "湘潭县");
        county("qidong", "祁东县");
        get(PlatformRealm.class).ensure();
    }

    static Installation get() {
        return SHARED;
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Wire wire() {
        return wire;
    }

    Path dataFolder() {
        return dataFolder;
    }

    URI at(String path) {
        return url.resolve(path);
    }

    <T> T as(String tenant, Supplier<T> work) {
        return BoundTenant.call(
                get(Tenants.class).find(new TenantId(tenant)).orElseThrow(),
                () -> get(TransactionTemplate.class).execute(_ -> work.get()));
    }

    void change(String tenant, String sql) {
        as(tenant, () -> get(JdbcClient.class).sql(sql).update());
    }

    <T> T inRealm(String area, Function<RealmResource, T> work) {
        String realm = get(RealmDirectory.class).named(area).name();
        return get(KeycloakAdmin.class).call(keycloak -> work.apply(keycloak.realm(realm)));
    }

    private void county(String id, String name) {
        Tenants tenants = get(Tenants.class);
        Tenant made = tenants.create(new TenantId(id), name);
        get(TenantSchemas.class).prepare(made);
        tenants.activate(made.id());
        Map<String, String> accounts =
                get(Realms.class)
                        .ensure(
                                new RealmPlan(
                                        made.id(),
                                        name,
                                        Map.of("dispatcher", "工作专班", "handler", "经办人"),
                                        true,
                                        List.of(
                                                new RealmPlan.Account(
                                                        "zhuanban", "周专班", Set.of("dispatcher")),
                                                new RealmPlan.Account(
                                                        "jingban", "李经办", Set.of("handler")))));
        change(id, "insert into unit (id, name, kind) values ('office', '办公室', 'office')");
        accounts.forEach(
                (username, subject) ->
                        change(
                                id,
                                "insert into person (username, name, subject) values ('%s', '%s-%s', '%s')"
                                        .formatted(username, name, username, subject)));
        change(
                id,
                """
                insert into holding (person_id, post, unit_id)
                select id, case username when 'zhuanban' then 'dispatcher' else 'handler' end, 'office' from person
                """);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @EnableAutoConfiguration
    @ComponentScan({
        "org.bancheng.platform.tenancy",
        "org.bancheng.platform.privacy",
        "org.bancheng.platform.organisation",
        "org.bancheng.platform.identity"
    })
    @ConfigurationPropertiesScan({
        "org.bancheng.platform.tenancy",
        "org.bancheng.platform.identity"
    })
    static class Beans {}
}
