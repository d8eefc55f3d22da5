package org.bancheng.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/**
 * Asks Keycloak once a minute whether a sign-in still stands. What was changed there, a disabled
 * account or an ended session, thus acts within that time.
 */
@Component
class Renewal {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final Duration FRESH = Duration.ofSeconds(RealmTemplate.TOKEN_SECONDS);

    /** While Keycloak is away, one request in this time waits for it, the others go on at once. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final Registrations registrations;
    private final RestClientRefreshTokenTokenResponseClient tokens =
            new RestClientRefreshTokenTokenResponseClient();

    /** Tokens and sessions live in real time, whatever day it is for business. */
    private final Clock clock = Clock.systemUTC();

    private final Map<String, Instant> resting = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Renewal(Registrations registrations) {
        this.registrations = registrations;
        tokens.setRestClient(TokenEndpoint.client());
    }

    sealed interface Answer {
        /**
         * @param idToken what Keycloak now says of the person
         */
        record Stands(Freshness freshness, @Nullable String idToken) implements Answer {}

        record Refused() implements Answer {}

        /** Nothing was asked, or nobody answered: things stay as they are. */
        record Unchanged() implements Answer {}
    }

    Answer renew(Realm realm, String session, Freshness freshness) {
        Instant now = clock.instant();
        if (freshness.at().plus(FRESH).isAfter(now)
                || resting.getOrDefault(realm.area(), Instant.MIN).isAfter(now)
                || !underWay.add(session)) {
            return new Answer.Unchanged();
        }
        try {
            return ask(realm, freshness, now);
        } finally {
            underWay.remove(session);
        }
    }

    private Answer ask(Realm realm, Freshness freshness, Instant now) {
        ClientRegistration registration = registrations.find(realm).orElse(null);
        if (registration == null) {
            return new Answer.Refused();
        }
        try {
            OAuth2AccessTokenResponse response =
                    tokens.getTokenResponse(request(registration, freshness, now));
            OAuth2RefreshToken next = response.getRefreshToken();
            return new Answer.Stands(
                    new Freshness(
                            next == null ? freshness.refreshToken() : next.getTokenValue(), now),
                    (String) response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN));
        } catch (OAuth2AuthorizationException e) {
            if (e.getCause() instanceof RestClientException) {
                LOG.warn(
                        "Realm {} does not answer; signed-in people go on: {}",
                        realm.name(),
                        e.toString());
                resting.put(realm.area(), now.plus(REST));
                return new Answer.Unchanged();
            }
            LOG.info("Realm {} ended a sign-in: {}", realm.name(), e.getError());
            return new Answer.Refused();
        }
    }

    private static OAuth2RefreshTokenGrantRequest request(
            ClientRegistration registration, Freshness freshness, Instant now) {
        OAuth2AccessToken spent =
                new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        "spent",
                        freshness.at(),
                        freshness.at().plusSeconds(1));
        return new OAuth2RefreshTokenGrantRequest(
                registration, spent, new OAuth2RefreshToken(freshness.refreshToken(), now));
    }
}
