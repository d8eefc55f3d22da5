package org.bancheng.platform.search;

import java.util.BitSet;

/**
 * Finds number plates (湘C·12345, 湘CD12345, 粤Z1234港) and travel documents (a letter and eight or
 * nine digits).
 */
final class Plates {
    private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领军武";
    private static final String SUFFIXES = "挂学警港澳领使";

    private static final int SHORTEST = 5;
    private static final int LONGEST = 6;

    private Plates() {}

    static void hide(String text, BitSet hidden) {
        for (int at = 0; at < text.length(); at++) {
            if (PROVINCES.indexOf(text.charAt(at)) >= 0) {
                hidePlate(text, at, hidden);
            } else if (isLetter(text.charAt(at)) && (at == 0 || !isSign(text.charAt(at - 1)))) {
                hideDocument(text, at, hidden);
            }
        }
    }

    private static void hidePlate(String text, int province, BitSet hidden) {
        int letter = afterGap(text, province + 1);
        if (letter >= text.length() || !isLetter(text.charAt(letter))) {
            return;
        }
        int to = letter + 1;
        int signs = 0;
        boolean digit = false;
        for (int next = afterGap(text, to);
                signs < SHORTEST && next < text.length() && isSign(text.charAt(next));
                next = afterGap(text, to)) {
            for (to = next; to < text.length() && isSign(text.charAt(to)); to++, signs++) {
                digit |= isDigit(text.charAt(to));
            }
        }
        boolean suffix =
                signs == SHORTEST - 1
                        && to < text.length()
                        && SUFFIXES.indexOf(text.charAt(to)) >= 0;
        if (digit && (signs == SHORTEST || signs == LONGEST || suffix)) {
            hidden.set(province, suffix ? to + 1 : to);
        }
    }

    private static void hideDocument(String text, int letter, BitSet hidden) {
        int to = letter + 1;
        while (to < text.length() && isDigit(text.charAt(to))) {
            to++;
        }
        int digits = to - letter - 1;
        boolean ends = to == text.length() || !isLetter(text.charAt(to));
        if (ends && digits >= 8 && digits <= 10) {
            hidden.set(letter, to);
        }
    }

    /** At most two blanks, dots or dashes stand between two signs of a plate. */
    private static int afterGap(String text, int at) {
        int to = at;
        while (to < text.length() && to < at + 2 && KnownValues.isFiller(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static boolean isSign(char unit) {
        return Addresses.isLetterOrDigit(unit);
    }

    private static boolean isLetter(char unit) {
        return unit >= 'a' && unit <= 'z';
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }
}
