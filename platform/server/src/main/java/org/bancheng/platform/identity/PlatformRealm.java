package org.bancheng.platform.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.platform.identity.RealmPlan.Account;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

/** The realm of those who run the installation and of those who study it across counties. */
@Component
class PlatformRealm {
    static final String OPERATOR = "operator";
    static final String ANALYST = "analyst";
    static final String DEMO_ANALYST = "analyst1";

    private static final String NAME = "办成 · 平台";
    private static final List<Account> DEMO =
            List.of(
                    new Account("operator1", "平台运维员", Set.of(OPERATOR)),
                    new Account(DEMO_ANALYST, "省级分析员", Set.of(ANALYST)));

    private final RealmDirectory directory;
    private final RealmKeeper keeper;
    private final ClientSecrets secrets;
    private final IdentitySettings settings;
    private final OperatorFile file;

    PlatformRealm(
            RealmDirectory directory,
            RealmKeeper keeper,
            ClientSecrets secrets,
            IdentitySettings settings,
            OperatorFile file) {
        this.directory = directory;
        this.keeper = keeper;
        this.secrets = secrets;
        this.settings = settings;
        this.file = file;
    }

    /**
     * @throws KeycloakUnavailable when it must be tried again
     */
    void ensure() {
        Realm realm = directory.platform();
        String ctlSecret = secrets.of(realm, Realm.CTL);
        boolean demo = settings.demoPassword() != null;
        keeper.keep(
                new WantedRealm(
                        RealmTemplate.realm(realm, NAME),
                        RealmTemplate.roles(Map.of(OPERATOR, "平台运维", ANALYST, "跨县分析")),
                        List.of(
                                ClientTemplate.portal(realm, secrets.of(realm, Realm.PORTAL)),
                                ClientTemplate.api(realm, demo),
                                ClientTemplate.ctl(realm, ctlSecret)),
                        DEMO.stream()
                                .map(each -> RealmTemplate.user(each, settings.demoPassword()))
                                .toList(),
                        List.of(ctlAccount())));
        file.write(realm, ctlSecret);
    }

    private static UserRepresentation ctlAccount() {
        UserRepresentation account = new UserRepresentation();
        account.setUsername("service-account-" + Realm.CTL);
        account.setServiceAccountClientId(Realm.CTL);
        account.setEnabled(true);
        account.setRealmRoles(List.of(OPERATOR));
        return account;
    }
}
