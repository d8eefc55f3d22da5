package org.bancheng.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bound county's keys: one that seals, one that makes marks to find things by. Made on first
 * use.
 */
@Component
class TenantKeys {
    private static final String SEAL = "seal";
    private static final String MARK = "mark";

    private final JdbcClient db;
    private final MasterKey master;
    private final Map<TenantId, Unwrapped> unwrapped = new ConcurrentHashMap<>();

    TenantKeys(JdbcClient db, MasterKey master) {
        this.db = db;
        this.master = master;
    }

    private record Unwrapped(Aead seal, PrfSet mark) {}

    @Transactional
    public Aead seal() {
        return keys().seal();
    }

    @Transactional
    public PrfSet mark() {
        return keys().mark();
    }

    /** Forgets what was read, when a county is removed. */
    void forget(TenantId tenant) {
        unwrapped.remove(tenant);
    }

    private Unwrapped keys() {
        Unwrapped known = unwrapped.get(BoundTenant.get().id());
        if (known != null) {
            return known;
        }
        try {
            Unwrapped read =
                    new Unwrapped(
                            keyset(SEAL, PredefinedAeadParameters.AES256_GCM)
                                    .getPrimitive(RegistryConfiguration.get(), Aead.class),
                            keyset(MARK, hmac())
                                    .getPrimitive(RegistryConfiguration.get(), PrfSet.class));
            unwrapped.put(BoundTenant.get().id(), read);
            return read;
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable("the keys of " + BoundTenant.get().id(), e);
        }
    }

    private KeysetHandle keyset(String purpose, Parameters parameters)
            throws GeneralSecurityException {
        byte[] context = (BoundTenant.get().id() + "/" + purpose).getBytes(StandardCharsets.UTF_8);
        byte[] fresh =
                TinkProtoKeysetFormat.serializeEncryptedKeyset(
                        KeysetHandle.generateNew(parameters, RegistryConfiguration.get()),
                        master.aead(),
                        context,
                        RegistryConfiguration.get());
        db.sql(
                        "insert into tenant_key (purpose, tenant, wrapped) values (?, ?, ?) on conflict do nothing")
                .params(purpose, BoundTenant.get().id().value(), fresh)
                .update();
        byte[] kept =
                db.sql("select wrapped from tenant_key where purpose = ?")
                        .param(purpose)
                        .query(byte[].class)
                        .single();
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                kept, master.aead(), context, RegistryConfiguration.get());
    }

    private static HmacPrfParameters hmac() throws GeneralSecurityException {
        return HmacPrfParameters.builder()
                .setKeySizeBytes(32)
                .setHashType(HmacPrfParameters.HashType.SHA256)
                .build();
    }
}
