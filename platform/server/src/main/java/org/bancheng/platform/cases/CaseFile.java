package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One matter that somebody could not get done, or an entry of a register; the root that every
 * action on it locks.
 */
class CaseFile {
    UUID id;
    String tenant;

    /** {@link Docket#CASE}, or the register's. */
    String type;

    String number;
    String channel;
    @Nullable String category;
    String state;
    String subject;
    String body;

    String fields;

    int definitionVersion;

    /** Of an entry the unit whose it is. */
    @Nullable String intakeUnit;

    Instant openedAt;

    @Nullable Instant closedAt;

    /** When the nearest of all running clocks of the case and its assignments falls due. */
    @Nullable Instant dueAt;

    /** When the lamp of that clock turns yellow. */
    @Nullable Instant warnAt;

    @Nullable String leadUnit;

    /** Null for an entry, which nobody follows. */
    byte @Nullable [] secretMac;

    @Nullable String externalRef;

    /** {@code staff}, {@code public}, or null: only to those who deal with it. */
    @Nullable String shown;

    @Nullable Instant shownAt;

    /** Grows by one with every change; the file is always locked while it is changed. */
    long version;

    @SuppressWarnings("NullAway.Init") // whoever makes one fills it
    CaseFile() {}
}
