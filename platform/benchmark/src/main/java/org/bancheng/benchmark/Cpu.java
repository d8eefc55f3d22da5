package org.bancheng.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** CPU time and memory of processes, as Linux counts them. */
final class Cpu {
    private static final double TICKS_PER_SECOND = 100;

    private final Supplier<Stream<ProcessHandle>> processes;

    private Cpu(Supplier<Stream<ProcessHandle>> processes) {
        this.processes = processes;
    }

    static Cpu ofThisProcess() {
        return new Cpu(() -> Stream.of(ProcessHandle.current()));
    }

    /** A process with all that it has started, ended ones included. */
    static Cpu ofTree(ProcessHandle root) {
        return new Cpu(() -> Stream.concat(Stream.of(root), root.descendants()));
    }

    /**
     * The one process, with its children, whose command line holds all the words.
     *
     * @throws IllegalStateException when there is none
     */
    static ProcessHandle process(String... words) {
        return ProcessHandle.allProcesses()
                .filter(
                        process -> {
                            String line = commandLine(process.pid());
                            return Stream.of(words).allMatch(line::contains);
                        })
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no process " + String.join(" ", words)));
    }

    /** User and system time until now. */
    double seconds() {
        return processes.get().mapToDouble(process -> seconds(process.pid())).sum();
    }

    /** Proportional set size: pages that processes share are counted once. */
    double megabytes() {
        return processes.get().mapToDouble(process -> megabytes(process.pid())).sum();
    }

    private static double seconds(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        // the name in brackets may hold blanks; utime, stime, and those of ended children come 11
        // fields after it
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        if (fields.length < 15) {
            return 0;
        }
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static double megabytes(long pid) {
        return read(Path.of("/proc/" + pid + "/smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    private static String commandLine(long pid) {
        return read(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ');
    }

    /** Empty for a process that has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
        } catch (UncheckedIOException gone) {
            return "";
        }
    }
}
