package org.bancheng.platform.documents;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a text into lines as Chinese is set: no line begins with a comma or ends with an opening
 * bracket.
 */
final class LineBreaks {
    private final Glyphs glyphs;

    LineBreaks(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    /**
     * @param indent of the first line of each paragraph
     */
    List<String> of(String text, float size, float indent, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            broken(paragraph, size, indent, width, lines);
        }
        return lines;
    }

    private void broken(String paragraph, float size, float indent, float width, List<String> lines)
            throws IOException {
        BreakIterator breaks = BreakIterator.getLineInstance(ULocale.SIMPLIFIED_CHINESE);
        breaks.setText(paragraph);
        StringBuilder line = new StringBuilder();
        float room = width - indent;
        float filled = 0;
        int from = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            for (String piece : fitting(paragraph.substring(from, to), size, width)) {
                float wide = glyphs.width(piece.stripTrailing(), size);
                if (filled + wide > room && !line.isEmpty()) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                    room = width;
                    filled = 0;
                }
                line.append(piece);
                filled += glyphs.width(piece, size);
            }
            from = to;
        }
        lines.add(line.toString().stripTrailing());
    }

    /** A word longer than a line is cut wherever the line ends. */
    private List<String> fitting(String word, float size, float width) throws IOException {
        if (glyphs.width(word.stripTrailing(), size) <= width) {
            return List.of(word);
        }
        List<String> letters = new ArrayList<>();
        word.codePoints().forEach(point -> letters.add(Character.toString(point)));
        return letters;
    }
}
