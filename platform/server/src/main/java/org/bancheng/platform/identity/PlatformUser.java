package org.bancheng.platform.identity;

import java.util.Set;

/**
 * Someone, or some program, of the platform realm.
 *
 * @param subject id of the account in that realm
 * @param roles as the realm gave them at most a minute ago
 */
public record PlatformUser(String subject, String username, Set<String> roles) {
    public PlatformUser {
        roles = Set.copyOf(roles);
    }

    public boolean isOperator() {
        return roles.contains(PlatformRealm.OPERATOR);
    }

    public boolean isAnalyst() {
        return roles.contains(PlatformRealm.ANALYST);
    }
}
