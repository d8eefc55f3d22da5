package org.bancheng.platform.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.springframework.stereotype.Component;

/** How platformctl finds and enters this installation; readable by the server's user only. */
@Component
class OperatorFile {
    static final String NAME = "platformctl.properties";

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final InstallationSettings installation;

    OperatorFile(InstallationSettings installation) {
        this.installation = installation;
    }

    Path path() {
        return installation.dataFolder().toAbsolutePath().resolve(NAME);
    }

    void write(Realm realm, String secret) {
        String text =
                """
                url=%s
                token-url=%s
                client-id=%s
                client-secret=%s
                """
                        .formatted(
                                installation.publicUrl(),
                                realm.frontEndpoint("token"),
                                Realm.CTL,
                                secret);
        try {
            Path folder = path().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, NAME, ".draft", PRIVATE);
            Files.writeString(draft, text);
            Files.move(
                    draft,
                    path(),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path(), e);
        }
    }
}
