package org.bancheng.devstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The product's own server, under our account, from its boot jar. */
final class PlatformServer implements ManagedServer {
    private final Site site;
    private final Servers servers;
    private final PlatformJar jar;
    private final int port;
    private final int managementPort;

    PlatformServer(Site site, Servers servers, PlatformJar jar, int port, int managementPort) {
        this.site = site;
        this.servers = servers;
        this.jar = jar;
        this.port = port;
        this.managementPort = managementPort;
    }

    @Override
    public String name() {
        return "BanCheng";
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    /** Keys, sealed heads, and the file by which platformctl finds the installation. */
    Path dataFolder() {
        return site.stack().resolve("platform");
    }

    /** Of every demo account; twelve letters and digits in groups, made once. */
    String demoPassword() {
        String letters =
                site.state()
                        .password("demo")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]|[l1o0i]", "");
        return (letters + "abcd2345wxyz").replaceAll("^(.{4})(.{4})(.{4}).*", "$1-$2-$3");
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(dataFolder());
        Files.setPosixFilePermissions(dataFolder(), PosixFilePermissions.fromString("rwx------"));
        jar.prepare();
    }

    @Override
    public Launch launch() {
        return new Launch(
                name(),
                jar.command(),
                environment(),
                dataFolder(),
                site.log("bancheng"),
                "TERM",
                Duration.ofSeconds(30));
    }

    /**
     * Settings go by the environment: a command line is visible to every account of the machine.
     */
    private Map<String, String> environment() {
        Map<String, String> settings = new HashMap<>(site.environment(dataFolder()));
        settings.put("SERVER_ADDRESS", "127.0.0.1");
        settings.put("SERVER_PORT", Integer.toString(port));
        settings.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        settings.put("BANCHENG_PUBLICURL", url().toString());
        settings.put("BANCHENG_DATAFOLDER", dataFolder().toString());
        settings.put("BANCHENG_DEMOPASSWORD", demoPassword());
        settings.put("BANCHENG_DATABASE_URL", servers.database().url("bancheng"));
        settings.put("BANCHENG_DATABASE_ADMINUSER", servers.database().user());
        settings.put("BANCHENG_DATABASE_ADMINPASSWORD", servers.database().password());
        settings.put("BANCHENG_KEYCLOAK_URL", servers.identity().url().toString());
        settings.put("BANCHENG_KEYCLOAK_ADMINUSER", servers.identity().adminUser());
        settings.put("BANCHENG_KEYCLOAK_ADMINPASSWORD", servers.identity().adminPassword());
        settings.put("BANCHENG_SEARCH_URL", servers.search().url().toString());
        settings.put("BANCHENG_SEARCH_USER", servers.search().user());
        settings.put("BANCHENG_SEARCH_PASSWORD", servers.search().password());
        settings.put("BANCHENG_SEARCH_SECURITYFILES", servers.search().configFolder().toString());
        return settings;
    }

    /** See {@link PlatformJar#learn}. */
    void learn() {
        jar.learn(environment());
    }

    @Override
    public int layer() {
        return 2;
    }

    @Override
    public boolean isReady() {
        return Answers.status(management().resolve("/actuator/health/readiness")) == 200;
    }

    static PlatformServer in(Devstack stack, PlatformJar jar, Ports ports, int askedPort) {
        return new PlatformServer(
                stack.site(),
                stack.servers(),
                jar,
                ports.choose("BanCheng", askedPort, 8600),
                ports.choose("BanCheng-management", 0, 8601));
    }
}
