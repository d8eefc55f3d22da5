package org.bancheng.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A business clock that several processes share: a file says how far it is ahead of real time, so
 * that it goes on while none of them runs.
 */
final class FileClock extends Clock {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long REREAD_NANOS = 20_000_000;

    private final Path file;
    private Read read;

    private record Read(Duration ahead, long atNanos) {}

    FileClock(Path file) {
        this.file = file;
        this.read = read();
    }

    /** Sets the clock of all who read the file to a time in Shanghai. */
    static void set(Path file, String local) {
        Instant wanted = LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, Duration.between(Instant.now(), wanted).toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Read read() {
        try {
            return new Read(Duration.parse(Files.readString(file)), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead());
    }

    // one at a time: who read before the clock was set would put it back for those who read after
    private synchronized Duration ahead() {
        if (System.nanoTime() - read.atNanos() > REREAD_NANOS) {
            read = read();
        }
        return read.ahead();
    }

    @Override
    public ZoneId getZone() {
        return SHANGHAI;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the business clock stands in Shanghai");
    }
}
