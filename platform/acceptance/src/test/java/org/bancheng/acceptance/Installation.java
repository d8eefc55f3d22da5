package org.bancheng.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bancheng.devstack.Servers;

/**
 * An installation whose servers are processes of their own, two replicas on one database and one
 * data folder, so that they can be killed and the clock moved meanwhile.
 */
final class Installation implements AutoCloseable {
    private static final String MONDAY = "2026-05-11T09:00";

    private final Servers servers;
    private final String name;
    private final Path folder;
    private final Path data;
    private final String database;
    private final Tokens tokens;
    final Replica first;
    final Replica second;

    /**
     * Nothing runs yet.
     *
     * @param name begins the name of the database and of realms and indices, which no other run has
     */
    Installation(Servers servers, String name) {
        this(servers, name, Map.of());
    }

    /**
     * @param special settings that are not as shipped
     */
    Installation(Servers servers, String name, Map<String, Object> special) {
        this.servers = servers;
        this.name = name + ProcessHandle.current().pid();
        this.database = servers.database().url(this.name);
        try {
            folder =
                    Files.createDirectories(
                                    Path.of("target", name + "-" + ProcessHandle.current().pid()))
                            .toAbsolutePath();
            data = Files.createDirectories(folder.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        at(MONDAY);
        tokens = new Tokens(servers.identity().url(), data, this.name);
        Map<String, Object> settings = settings();
        settings.putAll(special);
        first = new Replica("first", folder, settings);
        second = new Replica("second", folder, settings);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.address", "127.0.0.1");
        settings.put("bancheng.installation", this.name);
        settings.put("bancheng.data-folder", data.toString());
        settings.put("bancheng.demo-password", Product.PASSWORD);
        settings.put("bancheng.database.url", database);
        settings.put("bancheng.database.admin-user", servers.database().user());
        settings.put("bancheng.database.admin-password", servers.database().password());
        settings.put("bancheng.keycloak.url", servers.identity().url().toString());
        settings.put("bancheng.keycloak.admin-user", servers.identity().adminUser());
        settings.put("bancheng.keycloak.admin-password", servers.identity().adminPassword());
        settings.put("bancheng.search.url", servers.search().url().toString());
        settings.put("bancheng.search.user", servers.search().user());
        settings.put("bancheng.search.password", servers.search().password());
        settings.put("bancheng.search.security-files", servers.search().configFolder().toString());
        return settings;
    }

    /** Where people are sent, whichever replica serves them. */
    URI publicUrl() {
        return first.base();
    }

    /** Starts those that do not run, at the same moment, and waits until they are ready. */
    void run(Replica... replicas) {
        List<Replica> absent = Stream.of(replicas).filter(replica -> !replica.runs()).toList();
        absent.forEach(replica -> replica.start(publicUrl()));
        absent.forEach(Replica::awaitReady);
    }

    /** Sets the business clock of every replica to a time in Shanghai. */
    void at(String local) {
        FileClock.set(folder.resolve("clock"), local);
    }

    /** The business time, as the replicas have it. */
    Instant now() {
        return new FileClock(folder.resolve("clock")).instant();
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Path folder() {
        return folder;
    }

    Path heads(String tenant) {
        return data.resolve("heads").resolve(tenant);
    }

    /** What the servers leave for the operator's command line. */
    Path connection() {
        return data.resolve("platformctl.properties");
    }

    Path sealKey() {
        return data.resolve("seal-key.pub");
    }

    Tokens tokens() {
        return tokens;
    }

    Api operator(Replica replica) {
        return new Api(replica.base(), tokens::operator);
    }

    Api anyone(Replica replica) {
        return new Api(replica.base(), () -> null);
    }

    Api staff(Replica replica, String tenant, String username) {
        return new Api(replica.base(), () -> tokens.staff(tenant, username));
    }

    /** Asks for what a folder says and returns the job's address. */
    String submit(Replica replica, Map<String, String> countyFolder) {
        Answer submitted =
                operator(replica)
                        .post(
                                "/platform/api/v1/tenants/apply",
                                Map.of(
                                        "folder",
                                        countyFolder,
                                        "defaults",
                                        Product.folder("_defaults")))
                        .expect(202);
        return "/platform/api/v1/jobs/" + submitted.at("/id");
    }

    void await(Replica replica, String job) {
        Product.until(job, () -> Product.done(operator(replica).get(job).expect(200)));
    }

    /** Rows of a query as texts, asked as the database's administrator. */
    List<List<String>> ask(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    long count(String sql) {
        return Long.parseLong(ask(sql).getFirst().getFirst());
    }

    /** Changes the database behind the product's back. */
    int change(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database, servers.database().user(), servers.database().password());
    }

    /** The versions of a county's documents by case, as Elasticsearch itself has them. */
    Map<String, Long> indexed(String tenant) {
        String login = servers.search().user() + ":" + servers.search().password();
        String basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8));
        Api elasticsearch = new Api(servers.search().url(), () -> null);
        String index = "/" + name + "-" + tenant;
        elasticsearch.send("POST", index + "/_refresh", null, Map.of("Authorization", basic));
        Answer found =
                elasticsearch.get(
                        index + "/_search?size=5000&version=true&_source=false",
                        Map.of("Authorization", basic));
        Map<String, Long> versions = new HashMap<>();
        found.list("/hits/hits")
                .forEach(
                        hit ->
                                versions.put(
                                        hit.get("_id").asString(), hit.get("_version").asLong()));
        return versions;
    }

    @Override
    public void close() {
        first.kill();
        second.kill();
    }
}
