package org.bancheng.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.platform.tenancy.BoundTenant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A key for each case, wrapped by the county's. */
@Component
final class CaseKeys {
    private final JdbcClient db;
    private final TenantKeys keys;

    CaseKeys(JdbcClient db, TenantKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    /**
     * What is left of a case's keys.
     *
     * @param present empty before anything was sealed, and after the destruction
     * @param oneWasDestroyed then values sealed before it open no more, and lawfully so
     */
    record Found(Optional<Aead> present, boolean oneWasDestroyed) {}

    private record Row(byte @Nullable [] wrapped, boolean destroyed) {}

    Found find(UUID caseId) {
        return db.sql("select wrapped, destroyed from case_key where case_id = ?")
                .param(caseId)
                .query((row, n) -> new Row(row.getBytes("wrapped"), row.getBoolean("destroyed")))
                .optional()
                .map(
                        row ->
                                new Found(
                                        Optional.ofNullable(row.wrapped())
                                                .map(wrapped -> unwrap(caseId, wrapped)),
                                        row.destroyed()))
                .orElseGet(() -> new Found(Optional.empty(), false));
    }

    Aead orMake(UUID caseId) throws GeneralSecurityException {
        Optional<Aead> known = find(caseId).present();
        return known.isPresent() ? known.get() : make(caseId);
    }

    void destroy(UUID caseId) {
        db.sql("update case_key set wrapped = null, destroyed = true where case_id = ?")
                .param(caseId)
                .update();
    }

    private Aead make(UUID caseId) throws GeneralSecurityException {
        KeysetHandle fresh =
                KeysetHandle.generateNew(
                        PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        byte[] plain =
                TinkProtoKeysetFormat.serializeKeyset(
                        fresh, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
        db.sql(
                        """
                        insert into case_key (case_id, tenant, wrapped) values (?, ?, ?)
                        on conflict (case_id) do update set wrapped = excluded.wrapped
                        where case_key.wrapped is null
                        """)
                .params(
                        caseId,
                        BoundTenant.get().id().value(),
                        keys.seal().encrypt(plain, place(caseId)))
                .update();
        // another transaction may have been quicker: what counts is what the table holds
        return find(caseId).present().orElseThrow();
    }

    private Aead unwrap(UUID caseId, byte[] wrapped) {
        try {
            return TinkProtoKeysetFormat.parseKeyset(
                            keys.seal().decrypt(wrapped, place(caseId)),
                            InsecureSecretKeyAccess.get(),
                            RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable("the key of case " + caseId, e);
        }
    }

    private static byte[] place(UUID caseId) {
        return (BoundTenant.get().id() + "/" + caseId + "/case_key.wrapped")
                .getBytes(StandardCharsets.UTF_8);
    }
}
