package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a unit has to do under a case: most often a work order, or what else its procedure knows (a
 * letter to answer, a conference to hold). It is only ever changed while its case is locked.
 */
class Assignment {
    UUID id;
    String tenant;

    UUID caseId;

    /** Of the lifecycle that it goes through. */
    String type;

    int ordinal;
    String unit;
    String role;
    String state;

    boolean ended;

    String fields;

    Instant assignedAt;

    @Nullable Instant endedAt;

    /** {@code staff}, {@code public}, or null: only to those who deal with it. */
    @Nullable String shown;

    @Nullable Instant shownAt;

    @SuppressWarnings("NullAway.Init") // whoever makes one fills it
    Assignment() {}
}
