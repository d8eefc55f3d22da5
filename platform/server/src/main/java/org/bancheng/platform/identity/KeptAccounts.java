package org.bancheng.platform.identity;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The accounts of a realm in group {@link RealmTemplate#STAFF}. One that is no longer wanted is
 * disabled and leaves the group; one that an administrator disabled by hand stays so. Passwords are
 * set when an account is made and never again.
 */
final class KeptAccounts {
    private static final int MOST = 10_000;

    private final RealmResource realm;

    KeptAccounts(RealmResource realm) {
        this.realm = realm;
    }

    Map<String, String> ids() {
        return members(group()).values().stream()
                .collect(
                        Collectors.toMap(
                                UserRepresentation::getUsername, UserRepresentation::getId));
    }

    void keep(List<UserRepresentation> wanted, Set<String> posts) {
        String group = group();
        Map<String, UserRepresentation> existing = members(group);
        Map<String, Set<String>> holders = holders(posts);
        for (UserRepresentation user : wanted) {
            UserRepresentation found = existing.remove(user.getUsername());
            if (found == null && !WantedRealm.canBeMade(user)) {
                continue;
            }
            String id = found == null ? join(user, group) : rename(found, user.getFirstName());
            project(id, holders.getOrDefault(id, Set.of()), Set.copyOf(user.getRealmRoles()));
        }
        existing.values().forEach(user -> dismiss(user, group));
    }

    private String join(UserRepresentation user, String group) {
        Optional<UserRepresentation> stranger =
                realm.users().searchByUsername(user.getUsername(), true).stream().findFirst();
        if (stranger.isPresent()) {
            UserRepresentation back = stranger.get();
            back.setEnabled(true);
            back.setFirstName(user.getFirstName());
            realm.users().get(back.getId()).update(back);
            realm.users().get(back.getId()).joinGroup(group);
            return back.getId();
        }
        try (Response made = realm.users().create(user)) {
            Answers.made(made, "account " + user.getUsername());
            return CreatedResponseUtil.getCreatedId(made);
        }
    }

    private String rename(UserRepresentation existing, String name) {
        if (!name.equals(existing.getFirstName())) {
            existing.setFirstName(name);
            realm.users().get(existing.getId()).update(existing);
        }
        return existing.getId();
    }

    private void dismiss(UserRepresentation user, String group) {
        UserResource account = realm.users().get(user.getId());
        user.setEnabled(false);
        account.update(user);
        account.logout();
        account.leaveGroup(group);
    }

    private void project(String id, Set<String> held, Set<String> wanted) {
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(held);
        Set<String> extra = new HashSet<>(held);
        extra.removeAll(wanted);
        UserResource account = realm.users().get(id);
        if (!missing.isEmpty()) {
            account.roles().realmLevel().add(roles(missing));
        }
        if (!extra.isEmpty()) {
            account.roles().realmLevel().remove(roles(extra));
        }
    }

    private List<RoleRepresentation> roles(Set<String> names) {
        return names.stream().map(name -> realm.roles().get(name).toRepresentation()).toList();
    }

    /** One call a post instead of one an account. */
    private Map<String, Set<String>> holders(Set<String> posts) {
        Map<String, Set<String>> holders = new HashMap<>();
        for (String post : posts) {
            for (UserRepresentation user : realm.roles().get(post).getUserMembers(0, MOST)) {
                holders.computeIfAbsent(user.getId(), _ -> new HashSet<>()).add(post);
            }
        }
        return holders;
    }

    private String group() {
        return realm.groups().groups(RealmTemplate.STAFF, true, 0, 1, true).stream()
                .findFirst()
                .map(GroupRepresentation::getId)
                .orElseGet(this::makeGroup);
    }

    private String makeGroup() {
        try (Response made = realm.groups().add(RealmTemplate.staff())) {
            Answers.made(made, "group " + RealmTemplate.STAFF);
            return CreatedResponseUtil.getCreatedId(made);
        }
    }

    private Map<String, UserRepresentation> members(String group) {
        return realm.groups().group(group).members(0, MOST, true).stream()
                .collect(Collectors.toMap(UserRepresentation::getUsername, Function.identity()));
    }
}
