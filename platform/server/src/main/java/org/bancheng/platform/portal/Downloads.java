package org.bancheng.platform.portal;

import java.nio.charset.StandardCharsets;
import org.bancheng.platform.cases.Attachments;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Sends a file so that no browser runs it: pictures and PDF may be looked at, the rest is saved.
 */
final class Downloads {
    private Downloads() {}

    static ResponseEntity<byte[]> of(Attachments.Content file) {
        boolean harmless =
                file.type().startsWith("image/") || file.type().equals("application/pdf");
        ContentDisposition disposition =
                (harmless ? ContentDisposition.inline() : ContentDisposition.attachment())
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(file.type()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .body(file.bytes());
    }
}
