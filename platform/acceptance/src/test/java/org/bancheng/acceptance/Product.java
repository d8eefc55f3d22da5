package org.bancheng.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bancheng.devstack.TestServers;
import org.bancheng.platform.PlatformApplication;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The product as it is shipped, with its five counties onboarded from their folders, one for all
 * tests. The only thing that is not as shipped is the business clock, which the tests move.
 */
public final class Product {
    static final Path COUNTIES = Path.of("../../tenant-configs");
    static final String PASSWORD = "demo-Password-1";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static volatile Duration patience = PATIENCE;

    private static final MovableClock CLOCK = new MovableClock();
    private final URI base;
    private final URI management;
    private final Path data;
    private final Tokens tokens;
    private final ConfigurableApplicationContext server;

    private Product() {
        TestServers servers = TestServers.get();
        Leftovers.dropIndicesOfEarlierRuns();
        int port = freePort();
        int managementPort = freePort();
        base = URI.create("http://127.0.0.1:" + port);
        management = URI.create("http://127.0.0.1:" + managementPort);
        data = dataFolder();
        CLOCK.set("2026-05-11T09:00");
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", port);
        settings.put("management.server.address", "127.0.0.1");
        settings.put("management.server.port", managementPort);
        settings.put("bancheng.public-url", base);
        settings.put("bancheng.installation", "acceptance");
        settings.put("bancheng.data-folder", data);
        settings.put("bancheng.demo-password", PASSWORD);
        settings.put("bancheng.database.url", servers.createDatabase("acceptance"));
        settings.put("bancheng.database.admin-user", servers.database().user());
        settings.put("bancheng.database.admin-password", servers.database().password());
        settings.put("bancheng.keycloak.url", servers.identity().url());
        settings.put("bancheng.keycloak.admin-user", servers.identity().adminUser());
        settings.put("bancheng.keycloak.admin-password", servers.identity().adminPassword());
        settings.put("bancheng.search.url", servers.search().url());
        settings.put("bancheng.search.user", servers.search().user());
        settings.put("bancheng.search.password", servers.search().password());
        settings.put("bancheng.search.security-files", servers.search().configFolder());
        server =
                new SpringApplicationBuilder(PlatformApplication.class, Clocks.class)
                        .registerShutdownHook(true)
                        .run(
                                settings.entrySet().stream()
                                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                                        .toArray(String[]::new));
        tokens = new Tokens(URI.create(servers.identity().url().toString()), data, "acceptance");
        onboard();
    }

    /** Started at the first call; later calls give the same. */
    public static Product get() {
        return Started.PRODUCT;
    }

    private static final class Started {
        static final Product PRODUCT = new Product();
    }

    /** The clock that replaces the server's own. */
    @Configuration(proxyBeanMethods = false)
    static class Clocks {
        @Bean
        Clock businessClock() {
            return CLOCK;
        }
    }

    public MovableClock clock() {
        return CLOCK;
    }

    public URI base() {
        return base;
    }

    public URI management() {
        return management;
    }

    /** What the server leaves for the operator's command line. */
    public Path connection() {
        Path file = data.resolve("platformctl.properties");
        until("the operator's connection file", () -> Files.exists(file));
        return file;
    }

    ConfigurableApplicationContext server() {
        return server;
    }

    /** Without a token: what anybody may ask. */
    public Api anyone() {
        return new Api(base, () -> null);
    }

    /** As a person of a county's folder. */
    public Api staff(String tenant, String username) {
        return new Api(base, () -> tokens.staff(tenant, username));
    }

    /** As somebody who holds this bearer token, right or wrong. */
    public Api bearer(Supplier<@Nullable String> token) {
        return new Api(base, token);
    }

    public Tokens tokens() {
        return tokens;
    }

    /** As an operator of the installation. */
    public Api operator() {
        return new Api(base, tokens::operator);
    }

    /** As an analyst of the installation. */
    public Api analyst() {
        return new Api(base, () -> tokens.platform("analyst1"));
    }

    /** Waits until something has come about that the server does by itself. */
    public static void until(String what, BooleanSupplier condition) {
        until(patience, what, condition);
    }

    /** From now on, where tests are run that are meant to wait in vain. */
    static void waitsNoLongerThan(Duration most) {
        patience = most;
    }

    private static void until(Duration most, String what, BooleanSupplier condition) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "did not come about in " + most.toSeconds() + " s: " + what);
            }
            pause();
        }
    }

    /** The names of the folders that counties are onboarded from. */
    public static List<String> counties() {
        try (Stream<Path> folders = Files.list(COUNTIES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder as the operator's interface takes it. */
    public static Map<String, String> folder(String name) {
        Path folder = COUNTIES.resolve(name);
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> content = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        folder.relativize(file).toString().replace('\\', '/'),
                        Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same folder under another id, a county of its own with numbers of its own. */
    static Map<String, String> folder(String name, String id) {
        Map<String, String> content = folder(name);
        content.compute("tenant.yaml", (file, text) -> edited(text, "id: " + name, "id: " + id));
        content.compute("tenant.yaml", (file, text) -> numbered(text, prefix(id)));
        return content;
    }

    /**
     * The same county without what it makes for a period by itself, where clocks or rows are
     * counted.
     */
    static Map<String, String> withoutPeriods(Map<String, String> folder) {
        Map<String, String> content = new TreeMap<>(folder);
        content.remove("lifecycles/analysis.yaml");
        content.remove("documents/analysis-report.yaml");
        return content;
    }

    /** What the case numbers of a county made by {@link #folder(String, String)} begin with. */
    static String prefix(String id) {
        StringBuilder prefix = new StringBuilder("Z");
        for (int rest = Math.floorMod(id.hashCode(), 26 * 26 * 26 * 26), i = 0; i < 4; i++) {
            prefix.append((char) ('A' + rest % 26));
            rest /= 26;
        }
        return prefix.toString();
    }

    private static String numbered(@Nullable String file, String prefix) {
        String text = text(String.valueOf(file));
        Matcher old = Pattern.compile("number-prefix: [A-Z]+").matcher(text);
        if (!old.find()) {
            throw new AssertionError("no number-prefix: " + text);
        }
        return edited(file, old.group(), "number-prefix: " + prefix);
    }

    /**
     * A file of a folder with one passage replaced.
     *
     * @throws AssertionError unless the passage stands there exactly once
     */
    static String edited(@Nullable String file, String passage, String instead) {
        String text = text(String.valueOf(file));
        if (text.split(Pattern.quote(passage), -1).length != 2) {
            throw new AssertionError("not there exactly once: " + passage);
        }
        return file(text.replace(passage, instead));
    }

    /** What a file of a {@link #folder} says. */
    static String text(String file) {
        return new String(Base64.getDecoder().decode(file), StandardCharsets.UTF_8);
    }

    /** Likewise, made of what it says. */
    static String file(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a {@link #folder} on disk. */
    static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, Base64.getDecoder().decode(file.getValue()));
        }
    }

    /** Brings a county to what a folder says, and waits until it is. */
    public void apply(Map<String, String> folder) {
        await(submit(folder));
    }

    /** Likewise, where what all counties share is another. */
    void apply(Map<String, String> folder, Map<String, String> defaults) {
        await(offer(folder, defaults).expect(202).at("/id"));
    }

    private void onboard() {
        counties().stream().map(county -> submit(folder(county))).toList().forEach(this::await);
    }

    private String submit(Map<String, String> folder) {
        return offer(folder).expect(202).at("/id");
    }

    /** What the operator's interface says to a folder, which may be that it is refused. */
    Answer offer(Map<String, String> folder) {
        return offer(folder, folder("_defaults"));
    }

    private Answer offer(Map<String, String> folder, Map<String, String> defaults) {
        return operator()
                .post(
                        "/platform/api/v1/tenants/apply",
                        Map.of("folder", folder, "defaults", defaults));
    }

    /** Waits until a job is done. */
    void await(String job) {
        until(PATIENCE, "job " + job, () -> done(job(job)));
    }

    private Answer job(String id) {
        return operator().get("/platform/api/v1/jobs/" + id).expect(200);
    }

    /**
     * A finished export.
     *
     * @param job what made it
     * @param name of its file
     */
    record Export(String job, String name) {}

    /** Exports a county as it is now. */
    Export export(String county) {
        String id =
                operator()
                        .post("/platform/api/v1/tenants/" + county + "/export", "{}")
                        .expect(202)
                        .at("/id");
        await(id);
        return new Export(id, job(id).at("/result/export"));
    }

    static boolean done(Answer job) {
        if (job.at("/state").equals("failed")) {
            throw new AssertionError("a job failed: " + job.text());
        }
        return job.at("/state").equals("done");
    }

    private static Path dataFolder() {
        try {
            return Files.createDirectories(Path.of("target/data-" + ProcessHandle.current().pid()))
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
