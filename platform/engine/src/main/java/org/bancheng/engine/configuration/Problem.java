package org.bancheng.engine.configuration;

import java.util.List;
import java.util.Locale;
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

    private static final int MOST_SHOWN = 12;

    public Problem {
        allowed = List.copyOf(allowed);
    }

    /** {@code file:line:column: message}, what is allowed, and the nearest of it. */
    public String in(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ").append(message.in(locale));
        if (!allowed.isEmpty()) {
            text.append(english ? "; allowed: " : "；可以写：").append(shown(english));
        }
        if (hint != null) {
            text.append(english ? "; did you mean " : "；是不是要写 ").append(hint);
        }
        return text.toString();
    }

    private String shown(boolean english) {
        var separator = english ? ", " : "、";
        var shown = String.join(separator, allowed.stream().limit(MOST_SHOWN).toList());
        int more = allowed.size() - MOST_SHOWN;
        return more <= 0
                ? shown
                : shown + (english ? " and " + more + " more" : " 等 " + allowed.size() + " 项");
    }

    @Override
    public String toString() {
        return in(Locale.SIMPLIFIED_CHINESE);
    }
}
