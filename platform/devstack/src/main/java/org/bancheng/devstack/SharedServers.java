package org.bancheng.devstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The servers of several test JVMs at once: a process of their own holds them while one of its
 * owners lives. Owner is the Maven process, or the test's JVM where there is none, and besides
 * whatever process {@value #EXTRA_OWNER} names, to keep them warm between builds.
 */
final class SharedServers {
    static final String EXTRA_OWNER = "BANCHENG_TEST_SERVERS_OWNER";

    private final Path home;
    private final Path folder;

    SharedServers(Path home) {
        this.home = home;
        folder = home.resolve("test-servers");
    }

    static SharedServers ofCheckout() {
        Path home =
                Home.choose(
                        Checkout.find(), Home.asked(), ServerAccount.choose(), System.err::println);
        return new SharedServers(home);
    }

    /** Holds the lock, the owners, the address file and the log. */
    Path folder() {
        return folder;
    }

    /** Registers this JVM's owners and returns the running servers, or starts them. */
    Servers join() {
        Optional<ProcessIdentity> extra =
                Optional.ofNullable(System.getenv(EXTRA_OWNER))
                        .map(Long::parseLong)
                        .flatMap(ProcessIdentity::of);
        ProcessIdentity build = MavenAncestor.find().orElseGet(ProcessIdentity::self);
        return join(
                Stream.concat(Stream.of(build), extra.stream()).toList(), this::startTestServers);
    }

    /**
     * @param host starts the process that writes the address file and ends without living owners
     */
    Servers join(List<ProcessIdentity> owners, Supplier<Process> host) {
        return locked(
                () -> {
                    for (ProcessIdentity owner : owners) {
                        Files.writeString(
                                Files.createDirectories(folder.resolve("owners"))
                                        .resolve(owner.toString()),
                                "");
                    }
                    Optional<Servers> running = Addresses.read(addresses());
                    return running.isPresent() ? running.get() : await(host.get());
                });
    }

    private Servers await(Process host) throws IOException {
        while (true) {
            Optional<Servers> servers = Addresses.read(addresses());
            if (servers.isPresent()) {
                return servers.get();
            }
            if (!host.isAlive()) {
                throw new DevstackFailed(
                        "the test servers did not start; " + LogTail.of(folder.resolve("log")));
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                host.destroy();
                throw new DevstackFailed("interrupted", e);
            }
        }
    }

    private Process startTestServers() {
        try {
            return new ProcessBuilder(
                            "setsid",
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx96m",
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            TestServersHost.class.getName(),
                            Checkout.find().toString(),
                            home.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
        } catch (IOException e) {
            throw new DevstackFailed("cannot start the test servers: " + e.getMessage(), e);
        }
    }

    /** Publishes the servers this process holds. */
    void publish(Servers servers) {
        Addresses.write(addresses(), servers);
    }

    /**
     * Withdraws the address when no owner lives any more; from then on the next test starts servers
     * of its own.
     */
    boolean withdrawIfUnowned() {
        if (hasOwner()) {
            return false;
        }
        return locked(
                () -> {
                    if (hasOwner()) {
                        return false;
                    }
                    Files.deleteIfExists(addresses());
                    return true;
                });
    }

    private boolean hasOwner() {
        try (Stream<Path> owners = Files.list(folder.resolve("owners"))) {
            for (Path owner : owners.toList()) {
                if (ProcessIdentity.parse(String.valueOf(owner.getFileName()))
                        .filter(ProcessIdentity::isAlive)
                        .isPresent()) {
                    return true;
                }
                Files.deleteIfExists(owner);
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private Path addresses() {
        return folder.resolve("addresses.properties");
    }

    private interface Locked<T> {
        T run() throws IOException;
    }

    private <T> T locked(Locked<T> block) {
        try {
            Home.readable(folder);
            try (FileChannel channel =
                            FileChannel.open(
                                    folder.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return block.run();
            }
        } catch (IOException e) {
            throw new DevstackFailed("cannot use " + folder + ": " + e, e);
        }
    }
}
