package org.bancheng.engine.lifecycle;

/** What of a text a reader sees: Unicode knows many characters that look like nothing. */
public final class VisibleText {

    /** Letters by their category, yet drawn empty: Hangul fillers and the blank Braille cell. */
    private static final String DRAWN_EMPTY = "\u115f\u1160\u3164\uffa0\u2800";

    private VisibleText() {}

    /**
     * Whether the text says nothing: empty, spaces of any kind, invisible characters. Control
     * characters other than spaces are no text at all, and left to whoever refuses them.
     */
    public static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(
                        c ->
                                isInvisible(c)
                                        && (Character.isWhitespace(c)
                                                || !Character.isISOControl(c)));
    }

    /** Characters that a reader sees; a mark on a letter counts with its letter. */
    public static int length(String text) {
        return (int) text.codePoints().filter(c -> !isInvisible(c)).count();
    }

    /** Controls, halves of characters, and what turns the direction of a text around. */
    public static boolean isOdd(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || DRAWN_EMPTY.indexOf(c) >= 0
                || switch (Character.getType(c)) {
                    case Character.FORMAT,
                            Character.CONTROL,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.SURROGATE ->
                            true;
                    default -> false;
                };
    }
}
