package org.bancheng.platform.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/**
 * How this server presents itself to a realm, by area. Read when it is needed and made from known
 * paths: Keycloak need not be up, and a county made anew is met with its new secret.
 */
@Component
class Registrations implements ClientRegistrationRepository {
    private final RealmDirectory directory;
    private final ClientSecrets secrets;

    Registrations(RealmDirectory directory, ClientSecrets secrets) {
        this.directory = directory;
        this.secrets = secrets;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String area) {
        return find(directory.named(area)).orElse(null);
    }

    /** Nothing before the realm was set up. */
    Optional<ClientRegistration> find(Realm realm) {
        return secrets.find(realm, Realm.PORTAL).map(secret -> registration(realm, secret));
    }

    private static ClientRegistration registration(Realm realm, String secret) {
        return ClientRegistration.withRegistrationId(realm.area())
                .clientId(Realm.PORTAL)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(
                        ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
                .redirectUri(realm.callback())
                .scope(OidcScopes.OPENID)
                .issuerUri(realm.issuer())
                .authorizationUri(realm.frontEndpoint("auth"))
                .tokenUri(realm.backEndpoint("token"))
                .jwkSetUri(realm.backEndpoint("certs"))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .build();
    }
}
