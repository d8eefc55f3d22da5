package org.bancheng.devstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.MountableFile;

/** The same three servers, of the same versions and settings, as containers. */
final class TestContainersStack implements AutoCloseable {
    private static final String CONFIG = "/bancheng-config";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Network network = Network.newNetwork();
    private final String password = UUID.randomUUID().toString();
    private final Path config;
    private final GenericContainer<?> database;
    private final GenericContainer<?> search;
    private final GenericContainer<?> identity;

    private TestContainersStack(Path folder, List<Path> providers) throws IOException {
        config = folder.resolve("config");
        writeConfig();
        database = database();
        search = search();
        identity = identity(providers);
    }

    static TestContainersStack start(Path folder, List<Path> providers) throws IOException {
        TestContainersStack stack = new TestContainersStack(folder, providers);
        try {
            Startables.deepStart(stack.search, stack.identity).join();
            return stack;
        } catch (Throwable failure) {
            stack.close();
            throw failure;
        }
    }

    /**
     * A folder of ours that the container's account reads and writes: tests add tenants' users to
     * it.
     */
    private void writeConfig() throws IOException {
        Trees.delete(config);
        Files.createDirectories(config);
        Files.writeString(
                config.resolve("elasticsearch.yml"),
                ElasticsearchServer.settings(
                        "0.0.0.0",
                        9200,
                        Path.of("/usr/share/elasticsearch/data"),
                        Path.of("/usr/share/elasticsearch/logs")));
        Path shipped = config.resolve("shipped");
        Archive.of("elasticsearch").unpackIn(shipped, System.out::println);
        for (String file : ElasticsearchServer.SHIPPED) {
            Files.copy(
                    Archive.of("elasticsearch").folderIn(shipped).resolve("config").resolve(file),
                    config.resolve(file));
        }
        Trees.delete(shipped);
        ServiceUser.write(config, password, ServerAccount.choose());
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Stream<Path> files = Files.list(config)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
        }
    }

    private GenericContainer<?> database() {
        String version = Archive.of("postgresql").version();
        return new GenericContainer<>("postgres:" + version.substring(0, version.lastIndexOf('.')))
                .withNetwork(network)
                .withNetworkAliases("postgresql")
                .withExposedPorts(5432)
                .withEnv("POSTGRES_PASSWORD", password)
                .withEnv("POSTGRES_DB", KeycloakServer.DATABASE)
                .withEnv(
                        "POSTGRES_INITDB_ARGS",
                        "--auth=scram-sha-256 --encoding=UTF8 --locale=C --lc-ctype=C.UTF-8")
                // once while the image prepares the cluster, once for good
                .waitingFor(
                        Wait.forLogMessage(".*ready to accept connections.*\\n", 2)
                                .withStartupTimeout(PATIENCE));
    }

    private GenericContainer<?> search() {
        return new GenericContainer<>(
                        "docker.elastic.co/elasticsearch/elasticsearch:"
                                + Archive.of("elasticsearch").version())
                .withExposedPorts(9200)
                .withEnv("ES_PATH_CONF", CONFIG)
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                .withFileSystemBind(config.toString(), CONFIG, BindMode.READ_WRITE)
                .waitingFor(
                        Wait.forHttp("/_cluster/health?wait_for_status=yellow")
                                .withBasicCredentials(SearchNode.SERVICE, password)
                                .withStartupTimeout(PATIENCE));
    }

    private GenericContainer<?> identity(List<Path> providers) {
        GenericContainer<?> container =
                new GenericContainer<>(
                                "quay.io/keycloak/keycloak:" + Archive.of("keycloak").version())
                        .withNetwork(network)
                        .dependsOn(database)
                        .withExposedPorts(8080)
                        .withEnv("KC_DB_PASSWORD", password)
                        .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakServer.ADMIN)
                        .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", password)
                        .withCommand(
                                "start",
                                "--db=postgres",
                                "--db-url=jdbc:postgresql://postgresql:5432/"
                                        + KeycloakServer.DATABASE,
                                "--db-username=" + PostgresServer.ADMIN,
                                "--cache=local",
                                "--http-enabled=true",
                                "--hostname-strict=false")
                        .waitingFor(Wait.forHttp("/realms/master").withStartupTimeout(PATIENCE));
        for (Path provider : providers) {
            container.withCopyFileToContainer(
                    MountableFile.forHostPath(provider, 0644),
                    "/opt/keycloak/providers/" + provider.getFileName());
        }
        return container;
    }

    Servers servers() {
        return new Servers(
                new Database(
                        database.getHost(),
                        database.getMappedPort(5432),
                        PostgresServer.ADMIN,
                        password),
                new SearchNode(http(search, 9200), SearchNode.SERVICE, password, config),
                new IdentityServer(http(identity, 8080), KeycloakServer.ADMIN, password));
    }

    private static URI http(GenericContainer<?> container, int port) {
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port));
    }

    @Override
    public void close() {
        Stream.of(identity, search, database).forEach(GenericContainer::stop);
        network.close();
    }
}
