package org.bancheng.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bancheng.platform.identity.RealmPlan.Account;
import org.bancheng.platform.tenancy.TenantId;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

@NullMarked
class RealmsTest {
    private static final TenantId SHUANGFENG = new TenantId("shuangfeng");
    private static final RealmPlan PLAN =
            new RealmPlan(
                    SHUANGFENG,
                    "湘潭县",
                    Map.of("dispatcher", "工作专班", "handler", "承办单位经办人"),
                    true,
                    List.of(
                            new Account("zhuanban", "周专班", Set.of("dispatcher")),
                            new Account("jingban", "李经办", Set.of("handler"))));

    private static Realms realms;
    private static KeycloakAdmin admin;
    private static RealmDirectory directory;

    @BeforeAll
    static void start() {
        Installation floor = Installation.get();
        realms = floor.get(Realms.class);
        admin = floor.get(KeycloakAdmin.class);
        directory = floor.get(RealmDirectory.class);
    }

    @AfterEach
    void remove_the_realm() {
        realms.remove(SHUANGFENG);
    }

    @Test
    void a_realm_is_made_in_one_call_with_everything_in_it() {
        Map<String, String> ids = realms.ensure(PLAN);

        assertThat(ids).containsOnlyKeys("zhuanban", "jingban");
        RealmRepresentation made = in(RealmResource::toRepresentation);
        assertThat(made.getDisplayName()).isEqualTo("湘潭县");
        assertThat(made.getLoginTheme()).isEqualTo("bancheng");
        assertThat(made.getSupportedLocales()).containsExactlyInAnyOrder("zh-CN", "zh-TW", "en");
        assertThat(made.getDefaultLocale()).isEqualTo("zh-CN");
        assertThat(made.getAccessTokenLifespan()).isEqualTo(60);
        assertThat(made.isBruteForceProtected()).isTrue();
        ClientRepresentation portal = client("portal");
        assertThat(portal.isPublicClient()).isFalse();
        assertThat(portal.getBaseUrl()).isEqualTo(Installation.get().at("/shuangfeng/").toString());
        assertThat(portal.getRedirectUris())
                .containsExactly(Installation.get().at("/shuangfeng/sign-in/callback").toString());
        assertThat(portal.getAttributes()).containsEntry("pkce.code.challenge.method", "S256");
        assertThat(client("api").isDirectAccessGrantsEnabled()).isTrue();
        assertThat(posts("zhuanban")).containsExactly("dispatcher");
    }

    @Test
    void ensuring_the_same_again_writes_nothing() {
        Map<String, String> first = realms.ensure(PLAN);
        in(
                realm -> {
                    realm.clearAdminEvents();
                    return realm;
                });

        Map<String, String> second = realms.ensure(PLAN);

        assertThat(second).isEqualTo(first);
        List<AdminEventRepresentation> written = in(RealmResource::getAdminEvents);
        assertThat(written).extracting(AdminEventRepresentation::getResourcePath).isEmpty();
    }

    @Test
    void a_realm_half_destroyed_is_mended() {
        realms.ensure(PLAN);
        in(
                realm -> {
                    realm.roles().deleteRole("handler");
                    realm.clients().get(client("api").getId()).remove();
                    realm.users().get(user("zhuanban").getId()).remove();
                    ClientRepresentation portal = client("portal");
                    portal.setRedirectUris(List.of("http://elsewhere.example/"));
                    realm.clients().get(portal.getId()).update(portal);
                    return realm;
                });

        realms.ensure(PLAN);

        assertThat(posts("jingban")).contains("handler");
        assertThat(posts("zhuanban")).contains("dispatcher");
        assertThat(client("api").isPublicClient()).isTrue();
        assertThat(client("portal").getRedirectUris())
                .containsExactly(Installation.get().at("/shuangfeng/sign-in/callback").toString());
    }

    @Test
    void posts_and_people_follow_the_plan() {
        realms.ensure(PLAN);

        realms.ensure(
                new RealmPlan(
                        SHUANGFENG,
                        "湘潭县 (新)",
                        Map.of("dispatcher", "工作专班", "supervisor", "督查室"),
                        true,
                        List.of(new Account("zhuanban", "周新名", Set.of("supervisor")))));

        assertThat(in(RealmResource::toRepresentation).getDisplayName()).isEqualTo("湘潭县 (新)");
        List<RoleRepresentation> handlers = in(realm -> realm.roles().list("handler", true));
        assertThat(handlers).isEmpty();
        assertThat(posts("zhuanban")).contains("supervisor").doesNotContain("dispatcher");
        assertThat(user("zhuanban").getFirstName()).isEqualTo("周新名");
        assertThat(user("jingban").isEnabled()).isFalse();
    }

    @Test
    void who_was_disabled_by_hand_stays_disabled_and_who_left_may_come_back() {
        realms.ensure(PLAN);
        in(
                realm -> {
                    UserRepresentation zhuanban = user("zhuanban");
                    zhuanban.setEnabled(false);
                    realm.users().get(zhuanban.getId()).update(zhuanban);
                    return realm;
                });
        realms.ensure(
                new RealmPlan(
                        SHUANGFENG, "湘潭县", PLAN.posts(), true, PLAN.accounts().subList(0, 1)));

        realms.ensure(PLAN);

        assertThat(user("zhuanban").isEnabled()).isFalse();
        assertThat(user("jingban").isEnabled()).isTrue();
    }

    @Test
    void without_demo_accounts_nobody_gets_a_password() {
        Map<String, String> ids =
                realms.ensure(
                        new RealmPlan(SHUANGFENG, "湘潭县", PLAN.posts(), false, PLAN.accounts()));

        assertThat(ids).isEmpty();
        assertThat(client("api").isDirectAccessGrantsEnabled()).isFalse();
    }

    @Test
    void removing_leaves_nothing_and_may_be_repeated() {
        realms.ensure(PLAN);

        assertThat(realms.remove(SHUANGFENG)).isTrue();
        assertThat(realms.remove(SHUANGFENG)).isFalse();
        assertThatThrownBy(() -> in(RealmResource::toRepresentation))
                .isInstanceOf(KeycloakRefused.class);
    }

    private static <T> T in(Function<RealmResource, T> work) {
        return admin.call(keycloak -> work.apply(keycloak.realm(directory.of(SHUANGFENG).name())));
    }

    private static ClientRepresentation client(String id) {
        return in(realm -> realm.clients().findByClientId(id).getFirst());
    }

    private static UserRepresentation user(String username) {
        return in(realm -> realm.users().searchByUsername(username, true).getFirst());
    }

    private static List<String> posts(String username) {
        return in(
                realm ->
                        realm
                                .users()
                                .get(user(username).getId())
                                .roles()
                                .realmLevel()
                                .listAll()
                                .stream()
                                .map(role -> role.getName())
                                .toList());
    }
}
