package org.bancheng.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/**
 * When Keycloak last confirmed a session's sign-in, and what it wants to see to do so again. Kept
 * in the session instead of Spring's authorised client, which would carry the client's secret into
 * every session.
 *
 * @param at in real time
 */
record Freshness(String refreshToken, Instant at) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ATTRIBUTE = Freshness.class.getName();

    static Optional<Freshness> of(HttpSession session) {
        return Optional.ofNullable((Freshness) session.getAttribute(ATTRIBUTE));
    }

    void keepIn(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    @Override
    public String toString() {
        return "confirmed " + at;
    }

    /**
     * Takes what a sign-in brings. Nothing loads a client from it: tokens are used for no calls.
     */
    static final class AtSignIn implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // the interface has it so
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String area, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            if (client.getRefreshToken() != null && client.getAccessToken().getIssuedAt() != null) {
                new Freshness(
                                client.getRefreshToken().getTokenValue(),
                                client.getAccessToken().getIssuedAt())
                        .keepIn(request.getSession());
            }
        }

        @Override
        public void removeAuthorizedClient(
                String area,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            request.getSession().removeAttribute(ATTRIBUTE);
        }
    }
}
