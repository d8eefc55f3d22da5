package org.bancheng.platform.search;

import java.util.Arrays;

/**
 * Digits that may belong together: not more than three blanks, dashes, dots or brackets between two
 * of them.
 *
 * <p>A group is an unbroken part of it in one script; a number begins and ends with a group.
 */
final class DigitRun {
    private static final int WIDEST_GAP = 3;
    private static final String CHINESE = "〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖○幺";

    private int[] digits = new int[24];
    private int[] positions = new int[24];
    private boolean[] begins = new boolean[24];
    private int size;

    private DigitRun() {}

    static DigitRun at(String text, int from) {
        var run = new DigitRun();
        int at = from;
        int last = from;
        while (at < text.length() && at - last <= WIDEST_GAP) {
            char unit = text.charAt(at);
            if (digit(unit) >= 0) {
                boolean joined = run.size > 0 && at == last + 1 && sameScript(text, at, last);
                run.add(digit(unit), at, !joined);
                last = at;
            } else if (!isSeparator(unit)) {
                break;
            }
            at++;
        }
        return run;
    }

    static int digit(char unit) {
        if (unit >= '0' && unit <= '9') {
            return unit - '0';
        }
        int chinese = CHINESE.indexOf(unit);
        if (chinese == CHINESE.length() - 1) {
            return 1;
        }
        return chinese < 0 ? -1 : chinese % 10;
    }

    static boolean isSeparator(char unit) {
        return (unit != '\n' && unit != '\r' && KnownValues.isFiller(unit))
                || unit == '('
                || unit == ')'
                || unit == '/'
                || unit == '+';
    }

    int size() {
        return size;
    }

    int digit(int index) {
        return digits[index];
    }

    int position(int index) {
        return positions[index];
    }

    /** The place in the text after the last digit. */
    int end() {
        return positions[size - 1] + 1;
    }

    /** Where the X stands that ends an identity number; 0 when none does. */
    int mark(String text) {
        for (int at = end(); at < Math.min(text.length(), end() + WIDEST_GAP); at++) {
            if (text.charAt(at) == 'x' || text.charAt(at) == '×') {
                return at;
            }
            if (!isSeparator(text.charAt(at))) {
                return 0;
            }
        }
        return 0;
    }

    boolean begins(int index) {
        return begins[index];
    }

    boolean ends(int index) {
        return index == size || begins[index];
    }

    int groupEnd(int from) {
        int to = from + 1;
        while (!ends(to)) {
            to++;
        }
        return to;
    }

    int number(int from, int length) {
        int number = 0;
        for (int at = from; at < from + length; at++) {
            number = number * 10 + digits[at];
        }
        return number;
    }

    /** As cards are printed: groups of three digits or more but for the last, or digit by digit. */
    boolean isEvenlyGrouped(int from, int length) {
        int shortest = groupEnd(from) - from == 1 ? 1 : 3;
        for (int at = from; at < from + length; at = groupEnd(at)) {
            int end = groupEnd(at);
            if (end < from + length && end - at < shortest) {
                return false;
            }
        }
        return true;
    }

    boolean passesLuhn(int from, int length) {
        int sum = 0;
        for (int back = 0; back < length; back++) {
            int digit = digits[from + length - 1 - back];
            int weighed = back % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static boolean sameScript(String text, int at, int last) {
        return (text.charAt(at) < 0x80) == (text.charAt(last) < 0x80);
    }

    private void add(int digit, int position, boolean first) {
        if (size == digits.length) {
            digits = Arrays.copyOf(digits, size * 2);
            positions = Arrays.copyOf(positions, size * 2);
            begins = Arrays.copyOf(begins, size * 2);
        }
        digits[size] = digit;
        positions[size] = position;
        begins[size] = first;
        size++;
    }
}
