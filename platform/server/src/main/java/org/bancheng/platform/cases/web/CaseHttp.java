package org.bancheng.platform.cases.web;

import java.nio.charset.StandardCharsets;
import org.bancheng.platform.cases.Attachments;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** What both doors of the API say in headers. */
final class CaseHttp {
    private CaseHttp() {}

    /** Always saved, never shown in the county's own origin, whatever is in it. */
    static ResponseEntity<byte[]> download(Attachments.Content file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(file.bytes());
    }

    /** The case's version that an If-Match names; null when the caller sent none. */
    static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        String plain = ifMatch.replace("W/", "").replace("\"", "").strip();
        if (!plain.matches("\\d{1,18}")) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "If-Match 应为读取事项时所得 ETag 的值，例如 \"3\"。");
        }
        return Long.valueOf(plain);
    }
}
