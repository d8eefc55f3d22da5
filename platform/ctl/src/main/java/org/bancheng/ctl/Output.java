package org.bancheng.ctl;

import java.io.PrintWriter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import tools.jackson.databind.JsonNode;

/** {@code -o table|json|yaml}: the answer to standard output, everything else to standard error. */
final class Output {
    enum Format {
        table,
        json,
        yaml
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            descriptionKey = "option.output")
    private Format format = Format.table;

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    void print(JsonNode answer, Function<JsonNode, ?> table) {
        PrintWriter out = out();
        out.println(
                switch (format) {
                    case table -> table.apply(answer).toString();
                    case json -> Json.indented(answer);
                    case yaml -> Json.yaml(answer);
                });
        out.flush();
    }

    boolean isTable() {
        return format == Format.table;
    }

    /** A line for the person watching: never part of the answer. */
    synchronized void say(String line) {
        PrintWriter err = commandLine().getErr();
        err.println(line);
        err.flush();
    }

    private PrintWriter out() {
        return commandLine().getOut();
    }

    private picocli.CommandLine commandLine() {
        if (command == null) {
            throw new IllegalStateException("not part of a command");
        }
        return command.commandLine();
    }
}
