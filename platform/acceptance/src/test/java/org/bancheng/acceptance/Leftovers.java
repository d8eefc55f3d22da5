package org.bancheng.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
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
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bancheng.devstack.Database;
import org.bancheng.devstack.IdentityServer;
import org.bancheng.devstack.SearchNode;
import org.bancheng.devstack.TestServers;
import tools.jackson.databind.JsonNode;

/** Every place in the three servers that names a county, asked of the servers themselves. */
final class Leftovers {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestServers servers = TestServers.get();
    private final String county;

    Leftovers(String county) {
        this.county = county;
    }

    /** Where the county is named, one line each; jobs tell of counties that are gone too. */
    Set<String> found() {
        Set<String> places = new TreeSet<>();
        try {
            postgresql(places);
            keycloak(places);
            elasticsearch(places);
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }

    private void postgresql(Set<String> places) throws SQLException {
        Database database = servers.database();
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url("acceptance"), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            add(
                    places,
                    statement,
                    "select 'schema ' || nspname from pg_namespace where nspname like '%"
                            + county
                            + "'");
            add(
                    places,
                    statement,
                    "select 'role ' || rolname from pg_roles where rolname like '%" + county + "'");
            for (String table :
                    all(
                            statement,
                            "select tablename from pg_tables where schemaname = 'platform'"
                                    + " and tablename not in ('job', 'job_step')")) {
                add(
                        places,
                        statement,
                        "select 'row of platform.%1$s' from platform.\"%1$s\" t where t::text like '%%%2$s%%'"
                                .formatted(table, county));
            }
        }
    }

    private static void add(Set<String> places, Statement statement, String sql)
            throws SQLException {
        places.addAll(all(statement, sql));
    }

    private static List<String> all(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private void keycloak(Set<String> places) throws IOException, InterruptedException {
        IdentityServer keycloak = servers.identity();
        String form =
                "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                        .formatted(
                                encoded(keycloak.adminUser()), encoded(keycloak.adminPassword()));
        String token =
                Api.JSON
                        .readTree(
                                send(
                                        HttpRequest.newBuilder(
                                                        keycloak.url()
                                                                .resolve(
                                                                        "/realms/master/protocol/openid-connect/token"))
                                                .header(
                                                        "Content-Type",
                                                        "application/x-www-form-urlencoded")
                                                .POST(HttpRequest.BodyPublishers.ofString(form))))
                        .get("access_token")
                        .asString();
        String realms =
                send(
                        HttpRequest.newBuilder(
                                        keycloak.url()
                                                .resolve("/admin/realms?briefRepresentation=true"))
                                .header("Authorization", "Bearer " + token));
        Api.JSON
                .readTree(realms)
                .valueStream()
                .map(realm -> realm.get("realm").asString())
                .filter(realm -> realm.endsWith(county))
                .forEach(realm -> places.add("realm " + realm));
    }

    private void elasticsearch(Set<String> places) throws IOException, InterruptedException {
        SearchNode node = servers.search();
        indices(node)
                .propertyStream()
                .filter(
                        index ->
                                (index.getKey() + index.getValue().get("aliases")).contains(county))
                .forEach(index -> places.add("index " + index.getKey()));
        for (String file : List.of("users", "users_roles", "roles.yml")) {
            Path path = node.configFolder().resolve(file);
            if (Files.readString(path).contains(county)) {
                places.add("line of Elasticsearch's " + file);
            }
        }
    }

    /** Servers kept between runs get a new database with each, and would find old cases. */
    static void dropIndicesOfEarlierRuns() {
        SearchNode node = TestServers.get().search();
        try {
            for (String index : indices(node).propertyNames()) {
                if (index.startsWith("acceptance-")) {
                    send(toSearch(node, "/" + index).DELETE());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode indices(SearchNode node) throws IOException, InterruptedException {
        return Api.JSON.readTree(send(toSearch(node, "/_all?expand_wildcards=all")));
    }

    private static HttpRequest.Builder toSearch(SearchNode node, String path) {
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (node.user() + ":" + node.password())
                                        .getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(node.url() + path))
                .header("Authorization", "Basic " + basic);
    }

    private static String send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError(response + ": " + response.body());
        }
        return response.body();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
