package org.bancheng.platform.identity;

import java.util.List;
import java.util.Map;
import org.bancheng.platform.tenancy.TenantId;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Service;

/**
 * The counties' realms in Keycloak, named {@code <installation>-<tenant>}. No tenant need be bound.
 */
@Service
public class Realms {
    private final RealmDirectory directory;
    private final RealmKeeper keeper;
    private final ClientSecrets secrets;
    private final IdentitySettings settings;
    private final Analysts analysts;

    Realms(
            RealmDirectory directory,
            RealmKeeper keeper,
            ClientSecrets secrets,
            IdentitySettings settings,
            Analysts analysts) {
        this.directory = directory;
        this.keeper = keeper;
        this.secrets = secrets;
        this.settings = settings;
        this.analysts = analysts;
    }

    /**
     * Makes the county's realm or brings it to the plan. Doing it again, or after being killed
     * anywhere, comes to the same; a second run without a change writes nothing.
     *
     * @return account ids by user name, to be linked to the county's persons
     * @throws KeycloakUnavailable when Keycloak cannot be reached; nothing is half done
     * @throws KeycloakRefused when it refuses, with its reason
     */
    public Map<String, String> ensure(RealmPlan plan) {
        Realm realm = directory.of(plan.tenant());
        Map<String, String> accounts =
                keeper.keep(
                        new WantedRealm(
                                RealmTemplate.realm(realm, plan.displayName()),
                                RealmTemplate.roles(plan.posts()),
                                List.of(
                                        ClientTemplate.portal(
                                                realm, secrets.of(realm, Realm.PORTAL)),
                                        ClientTemplate.api(realm, plan.demoAccounts())),
                                accounts(plan),
                                List.of()));
        if (plan.demoAccounts()) {
            analysts.showDemo(plan.tenant());
        }
        return accounts;
    }

    /**
     * Removes the realm with its accounts and sessions; fine when there is none.
     *
     * @return whether there was one
     */
    public boolean remove(TenantId tenant) {
        Realm realm = directory.of(tenant);
        boolean removed = keeper.remove(realm.name());
        secrets.forget(realm);
        return removed;
    }

    private List<UserRepresentation> accounts(RealmPlan plan) {
        return plan.demoAccounts()
                ? plan.accounts().stream()
                        .map(account -> RealmTemplate.user(account, settings.demoPassword()))
                        .toList()
                : List.of();
    }
}
