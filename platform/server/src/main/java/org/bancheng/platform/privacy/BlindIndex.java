package org.bancheng.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Service;

/**
 * Marks by which a sealed value is found again: equal values of one kind have equal marks in one
 * county only.
 */
@Service
public class BlindIndex {
    private static final int BYTES = 16;

    private final TenantKeys keys;

    BlindIndex(TenantKeys keys) {
        this.keys = keys;
    }

    /**
     * @param value already normalised; spaces, dashes and letter case make another mark
     */
    public byte[] of(String kind, String value) {
        try {
            return keys.mark()
                    .computePrimary((kind + "\n" + value).getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable("the mark of a " + kind, e);
        }
    }
}
