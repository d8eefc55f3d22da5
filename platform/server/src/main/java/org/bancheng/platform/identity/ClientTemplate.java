package org.bancheng.platform.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** The clients of a realm of ours. */
final class ClientTemplate {
    private static final String OIDC = "openid-connect";

    private ClientTemplate() {}

    /** Pages: authorisation code with PKCE. The login theme finds the brand under its base URL. */
    static ClientRepresentation portal(Realm realm, String secret) {
        ClientRepresentation client = client(Realm.PORTAL, realm);
        client.setPublicClient(false);
        client.setSecret(secret);
        client.setStandardFlowEnabled(true);
        client.setRedirectUris(List.of(realm.callback()));
        client.setBaseUrl(realm.home());
        client.setAttributes(
                Map.of(
                        "pkce.code.challenge.method",
                        "S256",
                        "post.logout.redirect.uris",
                        realm.home()));
        client.setDefaultClientScopes(List.of("basic", "profile"));
        if (realm.isPlatform()) {
            client.setFullScopeAllowed(true);
            client.setProtocolMappers(List.of(rolesInIdToken()));
        }
        return client;
    }

    /** Programs of people: device flow with PKCE; a password only where demo accounts are. */
    static ClientRepresentation api(Realm realm, boolean demoAccounts) {
        ClientRepresentation client = client(Realm.API, realm);
        client.setPublicClient(true);
        client.setDirectAccessGrantsEnabled(demoAccounts);
        client.setAttributes(
                Map.of(
                        "pkce.code.challenge.method", "S256",
                        "oauth2.device.authorization.grant.enabled", "true"));
        return forApi(client, realm);
    }

    /** The operator's command line on the server's own machine. */
    static ClientRepresentation ctl(Realm realm, String secret) {
        ClientRepresentation client = client(Realm.CTL, realm);
        client.setPublicClient(false);
        client.setSecret(secret);
        client.setServiceAccountsEnabled(true);
        client.setAttributes(Map.of());
        return forApi(client, realm);
    }

    private static ClientRepresentation forApi(ClientRepresentation client, Realm realm) {
        client.setProtocolMappers(List.of(apiAudience()));
        client.setFullScopeAllowed(realm.isPlatform());
        client.setDefaultClientScopes(
                realm.isPlatform()
                        ? List.of("basic", "profile", "roles")
                        : List.of("basic", "profile"));
        return client;
    }

    private static ClientRepresentation client(String id, Realm realm) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(id);
        client.setName(id + " " + realm.area());
        client.setProtocol(OIDC);
        client.setEnabled(true);
        client.setStandardFlowEnabled(false);
        client.setImplicitFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setServiceAccountsEnabled(false);
        client.setFullScopeAllowed(false);
        client.setRedirectUris(List.of());
        client.setWebOrigins(List.of());
        client.setOptionalClientScopes(List.of());
        client.setProtocolMappers(List.of());
        return client;
    }

    private static ProtocolMapperRepresentation apiAudience() {
        return mapper(
                "api-audience",
                "oidc-audience-mapper",
                Map.of(
                        "included.custom.audience",
                        Realm.API_AUDIENCE,
                        "access.token.claim",
                        "true"));
    }

    private static ProtocolMapperRepresentation rolesInIdToken() {
        return mapper(
                "roles",
                "oidc-usermodel-realm-role-mapper",
                Map.of(
                        "claim.name", "realm_access.roles",
                        "multivalued", "true",
                        "id.token.claim", "true",
                        "access.token.claim", "true",
                        "jsonType.label", "String"));
    }

    private static ProtocolMapperRepresentation mapper(
            String name, String kind, Map<String, String> config) {
        ProtocolMapperRepresentation mapper = new ProtocolMapperRepresentation();
        mapper.setName(name);
        mapper.setProtocol(OIDC);
        mapper.setProtocolMapper(kind);
        mapper.setConfig(new HashMap<>(config));
        return mapper;
    }
}
