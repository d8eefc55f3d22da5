package org.bancheng.platform.identity;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.stereotype.Component;

/** Reads what a realm says of a person when he signs in and at each renewal. */
@Component
class IdTokens implements JwtDecoderFactory<ClientRegistration> {
    private final RealmDirectory directory;
    private final Registrations registrations;
    private final TokenKeys keys;

    IdTokens(RealmDirectory directory, Registrations registrations, TokenKeys keys) {
        this.directory = directory;
        this.registrations = registrations;
        this.keys = keys;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return keys.decoder(
                directory.named(registration.getRegistrationId()),
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(Duration.ZERO),
                        new OidcIdTokenValidator(registration)));
    }

    Authentication authentication(Realm realm, String idToken) {
        ClientRegistration registration = registrations.find(realm).orElseThrow();
        Jwt token = createDecoder(registration).decode(idToken);
        OidcIdToken read =
                new OidcIdToken(
                        idToken, token.getIssuedAt(), token.getExpiresAt(), token.getClaims());
        Collection<GrantedAuthority> authorities = authorities(realm, read);
        return new OAuth2AuthenticationToken(
                new DefaultOidcUser(authorities, read), authorities, realm.area());
    }

    /** Only the platform's realm gives rights by its roles; a county's stand in its tables. */
    static Set<GrantedAuthority> authorities(Realm realm, OidcIdToken token) {
        return realm.isPlatform()
                ? SignedIn.roles(token.getClaims()).stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
