package org.bancheng.platform.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the database, schema {@code platform} and every county's schema up to date, without a
 * server: for a job that runs before replicas which migrate nothing themselves. A county whose
 * schema cannot be is quarantined, as at a server's start.
 */
@EnableConfigurationProperties({DatabaseSettings.class, InstallationSettings.class})
@Import({BusinessTime.class, Tenants.class, TenantSchemas.class, SchemaCheck.class})
public final class Migration {
    private static final Logger log = LoggerFactory.getLogger(Migration.class);

    /**
     * @throws RuntimeException when the database is away or schema platform cannot be migrated
     */
    public static void run(String... args) {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Migration.class)
                        .web(WebApplicationType.NONE)
                        .run(
                                Stream.concat(
                                                Arrays.stream(args),
                                                Stream.of("--bancheng.database.migrate=true"))
                                        .toArray(String[]::new))) {
            List<Tenant> all = context.getBean(Tenants.class).all();
            long broken =
                    all.stream().filter(tenant -> tenant.state() == Tenant.State.BROKEN).count();
            log.info(
                    "schema platform and the schemas of {} counties are up to date; {} in quarantine",
                    all.size() - broken,
                    broken);
        }
    }

    @Bean
    Database database(DatabaseSettings settings, InstallationSettings installation) {
        return new TenancyConfiguration().database(settings, installation);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("platform")
    HikariDataSource platformConnections(Database database) {
        return database.platformPool();
    }

    @Bean(defaultCandidate = false)
    @Qualifier("platform")
    JdbcClient platformJdbcClient(@Qualifier("platform") DataSource platformConnections) {
        return JdbcClient.create(platformConnections);
    }
}
