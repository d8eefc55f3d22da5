package org.bancheng.ctl;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What is wrong in a folder, one line each, in the form that editors and terminals make clickable.
 */
final class ProblemLines {
    private ProblemLines() {}

    static List<String> of(JsonNode problems) {
        return of(problems, Path::of);
    }

    /** As {@link #of(JsonNode)}, with paths as they are on this disk. */
    static List<String> of(JsonNode problems, Function<String, Path> onDisk) {
        return problems.valueStream()
                .map(
                        one ->
                                line(
                                        onDisk.apply(one.path("file").asString("")),
                                        one.path("line").asInt(1),
                                        one.path("column").asInt(1),
                                        one.path("message").asString(""),
                                        one.path("allowed")
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList(),
                                        one.path("hint").asString("")))
                .toList();
    }

    static String line(
            Path file, int line, int column, String message, List<String> allowed, String hint) {
        StringBuilder text = new StringBuilder();
        text.append(file).append(':').append(line).append(':').append(column).append(": ");
        text.append(message);
        if (!allowed.isEmpty()) {
            text.append(' ').append(Texts.of("problem.allowed", String.join(", ", allowed)));
        }
        if (!hint.isEmpty()) {
            text.append(Texts.of("problem.hint", hint));
        }
        return text.toString();
    }
}
