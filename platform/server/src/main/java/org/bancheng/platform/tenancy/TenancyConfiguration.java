package org.bancheng.platform.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MultiTenancySettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two worlds. Unqualified beans work in the bound tenant's schema as the tenant's role, JPA and
 * JdbcClient in one transaction. Beans qualified {@code "platform"}, and {@code
 * Transactional("platform")}, work in schema {@code platform}; nothing spans both.
 */
@Configuration(proxyBeanMethods = false)
class TenancyConfiguration {

    @Bean
    Database database(DatabaseSettings settings, InstallationSettings installation) {
        Database database =
                new Database(
                        settings,
                        DatabaseRoles.of(settings),
                        DatabasePasswords.of(settings, installation.dataFolder()));
        if (settings.migrate()) {
            new DatabaseBootstrap(database).run();
            new PlatformSchema(database).migrate();
        } else {
            new PlatformSchema(database).verify();
        }
        return database;
    }

    @Bean
    @Primary
    TenantConnections tenantConnections(Database database) {
        return new TenantConnections(database.applicationPool());
    }

    @Bean
    HibernatePropertiesCustomizer tenantPerSession(HibernateTenancy tenancy) {
        return properties -> {
            properties.put(MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER, tenancy);
            properties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, tenancy);
            properties.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, false);
            properties.put(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
            properties.put(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, 18);
        };
    }

    @Bean
    @Primary
    JpaTransactionManager transactionManager(
            EntityManagerFactory entityManagerFactory, TenantConnections tenantConnections) {
        JpaTransactionManager manager = new JpaTransactionManager(entityManagerFactory);
        manager.setDataSource(tenantConnections);
        return manager;
    }

    @Bean
    @Primary
    TransactionTemplate transactionTemplate(JpaTransactionManager transactionManager) {
        return new TransactionTemplate(transactionManager);
    }

    @Bean
    @Primary
    JdbcTemplate jdbcTemplate(TenantConnections tenantConnections) {
        return new JdbcTemplate(tenantConnections);
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(JdbcTemplate jdbcTemplate) {
        return JdbcClient.create(jdbcTemplate);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("platform")
    @SpringSessionDataSource
    HikariDataSource platformConnections(Database database) {
        return database.platformPool();
    }

    @Bean(defaultCandidate = false)
    @Qualifier("platform")
    JdbcTransactionManager platformTransactionManager(
            @Qualifier("platform") DataSource platformConnections) {
        return new JdbcTransactionManager(platformConnections);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("platform")
    TransactionTemplate platformTransactionTemplate(
            @Qualifier("platform") PlatformTransactionManager platformTransactionManager) {
        return new TransactionTemplate(platformTransactionManager);
    }

    /** By this name Spring Session finds the transactions for its own table. */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations(
            @Qualifier("platform") TransactionTemplate platformTransactionTemplate) {
        return platformTransactionTemplate;
    }

    @Bean(defaultCandidate = false)
    @Qualifier("platform")
    JdbcClient platformJdbcClient(@Qualifier("platform") DataSource platformConnections) {
        return JdbcClient.create(platformConnections);
    }
}
