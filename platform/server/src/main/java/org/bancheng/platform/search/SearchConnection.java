package org.bancheng.platform.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The connection to Elasticsearch: made without it being there, so that the server starts alone.
 */
@Configuration(proxyBeanMethods = false)
class SearchConnection {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 15_000;

    @Bean(destroyMethod = "close")
    RestClient elasticsearchRestClient(SearchSettings settings) {
        String credentials = settings.user() + ":" + settings.password();
        Header authorization =
                new BasicHeader(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                credentials.getBytes(StandardCharsets.UTF_8)));
        return RestClient.builder(HttpHost.create(settings.url().toString()))
                .setDefaultHeaders(new Header[] {authorization})
                .setRequestConfigCallback(
                        request ->
                                request.setConnectTimeout(CONNECT_MILLIS)
                                        .setSocketTimeout(ANSWER_MILLIS))
                .build();
    }

    @Bean
    Elasticsearch elasticsearch(RestClient client, IndexNames names) {
        var transport = new RestClientTransport(client, new JacksonJsonpMapper());
        return new Elasticsearch(new ElasticsearchClient(transport), names);
    }
}
