package org.bancheng.platform.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.RolesResource;
import org.keycloak.representations.idm.RoleRepresentation;

/** The roles of a realm that stand for posts. */
final class KeptRoles {
    private final RolesResource roles;

    KeptRoles(RealmResource realm) {
        this.roles = realm.roles();
    }

    void keep(List<RoleRepresentation> wanted) {
        Map<String, RoleRepresentation> existing = existing();
        for (RoleRepresentation role : wanted) {
            RoleRepresentation found = existing.remove(role.getName());
            if (found == null) {
                roles.create(role);
            } else if (Difference.between(role, found)) {
                roles.get(role.getName()).update(role);
            }
        }
        existing.keySet().forEach(roles::deleteRole);
    }

    Set<String> names() {
        return existing().keySet();
    }

    private Map<String, RoleRepresentation> existing() {
        return roles.list(false).stream()
                .filter(role -> role.getAttributes() != null)
                .filter(role -> role.getAttributes().containsKey(RealmTemplate.KEPT))
                .collect(Collectors.toMap(RoleRepresentation::getName, Function.identity()));
    }
}
