package org.bancheng.platform.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One matter that somebody could not get done; the root that every action on it locks. */
@Entity
@Table(name = "case_file")
class CaseFile {
    @Id UUID id;
    String tenant;
    String number;
    String channel;
    @Nullable String category;
    String state;
    String subject;
    String body;

    @ColumnTransformer(write = "?::jsonb")
    String fields;

    @Column(name = "definition_version")
    int definitionVersion;

    @Column(name = "intake_unit")
    @Nullable String intakeUnit;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "closed_at")
    @Nullable Instant closedAt;

    /** When the nearest of all running clocks of the case and its assignments falls due. */
    @Column(name = "due_at")
    @Nullable Instant dueAt;

    /** When the lamp of that clock turns yellow. */
    @Column(name = "warn_at")
    @Nullable Instant warnAt;

    @Column(name = "lead_unit")
    @Nullable String leadUnit;

    @Column(name = "secret_mac")
    byte[] secretMac;

    @Column(name = "external_ref")
    @Nullable String externalRef;

    /** Grows by one with every change; the file is always locked while it is changed. */
    long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    CaseFile() {}
}
