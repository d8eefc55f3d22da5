package org.bancheng.devstack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process per stack. The kernel releases the lock with its process, so it is never stale. */
final class StackLock implements AutoCloseable {
    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws DevstackFailed naming the process that runs this stack already
     */
    static StackLock take(Path stack) throws IOException {
        Path file = stack.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            taken = false;
        }
        if (!taken) {
            channel.close();
            throw new DevstackFailed(
                    "the servers of "
                            + stack
                            + " run already, started by process "
                            + Files.readString(file).strip()
                            + ". Stop that one first (Ctrl-C in its terminal), or use another folder"
                            + " with -Dbancheng.home=<folder>.");
        }
        byte[] pid =
                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid));
        return new StackLock(channel);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException closedAllTheSame) {
            // nothing was buffered
        }
    }
}
