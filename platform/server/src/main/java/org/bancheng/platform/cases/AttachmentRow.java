package org.bancheng.platform.cases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A file of a case; never changed once it is kept. */
@Entity
@Table(name = "attachment")
class AttachmentRow {
    @Id UUID id;
    String tenant;

    @Column(name = "case_id")
    UUID caseId;

    String name;
    String type;
    int size;
    String digest;
    byte[] content;

    @Column(name = "added_by")
    String addedBy;

    @Column(name = "added_at")
    Instant addedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    AttachmentRow() {}
}
