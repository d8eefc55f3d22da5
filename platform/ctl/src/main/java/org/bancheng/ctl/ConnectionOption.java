package org.bancheng.ctl;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --connection FILE}, or the file named by the environment. */
final class ConnectionOption {
    static final String VARIABLE = "BANCHENG_CONNECTION";

    @Option(names = "--connection", paramLabel = "FILE", descriptionKey = "option.connection")
    private @Nullable Path file;

    Server open() {
        String named = System.getenv(VARIABLE);
        if (file == null && (named == null || named.isBlank())) {
            throw new Trouble(ExitCode.USAGE, Texts.of("connection.none", VARIABLE));
        }
        return new Server(Connection.read(file != null ? file : Path.of(named)));
    }
}
