package org.bancheng.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import org.bancheng.platform.history.SealKey;
import org.bancheng.platform.privacy.MasterKey;
import org.bancheng.platform.tenancy.Migration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The one deployable: every county's window runs in this process, each in its own schema.
 *
 * <p>{@code migrate} as first argument brings the schemas up to date and ends; {@code make-keys
 * FOLDER} makes the two keys of an installation where the folder has none.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PlatformApplication {
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        String command = args.length == 0 ? "" : args[0];
        switch (command) {
            case "migrate" -> Migration.run(Arrays.copyOfRange(args, 1, args.length));
            case "make-keys" -> makeKeys(Path.of(args.length > 1 ? args[1] : "."));
            default -> serve(args);
        }
    }

    /** Management has a port of its own, whatever else is said: figures are not for the public. */
    private static void serve(String[] args) {
        SpringApplication server = new SpringApplication(PlatformApplication.class);
        server.setDefaultProperties(Map.of("server.port", 8600, "management.server.port", 8601));
        server.run(args);
    }

    private static void makeKeys(Path folder) throws IOException, GeneralSecurityException {
        System.out.println(MasterKey.in(folder));
        System.out.println(SealKey.in(folder));
    }
}
