package org.bancheng.platform.portal;

import java.nio.charset.StandardCharsets;
import org.bancheng.platform.cases.Attachments;
import org.bancheng.platform.documents.Documents;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Sends a file so that no browser runs it: pictures and PDF may be looked at, the rest is saved.
 */
final class Downloads {
    private static final MediaType WORKBOOK =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private Downloads() {}

    static ResponseEntity<byte[]> of(Documents.Made document) {
        return sent(
                ContentDisposition.attachment(),
                document.name(),
                document.format().type(),
                document.content());
    }

    static ResponseEntity<byte[]> workbook(String name, byte[] content) {
        return sent(ContentDisposition.attachment(), name, WORKBOOK, content);
    }

    static ResponseEntity<byte[]> of(Attachments.Content file) {
        boolean harmless =
                file.type().startsWith("image/") || file.type().equals("application/pdf");
        return sent(
                harmless ? ContentDisposition.inline() : ContentDisposition.attachment(),
                file.name(),
                MediaType.valueOf(file.type()),
                file.bytes());
    }

    private static ResponseEntity<byte[]> sent(
            ContentDisposition.Builder how, String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        how.filename(name, StandardCharsets.UTF_8).build().toString())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .body(bytes);
    }
}
