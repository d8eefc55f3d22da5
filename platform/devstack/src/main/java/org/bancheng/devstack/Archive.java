package org.bancheng.devstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** One server's program as it comes from Maven Central, and its unpacked folder. */
record Archive(String name, String version, Path file) {
    private static final String MARKER = ".unpacked";
    private static final long MEGABYTE = 1024 * 1024;

    /**
     * The archive of {@code postgresql}, {@code elasticsearch} or {@code keycloak} that the build
     * resolved.
     */
    static Archive of(String name) {
        Properties known = new Properties();
        try (InputStream in = Archive.class.getResourceAsStream("archives.properties")) {
            if (in == null) {
                throw new IllegalStateException("archives.properties is not on the class path");
            }
            known.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Archive(
                name,
                known.getProperty(name + ".version"),
                Path.of(known.getProperty(name + ".archive")));
    }

    /**
     * Unpacks the program below {@code programs} when it is missing, incomplete or made from
     * another archive. The folder appears under its name only when it is whole.
     */
    void unpackIn(Path programs, Consumer<String> progress) {
        if (!Files.isReadable(file)) {
            throw new DevstackFailed(
                    file
                            + " is missing: Maven has not fetched "
                            + name
                            + " yet. Run ./mvnw -q -pl platform/devstack process-classes once, online.");
        }
        Path target = folderIn(programs);
        try {
            Home.readable(programs);
            try (FileChannel channel =
                            FileChannel.open(
                                    programs.resolve(name + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!isWhole(target)) {
                    progress.accept("unpacking " + name + " " + version);
                    unpack(programs, target);
                }
            }
        } catch (IOException e) {
            throw new DevstackFailed(
                    "could not unpack "
                            + file
                            + " into "
                            + programs
                            + ": "
                            + e
                            + ". If the disk is full, free 1 GB; if the archive is damaged, delete it and"
                            + " run the build online; the next start begins anew by itself.",
                    e);
        }
    }

    Path folderIn(Path programs) {
        return programs.resolve(name + "-" + version);
    }

    private boolean isWhole(Path target) throws IOException {
        Path marker = target.resolve(MARKER);
        return Files.isRegularFile(marker) && Files.readString(marker).equals(fingerprint(target));
    }

    private String fingerprint(Path target) throws IOException {
        Trees.Weight weight = Trees.weigh(target);
        return "%s of %d bytes: %d files of %d bytes%n"
                .formatted(file.getFileName(), Files.size(file), weight.files(), weight.bytes());
    }

    private void unpack(Path programs, Path target) throws IOException {
        requireSpace(programs, Files.size(file) * 3 + 50 * MEGABYTE);
        String prefix = name + "-" + version + ".unpacking-";
        try (Stream<Path> siblings = Files.list(programs)) {
            for (Path old :
                    siblings.filter(p -> p.getFileName().toString().startsWith(prefix)).toList()) {
                Trees.delete(old);
            }
        }
        Trees.delete(target);
        Path unpacking = Home.readable(programs.resolve(prefix + ProcessHandle.current().pid()));
        if (file.toString().endsWith(".zip")) {
            unzip(unpacking);
        } else {
            untar(unpacking);
        }
        Files.writeString(unpacking.resolve(MARKER), fingerprint(unpacking));
        Files.move(unpacking, target, StandardCopyOption.ATOMIC_MOVE);
    }

    static void requireSpace(Path folder, long bytes) throws IOException {
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable < bytes) {
            throw new DevstackFailed(
                    "the disk is full: "
                            + folder
                            + " has "
                            + usable / MEGABYTE
                            + " MB free and needs "
                            + bytes / MEGABYTE
                            + " MB. Free some, or choose another folder with -Dbancheng.home=<folder>.");
        }
    }

    private void unzip(Path into) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                String path = entry.getName().substring(entry.getName().indexOf('/') + 1);
                if (entry.isDirectory()) {
                    Home.readable(inside(into, path));
                } else {
                    try (InputStream content = zip.getInputStream(entry)) {
                        write(content, inside(into, path), entry.getUnixMode());
                    }
                }
            }
        }
    }

    /** The PostgreSQL jar holds one xz-compressed tar. */
    private void untar(Path into) throws IOException {
        try (ZipFile jar = ZipFile.builder().setPath(file).get()) {
            Enumeration<ZipArchiveEntry> entries = jar.getEntries();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".txz")) {
                    try (TarArchiveInputStream tar =
                            new TarArchiveInputStream(
                                    new XZInputStream(
                                            new BufferedInputStream(jar.getInputStream(entry))))) {
                        untar(tar, into);
                    }
                }
            }
        }
    }

    private static void untar(TarArchiveInputStream tar, Path into) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            Path target = inside(into, entry.getName());
            if (entry.isDirectory()) {
                Home.readable(target);
            } else if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                write(tar, target, entry.getMode());
            }
        }
    }

    private static void write(InputStream content, Path target, int mode) throws IOException {
        Home.readable(Objects.requireNonNull(target.getParent()));
        Files.copy(content, target);
        Files.setAttribute(target, "unix:mode", (mode & 0111) != 0 ? 0755 : 0644);
    }

    private static Path inside(Path folder, String path) throws IOException {
        Path target = folder.resolve(path).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive names a file outside itself: " + path);
        }
        return target;
    }
}
