package org.bancheng.platform.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentExportRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What a realm of ours looks like: the one place where its settings stand. */
final class RealmTemplate {
    static final int PASSWORD_LENGTH = 8;

    /** Accounts in this group are kept by the platform; any others are left alone. */
    static final String STAFF = "staff";

    /** Marks the roles that the platform keeps. */
    static final String KEPT = "bancheng.kept";

    /** Changes made in Keycloak act at the next refresh, so within this time. */
    static final int TOKEN_SECONDS = 60;

    private static final int IDLE_SECONDS = 2 * 60 * 60;
    private static final int SESSION_SECONDS = 12 * 60 * 60;

    /** A Chinese name is one field, and staff may have no e-mail. */
    private static final String PROFILE =
            """
            {"attributes": [
              {"name": "username", "displayName": "${username}",
               "validations": {"length": {"min": 3, "max": 255}, "username-prohibited-characters": {}, "up-username-not-idn-homograph": {}},
               "permissions": {"view": ["admin", "user"], "edit": ["admin"]}},
              {"name": "email", "displayName": "${email}",
               "validations": {"email": {}, "length": {"max": 255}},
               "permissions": {"view": ["admin", "user"], "edit": ["admin"]}},
              {"name": "firstName", "displayName": "${firstName}",
               "validations": {"length": {"max": 255}},
               "permissions": {"view": ["admin", "user"], "edit": ["admin"]}},
              {"name": "lastName", "displayName": "${lastName}",
               "validations": {"length": {"max": 255}},
               "permissions": {"view": ["admin", "user"], "edit": ["admin"]}}
            ]}
            """;

    private RealmTemplate() {}

    static RealmRepresentation realm(Realm realm, String displayName) {
        RealmRepresentation made = new RealmRepresentation();
        made.setRealm(realm.name());
        made.setDisplayName(displayName);
        made.setEnabled(true);
        made.setLoginTheme("bancheng");
        made.setInternationalizationEnabled(true);
        made.setSupportedLocales(Set.of("zh-CN", "zh-TW", "en"));
        made.setDefaultLocale("zh-CN");
        made.setRegistrationAllowed(false);
        made.setResetPasswordAllowed(false);
        made.setRememberMe(false);
        made.setLoginWithEmailAllowed(false);
        made.setDuplicateEmailsAllowed(true);
        made.setAccessTokenLifespan(TOKEN_SECONDS);
        made.setSsoSessionIdleTimeout(IDLE_SECONDS);
        made.setSsoSessionMaxLifespan(SESSION_SECONDS);
        made.setBruteForceProtected(true);
        made.setFailureFactor(10);
        made.setWaitIncrementSeconds(60);
        made.setMaxFailureWaitSeconds(900);
        made.setPasswordPolicy("length(" + PASSWORD_LENGTH + ") and notUsername");
        made.setAdminEventsEnabled(true);
        made.setEventsEnabled(true);
        made.setEventsExpiration(180L * 24 * 60 * 60);
        return made;
    }

    static List<RoleRepresentation> roles(Map<String, String> labels) {
        return labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(role -> role(role.getKey(), role.getValue()))
                .toList();
    }

    static UserRepresentation user(RealmPlan.Account account, @Nullable String password) {
        UserRepresentation user = new UserRepresentation();
        user.setUsername(account.username());
        user.setFirstName(account.name());
        user.setEnabled(true);
        user.setGroups(List.of("/" + STAFF));
        user.setRealmRoles(account.posts().stream().sorted().toList());
        if (password != null) {
            CredentialRepresentation credential = new CredentialRepresentation();
            credential.setType(CredentialRepresentation.PASSWORD);
            credential.setValue(password);
            credential.setTemporary(false);
            user.setCredentials(List.of(credential));
        }
        return user;
    }

    private static RoleRepresentation role(String name, String label) {
        RoleRepresentation role = new RoleRepresentation(name, label, false);
        role.setAttributes(Map.of(KEPT, List.of("true")));
        return role;
    }

    static GroupRepresentation staff() {
        GroupRepresentation group = new GroupRepresentation();
        group.setName(STAFF);
        return group;
    }

    static MultivaluedHashMap<String, ComponentExportRepresentation> profile() {
        ComponentExportRepresentation profile = new ComponentExportRepresentation();
        profile.setProviderId("declarative-user-profile");
        profile.getConfig().putSingle("kc.user.profile.config", PROFILE);
        MultivaluedHashMap<String, ComponentExportRepresentation> components =
                new MultivaluedHashMap<>();
        components.add("org.keycloak.userprofile.UserProfileProvider", profile);
        return components;
    }
}
