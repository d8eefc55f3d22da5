package org.bancheng.engine.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One event of a case as it enters the chain.
 *
 * @param seq 1 for the first event of a case, without gaps
 * @param at microseconds; finer parts are cut off, as PostgreSQL keeps no finer
 * @param configurationVersion the version of the definition it was decided under
 * @param content what everyone with access may read, as the shell serialises it; keep it as text,
 *     since a database's JSON type reorders it
 * @param sealed personal inputs as ciphertext in base64; empty where there are none. The hash
 *     covers the ciphertext, so that destroying the case's key leaves the chain whole
 */
public record HistoryRecord(
        String tenant,
        String caseId,
        long seq,
        Instant at,
        String actor,
        String subjectType,
        String subjectId,
        String action,
        String basis,
        int configurationVersion,
        String content,
        String sealed) {

    public HistoryRecord {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
