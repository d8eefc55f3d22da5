package org.bancheng.platform.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Users kept in Elasticsearch's files, which it re-reads every few seconds: the only ones a node
 * without its security index has. One line for each user in each file; other lines are left alone.
 */
final class FileUsers implements SearchUsers {
    private static final ReentrantLock ONE_WRITER = new ReentrantLock();
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Path folder;

    FileUsers(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(Access access) {
        String name = access.name();
        String role =
                "%s: { cluster: [], indices: [ { names: %s, privileges: %s } ] }"
                        .formatted(name, quoted(access.indices()), quoted(access.privileges()));
        locked(
                () -> {
                    new LineFile(folder.resolve("roles.yml")).put(name, role);
                    var users = new LineFile(folder.resolve("users"));
                    if (!users.has(name)) {
                        users.put(name, name + ":" + unusableHash());
                    }
                    new LineFile(folder.resolve("users_roles")).put(name, name + ":" + name);
                });
    }

    @Override
    public void remove(String name) {
        locked(
                () -> {
                    for (String file : List.of("users_roles", "users", "roles.yml")) {
                        new LineFile(folder.resolve(file)).remove(name);
                    }
                });
    }

    /** Nobody signs in as such a user: it is only run as. */
    private static String unusableHash() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return new BCryptPasswordEncoder().encode(HexFormat.of().formatHex(random));
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private interface Change {
        void make() throws IOException;
    }

    private void locked(Change change) {
        ONE_WRITER.lock();
        try (var channel =
                        FileChannel.open(
                                folder.resolve("users.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid()) {
                change.make();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "Elasticsearch's user files in " + folder + " cannot be written", failure);
        } finally {
            ONE_WRITER.unlock();
        }
    }

    /** A file of lines {@code name: …}, replaced as a whole so that no reader sees half of it. */
    private record LineFile(Path path) {

        boolean has(String name) throws IOException {
            return lines().stream().anyMatch(line -> line.startsWith(name + ":"));
        }

        void put(String name, String line) throws IOException {
            var lines = new ArrayList<>(lines());
            if (lines.contains(line)) {
                return;
            }
            lines.removeIf(old -> old.startsWith(name + ":"));
            lines.add(line);
            write(lines);
        }

        void remove(String name) throws IOException {
            var lines = new ArrayList<>(lines());
            if (lines.removeIf(old -> old.startsWith(name + ":"))) {
                write(lines);
            }
        }

        private List<String> lines() throws IOException {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        }

        private void write(List<String> lines) throws IOException {
            Path next = path.resolveSibling(path.getFileName() + ".next");
            Files.write(next, lines);
            if (Files.exists(path)) {
                copyOwner(next);
            }
            Files.move(
                    next,
                    path,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }

        /** Elasticsearch may run as another user than the one who writes. */
        private void copyOwner(Path next) throws IOException {
            var view = java.nio.file.attribute.PosixFileAttributeView.class;
            var from = Files.getFileAttributeView(path, view).readAttributes();
            var to = Files.getFileAttributeView(next, view);
            to.setPermissions(from.permissions());
            if (!from.owner().equals(to.readAttributes().owner())) {
                to.setGroup(from.group());
                to.setOwner(from.owner());
            }
        }
    }
}
