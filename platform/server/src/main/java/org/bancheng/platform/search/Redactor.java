package org.bancheng.platform.search;

import java.util.BitSet;
import java.util.Collection;

/**
 * Blacks out what could name a person, before a text reaches the index: telephone, identity and
 * bank card numbers, e-mail and chat addresses, number plates, travel documents, names that
 * introduce themselves, and whatever the case itself knows of its people.
 *
 * <p>It would rather hide a harmless number than show a telling one: every unbroken run of eleven
 * digits or more goes. Every step reads the text once, left to right and without backtracking, so
 * no text is slow.
 */
final class Redactor {
    /** Has no letters, so that searching for 电话 does not find what was hidden. */
    static final String HIDDEN = "***";

    private Redactor() {}

    /**
     * @param known names, numbers and addresses in any script, width and spacing; those shorter
     *     than two characters are passed over
     */
    static String redact(String text, Collection<String> known) {
        var folded = Folded.of(text);
        var hidden = new BitSet(folded.text().length());
        KnownValues.hide(folded.text(), known, hidden);
        Introductions.hide(folded.text(), hidden);
        Addresses.hide(folded.text(), hidden);
        Plates.hide(folded.text(), hidden);
        Numbers.hide(folded.text(), hidden);
        return hidden.isEmpty() ? text : without(folded, hidden);
    }

    private static String without(Folded folded, BitSet hidden) {
        var shown = new StringBuilder();
        int shownTo = 0;
        for (int from = hidden.nextSetBit(0); from >= 0; ) {
            int to = hidden.nextClearBit(from);
            Span span = folded.inOriginal(from, to);
            shown.append(folded.original(), shownTo, Math.max(shownTo, span.from())).append(HIDDEN);
            shownTo = span.to();
            from = hidden.nextSetBit(to);
        }
        return shown.append(folded.original(), shownTo, folded.original().length()).toString();
    }
}
