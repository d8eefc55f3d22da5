package org.bancheng.platform.history;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event in its place in the case's history.
 *
 * @param seq from 1, without gaps
 * @param sealed what was sealed, opened; empty once the case's key is destroyed
 */
public record HistoryEntry(
        long seq,
        Instant at,
        String actor,
        String subjectType,
        UUID subjectId,
        String action,
        String basis,
        int configurationVersion,
        String content,
        Optional<byte[]> sealed) {}
