package org.bancheng.platform.portal;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Addresses of the kit's files. The address carries a digest of the content, so that browsers may
 * keep a file for a year and still take the next one at once.
 */
@Component
class Assets {
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /**
     * @throws IllegalArgumentException when there is no such file
     */
    String address(String path) {
        return addresses.computeIfAbsent(path, p -> p + "?v=" + digest(p));
    }

    private static String digest(String path) {
        try (InputStream file = new ClassPathResource("static" + path).getInputStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new IllegalArgumentException("no file " + path, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
