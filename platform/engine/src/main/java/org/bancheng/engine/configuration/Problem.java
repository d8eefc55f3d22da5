package org.bancheng.engine.configuration;

import java.util.List;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a folder, and how to mend it.
 *
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1; 0 when the file as a whole is meant
 * @param path where in the document, {@code actions.assign.by[0]}
 * @param allowed what could stand there; empty when it is no closed list
 * @param hint the nearest of what is allowed
 */
public record Problem(
        String file,
        int line,
        int column,
        String path,
        Label message,
        List<String> allowed,
        @Nullable String hint) {

    public Problem {
        allowed = List.copyOf(allowed);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message.zhCn();
    }
}
