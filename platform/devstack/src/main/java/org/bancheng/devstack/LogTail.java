package org.bancheng.devstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The end of a log as part of a message, with what the usual causes mean. */
final class LogTail {
    private static final int LINES = 8;
    private static final int WIDTH = 240;

    private LogTail() {}

    static String of(Path log) {
        List<String> lines;
        try {
            // a server may write bytes that are no UTF-8
            lines =
                    new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
                            .lines()
                            .toList();
        } catch (IOException e) {
            return log + " cannot be read";
        }
        String tail =
                lines.stream()
                        .filter(line -> !line.startsWith("\tat "))
                        .skip(Math.max(0, lines.size() - LINES))
                        .map(line -> "    " + line.substring(0, Math.min(line.length(), WIDTH)))
                        .collect(Collectors.joining("\n"));
        String hint =
                lines.stream().anyMatch(line -> line.contains("No space left on device"))
                        ? "\n  The disk is full: free some space and start again."
                        : "";
        return "its log " + log + " ends:\n" + tail + hint;
    }
}
