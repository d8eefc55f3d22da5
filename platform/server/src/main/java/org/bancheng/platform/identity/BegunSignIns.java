package org.bancheng.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * Sign-ins that were begun and not ended, several to a session: whoever opens two tabs can end
 * either. One begun in a county can only be ended in it.
 */
@Component
class BegunSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String PREFIX = BegunSignIns.class.getName() + ".";
    private static final int MOST = 10;

    private final RealmDirectory directory;

    BegunSignIns(RealmDirectory directory) {
        this.directory = directory;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
            HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        return session != null
                        && state != null
                        && session.getAttribute(PREFIX + state)
                                instanceof OAuth2AuthorizationRequest begun
                        && directory
                                .here()
                                .area()
                                .equals(begun.getAttribute(OAuth2ParameterNames.REGISTRATION_ID))
                ? begun
                : null;
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest begun,
            HttpServletRequest request,
            HttpServletResponse response) {
        HttpSession session = request.getSession();
        List<String> earlier =
                Collections.list(session.getAttributeNames()).stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .toList();
        if (earlier.size() >= MOST) {
            earlier.forEach(session::removeAttribute);
        }
        session.setAttribute(PREFIX + begun.getState(), begun);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest begun = loadAuthorizationRequest(request);
        if (begun != null) {
            request.getSession().removeAttribute(PREFIX + begun.getState());
        }
        return begun;
    }
}
