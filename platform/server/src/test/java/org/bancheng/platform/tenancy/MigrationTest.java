package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bancheng.devstack.Database;
import org.bancheng.devstack.TestServers;
import org.bancheng.platform.Floor;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Schemas migrated by a job, and servers that change nothing and hold no administrator. */
@NullMarked
class MigrationTest {
    private static final Map<String, String> PASSWORDS =
            Map.of(
                    "bancheng.database.migrator-password", "m-1234567890",
                    "bancheng.database.application-password", "a-1234567890",
                    "bancheng.database.platform-password", "p-1234567890");

    private final Database servers = TestServers.get().database();
    private final String database = "job_" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_server_that_may_not_migrate_starts_on_what_the_job_made_and_on_nothing_less()
            throws IOException {
        migrate();
        try (Floor server = replica()) {
            server.tenant("xiangtan");
        }
        migrate();
        try (Floor server = replica()) {
            assertThat(server.get(Tenants.class).all())
                    .extracting(Tenant::state)
                    .containsExactly(Tenant.State.ACTIVE);
            server.administrator()
                    .sql("update platform.tenant_schema set checksum = 'of a newer server'")
                    .update();
        }
        try (Floor newer = replica()) {
            forget(newer, "t_xiangtan", "cases-1");
            newer.administrator()
                    .sql("update platform.tenant_schema set checksum = 'of an older server'")
                    .update();
        }
        assertThatThrownBy(this::replica)
                .hasStackTraceContaining("schema t_xiangtan has not seen the changes [cases-1]")
                .hasStackTraceContaining("argument migrate");
    }

    @Test
    void a_server_that_may_not_migrate_refuses_an_older_platform_schema() throws IOException {
        migrate();
        try (Floor server = replica()) {
            forget(server, "platform", "queue");
        }
        assertThatThrownBy(this::replica)
                .hasStackTraceContaining("schema platform has not seen the changes [queue]");
    }

    private static void forget(Floor server, String schema, String change) {
        assertThat(
                        server.administrator()
                                .sql("delete from " + schema + ".databasechangelog where id like ?")
                                .param(change)
                                .update())
                .isOne();
    }

    private void migrate() throws IOException {
        Map<String, Object> settings = new HashMap<>(PASSWORDS);
        settings.put("bancheng.database.url", servers.url(database));
        settings.put("bancheng.database.admin-user", servers.user());
        settings.put("bancheng.database.admin-password", servers.password());
        settings.put("bancheng.data-folder", Files.createTempDirectory("job"));
        Migration.run(
                settings.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    private Floor replica() {
        Map<String, Object> settings = new HashMap<>(PASSWORDS);
        settings.put("bancheng.database.migrate", false);
        return Floor.start(database, settings);
    }
}
