package org.bancheng.platform.tenancy;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database answers, and how many counties cannot be used. */
@Component("databaseHealthIndicator")
final class DatabaseHealth extends AbstractHealthIndicator {
    private final JdbcClient platform;

    DatabaseHealth(@Qualifier("platform") JdbcClient platform) {
        super("the database does not answer");
        this.platform = platform;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        long broken =
                platform.sql("select count(*) from tenant where broken is not null")
                        .query(Long.class)
                        .single();
        builder.up().withDetail("quarantined tenants", broken);
    }
}
