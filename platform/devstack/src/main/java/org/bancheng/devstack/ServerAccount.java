package org.bancheng.devstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The account the servers run under: ours, or {@code nobody} when we are root, whom they refuse.
 */
record ServerAccount(boolean dropped, int uid, int gid) {

    static ServerAccount choose() {
        try {
            int self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            return self == 0 ? nobody() : new ServerAccount(false, self, -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerAccount nobody() throws IOException {
        for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
            String[] fields = line.split(":", -1);
            if (fields[0].equals("nobody")) {
                return new ServerAccount(
                        true, Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
            }
        }
        throw new DevstackFailed(
                "PostgreSQL and Elasticsearch refuse to run as root, and this machine has no account"
                        + " \"nobody\" to run them. Add one, or start as an ordinary user.");
    }

    List<String> command(List<String> command) {
        if (!dropped) {
            return command;
        }
        List<String> all =
                new ArrayList<>(
                        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
        all.addAll(command);
        return List.copyOf(all);
    }

    /** Makes a folder that only this account, and root, can use. */
    Path ownFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        give(folder);
        return folder;
    }

    /**
     * Makes a folder that both we and this account can read and write. New files in it inherit the
     * account's group.
     */
    Path sharedFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (dropped) {
            Files.setAttribute(folder, "unix:gid", gid);
            Files.setAttribute(folder, "unix:mode", 02770);
        }
        return folder;
    }

    /** Lets the account read one of our files and nobody else. */
    void shareFile(Path file) throws IOException {
        if (dropped) {
            Files.setAttribute(file, "unix:gid", gid);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    }

    void give(Path path) throws IOException {
        if (dropped) {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", gid);
        }
    }

    void giveTree(Path root) throws IOException {
        if (!dropped) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs)
                            throws IOException {
                        give(dir);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attrs)
                            throws IOException {
                        give(file);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /**
     * Whether this account could reach the folder, or one that is still to be made in its place.
     */
    boolean reaches(Path folder) {
        if (!dropped) {
            return true;
        }
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            try {
                if (Files.exists(at)
                        && ((Integer) Files.getAttribute(at, "unix:mode") & 0001) == 0) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
