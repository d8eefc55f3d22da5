package org.bancheng.platform.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.bancheng.platform.search.SearchText.Word;

/**
 * Marks what was searched for in a text as it was written, whatever its script: the whole word
 * where it occurs, else its pairs of characters, which is what the index matched.
 */
final class Highlighter {
    private static final int SNIPPET = 120;
    private static final int BEFORE_FIRST_MARK = 24;

    private final SearchText searched;

    Highlighter(SearchText searched) {
        this.searched = searched;
    }

    Marked whole(String text) {
        var folded = Folded.of(text);
        return marked(folded, 0, text.length(), found(folded.text()));
    }

    /**
     * A part of at most about 120 characters, around the place with most of what was searched for.
     */
    Marked snippet(String text) {
        var folded = Folded.of(text);
        BitSet found = found(folded.text());
        int from = Math.max(0, densest(found, folded.text().length()) - BEFORE_FIRST_MARK);
        int to = Math.min(folded.text().length(), from + SNIPPET);
        if (from >= to) {
            return new Marked("", List.of());
        }
        Span window = folded.inOriginal(from, to);
        return marked(folded, window.from(), window.to(), found);
    }

    private BitSet found(String text) {
        var found = new BitSet(text.length());
        for (Word word : searched.words()) {
            if (!mark(text, word.text(), found) && !word.exact()) {
                for (int at = 0; at + 2 <= word.text().length(); at++) {
                    mark(text, word.text().substring(at, at + 2), found);
                }
            }
        }
        return found;
    }

    private static boolean mark(String text, String wanted, BitSet found) {
        boolean any = false;
        for (int at = text.indexOf(wanted);
                at >= 0;
                at = text.indexOf(wanted, at + wanted.length())) {
            found.set(at, at + wanted.length());
            any = true;
        }
        return any;
    }

    private static int densest(BitSet found, int length) {
        int best = 0;
        int most = -1;
        for (int from = found.nextSetBit(0); from >= 0; ) {
            int marks = found.get(from, Math.min(length, from + SNIPPET)).cardinality();
            if (marks > most) {
                most = marks;
                best = from;
            }
            from = found.nextSetBit(found.nextClearBit(from));
        }
        return best;
    }

    private static Marked marked(Folded folded, int from, int to, BitSet found) {
        var marks = new ArrayList<Span>();
        int markedTo = from;
        for (int at = found.nextSetBit(0); at >= 0; ) {
            int end = found.nextClearBit(at);
            Span mark = folded.inOriginal(at, end);
            int first = Math.max(mark.from(), markedTo);
            int last = Math.min(mark.to(), to);
            if (first < last) {
                marks.add(new Span(first - from, last - from));
                markedTo = last;
            }
            at = found.nextSetBit(end);
        }
        return new Marked(folded.original().substring(from, to), marks);
    }
}
