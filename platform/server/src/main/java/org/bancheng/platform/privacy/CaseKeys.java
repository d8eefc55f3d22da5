package org.bancheng.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;
import org.bancheng.platform.tenancy.RoundTrip.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A key for each case, wrapped by the county's. */
@Component
final class CaseKeys {
    private static final String SELECT =
            "select wrapped, destroyed from case_key where case_id = ?";

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

    record Row(byte @Nullable [] wrapped, boolean destroyed) {}

    Found find(UUID caseId) {
        return db.sql(SELECT)
                .param(caseId)
                .query(CaseKeys::row)
                .optional()
                .map(
                        row ->
                                new Found(
                                        Optional.ofNullable(row.wrapped())
                                                .map(
                                                        wrapped ->
                                                                unwrap(
                                                                        caseId,
                                                                        wrapped,
                                                                        keys.seal())),
                                        row.destroyed()))
                .orElseGet(() -> new Found(Optional.empty(), false));
    }

    /** The county's own key, by which those of cases are wrapped. */
    Supplier<Aead> county(RoundTrip trip) {
        return keys.seal(trip);
    }

    /** The row of a case's key, asked for in a round trip that is yet to be made. */
    Answer<Row> ask(UUID caseId, RoundTrip trip) {
        return trip.ask(SELECT, CaseKeys::row, caseId);
    }

    void destroy(UUID caseId) {
        db.sql("update case_key set wrapped = null, destroyed = true where case_id = ?")
                .param(caseId)
                .update();
    }

    /** A key for a case that has none, kept by the next round trip of the transaction. */
    static Aead make(UUID caseId, Aead county, RoundTrip trip) throws GeneralSecurityException {
        KeysetHandle fresh =
                KeysetHandle.generateNew(
                        PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        byte[] plain =
                TinkProtoKeysetFormat.serializeKeyset(
                        fresh, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
        trip.add(
                """
                insert into case_key (case_id, tenant, wrapped) values (?, ?, ?)
                on conflict (case_id) do update set wrapped = excluded.wrapped
                where case_key.wrapped is null
                """,
                caseId,
                BoundTenant.get().id().value(),
                county.encrypt(plain, place(caseId)));
        return fresh.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    static Aead unwrap(UUID caseId, byte[] wrapped, Aead county) {
        try {
            return TinkProtoKeysetFormat.parseKeyset(
                            county.decrypt(wrapped, place(caseId)),
                            InsecureSecretKeyAccess.get(),
                            RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable("the key of case " + caseId, e);
        }
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(row.getBytes("wrapped"), row.getBoolean("destroyed"));
    }

    private static byte[] place(UUID caseId) {
        return (BoundTenant.get().id() + "/" + caseId + "/case_key.wrapped")
                .getBytes(StandardCharsets.UTF_8);
    }
}
