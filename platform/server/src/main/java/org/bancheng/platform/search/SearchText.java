package org.bancheng.platform.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bancheng.platform.search.BadSearch.Reason;

/**
 * What a person typed, folded and taken apart: every word must be found, a quoted one exactly as it
 * stands.
 */
record SearchText(List<Word> words) {
    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 12;

    /**
     * @throws BadSearch when it is longer than 200 characters or than 12 words
     */
    static SearchText of(String typed) {
        if (typed.length() > LONGEST) {
            throw new BadSearch(Reason.TEXT_TOO_LONG);
        }
        String text = Folded.of(typed).text().replace('“', '"').replace('”', '"');
        var words = new ArrayList<Word>();
        String[] byQuote = text.split("\"", -1);
        for (int part = 0; part < byQuote.length; part++) {
            boolean quoted = part % 2 == 1 && part < byQuote.length - 1;
            if (quoted) {
                add(words, byQuote[part], true);
            } else {
                for (String word : byQuote[part].split("[\\s\\p{IsPunctuation}&&[^-]]+")) {
                    add(words, word, false);
                }
            }
        }
        if (words.size() > MOST_WORDS) {
            throw new BadSearch(Reason.TOO_MANY_WORDS);
        }
        return new SearchText(List.copyOf(words));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    private static void add(List<Word> words, String text, boolean exact) {
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            words.add(new Word(text.strip().toLowerCase(Locale.ROOT), exact));
        }
    }

    /**
     * @param exact whether the characters must follow each other
     */
    record Word(String text, boolean exact) {}
}
