package org.bancheng.platform.identity;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.springframework.stereotype.Component;

/**
 * Makes a realm as wanted in one call, which Keycloak does wholly or not at all, or brings an
 * existing one to what is wanted, writing only what differs.
 */
@Component
class RealmKeeper {
    private final KeycloakAdmin admin;

    RealmKeeper(KeycloakAdmin admin) {
        this.admin = admin;
    }

    /**
     * @return ids of the kept accounts by user name
     */
    Map<String, String> keep(WantedRealm wanted) {
        return admin.call(
                keycloak -> {
                    RealmResource realm = keycloak.realm(wanted.name());
                    if (exists(realm) || !created(keycloak, wanted)) {
                        reconcile(realm, wanted);
                    }
                    return new KeptAccounts(realm).ids();
                });
    }

    /** False when it came to be meanwhile: by a call given up as too slow, or by another server. */
    private static boolean created(Keycloak keycloak, WantedRealm wanted) {
        try {
            keycloak.realms().create(wanted.whole());
            return true;
        } catch (ClientErrorException e) {
            if (e.getResponse().getStatus() != Response.Status.CONFLICT.getStatusCode()) {
                throw e;
            }
            return false;
        } finally {
            // the administrator's token in hand has no rights in a realm made after it
            keycloak.tokenManager().grantToken();
        }
    }

    boolean remove(String realm) {
        return admin.call(
                keycloak -> {
                    try {
                        keycloak.realm(realm).remove();
                        return true;
                    } catch (NotFoundException _) {
                        return false;
                    }
                });
    }

    private static boolean exists(RealmResource realm) {
        try {
            realm.toRepresentation();
            return true;
        } catch (NotFoundException _) {
            return false;
        }
    }

    private static void reconcile(RealmResource realm, WantedRealm wanted) {
        if (Difference.between(wanted.settings(), realm.toRepresentation())) {
            realm.update(wanted.settings());
        }
        KeptRoles roles = new KeptRoles(realm);
        roles.keep(wanted.roles());
        new KeptClients(realm).keep(wanted.clients());
        new KeptAccounts(realm).keep(wanted.people(), roles.names());
    }
}
