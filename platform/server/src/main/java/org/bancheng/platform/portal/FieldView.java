package org.bancheng.platform.portal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form as the page shows it.
 *
 * @param id unique on the page
 * @param kind text, long-text, phone, integer, date, select, choice, many, rating, boolean or
 *     attachment
 * @param conditional whether it has to be filled in depending on the others; the hint says when
 * @param most the most characters; 0 where there is no such limit
 * @param value what was typed; empty at first
 * @param error what is wrong with it; null when nothing is
 */
record FieldView(
        String id,
        String name,
        String label,
        String kind,
        boolean required,
        boolean conditional,
        boolean personal,
        int most,
        @Nullable String hint,
        String value,
        List<Group> groups,
        @Nullable String error) {

    record Group(@Nullable String label, List<Choice> options) {}

    record Choice(String value, String label, boolean chosen) {}

    /** Whether it is one control under one label. */
    public boolean plain() {
        return input() != null || kind.equals("long-text") || kind.equals("select");
    }

    /** The input's type; null where the field is something else. */
    public @Nullable String input() {
        return switch (kind) {
            // a browser's own number field drops full-width digits without a word
            case "text", "integer" -> "text";
            case "phone" -> "tel";
            case "date" -> "date";
            default -> null;
        };
    }

    public @Nullable String describedBy() {
        String ids =
                Stream.of(hint == null ? "" : id + "-hint", error == null ? "" : id + "-error")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }

    /** The message names the field itself. */
    ErrorLine errorLine() {
        return new ErrorLine(id, String.valueOf(error));
    }
}
