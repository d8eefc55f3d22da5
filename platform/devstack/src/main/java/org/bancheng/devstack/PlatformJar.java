package org.bancheng.devstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The server's executable jar as the build made it, unpacked so that the JVM can keep what it
 * learned of the classes (JDK's AOT cache: a start takes a fifth of the time).
 */
final class PlatformJar {
    private final Site site;
    private final Path jar;
    private final Path folder;
    private final Path cache;

    PlatformJar(Site site, Path jar) {
        this.site = site;
        this.jar = jar;
        folder = site.stack().resolve("platform-program");
        cache = folder.resolve("classes.aot");
    }

    /**
     * The one boot jar in a module's target folder.
     *
     * @throws DevstackFailed when the module has not been packaged
     */
    static Path bootJar(Path checkout, String module) {
        Path target = checkout.resolve("platform").resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-boot.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no *-boot.jar"));
        } catch (IOException e) {
            throw new DevstackFailed(
                    target + " holds no boot jar (" + e.getMessage() + "): run ./mvnw -q -Prun", e);
        }
    }

    /** Unpacks the jar when it is another than at the last start; that discards the cache. */
    void prepare() throws IOException {
        Path marker = folder.resolve(".unpacked");
        String fingerprint = fingerprint();
        if (Files.exists(marker) && Files.readString(marker).equals(fingerprint)) {
            return;
        }
        Trees.delete(folder);
        Launch extract =
                new Launch(
                        "unpacking",
                        List.of(
                                site.java().toString(),
                                "-Djarmode=tools",
                                "-jar",
                                jar.toString(),
                                "extract",
                                "--destination",
                                folder.toString()),
                        site.environment(site.stack()),
                        site.stack(),
                        site.log("bancheng"),
                        "TERM",
                        Duration.ofSeconds(1));
        int exit = Child.run(site.supervise(), extract, _ -> {});
        if (exit != 0) {
            throw new DevstackFailed("cannot unpack " + jar + " into " + folder);
        }
        Files.writeString(marker, fingerprint);
    }

    /** Of the content: the build gives every jar the same time. */
    private String fingerprint() throws IOException {
        try (InputStream in = Files.newInputStream(jar);
                DigestInputStream digest =
                        new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest())
                    + System.getProperty("java.vm.version");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> command() {
        List<String> options = options();
        if (Files.exists(cache)) {
            options.add("-XX:AOTCache=" + cache);
        }
        return command(options);
    }

    /**
     * Makes the cache for the next starts: a start that ends once the beans stand, at the lowest
     * priority, since it costs a minute of CPU. Without it later starts are merely slower.
     */
    void learn(Map<String, String> environment) {
        if (Files.exists(cache)) {
            return;
        }
        Path making = folder.resolve("classes.aot.new");
        List<String> options = options();
        options.add("-XX:AOTCacheOutput=" + making);
        options.add("-Dspring.context.exit=onRefresh");
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.addAll(command(options));
        Launch launch =
                new Launch(
                        "cache",
                        command,
                        environment,
                        folder,
                        site.log("bancheng-cache"),
                        "KILL",
                        Duration.ZERO);
        Child child = Child.start(site.supervise(), launch);
        try {
            if (child.ended().join() == 0 && Files.exists(making)) {
                Files.move(making, cache, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            site.progress().accept("No cache for faster starts: " + e);
        }
    }

    private static List<String> options() {
        return new ArrayList<>(
                List.of(
                        "-Xms128m",
                        "-Xmx448m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.timezone=Asia/Shanghai",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
    }

    private List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(site.java().toString());
        command.addAll(options);
        command.addAll(List.of("-jar", folder.resolve(jar.getFileName().toString()).toString()));
        return List.copyOf(command);
    }
}
