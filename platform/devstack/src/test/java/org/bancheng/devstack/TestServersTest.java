package org.bancheng.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The servers as every other module gets them. */
class TestServersTest {
    private final TestServers servers = TestServers.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void the_database_is_durable_and_knows_chinese_letters() throws SQLException {
        try (Connection connection = connect(servers.createDatabase("devstack_durable"))) {
            assertThat(one(connection, "show fsync")).isEqualTo("on");
            assertThat(one(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(one(connection, "show server_encoding")).isEqualTo("UTF8");
            assertThat(one(connection, "show server_version")).startsWith("18.");
            assertThat(one(connection, "select '办'::text ~ '^[[:alpha:]]$'")).isEqualTo("t");
        }
    }

    @Test
    void a_wrong_password_is_refused_by_all_three() throws Exception {
        String url = servers.database().url("postgres");
        assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "wrong"))
                .hasMessageContaining("password authentication failed");
        assertThat(search("GET", "/_cluster/health", "", "wrong").statusCode()).isEqualTo(401);
        assertThat(token("wrong").body()).contains("invalid_grant");
    }

    @Test
    void a_database_made_again_is_empty() throws SQLException {
        try (Connection connection = connect(servers.createDatabase("devstack_again"))) {
            connection.createStatement().execute("create table kept (id int)");
        }
        try (Connection connection = connect(servers.createDatabase("devstack_again"))) {
            assertThat(one(connection, "select count(*) from pg_tables where tablename = 'kept'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_database_name_that_would_need_quotes_is_refused() {
        assertThatThrownBy(() -> servers.createDatabase("a; drop database keycloak"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void elasticsearch_fences_a_user_written_into_its_files() throws Exception {
        search("PUT", "/devstack-theirs/_doc/1?refresh=true", "{\"a\":1}", null);
        search("PUT", "/devstack-ours/_doc/1?refresh=true", "{\"a\":1}", null);
        Path config = servers.search().configFolder();
        append(config.resolve("users"), "devstack-county:{SSHA256}unusable");
        append(config.resolve("users_roles"), "devstack-county:devstack-county");
        append(
                config.resolve("roles.yml"),
                """
                devstack-county:
                  indices:
                    - names: [ "devstack-ours" ]
                      privileges: [ read ]\
                """);
        int status = 403;
        for (int tries = 0; status != 200 && tries < 100; tries++) {
            Thread.sleep(200);
            status = searchAs("devstack-county", "/devstack-ours/_doc/1");
        }
        assertThat(status).isEqualTo(200);
        assertThat(searchAs("devstack-county", "/devstack-theirs/_doc/1")).isEqualTo(403);
    }

    @Test
    void keycloak_gives_its_administrator_a_token() throws Exception {
        assertThat(token(servers.identity().adminPassword()).body()).contains("access_token");
    }

    private Connection connect(String url) throws SQLException {
        Database database = servers.database();
        return DriverManager.getConnection(url, database.user(), database.password());
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void append(Path file, String lines) throws IOException {
        Files.writeString(file, Files.readString(file) + lines + "\n");
    }

    private int searchAs(String user, String path) throws Exception {
        return http.send(
                        request(path, servers.search().password())
                                .header("es-security-runas-user", user)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> search(
            String method, String path, String body, @Nullable String password) throws Exception {
        return http.send(
                request(path, password == null ? servers.search().password() : password)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String password) {
        String credentials = servers.search().user() + ":" + password;
        return HttpRequest.newBuilder(servers.search().url().resolve(path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> token(String password) throws Exception {
        URI address =
                servers.identity().url().resolve("/realms/master/protocol/openid-connect/token");
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "grant_type=password&client_id=admin-cli&username="
                                                + servers.identity().adminUser()
                                                + "&password="
                                                + password))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
