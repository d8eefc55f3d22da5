package org.bancheng.platform.identity;

import java.util.Optional;
import org.bancheng.platform.privacy.InstallationSealing;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The secrets of the realms' confidential clients. A secret is kept before Keycloak is told of it,
 * so an interrupted setup goes on with the same one.
 */
@Repository
class ClientSecrets {
    private final JdbcClient platform;
    private final InstallationSealing sealing;

    ClientSecrets(@Qualifier("platform") JdbcClient platform, InstallationSealing sealing) {
        this.platform = platform;
        this.sealing = sealing;
    }

    String of(Realm realm, String client) {
        platform.sql(
                        """
                        insert into realm_client (realm, client_id, secret)
                        values (:realm, :client, :secret) on conflict do nothing
                        """)
                .param("realm", realm.name())
                .param("client", client)
                .param("secret", sealing.seal(place(realm, client), Secrets.fresh()))
                .update();
        return find(realm, client).orElseThrow();
    }

    Optional<String> find(Realm realm, String client) {
        return platform.sql(
                        "select secret from realm_client where realm = :realm and client_id = :client")
                .param("realm", realm.name())
                .param("client", client)
                .query(byte[].class)
                .optional()
                .map(value -> sealing.open(place(realm, client), value));
    }

    void forget(Realm realm) {
        platform.sql("delete from realm_client where realm = :realm")
                .param("realm", realm.name())
                .update();
    }

    private static String place(Realm realm, String client) {
        return "realm_client/%s/%s".formatted(realm.name(), client);
    }
}
