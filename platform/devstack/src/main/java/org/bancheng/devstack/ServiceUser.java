package org.bancheng.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Our own user in Elasticsearch's file realm, kept beside the tenants' users that the platform
 * writes into the same three files. Native users are no choice: their index needs a module this
 * node lacks.
 */
final class ServiceUser {
    private static final String BEGIN = "# devstack: begin";
    private static final String END = "# devstack: end";
    private static final int ITERATIONS = 10_000;
    private static final List<String> ROLE =
            List.of(
                    BEGIN,
                    SearchNode.SERVICE + ":",
                    "  cluster: [ monitor, manage_index_templates ]",
                    "  indices:",
                    "    - names: [ \"*\" ]",
                    "      privileges: [ all ]",
                    "  run_as: [ \"*\" ]",
                    END);

    private ServiceUser() {}

    static void write(Path config, String password, ServerAccount account) throws IOException {
        replaceLine(config.resolve("users"), SearchNode.SERVICE + ":", hash(password), account);
        replaceLine(
                config.resolve("users_roles"),
                SearchNode.SERVICE + ":",
                SearchNode.SERVICE,
                account);
        Path roles = config.resolve("roles.yml");
        List<String> lines = new ArrayList<>(linesOf(roles));
        int begin = lines.indexOf(BEGIN);
        int end = lines.indexOf(END);
        if (begin >= 0 && end > begin) {
            lines.subList(begin, end + 1).clear();
        }
        lines.addAll(0, ROLE);
        save(roles, lines, account);
    }

    private static void replaceLine(Path file, String key, String value, ServerAccount account)
            throws IOException {
        List<String> lines = new ArrayList<>(linesOf(file));
        lines.removeIf(line -> line.startsWith(key));
        lines.addFirst(key + value);
        save(file, lines, account);
    }

    private static List<String> linesOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static void save(Path file, List<String> lines, ServerAccount account)
            throws IOException {
        Files.write(file, lines, StandardCharsets.UTF_8);
        account.shareFile(file);
    }

    /** In the form of Elasticsearch's Hasher: {PBKDF2}iterations$salt$hash. */
    private static String hash(String password) {
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        try {
            byte[] hash =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                            .generateSecret(
                                    new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256))
                            .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "{PBKDF2}"
                    + ITERATIONS
                    + "$"
                    + base64.encodeToString(salt)
                    + "$"
                    + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
