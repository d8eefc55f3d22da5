package org.bancheng.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.platform.tenancy.BoundTenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals what a case knows of persons under a key of its own, so that destroying the key deletes it
 * everywhere it stands.
 *
 * <p>A sealed value begins with a byte that names the algorithm and opens only where it was sealed:
 * in the same county, case and column.
 */
@Service
public class CaseSealing {
    private static final byte AES_GCM = 1;

    private final JdbcClient db;
    private final TenantKeys keys;

    CaseSealing(JdbcClient db, TenantKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    /**
     * @param column what the value is, such as {@code reporter.details}
     * @return algorithm id and ciphertext
     */
    @Transactional
    public byte[] seal(UUID caseId, String column, byte[] plain) {
        try {
            byte[] sealed = orMake(caseId).encrypt(plain, place(caseId, column));
            byte[] result = new byte[sealed.length + 1];
            result[0] = AES_GCM;
            System.arraycopy(sealed, 0, result, 1, sealed.length);
            return result;
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable(column + " of case " + caseId, e);
        }
    }

    /** Opens values of one case; its key is fetched once. */
    public static final class Opener {
        private final UUID caseId;
        private final Optional<Aead> key;

        private Opener(UUID caseId, Optional<Aead> key) {
            this.caseId = caseId;
            this.key = key;
        }

        /**
         * @return empty when the case's key was destroyed
         * @throws KeysUnreadable when the value was altered, or sealed elsewhere
         */
        public Optional<byte[]> open(String column, byte[] value) {
            return key.map(aead -> decrypt(aead, caseId, column, value));
        }
    }

    @Transactional(readOnly = true)
    public Opener opener(UUID caseId) {
        return new Opener(caseId, key(caseId));
    }

    private static byte[] decrypt(Aead key, UUID caseId, String column, byte[] value) {
        try {
            if (value.length == 0 || value[0] != AES_GCM) {
                throw new GeneralSecurityException("unknown algorithm");
            }
            return key.decrypt(Arrays.copyOfRange(value, 1, value.length), place(caseId, column));
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable(column + " of case " + caseId, e);
        }
    }

    /** Deletes, lawfully and for good, what the case knows of persons. */
    @Transactional
    public void destroy(UUID caseId) {
        db.sql("delete from case_key where case_id = ?").param(caseId).update();
    }

    private Aead orMake(UUID caseId) throws GeneralSecurityException {
        Optional<Aead> known = key(caseId);
        if (known.isPresent()) {
            return known.get();
        }
        KeysetHandle fresh =
                KeysetHandle.generateNew(
                        PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        byte[] plain =
                TinkProtoKeysetFormat.serializeKeyset(
                        fresh, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
        db.sql("insert into case_key (case_id, tenant, wrapped) values (?, ?, ?)")
                .params(
                        caseId,
                        BoundTenant.get().id().value(),
                        keys.seal().encrypt(plain, place(caseId, "case_key.wrapped")))
                .update();
        return fresh.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private Optional<Aead> key(UUID caseId) {
        return db.sql("select wrapped from case_key where case_id = ?")
                .param(caseId)
                .query(byte[].class)
                .optional()
                .map(wrapped -> unwrap(caseId, wrapped));
    }

    private Aead unwrap(UUID caseId, byte[] wrapped) {
        try {
            byte[] plain = keys.seal().decrypt(wrapped, place(caseId, "case_key.wrapped"));
            return TinkProtoKeysetFormat.parseKeyset(
                            plain, InsecureSecretKeyAccess.get(), RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable("the key of case " + caseId, e);
        }
    }

    private static byte[] place(UUID caseId, String column) {
        return (BoundTenant.get().id() + "/" + caseId + "/" + column)
                .getBytes(StandardCharsets.UTF_8);
    }
}
