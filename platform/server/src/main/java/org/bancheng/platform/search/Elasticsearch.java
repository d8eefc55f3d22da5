package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import org.bancheng.platform.tenancy.TenantId;

/**
 * Elasticsearch, asked as one of three: as the installation (to make indices), as one tenant's own
 * user, or as the search across counties. Elasticsearch itself refuses each what is another's.
 */
final class Elasticsearch {
    private static final String RUN_AS = "es-security-runas-user";
    private final ElasticsearchClient client;
    private final IndexNames names;

    Elasticsearch(ElasticsearchClient client, IndexNames names) {
        this.client = client;
        this.names = names;
    }

    interface Question<T> {
        T askedOf(ElasticsearchClient client) throws IOException;
    }

    <T> T asInstallation(Question<T> question) {
        return ask(client, question);
    }

    <T> T asTenant(TenantId tenant, Question<T> question) {
        return ask(runningAs(names.alias(tenant)), question);
    }

    <T> T acrossCounties(Question<T> question) {
        return ask(runningAs(names.analyst()), question);
    }

    private ElasticsearchClient runningAs(String user) {
        return client.withTransportOptions(options -> options.addHeader(RUN_AS, user));
    }

    /**
     * @throws SearchUnavailable when it does not answer, is overloaded or refuses our own sign-in
     * @throws ElasticsearchException when it answers with another failure
     */
    private static <T> T ask(ElasticsearchClient client, Question<T> question) {
        try {
            return question.askedOf(client);
        } catch (ElasticsearchException failure) {
            if (failure.status() == 401 || failure.status() == 429 || failure.status() >= 502) {
                throw new SearchUnavailable("Elasticsearch answers " + failure.status(), failure);
            }
            throw failure;
        } catch (IOException failure) {
            throw new SearchUnavailable("Elasticsearch does not answer", failure);
        }
    }
}
