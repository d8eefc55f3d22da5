package org.bancheng.platform.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.platform.tenancy.TenantId;

/**
 * What a county asks of its realm.
 *
 * @param displayName the county's own name, shown above its sign-in
 * @param posts labels by post id; each post becomes a realm role
 * @param demoAccounts whether the county asks for demo accounts: then the accounts are made with
 *     the demo password, where the installation has one, and the public client may exchange a
 *     password for a token
 * @param accounts staff; without {@code demoAccounts} none is made
 */
public record RealmPlan(
        TenantId tenant,
        String displayName,
        Map<String, String> posts,
        boolean demoAccounts,
        List<Account> accounts) {
    public RealmPlan {
        posts = Map.copyOf(posts);
        accounts = List.copyOf(accounts);
    }

    /**
     * @param username 3 characters or more, as Keycloak demands
     */
    public record Account(String username, String name, Set<String> posts) {
        public Account {
            posts = Set.copyOf(posts);
        }
    }
}
