package org.bancheng.platform.history;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An event of a case that most readers need not open.
 *
 * @param sealed opens what was sealed, in the same county; empty once the case's key is destroyed
 */
public record SealedEntry(
        Instant at,
        String actor,
        String subjectType,
        UUID subjectId,
        String action,
        int configurationVersion,
        Supplier<Optional<byte[]>> sealed) {}
