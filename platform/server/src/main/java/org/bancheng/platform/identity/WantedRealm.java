package org.bancheng.platform.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.RolesRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A realm as it should be.
 *
 * @param settings the realm's own fields, without what it contains
 * @param people accounts to be kept; one without a password is not made, but kept where it exists
 * @param services accounts of the clients, set when the realm is made
 */
record WantedRealm(
        RealmRepresentation settings,
        List<RoleRepresentation> roles,
        List<ClientRepresentation> clients,
        List<UserRepresentation> people,
        List<UserRepresentation> services) {
    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    String name() {
        return settings.getRealm();
    }

    /** Everything in one representation, to be made in one call. */
    RealmRepresentation whole() {
        RealmRepresentation whole = JSON.convertValue(settings, RealmRepresentation.class);
        whole.setComponents(RealmTemplate.profile());
        whole.setGroups(List.of(RealmTemplate.staff()));
        RolesRepresentation all = new RolesRepresentation();
        all.setRealm(roles);
        whole.setRoles(all);
        whole.setClients(clients);
        whole.setUsers(
                Stream.concat(people.stream().filter(WantedRealm::canBeMade), services.stream())
                        .toList());
        return whole;
    }

    static boolean canBeMade(UserRepresentation account) {
        return account.getCredentials() != null;
    }
}
