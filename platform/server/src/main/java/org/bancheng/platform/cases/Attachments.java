package org.bancheng.platform.cases;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.platform.tenancy.BoundTenant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files that belong to a case, kept in the county's own schema. */
@Service
public class Attachments {
    /** Bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;

    public static final int MOST_PER_CASE = 20;
    private static final int LONGEST_NAME = 120;
    private static final String UNNAMED = "附件";

    @PersistenceContext private EntityManager entities;

    @SuppressWarnings("NullAway.Init") // filled by the container
    Attachments() {}

    public record Attachment(
            UUID id, String name, String type, int size, String addedBy, Instant addedAt) {}

    public record Content(String name, String type, byte[] bytes) {}

    /**
     * Checks and keeps a file of a case that the caller has locked.
     *
     * @throws UploadRefused when the file is empty, too large, one too many, or of a kind that is
     *     not taken
     */
    UUID add(UUID caseId, Upload upload, String addedBy, Instant now) {
        UUID id = UUID.randomUUID();
        add(id, caseId, upload, addedBy, now);
        return id;
    }

    void add(UUID id, UUID caseId, Upload upload, String addedBy, Instant now) {
        String name = harmless(upload.name());
        byte[] content = upload.content();
        FileType type = checked(name, content);
        if (of(caseId).size() >= MOST_PER_CASE) {
            throw new UploadRefused(UploadRefused.Reason.TOO_MANY, name);
        }
        AttachmentRow row = new AttachmentRow();
        row.id = id;
        row.tenant = BoundTenant.get().id().value();
        row.caseId = caseId;
        row.name = named(name, type);
        row.type = type.mediaType;
        row.size = content.length;
        row.digest = sha256(content);
        row.content = content;
        row.addedBy = addedBy;
        row.addedAt = now;
        entities.persist(row);
        // at once: it points at a case that was written past Hibernate
        entities.flush();
        entities.detach(row);
    }

    private static FileType checked(String name, byte[] content) {
        if (content.length == 0) {
            throw new UploadRefused(UploadRefused.Reason.EMPTY, name);
        }
        if (content.length > LARGEST) {
            throw new UploadRefused(UploadRefused.Reason.TOO_LARGE, name);
        }
        return FileType.of(content)
                .orElseThrow(() -> new UploadRefused(UploadRefused.Reason.TYPE_NOT_TAKEN, name));
    }

    @Transactional(readOnly = true)
    public List<Attachment> of(UUID caseId) {
        return entities.createQuery(
                        "select new org.bancheng.platform.cases.Attachments$Attachment("
                                + "a.id, a.name, a.type, a.size, a.addedBy, a.addedAt)"
                                + " from AttachmentRow a where a.caseId = :caseId order by a.addedAt, a.id",
                        Attachment.class)
                .setParameter("caseId", caseId)
                .getResultList();
    }

    /** The file, if it belongs to the case: an id alone opens nothing. */
    @Transactional(readOnly = true)
    public Optional<Content> content(UUID caseId, UUID attachment) {
        return entities.createQuery(
                        "select new org.bancheng.platform.cases.Attachments$Content(a.name, a.type, a.content)"
                                + " from AttachmentRow a where a.caseId = :caseId and a.id = :id",
                        Content.class)
                .setParameter("caseId", caseId)
                .setParameter("id", attachment)
                .getResultStream()
                .findFirst();
    }

    /** A name without path, control, direction-changing or markup characters. */
    static String harmless(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}<>:\"|?*&']", "_").strip();
        int[] points = clean.codePoints().limit(LONGEST_NAME).toArray();
        String shortened = new String(points, 0, points.length);
        return shortened.isBlank() || shortened.matches("\\.+") ? UNNAMED : shortened;
    }

    /** The name with the ending of what the file is: systems that open it go by the ending. */
    static String named(String harmless, FileType type) {
        String stem =
                harmless.replaceFirst("[.\\s]+$", "")
                        .replaceFirst("\\.[A-Za-z][A-Za-z0-9]{0,7}$", "");
        String ending = "." + type.extension;
        int[] points = stem.codePoints().limit(LONGEST_NAME - ending.length()).toArray();
        String shortened = new String(points, 0, points.length);
        return (shortened.isBlank() ? UNNAMED : shortened) + ending;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
