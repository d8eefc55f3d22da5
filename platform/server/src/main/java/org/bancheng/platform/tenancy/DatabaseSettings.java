package org.bancheng.platform.tenancy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is and who may prepare it.
 *
 * <p>With an administrator the server makes the database, its roles and their passwords by itself;
 * without one all three passwords are given and the roles exist.
 *
 * @param url {@code jdbc:postgresql://host:port/name}; the name (at most 24 lower-case letters,
 *     digits and underscores) prefixes every role, since roles are shared by a whole cluster
 * @param migrate whether this process brings schemas up to date at its start; else it starts only
 *     where another has done so ({@link Migration})
 * @param connections most connections at once for the tenants' work
 * @param platformConnections most connections at once for registry, sessions and queue
 * @param connectionLifetime after which a pooled connection is replaced: a backend that has seen
 *     many schemas keeps their catalogue in memory
 */
@ConfigurationProperties("bancheng.database")
record DatabaseSettings(
        String url,
        @Nullable String adminUser,
        @Nullable String adminPassword,
        @Nullable String migratorPassword,
        @Nullable String applicationPassword,
        @Nullable String platformPassword,
        @DefaultValue("true") boolean migrate,
        @DefaultValue("16") int connections,
        @DefaultValue("8") int platformConnections,
        @DefaultValue("15m") Duration connectionLifetime) {

    DatabaseSettings {
        if (url == null) {
            throw new IllegalArgumentException(
                    "bancheng.database.url (BANCHENG_DATABASE_URL) is missing: jdbc:postgresql://host:port/name");
        }
    }
}
