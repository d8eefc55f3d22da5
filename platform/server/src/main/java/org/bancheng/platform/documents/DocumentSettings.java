package org.bancheng.platform.documents;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param fonts a folder with further TrueType fonts for PDF ({@code *.ttf}), in the order of their
 *     names: asked for characters that the server's own lack; null: none
 */
@ConfigurationProperties("bancheng.documents")
record DocumentSettings(@Nullable Path fonts) {}
