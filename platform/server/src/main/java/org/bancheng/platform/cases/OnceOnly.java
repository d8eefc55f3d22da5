package org.bancheng.platform.cases;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.bancheng.platform.privacy.BlindIndex;
import org.bancheng.platform.privacy.TenantSealing;
import org.bancheng.platform.tenancy.BoundTenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does a request once however often it is sent: the answer is kept, sealed, in the transaction that
 * does it, and given again to the same request under the same key for a week.
 */
@Service
public class OnceOnly {
    private static final int LONGEST_KEY = 200;
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final JdbcClient db;
    private final TenantSealing sealing;
    private final BlindIndex blind;
    private final Json json;
    private final Clock clock;

    OnceOnly(
            JdbcClient db,
            TenantSealing sealing,
            BlindIndex blind,
            Json json,
            Clock businessClock) {
        this.db = db;
        this.sealing = sealing;
        this.blind = blind;
        this.json = json;
        this.clock = businessClock;
    }

    /** The key is missing, blank or longer than 200 characters. */
    public static class KeyMissing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The first request of this key is still being done. */
    public static class StillRunning extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The key was used for another request before. */
    public static class KeyReused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Kept(String digest, byte[] answer) {}

    /**
     * @param key as the client chose it
     * @param scope who sends it; equal keys of two senders have nothing to do with one another
     * @param request everything that makes the request the same request, sets left out: they have
     *     no order of their own
     */
    @Transactional
    public <T> T once(String key, String scope, Object request, Class<T> type, Supplier<T> act) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new KeyMissing();
        }
        String id = sha256(scope + "\n" + key);
        // keyed: of a plain hash, whoever knows the rest of a request finds the telephone number
        String digest = HexFormat.of().formatHex(blind.of("request", json.canonical(request)));
        boolean mine =
                db.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                        .param(BoundTenant.get().id() + id)
                        .query(Boolean.class)
                        .single();
        if (!mine) {
            throw new StillRunning();
        }
        Optional<Kept> kept =
                db.sql("select digest, answer from idempotent_request where key = ?")
                        .param(id)
                        .query(Kept.class)
                        .optional();
        if (kept.isPresent()) {
            if (!kept.get().digest().equals(digest)) {
                throw new KeyReused();
            }
            return json.read(sealing.open("idempotent_request/" + id, kept.get().answer()), type);
        }
        T answer = act.get();
        db.sql(
                        "insert into idempotent_request (key, tenant, digest, answer, made_at) values (?, ?, ?, ?, ?)")
                .params(
                        id,
                        BoundTenant.get().id().value(),
                        digest,
                        sealing.seal("idempotent_request/" + id, json.bytes(answer)),
                        Timestamp.from(clock.instant()))
                .update();
        return answer;
    }

    /** Forgets what was answered longer ago than a client repeats it. */
    @Transactional
    public void forget() {
        db.sql("delete from idempotent_request where made_at < ?")
                .param(Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
