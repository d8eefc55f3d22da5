package org.bancheng.platform.identity;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/**
 * Trusts, for each request, the one realm that rules its path: the bound tenant's, or the
 * platform's on the platform's API. What a token says of its issuer is checked, never followed.
 */
@Component
class ApiTokens implements AuthenticationManagerResolver<HttpServletRequest> {
    private static final Set<String> CLIENTS = Set.of(Realm.API, Realm.CTL);

    private final RealmDirectory directory;
    private final TokenKeys keys;
    private final Map<String, AuthenticationManager> managers = new ConcurrentHashMap<>();

    ApiTokens(RealmDirectory directory, TokenKeys keys) {
        this.directory = directory;
        this.keys = keys;
    }

    @Override
    public AuthenticationManager resolve(HttpServletRequest request) {
        Realm realm = directory.here();
        return managers.computeIfAbsent(realm.name(), _ -> manager(realm));
    }

    private AuthenticationManager manager(Realm realm) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder(realm));
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                token ->
                        SignedIn.roles(token.getClaims()).stream()
                                .filter(_ -> realm.isPlatform())
                                .<GrantedAuthority>map(
                                        role -> new SimpleGrantedAuthority("ROLE_" + role))
                                .toList());
        provider.setJwtAuthenticationConverter(converter);
        ProviderManager manager = new ProviderManager(provider);
        return authentication -> {
            refuseOtherIssuers(realm, authentication);
            try {
                return manager.authenticate(authentication);
            } catch (AuthenticationServiceException e) {
                if (NestedExceptionUtils.getMostSpecificCause(e)
                        instanceof RateLimitReachedException) {
                    // the realm's keys were asked for a moment ago and this one was not among them
                    throw new InvalidBearerTokenException("signed with a key the realm lacks", e);
                }
                throw new KeysUnavailable(e);
            }
        };
    }

    /** Another realm's token is refused by what it says, before any key is fetched for it. */
    private static void refuseOtherIssuers(Realm realm, Authentication authentication) {
        if (authentication instanceof BearerTokenAuthenticationToken bearer) {
            try {
                String issuer = JWTParser.parse(bearer.getToken()).getJWTClaimsSet().getIssuer();
                if (!realm.issuer().equals(issuer)) {
                    throw new InvalidBearerTokenException("issued by another realm");
                }
            } catch (ParseException e) {
                throw new InvalidBearerTokenException("not a token", e);
            }
        }
    }

    private JwtDecoder decoder(Realm realm) {
        return keys.decoder(
                realm,
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(Duration.ZERO),
                        new JwtIssuerValidator(realm.issuer()),
                        new JwtClaimValidator<Object>("typ", "Bearer"::equals),
                        new JwtClaimValidator<Object>("azp", client -> CLIENTS.contains(client)),
                        new JwtClaimValidator<List<String>>(
                                "aud",
                                audience ->
                                        audience != null
                                                && audience.contains(Realm.API_AUDIENCE))));
    }
}
