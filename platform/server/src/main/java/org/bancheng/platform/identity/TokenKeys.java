package org.bancheng.platform.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * The realms' public keys, fetched when a token first asks for them and kept when Keycloak is gone.
 */
@Component
class TokenKeys {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A made-up key id may cause one fetch in this time, no more. */
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);

    private final Map<String, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();

    /** A decoder for tokens that the realm signed, of which the validator approves. */
    JwtDecoder decoder(Realm realm, OAuth2TokenValidator<Jwt> validator) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSource(
                                sources.computeIfAbsent(
                                        realm.backEndpoint("certs"), TokenKeys::source))
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .build();
        decoder.setJwtValidator(validator);
        return decoder;
    }

    private static JWKSource<SecurityContext> source(String url) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(
                            URI.create(url).toURL(),
                            new DefaultResourceRetriever(
                                    (int) PATIENCE.toMillis(), (int) PATIENCE.toMillis(), 1 << 19))
                    .cache(FRESH.toMillis(), PATIENCE.toMillis())
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerantForever()
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("bancheng.keycloak.url gives " + url, e);
        }
    }
}
