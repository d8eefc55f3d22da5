package org.bancheng.platform.operations;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** How a request wants to be answered. */
final class Language {
    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");

    private Language() {}

    /** Simplified Chinese for a request that asks for nothing. */
    static Wording of(HttpServletRequest request) {
        return Wording.in(
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                        ? Locale.SIMPLIFIED_CHINESE
                        : request.getLocale());
    }

    static OffsetDateTime atHome(Instant time) {
        return time.atZone(HOME).toOffsetDateTime();
    }
}
