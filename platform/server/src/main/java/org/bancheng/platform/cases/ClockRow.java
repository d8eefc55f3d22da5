package org.bancheng.platform.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * A clock's ledger as it is kept; the due time beside it is derived from the entries and never
 * edited alone.
 */
@Entity
@Table(name = "clock")
class ClockRow {
    @EmbeddedId Key key;
    String tenant;

    @Column(name = "case_id")
    UUID caseId;

    String basis;
    @Nullable String holder;
    boolean running;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "stopped_at")
    @Nullable Instant stoppedAt;

    @ColumnTransformer(write = "?::jsonb")
    String ledger;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    ClockRow() {}

    @Embeddable
    record Key(@Column(name = "subject_id") UUID subjectId, String name) implements Serializable {}
}
