package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.function.Function;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** A text with places to fill, taken apart once. */
public final class Template {

    /** A piece of text, or the name of what goes there. */
    private record Piece(String text, boolean place) {}

    private final List<Piece> zhCn;
    private final @Nullable List<Piece> zhHant;
    private final @Nullable List<Piece> en;

    public Template(Label text) {
        this.zhCn = pieces(text.zhCn());
        this.zhHant = text.zhHant() == null ? null : pieces(text.zhHant());
        this.en = text.en() == null ? null : pieces(text.en());
    }

    /** The names between braces, of all languages. */
    public List<String> places() {
        return java.util.stream.Stream.of(
                        zhCn, zhHant == null ? zhCn : zhHant, en == null ? zhCn : en)
                .flatMap(List::stream)
                .filter(Piece::place)
                .map(Piece::text)
                .distinct()
                .toList();
    }

    Label fill(Function<String, Label> values) {
        return new Label(
                fill(zhCn, values, Label::zhCn),
                zhHant == null ? null : fill(zhHant, values, Template::traditional),
                en == null ? null : fill(en, values, Template::english));
    }

    private static String traditional(Label label) {
        return label.zhHant() == null ? label.zhCn() : label.zhHant();
    }

    private static String english(Label label) {
        return label.en() == null ? label.zhCn() : label.en();
    }

    private static String fill(
            List<Piece> pieces, Function<String, Label> values, Function<Label, String> language) {
        var text = new StringBuilder();
        for (var piece : pieces) {
            text.append(piece.place() ? language.apply(values.apply(piece.text())) : piece.text());
        }
        return text.toString();
    }

    private static List<Piece> pieces(String text) {
        var pieces = new java.util.ArrayList<Piece>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                break;
            }
            pieces.add(new Piece(text.substring(from, open), false));
            pieces.add(new Piece(text.substring(open + 1, close).strip(), true));
            from = close + 1;
        }
        pieces.add(new Piece(text.substring(from), false));
        return List.copyOf(pieces);
    }
}
