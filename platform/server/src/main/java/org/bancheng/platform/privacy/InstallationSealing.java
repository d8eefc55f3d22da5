package org.bancheng.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Service;

/** Seals what is the installation's own and no county's. */
@Service
public class InstallationSealing {
    private final MasterKey master;

    InstallationSealing(MasterKey master) {
        this.master = master;
    }

    /**
     * @param place what the value is and whose; it opens only under the same place
     */
    public byte[] seal(String place, String plain) {
        return seal(place, plain.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #seal(String, String)}, for what is no text. */
    public byte[] seal(String place, byte[] plain) {
        try {
            return master.aead().encrypt(plain, context(place));
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable(place, e);
        }
    }

    /**
     * @throws KeysUnreadable when the value was altered, or sealed elsewhere or under another key
     */
    public String open(String place, byte[] sealedValue) {
        return new String(openBytes(place, sealedValue), StandardCharsets.UTF_8);
    }

    /**
     * @throws KeysUnreadable as {@link #open} does
     */
    public byte[] openBytes(String place, byte[] sealedValue) {
        try {
            return master.aead().decrypt(sealedValue, context(place));
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable(place, e);
        }
    }

    private static byte[] context(String place) {
        return ("installation/" + place).getBytes(StandardCharsets.UTF_8);
    }
}
