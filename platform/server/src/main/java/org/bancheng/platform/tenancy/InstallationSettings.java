package org.bancheng.platform.tenancy;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is one per installation.
 *
 * @param publicUrl where browsers reach the server, without a path
 * @param installation prefix of realms, indices and other names in shared servers
 * @param dataFolder generated passwords, sealed heads, exports; readable by the server's user only,
 *     shared by replicas
 * @param keysFolder the two keys that are never in the database; the data folder where none is
 *     named
 */
@ConfigurationProperties("bancheng")
public record InstallationSettings(
        @DefaultValue("http://127.0.0.1:8080") URI publicUrl,
        @DefaultValue("bancheng") String installation,
        @DefaultValue("data") Path dataFolder,
        @Nullable Path keysFolder) {

    public Path keys() {
        return keysFolder == null ? dataFolder : keysFolder;
    }
}
