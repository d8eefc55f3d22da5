package org.bancheng.platform.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A county's folder with the defaults behind it, as bytes.
 *
 * @param folder the county's own files by path with forward slashes
 * @param defaults the files of {@code _defaults}
 */
public record ConfigurationFiles(Map<String, byte[]> folder, Map<String, byte[]> defaults) {
    public ConfigurationFiles {
        folder = new TreeMap<>(folder);
        defaults = new TreeMap<>(defaults);
    }

    /** SHA-256 over paths and contents, the same for the same files wherever they were read. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, "folder", folder);
            add(digest, "defaults", defaults);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String part, Map<String, byte[]> files) {
        files.forEach(
                (path, content) -> {
                    digest.update(
                            (part + "\n" + path + "\n" + content.length + "\n")
                                    .getBytes(StandardCharsets.UTF_8));
                    digest.update(content);
                });
    }
}
