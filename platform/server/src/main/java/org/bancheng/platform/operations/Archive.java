package org.bancheng.platform.operations;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip being written to disk, which remembers size and digest of each entry and of itself. */
final class Archive implements AutoCloseable {
    private final MessageDigest digest = Sha256.of();
    private final ZipOutputStream zip;
    private final List<Entry> entries = new ArrayList<>();

    record Entry(String path, long bytes, String sha256) {}

    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    Archive(Path file) throws IOException {
        OutputStream disk = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        this.zip = new ZipOutputStream(new DigestOutputStream(disk, digest));
    }

    /** Streams an entry; the content closes nothing. */
    void add(String path, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        Counted counted = new Counted(zip);
        content.write(counted);
        zip.closeEntry();
        entries.add(
                new Entry(path, counted.bytes, HexFormat.of().formatHex(counted.digest.digest())));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Of the whole file, once it is closed. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static final class Counted extends OutputStream {
        private final MessageDigest digest = Sha256.of();
        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int offset, int length) throws IOException {
            out.write(b, offset, length);
            digest.update(b, offset, length);
            bytes += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
