package org.bancheng.platform.search;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Elasticsearch is.
 *
 * @param user may make the installation's indices and run as its tenants' users
 * @param securityFiles Elasticsearch's own configuration folder, where its users are kept in files;
 *     null where they are made through its interface
 */
@ConfigurationProperties("bancheng.search")
record SearchSettings(
        @DefaultValue("http://127.0.0.1:9200") URI url,
        @DefaultValue("elastic") String user,
        @DefaultValue("") String password,
        @Nullable Path securityFiles) {}
