package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.security.IndicesPrivileges;
import co.elastic.clients.elasticsearch.security.PutUserRequest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Users kept by Elasticsearch itself, as a production cluster does. */
final class InterfaceUsers implements SearchUsers {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Elasticsearch elasticsearch;

    InterfaceUsers(Elasticsearch elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @Override
    public void put(Access access) {
        String name = access.name();
        var fence =
                IndicesPrivileges.of(
                        each -> each.names(access.indices()).privileges(access.privileges()));
        elasticsearch.asInstallation(
                client -> client.security().putRole(role -> role.name(name).indices(fence)));
        var user = PutUserRequest.of(put -> put.username(name).password(unguessable()).roles(name));
        elasticsearch.asInstallation(client -> client.security().putUser(user));
    }

    @Override
    public void remove(String name) {
        unlessMissing(client -> client.security().deleteUser(user -> user.username(name)));
        unlessMissing(client -> client.security().deleteRole(role -> role.name(name)));
    }

    /** Nobody signs in as such a user: it is only run as. */
    private static String unguessable() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private void unlessMissing(Elasticsearch.Question<?> question) {
        try {
            elasticsearch.asInstallation(question);
        } catch (ElasticsearchException failure) {
            if (failure.status() != 404) {
                throw failure;
            }
        }
    }
}
