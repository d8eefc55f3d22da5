package org.bancheng.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bancheng.platform.tenancy.BoundTenant;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Refusals of pages: to sign in, or a page that says why not. */
@Component
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final RealmDirectory directory;
    private final Addresses addresses;

    PageRefusals(RealmDirectory directory, Addresses addresses) {
        this.directory = directory;
        this.addresses = addresses;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        boolean nobodysArea =
                BoundTenant.find().isEmpty()
                        && !request.getServletPath().startsWith("/" + Realm.PLATFORM);
        // signing in would not bring a mistyped address about
        if (nobodysArea || !addresses.serve(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        if (isPartOfAPage(request)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        String signIn = directory.here().home() + "sign-in";
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", signIn);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(signIn);
        }
    }

    /** A picture that led to a sign-in would take the place of the one the person is at. */
    private static boolean isPartOfAPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return destination != null
                && !destination.equals("document")
                && !destination.equals("empty");
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (!addresses.serve(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        IdentityNotice notice =
                why instanceof CsrfException
                        ? IdentityNotice.FORM_STALE
                        : Door.notice(why).orElse(IdentityNotice.NOT_STAFF);
        Notices.send(request, response, notice);
    }
}
