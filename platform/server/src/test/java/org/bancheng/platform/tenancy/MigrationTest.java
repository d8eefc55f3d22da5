package org.bancheng.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** The statements of docs/shipping.md, for whoever gives the server no administrator. */
    @Test
    void a_database_and_roles_made_by_hand_as_the_page_says_are_enough() throws IOException {
        Matcher block =
                Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("../../docs/shipping.md")));
        assertThat(block.find()).isTrue();
        for (String statement : block.group(1).replace("bancheng", database).split(";\n")) {
            String password =
                    PASSWORDS.getOrDefault(
                            statement.contains("_migrator")
                                    ? "bancheng.database.migrator-password"
                                    : statement.contains("_app ")
                                            ? "bancheng.database.application-password"
                                            : "bancheng.database.platform-password",
                            "");
            servers(statement.replace("…", password));
        }
        Map<String, Object> settings = new HashMap<>(PASSWORDS);
        settings.put("bancheng.database.url", servers.url(database));
        settings.put("bancheng.data-folder", Files.createTempDirectory("job"));
        Migration.run(
                settings.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
        try (Floor server = replica()) {
            Tenant tenant = server.tenant("xiangtan");
            assertThat(server.as(tenant, () -> "in")).isEqualTo("in");
        }
    }

    private void servers(String statement) {
        try (Connection connection =
                        DriverManager.getConnection(
                                servers.url("postgres"), servers.user(), servers.password());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
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
