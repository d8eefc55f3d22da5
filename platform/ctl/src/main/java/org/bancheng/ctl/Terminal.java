package org.bancheng.ctl;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** The terminal a person sits at, if one does. */
final class Terminal {
    private Terminal() {}

    /** Null under a script, a pipe or a service. */
    @SuppressWarnings("SystemConsoleNull") // seen null on JDK 25 without a terminal
    static @Nullable Console withPerson() {
        Console console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }
}
