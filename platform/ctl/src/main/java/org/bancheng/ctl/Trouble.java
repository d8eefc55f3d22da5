package org.bancheng.ctl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the operator has to know: a complete sentence for people and the exit code for scripts.
 */
class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    Trouble(int exitCode, String message) {
        this(exitCode, message, null);
    }

    Trouble(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }

    /** All there is to say, the sentence first. */
    List<String> lines() {
        return List.of(sentence());
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
