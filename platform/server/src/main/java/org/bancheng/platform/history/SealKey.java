package org.bancheng.platform.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bancheng.engine.history.DailySeal;
import org.bancheng.engine.history.SignedSeal;
import org.bancheng.platform.tenancy.FirstStart;
import org.bancheng.platform.tenancy.InstallationSettings;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key that signs sealed days. It stands in the keys folder, readable by the server's
 * user only; its public half, {@code seal-key.pub} beside it, is for whoever verifies.
 */
@Component
public final class SealKey {
    private static final String ALGORITHM = "Ed25519";
    private static final String SECRET = "seal-key";

    private final PrivateKey secret;
    private final PublicKey open;

    SealKey(InstallationSettings installation) throws IOException, GeneralSecurityException {
        Path openFile = in(installation.keys());
        Path secretFile = openFile.resolveSibling(SECRET);
        KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
        secret = keys.generatePrivate(new PKCS8EncodedKeySpec(read(secretFile)));
        open = keys.generatePublic(new X509EncodedKeySpec(read(openFile)));
    }

    /**
     * The open half of the key in the folder; both are made where there is none.
     *
     * @throws IOException also when there is none and the folder cannot be written to
     */
    public static Path in(Path folder) throws IOException {
        Path openFile = folder.resolve(SECRET + ".pub");
        if (!Files.exists(openFile)) {
            try {
                FirstStart.alone(
                        folder,
                        () -> {
                            if (!Files.exists(openFile)) {
                                make(folder.resolve(SECRET), openFile);
                            }
                        });
            } catch (IOException e) {
                throw new IOException("no key in " + openFile + ", and none can be made there", e);
            }
        }
        return openFile;
    }

    SignedSeal sign(DailySeal seal) {
        return SignedSeal.sign(seal, secret);
    }

    boolean signed(SignedSeal seal) {
        return seal.isSignedBy(open);
    }

    private static void make(Path secretFile, Path openFile) throws IOException {
        KeyPair fresh = keyPair();
        try {
            Files.createFile(
                    secretFile,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException _) {
            // a start that was killed between the two files: neither has signed anything
        }
        write(secretFile, fresh.getPrivate().getEncoded());
        // there at once and whole: whoever finds it finds both
        Path draft = openFile.resolveSibling(openFile.getFileName() + ".draft");
        write(draft, fresh.getPublic().getEncoded());
        Files.move(draft, openFile, StandardCopyOption.ATOMIC_MOVE);
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private static void write(Path file, byte[] key) throws IOException {
        Files.writeString(file, Base64.getEncoder().encodeToString(key));
    }

    private static byte[] read(Path file) throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }
}
