package org.bancheng.platform.identity;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** The parts of the pages' security that have to do with signing in and out. */
@Component
class SignInPages {
    private final RealmDirectory directory;
    private final BegunSignIns begun;
    private final Renewal renewal;
    private final IdTokens idTokens;
    private final SignInEnds failed;
    private final SignOut signOut;
    private final Addresses addresses;

    SignInPages(
            RealmDirectory directory,
            BegunSignIns begun,
            Renewal renewal,
            IdTokens idTokens,
            SignInEnds failed,
            SignOut signOut,
            Addresses addresses) {
        this.directory = directory;
        this.begun = begun;
        this.renewal = renewal;
        this.idTokens = idTokens;
        this.failed = failed;
        this.signOut = signOut;
        this.addresses = addresses;
    }

    HttpSecurity addTo(HttpSecurity http) {
        HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
        HttpSessionRequestCache wanted = wanted();
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .requestCache(cache -> cache.requestCache(wanted))
                .oauth2Login(
                        login ->
                                login.loginPage("/platform/sign-in")
                                        .loginProcessingUrl("/{area}/sign-in/callback")
                                        .authorizationEndpoint(
                                                endpoint ->
                                                        endpoint.authorizationRequestResolver(
                                                                        new NoRequests())
                                                                .authorizationRequestRepository(
                                                                        begun))
                                        .tokenEndpoint(
                                                endpoint ->
                                                        endpoint.accessTokenResponseClient(codes()))
                                        .userInfoEndpoint(
                                                endpoint ->
                                                        endpoint.oidcUserService(
                                                                request ->
                                                                        new DefaultOidcUser(
                                                                                IdTokens
                                                                                        .authorities(
                                                                                                directory
                                                                                                        .here(),
                                                                                                request
                                                                                                        .getIdToken()),
                                                                                request
                                                                                        .getIdToken())))
                                        .authorizedClientRepository(new Freshness.AtSignIn())
                                        .successHandler(entered(wanted))
                                        .failureHandler(failed))
                .logout(
                        logout ->
                                logout.logoutRequestMatcher(
                                                PathPatternRequestMatcher.withDefaults()
                                                        .matcher(
                                                                HttpMethod.POST,
                                                                "/{area}/sign-out"))
                                        .logoutSuccessHandler(signOut))
                .addFilterBefore(
                        new StandingSignIn(directory, renewal, idTokens, contexts),
                        AnonymousAuthenticationFilter.class);
    }

    private SavedRequestAwareAuthenticationSuccessHandler entered(HttpSessionRequestCache wanted) {
        SavedRequestAwareAuthenticationSuccessHandler handler =
                new SavedRequestAwareAuthenticationSuccessHandler();
        handler.setRequestCache(wanted);
        handler.setRedirectStrategy(
                (request, response, url) ->
                        response.sendRedirect(url.equals("/") ? directory.here().entrance() : url));
        return handler;
    }

    /** Only whole pages are worth coming back to, at the address people asked for. */
    @SuppressWarnings("NullAway") // null means no such parameter, though Spring's setter hides it
    private HttpSessionRequestCache wanted() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        MediaTypeRequestMatcher html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        RequestMatcher get = request -> HttpMethod.GET.matches(request.getMethod());
        cache.setRequestMatcher(
                new AndRequestMatcher(
                        get,
                        html,
                        addresses::serve,
                        new NegatedRequestMatcher(new RequestHeaderRequestMatcher("HX-Request"))));
        return cache;
    }

    private static RestClientAuthorizationCodeTokenResponseClient codes() {
        RestClientAuthorizationCodeTokenResponseClient codes =
                new RestClientAuthorizationCodeTokenResponseClient();
        codes.setRestClient(TokenEndpoint.client());
        return codes;
    }
}
