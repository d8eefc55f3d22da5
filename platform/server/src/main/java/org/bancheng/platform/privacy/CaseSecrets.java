package org.bancheng.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Service;

/** What is kept of a case's secret: a keyed hash, so that the table alone opens no case. */
@Service
public class CaseSecrets {
    private static final int BYTES = 32;

    private final TenantKeys keys;

    CaseSecrets(TenantKeys keys) {
        this.keys = keys;
    }

    public byte[] mac(String number, String secret) {
        try {
            return keys.mark()
                    .computePrimary(
                            ("secret\n" + number + "\n" + secret).getBytes(StandardCharsets.UTF_8),
                            BYTES);
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable("the hash of a secret", e);
        }
    }
}
