package org.bancheng.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/** Sign-ins that were begun and not ended. One begun in a county can only be ended in it. */
@Component
class BegunSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private final HttpSessionOAuth2AuthorizationRequestRepository session =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final RealmDirectory directory;

    BegunSignIns(RealmDirectory directory) {
        this.directory = directory;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        return ofHere(session.loadAuthorizationRequest(request));
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest begun,
            HttpServletRequest request,
            HttpServletResponse response) {
        session.saveAuthorizationRequest(begun, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        return ofHere(session.removeAuthorizationRequest(request, response));
    }

    private @Nullable OAuth2AuthorizationRequest ofHere(
            @Nullable OAuth2AuthorizationRequest begun) {
        return begun != null
                        && directory
                                .here()
                                .area()
                                .equals(begun.getAttribute(OAuth2ParameterNames.REGISTRATION_ID))
                ? begun
                : null;
    }
}
