package org.bancheng.ctl;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How far a file has come: one line rewritten on a terminal, a line now and then in a log. */
final class Progress {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Option(names = "--quiet", descriptionKey = "option.quiet")
    private boolean quiet;

    private @Nullable Path file;
    private @Nullable Output output;
    private boolean rewriting;
    private long told;

    void begin(Path ofFile, Output to) {
        file = ofFile;
        output = to;
        rewriting = Terminal.withPerson() != null;
        told = System.nanoTime();
    }

    void at(long read, long size, int filed, int known, int refused) {
        String line =
                Texts.of(
                        "import.progress",
                        String.valueOf(file),
                        size == 0 ? 100 : Math.min(100, read * 100 / size),
                        filed,
                        known,
                        refused);
        if (rewriting && !quiet) {
            System.err.print("\r" + line);
            System.err.flush();
        } else if (System.nanoTime() - told > EVERY.toNanos()) {
            told = System.nanoTime();
            tell(line);
        }
    }

    void waiting(String why) {
        tell(why);
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(ExitCode.FAILURE, Texts.of("interrupted"), e);
        }
    }

    void end() {
        if (rewriting && !quiet) {
            System.err.println();
        }
    }

    private void tell(String line) {
        if (!quiet && output != null) {
            output.say(line);
        }
    }
}
