package org.bancheng.devstack;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Whole folders: weighed, linked, deleted. */
final class Trees {
    private Trees() {}

    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attrs)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path dir, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    record Weight(long files, long bytes) {}

    /** Regular files and their bytes; names beginning with a dot at the top do not count. */
    static Weight weigh(Path root) throws IOException {
        long[] sum = new long[2];
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) {
                        boolean marker =
                                root.equals(file.getParent())
                                        && String.valueOf(file.getFileName()).startsWith(".");
                        if (attrs.isRegularFile() && !marker) {
                            sum[0]++;
                            sum[1] += attrs.size();
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return new Weight(sum[0], sum[1]);
    }

    /** Copies a tree by hard links, where the file system has them: no second 180 MB. */
    static void link(Path from, Path to) throws IOException {
        Files.walkFileTree(
                from,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs)
                            throws IOException {
                        Path made = to.resolve(from.relativize(dir).toString());
                        Files.createDirectories(made);
                        Files.setPosixFilePermissions(
                                made, PosixFilePermissions.fromString("rwxr-xr-x"));
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attrs)
                            throws IOException {
                        Path made = to.resolve(from.relativize(file).toString());
                        try {
                            Files.createLink(made, file);
                        } catch (FileSystemException | UnsupportedOperationException e) {
                            Files.copy(file, made);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
