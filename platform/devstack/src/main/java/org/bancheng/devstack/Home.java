package org.bancheng.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The one folder outside version control that holds programs, data, logs and secrets of the
 * servers.
 */
final class Home {
    private Home() {}

    /** The folder that the system property {@code bancheng.home} asks for, if any. */
    static @Nullable Path asked() {
        String asked = System.getProperty("bancheng.home");
        return asked == null || asked.isBlank() ? null : Path.of(asked).toAbsolutePath();
    }

    /**
     * The folder asked for, else {@code .bancheng} in the checkout, else (root whose checkout
     * {@code nobody} cannot enter) a folder of the checkout's own below /var/tmp.
     */
    static Path choose(
            Path checkout, @Nullable Path asked, ServerAccount account, Consumer<String> progress) {
        Path folder = asked != null ? asked : checkout.resolve(".bancheng");
        if (!account.reaches(folder)) {
            if (asked != null) {
                throw new DevstackFailed(
                        asked
                                + " cannot be entered by the account \"nobody\", which runs the servers for root."
                                + " Choose a folder that others may enter (chmod o+x on each folder above it).");
            }
            CRC32 crc = new CRC32();
            crc.update(checkout.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
            folder =
                    Path.of(
                            "/var/tmp/bancheng-"
                                    + HexFormat.of().toHexDigits((int) crc.getValue()));
            progress.accept(
                    checkout
                            + " is closed to the account that runs the servers for root: data goes to "
                            + folder);
        }
        return claim(folder.toAbsolutePath());
    }

    private static Path claim(Path folder) {
        try {
            readable(folder);
            Object owner = Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
            if (!owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
                throw new DevstackFailed(
                        folder
                                + " belongs to another account. Start as its owner, delete it, or choose"
                                + " another folder with -Dbancheng.home=<folder>.");
            }
            return folder;
        } catch (IOException e) {
            throw new DevstackFailed(
                    "cannot write to "
                            + folder
                            + " ("
                            + e
                            + "). Mend its permissions, or choose another folder with"
                            + " -Dbancheng.home=<folder>.",
                    e);
        }
    }

    /** Makes a folder that the servers' account may enter, whatever the umask. */
    static Path readable(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                readable(parent);
            }
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder;
    }
}
