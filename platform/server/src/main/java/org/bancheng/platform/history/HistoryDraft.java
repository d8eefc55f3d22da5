package org.bancheng.platform.history;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a case, before it is chained.
 *
 * @param subjectType case, assignment, or what a plugin adds
 * @param actor a person's id, {@code reporter} or {@code system}; never a name
 * @param basis the clause it rests on; the empty text for none
 * @param content JSON that everyone who sees the case may read
 * @param personal JSON that is sealed under the case's key
 */
public record HistoryDraft(
        String subjectType,
        UUID subjectId,
        Instant at,
        String actor,
        String action,
        String basis,
        int configurationVersion,
        String content,
        byte[] personal) {}
