package org.bancheng.platform.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A unit's work order under a case. It is only ever changed while its case is locked. */
@Entity
@Table(name = "assignment")
class Assignment {
    static final String LEAD = "lead";
    static final String CO_HANDLING = "co";

    @Id UUID id;
    String tenant;

    @Column(name = "case_id")
    UUID caseId;

    int ordinal;
    String unit;
    String role;
    String state;

    @Column(name = "final")
    boolean ended;

    @ColumnTransformer(write = "?::jsonb")
    String fields;

    @Column(name = "assigned_at")
    Instant assignedAt;

    @Column(name = "ended_at")
    @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    Assignment() {}
}
