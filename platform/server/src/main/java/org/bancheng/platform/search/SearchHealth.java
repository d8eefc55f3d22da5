package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch._types.HealthStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * {@code search} in the health report; no part of readiness, since everything but search goes on
 * without it.
 */
@Component("search")
class SearchHealth implements HealthIndicator {
    private final Elasticsearch elasticsearch;

    SearchHealth(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @Override
    public Health health() {
        try {
            HealthStatus status =
                    elasticsearch
                            .asInstallation(client -> client.cluster().health(h -> h))
                            .status();
            Health.Builder health = status == HealthStatus.Red ? Health.down() : Health.up();
            return health.withDetail("cluster", status.jsonValue()).build();
        } catch (RuntimeException failure) {
            return Health.down(failure).build();
        }
    }
}
