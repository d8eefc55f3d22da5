package org.bancheng.platform.search;

import java.util.BitSet;
import java.util.Collection;

/** Finds what the case knows of its people, however it was spaced or punctuated. */
final class KnownValues {
    private KnownValues() {}

    static void hide(String text, Collection<String> known, BitSet hidden) {
        if (known.isEmpty()) {
            return;
        }
        var bare = new StringBuilder(text.length());
        int[] origin = new int[text.length()];
        for (int at = 0; at < text.length(); at++) {
            if (!isFiller(text.charAt(at))) {
                origin[bare.length()] = at;
                bare.append(text.charAt(at));
            }
        }
        String searched = bare.toString();
        for (String value : known) {
            String wanted = withoutFiller(Folded.of(value).text());
            if (wanted.length() > 1) {
                for (int at = searched.indexOf(wanted);
                        at >= 0;
                        at = searched.indexOf(wanted, at + wanted.length())) {
                    hidden.set(origin[at], origin[at + wanted.length() - 1] + 1);
                }
            }
        }
    }

    private static String withoutFiller(String text) {
        var bare = new StringBuilder(text.length());
        text.chars().filter(unit -> !isFiller((char) unit)).forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    static boolean isFiller(char unit) {
        return switch (Character.getType(unit)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION ->
                    true;
            default -> unit == '·' || unit == '•' || unit == '・' || unit == '.' || unit == '*';
        };
    }
}
