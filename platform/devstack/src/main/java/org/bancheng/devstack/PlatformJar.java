package org.bancheng.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The server's executable jar as the build made it. */
record PlatformJar(Path java, Path jar) {

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

    void prepare() {}

    List<String> command() {
        return List.of(
                java.toString(),
                "-Xms128m",
                "-Xmx448m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString());
    }
}
