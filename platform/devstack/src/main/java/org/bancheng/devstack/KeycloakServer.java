package org.bancheng.devstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keycloak with its database in our PostgreSQL. It is built once per set of providers (20 s of CPU)
 * into a tree of the stack's own, hard-linked from the unpacked program, and started optimized.
 */
final class KeycloakServer implements ManagedServer {
    static final String DATABASE = "keycloak";

    static final String ADMIN = "admin";
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=false", "--metrics-enabled=false");
    // all that kc.sh would set by itself, but for the collector: the serial one keeps the process
    // small
    private static final String JAVA_OPTIONS =
            "-XX:+UseSerialGC -XX:MetaspaceSize=96M -XX:MaxMetaspaceSize=256m"
                    + " -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8"
                    + " -Dstderr.encoding=UTF-8 -Djava.security.egd=file:/dev/urandom";

    private final Site site;
    private final Archive archive = Archive.of("keycloak");
    private final int port;
    private final Path program;
    private final List<Path> providers;
    private final int databasePort;
    private final Path folder;

    KeycloakServer(Site site, int port, List<Path> providers, int databasePort) {
        this.site = site;
        this.port = port;
        program = archive.folderIn(site.programs());
        this.providers = providers;
        this.databasePort = databasePort;
        folder = site.stack().resolve("keycloak");
    }

    @Override
    public String name() {
        return "Keycloak";
    }

    IdentityServer identity() {
        return new IdentityServer(
                URI.create("http://127.0.0.1:" + port), ADMIN, site.state().password("keycloak"));
    }

    String databasePassword() {
        return site.state().password("keycloak-database");
    }

    @Override
    public void prepare() throws IOException {
        archive.unpackIn(site.programs(), site.progress());
        Path marker = folder.resolve(".built");
        String fingerprint = fingerprint();
        if (Files.exists(marker) && Files.readString(marker).equals(fingerprint)) {
            return;
        }
        site.progress().accept("Keycloak: building it once for PostgreSQL and our sign-in pages");
        Trees.delete(folder);
        Trees.link(program, folder);
        Path built = folder.resolve("lib/quarkus");
        Trees.delete(built);
        Files.createDirectories(built);
        // the build rewrites these files in place; linked, it would rewrite the unpacked program
        for (String name : fileNames(program.resolve("lib/quarkus"))) {
            Files.copy(program.resolve("lib/quarkus").resolve(name), built.resolve(name));
        }
        Files.createDirectories(folder.resolve("data"));
        for (Path provider : providers) {
            Path copy = folder.resolve("providers").resolve(provider.getFileName().toString());
            Files.copy(provider, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.setAttribute(copy, "unix:mode", 0644);
        }
        site.account().giveTree(built);
        site.account().give(folder.resolve("data"));
        build();
        Files.writeString(marker, fingerprint);
    }

    private static List<String> fileNames(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private String fingerprint() throws IOException {
        StringBuilder parts = new StringBuilder();
        parts.append(program.getFileName()).append('\n').append(BUILD_OPTIONS).append('\n');
        for (Path provider : providers.stream().sorted().toList()) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(provider));
                parts.append(provider.getFileName())
                        .append(' ')
                        .append(HexFormat.of().formatHex(digest))
                        .append('\n');
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return parts.toString();
    }

    private void build() throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add("build");
        arguments.addAll(BUILD_OPTIONS);
        Child child = Child.start(site.supervise(), launch(arguments, site.log("keycloak-build")));
        try {
            int exit = child.ended().orTimeout(5, TimeUnit.MINUTES).join();
            if (exit != 0) {
                throw new DevstackFailed("Keycloak's build failed; " + child.lastWords());
            }
        } finally {
            child.stop();
        }
    }

    @Override
    public Launch launch() {
        String url = identity().url().toString();
        return launch(
                List.of(
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + url,
                        "--cache=local",
                        "--db-url=jdbc:postgresql://127.0.0.1:" + databasePort + "/" + DATABASE,
                        "--db-username=" + DATABASE,
                        "--db-pool-max-size=20"),
                site.log("keycloak"));
    }

    private Launch launch(List<String> arguments, Path log) {
        Map<String, String> environment = new HashMap<>(site.environment(folder.resolve("data")));
        environment.put("JAVA_OPTS", JAVA_OPTIONS + " -Xms64m -Xmx288m");
        // by the environment, which only this account can read, not by the command line
        environment.put("KC_DB_PASSWORD", databasePassword());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", identity().adminPassword());
        List<String> command = new ArrayList<>();
        command.addAll(List.of("sh", folder.resolve("bin/kc.sh").toString()));
        command.addAll(arguments);
        return new Launch(
                name(),
                site.account().command(command),
                environment,
                folder.resolve("data"),
                log,
                "TERM",
                Duration.ofSeconds(20));
    }

    @Override
    public int layer() {
        return 1;
    }

    @Override
    public boolean isReady() {
        return Answers.status(identity().url().resolve("/realms/master")) == 200;
    }
}
