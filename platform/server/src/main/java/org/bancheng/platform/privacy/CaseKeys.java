package org.bancheng.platform.privacy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
    private static final AesGcmParameters PARAMETERS = parameters();

    /** The county's keys, each beside the case's, if it has one: both are wanted together. */
    private static final String SELECT =
            "select "
                    + TenantKeys.COLUMNS
                    + ", case_key.wrapped, case_key.destroyed"
                    + " from tenant_key left join case_key on case_key.case_id = ?";

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

    private record Row(TenantKeys.Row county, byte @Nullable [] wrapped, boolean destroyed) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    TenantKeys.Row.of(row), row.getBytes("wrapped"), row.getBoolean("destroyed"));
        }
    }

    /** The keys of a case, there once the round trip is made. */
    static final class Asked {
        private final UUID caseId;
        private final Supplier<Aead> county;
        private final Optional<Answer<Row>> rows;

        private Asked(UUID caseId, Supplier<Aead> county, Optional<Answer<Row>> rows) {
            this.caseId = caseId;
            this.county = county;
            this.rows = rows;
        }

        /**
         * The case's key; one that has to be made is kept by the next round trip of the
         * transaction.
         */
        Aead orMade(RoundTrip writes) throws GeneralSecurityException {
            byte[] wrapped = rows.flatMap(Answer::first).map(Row::wrapped).orElse(null);
            return wrapped == null
                    ? make(caseId, county.get(), writes)
                    : unwrap(caseId, wrapped, county.get());
        }
    }

    Found find(UUID caseId) {
        Row row =
                db.sql(SELECT).param(caseId).query((found, n) -> Row.of(found)).stream()
                        .findFirst()
                        .orElse(null);
        if (row == null) {
            return new Found(Optional.empty(), false);
        }
        return new Found(
                Optional.ofNullable(row.wrapped())
                        .map(wrapped -> unwrap(caseId, wrapped, keys.seal())),
                row.destroyed());
    }

    /**
     * Of several cases, asked for in a round trip that is yet to be made.
     *
     * @return to be asked in the same transaction, once the trip is made; each case is there
     */
    Supplier<Map<UUID, Found>> find(Collection<UUID> cases, RoundTrip trip) {
        Answer<CaseRow> rows =
                trip.ask(
                        "select case_id, wrapped, destroyed from case_key where case_id = any(?)",
                        (row, n) -> CaseRow.of(row),
                        (Object) cases.toArray(UUID[]::new));
        Supplier<Aead> county = keys.seal(trip);
        return () -> {
            Map<UUID, Found> found = new HashMap<>();
            cases.forEach(id -> found.put(id, new Found(Optional.empty(), false)));
            rows.all()
                    .forEach(
                            row ->
                                    found.put(
                                            row.caseId(),
                                            new Found(
                                                    Optional.ofNullable(row.wrapped())
                                                            .map(
                                                                    wrapped ->
                                                                            unwrap(
                                                                                    row.caseId(),
                                                                                    wrapped,
                                                                                    county.get())),
                                                    row.destroyed())));
            return found;
        };
    }

    private record CaseRow(UUID caseId, byte @Nullable [] wrapped, boolean destroyed) {
        static CaseRow of(ResultSet row) throws SQLException {
            return new CaseRow(
                    row.getObject("case_id", UUID.class),
                    row.getBytes("wrapped"),
                    row.getBoolean("destroyed"));
        }
    }

    /** For a case that begins, and has no key yet. */
    Asked first(UUID caseId, RoundTrip trip) {
        return new Asked(caseId, keys.seal(trip), Optional.empty());
    }

    Asked ask(UUID caseId, RoundTrip trip) {
        Answer<Row> rows = trip.ask(SELECT, (row, n) -> Row.of(row), caseId);
        return new Asked(caseId, keys.seal(rows, Row::county), Optional.of(rows));
    }

    void destroy(UUID caseId) {
        db.sql("update case_key set wrapped = null, destroyed = true where case_id = ?")
                .param(caseId)
                .update();
    }

    private static Aead make(UUID caseId, Aead county, RoundTrip trip)
            throws GeneralSecurityException {
        SecretBytes fresh = SecretBytes.randomBytes(PARAMETERS.getKeySizeBytes());
        trip.add(
                """
                insert into case_key (case_id, tenant, wrapped) values (?, ?, ?)
                on conflict (case_id) do update set wrapped = excluded.wrapped
                where case_key.wrapped is null
                """,
                caseId,
                BoundTenant.get().id().value(),
                county.encrypt(fresh.toByteArray(InsecureSecretKeyAccess.get()), place(caseId)));
        return aead(fresh);
    }

    private static Aead unwrap(UUID caseId, byte[] wrapped, Aead county) {
        try {
            byte[] plain = county.decrypt(wrapped, place(caseId));
            return aead(SecretBytes.copyFrom(plain, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable("the key of case " + caseId, e);
        }
    }

    /** A bare key, opened at every step: a keyset of Tink's around it would cost more than it. */
    @AccessesPartialKey
    private static Aead aead(SecretBytes key) throws GeneralSecurityException {
        return AesGcmJce.create(
                AesGcmKey.builder().setParameters(PARAMETERS).setKeyBytes(key).build());
    }

    private static AesGcmParameters parameters() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(32)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] place(UUID caseId) {
        return (BoundTenant.get().id() + "/" + caseId + "/case_key.wrapped")
                .getBytes(StandardCharsets.UTF_8);
    }
}
