package org.bancheng.engine.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A text with the names of values in braces: plain replacement, nothing is computed. */
public record PlacedText(List<Piece> pieces) {

    /** Where nothing is known yet a person fills in by hand. */
    private static final String BLANK = "＿＿＿＿";

    /**
     * @param text as it stands; of a place the name
     * @param offset where it begins in the template's text
     */
    public record Piece(String text, boolean place, int offset) {}

    public PlacedText {
        pieces = List.copyOf(pieces);
    }

    public static PlacedText of(String text) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            int end = close < 0 ? text.length() : close;
            pieces.add(new Piece(text.substring(from, open), false, from));
            pieces.add(new Piece(text.substring(open + 1, end), true, open + 1));
            from = Math.min(end + 1, text.length());
        }
        pieces.add(new Piece(text.substring(from), false, from));
        return new PlacedText(pieces.stream().filter(p -> p.place || !p.text.isEmpty()).toList());
    }

    public List<Piece> places() {
        return pieces.stream().filter(Piece::place).toList();
    }

    /**
     * Values may hold anything: what stands in them is never taken for a place. An unknown value
     * among words becomes a blank to write on; alone it leaves the text empty.
     */
    String fill(Map<String, String> values) {
        boolean words = pieces.stream().anyMatch(piece -> !piece.place && !piece.text.isBlank());
        var text = new StringBuilder();
        for (var piece : pieces) {
            var value = piece.place ? values.getOrDefault(piece.text, "") : piece.text;
            text.append(value.isBlank() && piece.place && words ? BLANK : value);
        }
        return text.toString().strip();
    }
}
