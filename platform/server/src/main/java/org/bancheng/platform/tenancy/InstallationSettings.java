package org.bancheng.platform.tenancy;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is one per installation.
 *
 * @param publicUrl where browsers reach the server, without a path
 * @param installation prefix of realms, indices and other names in shared servers
 * @param dataFolder keys, generated passwords and sealed heads; readable by the server's user only
 */
@ConfigurationProperties("bancheng")
public record InstallationSettings(
        @DefaultValue("http://127.0.0.1:8080") URI publicUrl,
        @DefaultValue("bancheng") String installation,
        @DefaultValue("data") Path dataFolder) {}
