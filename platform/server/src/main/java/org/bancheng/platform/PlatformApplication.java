package org.bancheng.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bancheng.platform.history.SealKey;
import org.bancheng.platform.privacy.MasterKey;
import org.bancheng.platform.tenancy.FirstStart;
import org.bancheng.platform.tenancy.Migration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The one deployable: every county's window runs in this process, each in its own schema.
 *
 * <p>{@code migrate} as first argument brings the schemas up to date and ends; {@code make-keys
 * FOLDER} makes the two keys of an installation where the folder has none. Both end with 1 when
 * they fail, and a command that is none of these ends with 2.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PlatformApplication {
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        String command = args.length == 0 || args[0].startsWith("-") ? "" : args[0];
        switch (command) {
            case "" -> serve(args);
            case "migrate" -> migrate(Arrays.copyOfRange(args, 1, args.length));
            case "make-keys" -> {
                if (args.length != 2) {
                    refuse("make-keys takes one folder: make-keys FOLDER");
                }
                makeKeys(Path.of(args[1]));
            }
            default ->
                    refuse(
                            "no command "
                                    + command
                                    + "; without one the server starts, others are migrate and make-keys FOLDER");
        }
    }

    private static void refuse(String why) {
        System.err.println(why);
        System.exit(2);
    }

    private static void migrate(String[] args) {
        try {
            Migration.run(args);
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            System.err.println("not migrated: " + cause.getMessage());
            System.exit(1);
        }
    }

    /** Management has a port of its own, whatever else is said: figures are not for the public. */
    private static void serve(String[] args) {
        SpringApplication server = new SpringApplication(PlatformApplication.class);
        server.setDefaultProperties(Map.of("server.port", 8600, "management.server.port", 8601));
        server.run(args);
    }

    private static void makeKeys(Path folder) throws IOException, GeneralSecurityException {
        List<Path> keys =
                Stream.of("master-key.json", "seal-key", "seal-key.pub")
                        .map(folder::resolve)
                        .toList();
        List<Path> before = keys.stream().filter(Files::exists).toList();
        MasterKey.in(folder);
        SealKey.in(folder);
        // nothing but keys goes into the secret that is made of the folder
        FirstStart.forget(folder);
        keys.forEach(key -> System.out.println((before.contains(key) ? "kept " : "made ") + key));
    }
}
