package org.bancheng.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.bancheng.platform.tenancy.BoundTenant;
import org.springframework.stereotype.Service;

/** Seals what is the county's but not of one case. */
@Service
public class TenantSealing {
    private final TenantKeys keys;

    TenantSealing(TenantKeys keys) {
        this.keys = keys;
    }

    /**
     * @param place what the value is and whose; it opens only under the same place
     */
    public byte[] seal(String place, byte[] plain) {
        try {
            return keys.seal().encrypt(plain, context(place));
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable(place, e);
        }
    }

    /**
     * @throws KeysUnreadable when the value was altered, or sealed elsewhere
     */
    public byte[] open(String place, byte[] sealed) {
        try {
            return keys.seal().decrypt(sealed, context(place));
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable(place, e);
        }
    }

    private static byte[] context(String place) {
        return (BoundTenant.get().id() + "/" + place).getBytes(StandardCharsets.UTF_8);
    }
}
