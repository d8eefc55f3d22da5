package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.UUID;
import org.bancheng.engine.clock.ClockLedger;
import org.jspecify.annotations.Nullable;

/**
 * A clock's ledger as it is kept; the due time beside it is derived from the entries and never
 * edited alone.
 */
class ClockRow {
    Key key;
    String tenant;

    UUID caseId;

    String basis;
    @Nullable String holder;
    boolean running;

    Instant dueAt;

    @Nullable Instant stoppedAt;

    String ledger;

    /** The configuration by whose calendar the due time was reckoned. */
    int calendarVersion;

    /** The same, once somebody has asked for it. */
    @Nullable ClockLedger opened;

    @SuppressWarnings("NullAway.Init") // whoever makes one fills it
    ClockRow() {}

    record Key(UUID subjectId, String name) {}
}
