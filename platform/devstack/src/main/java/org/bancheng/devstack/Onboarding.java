package org.bancheng.devstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Brings the counties' folders in by platformctl, as an operator would. */
final class Onboarding {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Site site;
    private final Path platformctl;
    private final Path connection;
    private final List<URI> servers;

    /**
     * @param platformctl its boot jar
     * @param connection the file that the server writes once its own realm exists
     * @param servers what the file names; written by an earlier start, it may name others
     */
    Onboarding(Site site, Path platformctl, Path connection, List<URI> servers) {
        this.site = site;
        this.platformctl = platformctl;
        this.connection = connection;
        this.servers = List.copyOf(servers);
    }

    /** Whether every county was applied; says on the terminal what was not. */
    boolean apply(Counties counties) {
        if (!awaitConnection()) {
            site.progress()
                    .accept(
                            "The server wrote no fresh "
                                    + connection
                                    + ": its realm in Keycloak is missing. Counties are not onboarded; see its log.");
            return false;
        }
        List<String> command =
                new ArrayList<>(
                        List.of(
                                site.java().toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dfile.encoding=UTF-8",
                                "-Dstdout.encoding=UTF-8",
                                "-jar",
                                platformctl.toString(),
                                "tenant",
                                "apply",
                                "--wait",
                                "--connection",
                                connection.toString()));
        counties.all().forEach(county -> command.add(county.folder().toString()));
        Launch launch =
                new Launch(
                        "platformctl",
                        command,
                        site.environment(site.stack()),
                        site.stack(),
                        site.log("platformctl"),
                        "TERM",
                        Duration.ofSeconds(2));
        return Child.run(site.supervise(), launch, line -> site.progress().accept("  " + line))
                == 0;
    }

    private boolean awaitConnection() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!isConnected() && System.nanoTime() < end) {
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return isConnected();
    }

    private boolean isConnected() {
        try {
            String text = Files.exists(connection) ? Files.readString(connection) : "";
            return servers.stream().allMatch(server -> text.contains("=" + server));
        } catch (IOException e) {
            return false; // it is being written
        }
    }
}
