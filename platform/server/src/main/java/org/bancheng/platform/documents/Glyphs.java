package org.bancheng.platform.documents;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** The characters of one PDF: which font has them, how wide they are, and how they are drawn. */
final class Glyphs {
    /** What printers have always set for a character that the case lacks. */
    private static final int GETA = 0x3013;

    private final List<Face> faces = new ArrayList<>();
    private final List<Integer> missing = new ArrayList<>();

    private record Face(TrueTypeFont font, CmapLookup characters, PDFont embedded) {
        float width(int point) throws IOException {
            return (float) font.getAdvanceWidth(characters.getGlyphId(point))
                    / font.getUnitsPerEm();
        }
    }

    Glyphs(PDDocument document, List<TrueTypeFont> fonts) throws IOException {
        for (TrueTypeFont font : fonts) {
            faces.add(
                    new Face(
                            font,
                            font.getUnicodeCmapLookup(),
                            PDType0Font.load(document, font, true)));
        }
    }

    /** The text with what no font has replaced, and remembered. */
    String drawable(String text) {
        StringBuilder drawable = new StringBuilder();
        text.codePoints().filter(Glyphs::visible).forEach(point -> add(point, drawable));
        return drawable.toString();
    }

    private static boolean visible(int point) {
        return point == '\n'
                || !(Character.isISOControl(point) || Character.getType(point) == Character.FORMAT);
    }

    /** Of characters that look alike the fonts have one: a radical is drawn as the word it is. */
    private void add(int point, StringBuilder drawable) {
        String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        if (point == '\n' || face(point) != null) {
            drawable.appendCodePoint(point);
        } else if (plain.codePoints().allMatch(one -> face(one) != null)) {
            drawable.append(plain);
        } else {
            drawable.appendCodePoint(GETA);
            if (!missing.contains(point)) {
                missing.add(point);
            }
        }
    }

    /** Code points that were replaced, in the order they came. */
    List<Integer> missing() {
        return List.copyOf(missing);
    }

    private @Nullable Face face(int point) {
        for (Face face : faces) {
            if (face.characters().getGlyphId(point) != 0) {
                return face;
            }
        }
        return null;
    }

    /** Of a drawable text in one line. */
    float width(String text, float size) throws IOException {
        float width = 0;
        for (int point : text.codePoints().toArray()) {
            Face face = face(point);
            width += face == null ? 0 : face.width(point) * size;
        }
        return width;
    }

    /** Shows a drawable line, a change of font at a time. */
    void show(PDPageContentStream page, String line, float size) throws IOException {
        int[] points = line.codePoints().toArray();
        int from = 0;
        while (from < points.length) {
            Face face = face(points[from]);
            int to = from + 1;
            while (to < points.length && Objects.equals(face(points[to]), face)) {
                to++;
            }
            if (face != null) {
                page.setFont(face.embedded(), size);
                page.showText(new String(points, from, to - from));
            }
            from = to;
        }
    }
}
