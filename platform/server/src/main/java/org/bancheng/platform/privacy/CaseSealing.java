package org.bancheng.platform.privacy;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;
import org.jspecify.annotations.Nullable;
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

    private final CaseKeys keys;

    CaseSealing(CaseKeys keys) {
        this.keys = keys;
    }

    /** The seal of a case that begins; its key is kept with the first value sealed. */
    public Seal first(UUID caseId, RoundTrip trip) {
        return new Seal(caseId, keys.first(caseId, trip));
    }

    /**
     * The seal of a case that the caller's transaction locks; its key is asked for in a round trip
     * that is yet to be made.
     */
    public Seal seal(UUID caseId, RoundTrip trip) {
        return new Seal(caseId, keys.ask(caseId, trip));
    }

    /** Seals values of one case, in one transaction. */
    public static final class Seal {
        private final UUID caseId;
        private final CaseKeys.Asked keys;
        private @Nullable Aead key;

        private Seal(UUID caseId, CaseKeys.Asked keys) {
            this.caseId = caseId;
            this.keys = keys;
        }

        /**
         * @param column what the value is, such as {@code reporter.details}
         * @param writes where the case's key is kept if it has to be made for this
         * @return algorithm id and ciphertext
         */
        public byte[] seal(String column, byte[] plain, RoundTrip writes) {
            try {
                byte[] sealed = key(writes).encrypt(plain, place(caseId, column));
                byte[] result = new byte[sealed.length + 1];
                result[0] = AES_GCM;
                System.arraycopy(sealed, 0, result, 1, sealed.length);
                return result;
            } catch (GeneralSecurityException e) {
                throw new KeysUnreadable(column + " of case " + caseId, e);
            }
        }

        private Aead key(RoundTrip writes) throws GeneralSecurityException {
            Aead present = key;
            if (present == null) {
                present = keys.orMade(writes);
                key = present;
            }
            return present;
        }
    }

    /** Fetches the case's key once, to open several of its values. */
    @Transactional(readOnly = true)
    public Opener opener(UUID caseId) {
        return new Opener(caseId, keys.find(caseId));
    }

    /**
     * The keys of several cases, asked for in a round trip that is yet to be made.
     *
     * @return to be asked in the same transaction, once the trip is made; each case is there
     */
    public Supplier<Map<UUID, Opener>> openers(Collection<UUID> cases, RoundTrip trip) {
        Supplier<Map<UUID, CaseKeys.Found>> found = keys.find(cases, trip);
        return () -> {
            Map<UUID, Opener> openers = new HashMap<>();
            found.get().forEach((id, kept) -> openers.put(id, new Opener(id, kept)));
            return openers;
        };
    }

    /** Deletes, lawfully and for good, what the case knows of persons until now. */
    @Transactional
    public void destroy(UUID caseId) {
        keys.destroy(caseId);
    }

    /** Opens values of one case. */
    public static final class Opener {
        private final UUID caseId;
        private final CaseKeys.Found found;

        private Opener(UUID caseId, CaseKeys.Found found) {
            this.caseId = caseId;
            this.found = found;
        }

        /**
         * @return empty when the key it was sealed under was destroyed
         * @throws KeysUnreadable when the value was altered, or sealed elsewhere
         */
        public Optional<byte[]> open(String column, byte[] value) {
            try {
                if (value.length == 0 || value[0] != AES_GCM) {
                    throw new GeneralSecurityException("unknown algorithm");
                }
                return Optional.of(
                        found.present()
                                .orElseThrow(() -> new GeneralSecurityException("no key"))
                                .decrypt(
                                        Arrays.copyOfRange(value, 1, value.length),
                                        place(caseId, column)));
            } catch (GeneralSecurityException e) {
                if (found.oneWasDestroyed()) {
                    return Optional.empty();
                }
                throw new KeysUnreadable(column + " of case " + caseId, e);
            }
        }
    }

    private static byte[] place(UUID caseId, String column) {
        return (BoundTenant.get().id() + "/" + caseId + "/" + column)
                .getBytes(StandardCharsets.UTF_8);
    }
}
