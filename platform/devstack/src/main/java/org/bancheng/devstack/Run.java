package org.bancheng.devstack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.bancheng.devstack.Counties.County;
import org.bancheng.devstack.Counties.Staff;
import org.bancheng.devstack.DevstackSettings.AskedPorts;

/**
 * The run command: the three servers, the platform, and every county of tenant-configs, in the
 * foreground until Ctrl-C, SIGTERM, or the end of the Maven process that started it.
 *
 * <p>System properties, all optional: {@code bancheng.home}, and {@code bancheng.port} with {@code
 * .postgresql}, {@code .elasticsearch}, {@code .keycloak} for ports.
 */
public final class Run {
    private static final Duration WATCH = Duration.ofMillis(500);

    private Run() {}

    public static void main(String[] args) {
        MavenAncestor.find().ifPresent(Run::endWith);
        try {
            run(Checkout.find());
        } catch (DevstackFailed e) {
            System.err.println("\n" + e.getMessage());
            System.exit(1);
        }
    }

    /** A killed Maven leaves its children running, so we look after it ourselves. */
    private static void endWith(ProcessIdentity maven) {
        var _ =
                Thread.ofPlatform()
                        .daemon()
                        .name("watch Maven")
                        .start(
                                () -> {
                                    while (maven.isAlive()) {
                                        try {
                                            Thread.sleep(WATCH);
                                        } catch (InterruptedException e) {
                                            return;
                                        }
                                    }
                                    System.exit(0);
                                });
    }

    private static void run(Path checkout) {
        Instant begin =
                MavenAncestor.find()
                        .flatMap(maven -> ProcessHandle.of(maven.pid()))
                        .flatMap(maven -> maven.info().startInstant())
                        .orElseGet(Instant::now);
        Path server = PlatformJar.bootJar(checkout, "server");
        Path platformctl = PlatformJar.bootJar(checkout, "ctl");
        Counties counties = Counties.in(checkout.resolve("tenant-configs"));
        DevstackSettings settings =
                DevstackSettings.of(checkout, "run")
                        .in(Home.asked())
                        .on(
                                new AskedPorts(
                                        port(".postgresql"),
                                        port(".elasticsearch"),
                                        port(".keycloak")))
                        .with(SignInPages.jar(checkout.resolve("platform/devstack/target")))
                        .telling(Run::say);
        say(
                "BanCheng: starting PostgreSQL, Elasticsearch and Keycloak; the very first start takes some minutes");
        try (Devstack stack = Devstack.begin(settings)) {
            boolean known = stack.site().state().get("onboarded").isPresent();
            if (!known) {
                stack.awaitAll(); // a later start has all that our own server needs at once
            }
            Ports ports = new Ports(stack.site().state(), Run::say);
            PlatformServer platform =
                    PlatformServer.in(
                            stack, new PlatformJar(stack.site(), server), ports, port(""));
            stack.keep(platform);
            Onboarding onboarding =
                    new Onboarding(
                            stack.site(),
                            platformctl,
                            platform.dataFolder().resolve("platformctl.properties"),
                            List.of(platform.url(), stack.servers().identity().url()));
            if (known) {
                show(counties, platform, stack, begin);
                stack.awaitAll();
                say("Checking the counties' folders for changes");
            } else {
                say("Onboarding " + counties.all().size() + " counties from tenant-configs");
            }
            boolean applied = onboarding.apply(counties);
            if (applied) {
                stack.site().state().put("onboarded", "yes");
            } else {
                say("Not every county could be onboarded, see above. The others run.");
            }
            if (!known) {
                show(counties, platform, stack, begin);
            }
            say("Ready. Ctrl-C stops everything.");
            var _ = Thread.startVirtualThread(platform::learn);
            stack.ended().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof DevstackFailed failed ? failed : e;
        }
    }

    private static int port(String which) {
        String text = System.getProperty("bancheng.port" + which, "").strip();
        try {
            int port = text.isEmpty() ? 0 : Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new DevstackFailed(
                "-Dbancheng.port" + which + "=" + text + " is no port: 1 to 65535.");
    }

    private static void show(
            Counties counties, PlatformServer platform, Devstack stack, Instant begin) {
        StringBuilder text = new StringBuilder("\n");
        for (County county : counties.all()) {
            text.append("%s%n".formatted(county.name()))
                    .append("  public  %s/%s/%n".formatted(platform.url(), county.id()))
                    .append("  staff   %s/%s/staff%n".formatted(platform.url(), county.id()));
            for (Staff one : county.staff()) {
                text.append(
                        "            %-16s %s (%s)%n"
                                .formatted(one.username(), one.name(), one.post()));
            }
        }
        text.append("%nPassword of every demo account: %s%n".formatted(platform.demoPassword()))
                .append("More accounts: tenant-configs/<county>/people.yaml\n")
                .append("Province:  %s/platform/ (operator1, analyst1)%n".formatted(platform.url()))
                .append("Keycloak:  %s%n".formatted(stack.servers().identity()))
                .append("Database:  %s%n".formatted(stack.servers().database()))
                .append("Search:    %s%n".formatted(stack.servers().search()))
                .append("Passwords: %s/state.properties%n".formatted(stack.folder()))
                .append("Logs:      %s/logs/%n".formatted(stack.folder()))
                .append(
                        "After %d s%n"
                                .formatted(Duration.between(begin, Instant.now()).toSeconds()));
        say(text.toString());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
