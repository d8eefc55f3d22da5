package org.bancheng.ctl;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where the platform is and who we are to it. Read from a file, never from arguments: those are
 * visible to every process of the machine.
 *
 * @param tokenUrl the token endpoint of the platform realm, for the client-credentials grant
 * @param file where it was read, to name in messages
 */
record Connection(URI url, URI tokenUrl, String clientId, String clientSecret, Path file) {

    /**
     * @throws Trouble when the file is missing or lacks a property
     */
    static Connection read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new Trouble(ExitCode.USAGE, Texts.of("connection.missing", file), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new Trouble(ExitCode.USAGE, Texts.of("connection.unreadable", file, e), e);
        }
        return new Connection(
                address(properties, "url", file),
                address(properties, "token-url", file),
                value(properties, "client-id", file),
                value(properties, "client-secret", file),
                file);
    }

    URI api(String path) {
        return URI.create(url + "/platform/api/v1" + path);
    }

    /** Secrets stay out of logs and stack traces. */
    @Override
    public String toString() {
        return clientId + " at " + url;
    }

    private static URI address(Properties properties, String name, Path file) {
        String value = value(properties, name, file).replaceAll("/+$", "");
        if (!value.matches("https?://[^\\s/]+.*")) {
            throw new Trouble(ExitCode.USAGE, Texts.of("connection.not-url", file, name, value));
        }
        return URI.create(value);
    }

    private static String value(Properties properties, String name, Path file) {
        String value = properties.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw new Trouble(ExitCode.USAGE, Texts.of("connection.lacks", file, name));
        }
        return value;
    }
}
