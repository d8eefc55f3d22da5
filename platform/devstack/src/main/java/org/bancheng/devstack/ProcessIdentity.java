package org.bancheng.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One process for good: its number may be given to another after its end, its start never. A zombie
 * counts as ended.
 *
 * @param startTicks clock ticks from the machine's boot to the process's start
 */
record ProcessIdentity(long pid, long startTicks) {

    static ProcessIdentity self() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // the second field is the program's name in parentheses, which may hold blanks
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[0].equals("Z") || fields[0].equals("X")
                    ? Optional.empty()
                    : Optional.of(new ProcessIdentity(pid, Long.parseLong(fields[19])));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /** Reads back {@link #toString}. */
    static Optional<ProcessIdentity> parse(String text) {
        String[] parts = text.split("-", -1);
        try {
            return parts.length == 2
                    ? Optional.of(
                            new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    @Override
    public String toString() {
        return pid + "-" + startTicks;
    }
}
