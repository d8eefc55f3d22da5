package org.bancheng.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bancheng.devstack.TestServers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The server as it is shipped: laid out and started as the Dockerfile says, told what the chart
 * tells it, its schemas migrated by the chart's job. Only paths and ports are of this machine.
 */
final class ShippedServer {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final String installation = "ship" + UUID.randomUUID().toString().substring(0, 4);
    final URI base = URI.create("http://127.0.0.1:" + Product.freePort());
    final URI management = URI.create("http://127.0.0.1:" + Product.freePort());
    private final TestServers servers = TestServers.get();
    private final Path folder;
    private final Path app;
    private final String database;
    private final List<JsonNode> chart;
    private final Tokens tokens;
    private @Nullable Process process;

    ShippedServer() throws IOException, InterruptedException {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "shipped");
        for (String each : List.of("data", "keys", "tmp")) {
            Files.createDirectories(folder.resolve(each));
        }
        app = Dockerfile.lay(folder);
        database = servers.createDatabase(installation);
        chart = Chart.render(values());
        tokens =
                new Tokens(
                        URI.create(servers.identity().url().toString()),
                        folder.resolve("data"),
                        installation);
    }

    private ObjectNode values() {
        ObjectNode values = Chart.least();
        values.put("publicUrl", base.toString());
        values.put("installation", installation);
        values.put("javaOptions", "-Xmx448m -XX:+UseSerialGC -Djava.io.tmpdir=" + folder + "/tmp");
        ((ObjectNode) values.get("database"))
                .put("url", database)
                .put("adminExistingSecret", "admin");
        ((ObjectNode) values.get("keycloak")).put("url", servers.identity().url().toString());
        ((ObjectNode) values.get("search")).put("url", servers.search().url().toString());
        values.putObject("forwardedHeaders").put("trustedProxies", "127\\.0\\.0\\.1");
        return values;
    }

    /** What the named secrets of the cluster hold, by secret and key. */
    private Map<String, String> secrets() {
        return Map.of(
                "database/migrator-password", "m-1234567890",
                "database/application-password", "a-1234567890",
                "database/platform-password", "p-1234567890",
                "admin/admin-user", servers.database().user(),
                "admin/admin-password", servers.database().password(),
                "kc/admin-user", servers.identity().adminUser(),
                "kc/admin-password", servers.identity().adminPassword(),
                "search/user", servers.search().user(),
                "search/password", servers.search().password());
    }

    /** The environment that the chart gives a pod, and what the machine of a test needs besides. */
    private Map<String, String> environment(String kind) {
        JsonNode container = one(kind).at("/spec/template/spec/containers/0");
        Map<String, String> environment = new HashMap<>();
        String map = container.at("/envFrom/0/configMapRef/name").asString();
        chart.stream()
                .filter(each -> each.at("/kind").asString().equals("ConfigMap"))
                .filter(each -> each.at("/metadata/name").asString().equals(map))
                .flatMap(each -> each.at("/data").properties().stream())
                .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asString()));
        for (JsonNode variable : container.at("/env")) {
            JsonNode from = variable.at("/valueFrom/secretKeyRef");
            String secret = from.at("/name").asString() + "/" + from.at("/key").asString();
            environment.put(variable.at("/name").asString(), secrets().get(secret));
        }
        environment.replace("BANCHENG_DATAFOLDER", folder.resolve("data").toString());
        environment.replace("BANCHENG_KEYSFOLDER", folder.resolve("keys").toString());
        environment.put("SERVER_PORT", Integer.toString(base.getPort()));
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(management.getPort()));
        environment.put("BANCHENG_METRICS_EVERY", "PT1S");
        environment.put("BANCHENG_DEMOPASSWORD", Product.PASSWORD);
        // the node of the tests keeps its users in files
        environment.put(
                "BANCHENG_SEARCH_SECURITYFILES", servers.search().configFolder().toString());
        return environment;
    }

    private JsonNode one(String kind) {
        return chart.stream()
                .filter(each -> each.at("/kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    int makeKeys() throws IOException, InterruptedException {
        return run(Map.of(), "make-keys", folder.resolve("keys").toString());
    }

    /** With the arguments and the environment of the chart's job. */
    int migrate() throws IOException, InterruptedException {
        return run(
                environment("Job"),
                one("Job").at("/spec/template/spec/containers/0/args/0").asString());
    }

    private int run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Process command = launch(environment, arguments[0], arguments);
        if (!command.waitFor(3, TimeUnit.MINUTES)) {
            command.destroyForcibly();
            throw new AssertionError(arguments[0] + " does not end");
        }
        return command.exitValue();
    }

    void start() throws IOException {
        Process started = launch(environment("Deployment"), "server");
        process = started;
        Product.until(
                "the shipped server",
                () -> {
                    if (!started.isAlive()) {
                        throw new AssertionError("the shipped server ended: " + output("server"));
                    }
                    return status(management.resolve("/actuator/health/readiness")) == 200;
                });
    }

    private Process launch(Map<String, String> environment, String name, String... arguments)
            throws IOException {
        List<String> command = new java.util.ArrayList<>(Dockerfile.entrypoint());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(app.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile())
                .start();
    }

    /** All it said on standard output. */
    String output(String name) {
        return Chart.read(folder.resolve(name + ".out"));
    }

    String errors(String name) {
        return Chart.read(folder.resolve(name + ".err"));
    }

    Path keys() {
        return folder.resolve("keys");
    }

    Api anyone() {
        return new Api(base, () -> null);
    }

    Api staff(String tenant, String username) {
        return new Api(base, () -> tokens.staff(tenant, username));
    }

    Api inside() {
        return new Api(management, () -> null);
    }

    void onboard(String county) {
        Api operator = new Api(base, tokens::operator);
        String job =
                operator.post(
                                "/platform/api/v1/tenants/apply",
                                Map.of(
                                        "folder",
                                        Product.folder(county),
                                        "defaults",
                                        Product.folder("_defaults")))
                        .expect(202)
                        .at("/id");
        Product.until(
                "onboarding of " + county,
                () -> Product.done(operator.get("/platform/api/v1/jobs/" + job).expect(200)));
    }

    /** As the database's administrator. */
    void change(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database,
                                servers.database().user(),
                                servers.database().password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static int status(URI address) {
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(address).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
