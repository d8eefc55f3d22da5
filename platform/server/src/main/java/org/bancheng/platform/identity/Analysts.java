package org.bancheng.platform.identity;

import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import org.bancheng.platform.tenancy.TenantId;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

/** The analysts of the platform realm, known to operators by user name. */
@Component
class Analysts {
    private final KeycloakAdmin admin;
    private final RealmDirectory directory;
    private final IdentitySettings settings;
    private final AnalystGrants grants;

    Analysts(
            KeycloakAdmin admin,
            RealmDirectory directory,
            IdentitySettings settings,
            AnalystGrants grants) {
        this.admin = admin;
        this.directory = directory;
        this.settings = settings;
        this.grants = grants;
    }

    /** The account of that name, if it has the analyst's role. */
    Optional<String> subject(String username) {
        return admin.call(
                keycloak -> {
                    var realm = keycloak.realm(directory.platform().name());
                    try {
                        return realm.users().searchByUsername(username, true).stream()
                                .map(UserRepresentation::getId)
                                .filter(
                                        id ->
                                                realm
                                                        .users()
                                                        .get(id)
                                                        .roles()
                                                        .realmLevel()
                                                        .listAll()
                                                        .stream()
                                                        .map(RoleRepresentation::getName)
                                                        .anyMatch(PlatformRealm.ANALYST::equals))
                                .findFirst();
                    } catch (NotFoundException _) {
                        return Optional.empty();
                    }
                });
    }

    /** In a demonstration, the demo analyst studies every county that asks for demo accounts. */
    void showDemo(TenantId tenant) {
        if (settings.demoPassword() != null) {
            subject(PlatformRealm.DEMO_ANALYST)
                    .ifPresent(
                            subject ->
                                    grants.grant(
                                            subject, PlatformRealm.DEMO_ANALYST, tenant, "demo"));
        }
    }
}
