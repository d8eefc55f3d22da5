package org.bancheng.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Sends people to their county's realm to sign in. */
@Controller
class SignInController {
    private final RealmDirectory directory;
    private final Registrations registrations;
    private final Reach reach;
    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> begun;
    private final DefaultOAuth2AuthorizationRequestResolver requests;

    SignInController(
            RealmDirectory directory,
            Registrations registrations,
            Reach reach,
            AuthorizationRequestRepository<OAuth2AuthorizationRequest> begun) {
        this.directory = directory;
        this.registrations = registrations;
        this.reach = reach;
        this.begun = begun;
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations);
    }

    @GetMapping("/{area}/sign-in")
    void signIn(HttpServletRequest request, HttpServletResponse response, Locale locale)
            throws IOException {
        Realm realm = directory.here();
        Optional<ClientRegistration> registration = registrations.find(realm);
        if (registration.isEmpty() || !reach.answers(realm)) {
            Notices.send(request, response, IdentityNotice.SIGN_IN_UNAVAILABLE);
            return;
        }
        OAuth2AuthorizationRequest plain =
                Objects.requireNonNull(requests.resolve(request, realm.area()));
        OAuth2AuthorizationRequest signIn =
                OAuth2AuthorizationRequest.from(plain)
                        .additionalParameters(
                                parameters -> parameters.put("ui_locales", language(locale)))
                        .build();
        begun.saveAuthorizationRequest(signIn, request, response);
        response.sendRedirect(signIn.getAuthorizationRequestUri());
    }

    private static String language(Locale locale) {
        if (locale.getLanguage().equals("en")) {
            return "en";
        }
        boolean traditional =
                locale.getScript().equals("Hant")
                        || locale.getCountry().equals("TW")
                        || locale.getCountry().equals("HK");
        return traditional ? "zh-TW" : "zh-CN";
    }
}
