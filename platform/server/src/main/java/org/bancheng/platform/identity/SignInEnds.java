package org.bancheng.platform.identity;

import com.nimbusds.jose.KeySourceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** What becomes of a sign-in that failed. */
@Component
class SignInEnds implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SignInEnds.class);

    private final RealmDirectory directory;

    SignInEnds(RealmDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        Realm realm = directory.here();
        if (loginPageExpired(request)) {
            response.sendRedirect(realm.home() + "sign-in");
            return;
        }
        LOG.warn("A sign-in to {} failed: {}", realm.name(), why.toString());
        Notices.send(
                request,
                response,
                keycloakFailed(why)
                        ? IdentityNotice.SIGN_IN_UNAVAILABLE
                        : IdentityNotice.SIGN_IN_FAILED);
    }

    /** Keycloak's form was open for too long: it sends people back to begin again. */
    private static boolean loginPageExpired(HttpServletRequest request) {
        return "temporarily_unavailable".equals(request.getParameter("error"))
                && "authentication_expired".equals(request.getParameter("error_description"));
    }

    private static boolean keycloakFailed(AuthenticationException why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException || cause instanceof KeySourceException) {
                return true;
            }
        }
        return why instanceof OAuth2AuthenticationException e
                && "server_error".equals(e.getError().getErrorCode());
    }
}
