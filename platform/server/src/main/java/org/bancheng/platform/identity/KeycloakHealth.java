package org.bancheng.platform.identity;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * {@code keycloak} in the health report; no part of readiness, since signed-in staff go on without
 * it.
 */
@Component("keycloak")
class KeycloakHealth implements HealthIndicator {
    private final Reach reach;
    private final RealmDirectory directory;

    KeycloakHealth(Reach reach, RealmDirectory directory) {
        this.reach = reach;
        this.directory = directory;
    }

    @Override
    public Health health() {
        Realm realm = directory.platform();
        Health.Builder health = reach.answers(realm) ? Health.up() : Health.down();
        return health.withDetail("realm", realm.issuer()).build();
    }
}
