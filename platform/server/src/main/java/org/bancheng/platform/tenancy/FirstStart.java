package org.bancheng.platform.tenancy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the first start makes in the data folder, several replicas make once, though they begin at
 * the same moment: they make it one after the other, and the later ones find it made.
 */
public final class FirstStart {
    private static final String LOCK = ".first-start";
    private static final Object THIS_PROCESS = new Object();

    private FirstStart() {}

    /** Makes what is missing, or finds it made. */
    @FunctionalInterface
    public interface Making {
        void make() throws IOException;
    }

    /** Removes what {@link #alone} leaves, where nobody else uses the folder. */
    public static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(LOCK));
    }

    /** Runs it while no other process runs any with the same folder, which is made where absent. */
    public static void alone(Path folder, Making making) throws IOException {
        Files.createDirectories(folder.toAbsolutePath());
        // a process holds a lock of a file as a whole, whichever of its threads took it
        synchronized (THIS_PROCESS) {
            try (FileChannel file =
                            FileChannel.open(
                                    folder.resolve(LOCK),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                making.make();
            }
        }
    }
}
