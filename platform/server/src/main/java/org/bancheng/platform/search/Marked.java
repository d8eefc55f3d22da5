package org.bancheng.platform.search;

import java.util.List;

/**
 * A redacted text as it was written, never HTML: who shows it escapes it, part by part.
 *
 * @param marks what was searched for, in order, without overlaps
 */
public record Marked(String text, List<Span> marks) {
    public Marked {
        marks = List.copyOf(marks);
    }

    /** The text cut at the marks, for templates: escape each part, emphasise the marked ones. */
    public List<Part> parts() {
        var parts = new java.util.ArrayList<Part>();
        int at = 0;
        for (Span mark : marks) {
            if (at < mark.from()) {
                parts.add(new Part(text.substring(at, mark.from()), false));
            }
            parts.add(new Part(text.substring(mark.from(), mark.to()), true));
            at = mark.to();
        }
        if (at < text.length()) {
            parts.add(new Part(text.substring(at), false));
        }
        return parts;
    }

    public record Part(String text, boolean marked) {}
}
