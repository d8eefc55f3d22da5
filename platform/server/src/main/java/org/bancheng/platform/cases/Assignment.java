package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A unit's work order under a case. It is only ever changed while its case is locked. */
class Assignment {
    static final String LEAD = "lead";
    static final String CO_HANDLING = "co";

    UUID id;
    String tenant;

    UUID caseId;

    int ordinal;
    String unit;
    String role;
    String state;

    boolean ended;

    String fields;

    Instant assignedAt;

    @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init") // whoever makes one fills it
    Assignment() {}
}
