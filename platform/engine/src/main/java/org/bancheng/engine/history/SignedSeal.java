package org.bancheng.engine.history;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * A seal with the installation's signature.
 *
 * @param signature Ed25519 (RFC 8032) in base64
 */
public record SignedSeal(DailySeal seal, String signature) {

    private static final String ALGORITHM = "Ed25519";

    /**
     * @param key an Ed25519 key; another kind is an {@link IllegalArgumentException}
     */
    public static SignedSeal sign(DailySeal seal, PrivateKey key) {
        try {
            var signing = Signature.getInstance(ALGORITHM);
            signing.initSign(key);
            signing.update(seal.bytes());
            return new SignedSeal(seal, Base64.getEncoder().encodeToString(signing.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot sign with this key", e);
        }
    }

    /** Whether the holder of the key signed exactly this seal. */
    public boolean isSignedBy(PublicKey key) {
        try {
            var checking = Signature.getInstance(ALGORITHM);
            checking.initVerify(key);
            checking.update(seal.bytes());
            return checking.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
