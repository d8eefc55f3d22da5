package org.bancheng.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/** Sends people to the error page with the reason it should explain. */
final class Notices {
    private Notices() {}

    static void send(
            HttpServletRequest request, HttpServletResponse response, IdentityNotice notice)
            throws IOException {
        request.setAttribute(IdentityNotice.ATTRIBUTE, notice);
        if (notice == IdentityNotice.SIGN_IN_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        }
        response.sendError(notice.status());
    }
}
