package org.bancheng.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.springframework.stereotype.Component;

/**
 * The one key that is not in the database: it wraps every county's keys. Whoever loses the file
 * loses every reporter.
 *
 * <p>It is read from {@code master-key.json} in the keys folder, a Tink keyset in JSON; where there
 * is none, the first start makes one that only the server's user can read.
 */
@Component
public class MasterKey {
    static final String FILE = "master-key.json";

    private final Aead aead;

    MasterKey(InstallationSettings settings) throws GeneralSecurityException, IOException {
        PrfConfig.register();
        aead =
                TinkJsonProtoKeysetFormat.parseKeyset(
                                Files.readString(in(settings.keys())),
                                RegistryConfiguration.get(),
                                InsecureSecretKeyAccess.get())
                        .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    Aead aead() {
        return aead;
    }

    /**
     * The key in the folder, made where there is none.
     *
     * @throws IOException also when there is none and the folder cannot be written to
     */
    public static Path in(Path folder) throws GeneralSecurityException, IOException {
        AeadConfig.register();
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            try {
                make(file);
            } catch (IOException e) {
                throw new IOException("no key in " + file + ", and none can be made there", e);
            }
        }
        return file;
    }

    private static void make(Path file) throws GeneralSecurityException, IOException {
        KeysetHandle fresh =
                KeysetHandle.generateNew(
                        PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        String json =
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        fresh, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft =
                Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "master-key",
                        ".draft",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, json, StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException anotherReplicaWasQuicker) {
            return;
        } finally {
            Files.delete(draft);
        }
    }
}
