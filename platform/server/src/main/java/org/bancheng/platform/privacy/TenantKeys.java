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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;
import org.bancheng.platform.tenancy.RoundTrip.Answer;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The bound county's keys: one that seals, one that makes marks to find things by. Made on first
 * use.
 */
@Component
class TenantKeys {
    private static final String SEAL = "seal";
    private static final String MARK = "mark";

    /** What a statement reads of the table {@code tenant_key} to have {@link Row rows} of it. */
    static final String COLUMNS =
            "tenant_key.purpose, encode(tenant_key.wrapped, 'base64') as tenant_wrapped";

    private static final String SELECT = "select " + COLUMNS + " from tenant_key";

    private final JdbcClient db;
    private final MasterKey master;
    private final Map<TenantId, Unwrapped> lastUnwrapped = new ConcurrentHashMap<>();

    TenantKeys(JdbcClient db, MasterKey master) {
        this.db = db;
        this.master = master;
    }

    /** One of the county's keys as it is kept. */
    record Row(String purpose, String wrapped) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getString("purpose"), row.getString("tenant_wrapped"));
        }
    }

    /**
     * Opened once, as long as the table says the same: a key made in a transaction that is rolled
     * back, or of a county that was removed and made again, is never used.
     */
    private record Unwrapped(Map<String, String> wrapped, Aead seal, PrfSet mark) {}

    @Transactional
    public Aead seal() {
        return ofTheTransaction().seal();
    }

    @Transactional
    public PrfSet mark() {
        return ofTheTransaction().mark();
    }

    /** The key that seals, asked for in a round trip that is yet to be made. */
    Supplier<Aead> seal(RoundTrip trip) {
        return seal(trip.ask(SELECT, (row, n) -> Row.of(row)), row -> row);
    }

    /** The key that seals, from rows that a wider statement brings. */
    <T> Supplier<Aead> seal(Answer<T> rows, Function<T, Row> county) {
        keep(
                () ->
                        opened(
                                rows.made()
                                        ? byPurpose(rows.all().stream().map(county).toList())
                                        : read()));
        return () -> ofTheTransaction().seal();
    }

    /** One transaction reads the table once; the next one reads it again. */
    private Unwrapped ofTheTransaction() {
        return switch (TransactionSynchronizationManager.getResource(this)) {
            case Kept kept -> kept.open();
            case null, default -> keep(() -> opened(read())).open();
        };
    }

    private Kept keep(Supplier<Unwrapped> source) {
        Kept kept = new Kept(source);
        boolean first = TransactionSynchronizationManager.unbindResourceIfPossible(this) == null;
        TransactionSynchronizationManager.bindResource(this, kept);
        if (first) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            TransactionSynchronizationManager.unbindResourceIfPossible(
                                    TenantKeys.this);
                        }
                    });
        }
        return kept;
    }

    /** What a transaction has read, opened when it is first wanted. */
    private static final class Kept {
        private final Supplier<Unwrapped> source;
        private @Nullable Unwrapped opened;

        Kept(Supplier<Unwrapped> source) {
            this.source = source;
        }

        Unwrapped open() {
            Unwrapped present = opened;
            if (present == null) {
                present = source.get();
                opened = present;
            }
            return present;
        }
    }

    private Unwrapped opened(Map<String, String> kept) {
        TenantId tenant = BoundTenant.get().id();
        try {
            Map<String, String> wrapped = kept.size() < 2 ? made() : kept;
            Unwrapped known = lastUnwrapped.get(tenant);
            if (known == null || !known.wrapped().equals(wrapped)) {
                known =
                        new Unwrapped(
                                wrapped,
                                open(SEAL, wrapped)
                                        .getPrimitive(RegistryConfiguration.get(), Aead.class),
                                open(MARK, wrapped)
                                        .getPrimitive(RegistryConfiguration.get(), PrfSet.class));
                lastUnwrapped.put(tenant, known);
            }
            return known;
        } catch (GeneralSecurityException e) {
            throw new KeysUnreadable("the keys of " + tenant, e);
        }
    }

    private Map<String, String> made() throws GeneralSecurityException {
        make(SEAL, PredefinedAeadParameters.AES256_GCM);
        make(MARK, hmac());
        return read();
    }

    private Map<String, String> read() {
        return byPurpose(db.sql(SELECT).query((row, n) -> Row.of(row)).list());
    }

    private static Map<String, String> byPurpose(List<Row> rows) {
        return rows.stream().collect(Collectors.toUnmodifiableMap(Row::purpose, Row::wrapped));
    }

    private void make(String purpose, Parameters parameters) throws GeneralSecurityException {
        db.sql(
                        "insert into tenant_key (purpose, tenant, wrapped) values (?, ?, ?) on conflict do nothing")
                .params(
                        purpose,
                        BoundTenant.get().id().value(),
                        TinkProtoKeysetFormat.serializeEncryptedKeyset(
                                KeysetHandle.generateNew(parameters, RegistryConfiguration.get()),
                                master.aead(),
                                context(purpose),
                                RegistryConfiguration.get()))
                .update();
    }

    private KeysetHandle open(String purpose, Map<String, String> wrapped)
            throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                Base64.getMimeDecoder().decode(wrapped.getOrDefault(purpose, "")),
                master.aead(),
                context(purpose),
                RegistryConfiguration.get());
    }

    private static byte[] context(String purpose) {
        return (BoundTenant.get().id() + "/" + purpose).getBytes(StandardCharsets.UTF_8);
    }

    private static HmacPrfParameters hmac() throws GeneralSecurityException {
        return HmacPrfParameters.builder()
                .setKeySizeBytes(32)
                .setHashType(HmacPrfParameters.HashType.SHA256)
                .build();
    }
}
