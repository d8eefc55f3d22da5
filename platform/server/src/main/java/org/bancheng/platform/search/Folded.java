package org.bancheng.platform.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.text.UnicodeSetIterator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A text as it is compared: simplified script, half-width, lower case, without invisible
 * characters; the same for indexed texts and for queries, so that 營商環境 finds 营商环境.
 *
 * <p>Each character is folded by itself. ICU's phrase rules are left out: they depend on the
 * neighbours, which a query lacks, and replace words (巡察 by 巡查) besides.
 */
final class Folded {
    private static final Map<Integer, String> SIMPLIFIED = simplified();
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private final String original;
    private final String text;
    private final int[] origin;

    private Folded(String original, String text, int[] origin) {
        this.original = original;
        this.text = text;
        this.origin = origin;
    }

    static Folded of(String original) {
        var text = new StringBuilder(original.length());
        int[] origin = new int[original.length() + 1];
        for (int at = 0; at < original.length(); ) {
            int character = original.codePointAt(at);
            int before = text.length();
            append(text, character);
            if (origin.length <= text.length()) {
                origin = Arrays.copyOf(origin, text.length() * 2);
            }
            Arrays.fill(origin, before, text.length(), at);
            at += Character.charCount(character);
        }
        origin[text.length()] = original.length();
        return new Folded(original, text.toString(), origin);
    }

    String text() {
        return text;
    }

    String original() {
        return original;
    }

    /** Where in the original the characters {@code [from, to)} of {@link #text()} stand. */
    Span inOriginal(int from, int to) {
        int end = to;
        while (end < text.length() && origin[end] == origin[to - 1]) {
            end++;
        }
        return new Span(origin[from], origin[end]);
    }

    private static void append(StringBuilder text, int character) {
        if (character < 0x80) {
            text.append((char) (character >= 'A' && character <= 'Z' ? character + 32 : character));
        } else if (character >= 0x4E00 && character <= 0x9FFF) {
            appendSimplified(text, character);
        } else if (!UCharacter.hasBinaryProperty(
                character, com.ibm.icu.lang.UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
            UCharacter.toLowerCase(NFKC.normalize(Character.toString(character)))
                    .codePoints()
                    .forEach(folded -> appendSimplified(text, folded));
        }
    }

    private static void appendSimplified(StringBuilder text, int character) {
        String simplified = SIMPLIFIED.get(character);
        if (simplified == null) {
            text.appendCodePoint(character);
        } else {
            text.append(simplified);
        }
    }

    private static Map<Integer, String> simplified() {
        // forms that ICU simplifies only in some words
        var table =
                new HashMap<>(
                        Map.of(
                                (int) '著', "着", (int) '沈', "沉", (int) '嶽', "岳", (int) '祇', "只",
                                (int) '鞦', "秋", (int) '韆', "千", (int) '吋', "寸", (int) '硃', "朱"));
        var rules = Transliterator.getInstance("Traditional-Simplified");
        UnicodeSet touched = rules.getSourceSet();
        for (var each = new UnicodeSetIterator(touched); each.next(); ) {
            String simplified = rules.transliterate(each.getString());
            if (!simplified.equals(each.getString())) {
                table.putIfAbsent(each.getString().codePointAt(0), simplified);
            }
        }
        return Map.copyOf(table);
    }
}
