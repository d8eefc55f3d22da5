package org.bancheng.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Ends the sign-in at Keycloak too, which sends the person back to the county's first page. */
@Component
class SignOut implements LogoutSuccessHandler {
    private final RealmDirectory directory;
    private final Reach reach;

    SignOut(RealmDirectory directory, Reach reach) {
        this.directory = directory;
        this.reach = reach;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication authentication)
            throws IOException {
        Realm realm = directory.here();
        if (authentication != null
                && authentication.getPrincipal() instanceof OidcUser user
                && reach.answers(realm)) {
            response.sendRedirect(farewell(realm, user));
        } else {
            response.sendRedirect(realm.home());
        }
    }

    private static String farewell(Realm realm, OidcUser user) {
        return UriComponentsBuilder.fromUriString(realm.frontEndpoint("logout"))
                .queryParam("id_token_hint", user.getIdToken().getTokenValue())
                .queryParam("post_logout_redirect_uri", realm.home())
                .encode()
                .build()
                .toUriString();
    }
}
