package org.bancheng.platform.search;

import java.util.BitSet;
import java.util.List;

/**
 * Finds numbers of people: identity cards, bank cards, mobiles and landlines, with blanks, dashes
 * and brackets inside them, in digits or in Chinese numerals. A calendar date is not taken for one.
 */
final class Numbers {
    private static final int LONG_RUN = 11;
    private static final int CUE_REACH = 10;
    private static final List<String> CUES =
            List.of("电话", "座机", "手机", "拨打", "致电", "来电", "传真", "联系", "小灵通", "tel", "phone", "qq");

    private final String text;
    private final DigitRun run;
    private final BitSet taken;
    private final BitSet dates;

    private Numbers(String text, DigitRun run) {
        this.text = text;
        this.run = run;
        this.taken = new BitSet(run.size());
        this.dates = new BitSet(run.size());
    }

    static void hide(String text, BitSet hidden) {
        for (int at = 0; at < text.length(); at++) {
            if (DigitRun.digit(text.charAt(at)) >= 0) {
                var run = DigitRun.at(text, at);
                new Numbers(text, run).hideIn(hidden);
                at = run.end() - 1;
            }
        }
    }

    private void hideIn(BitSet hidden) {
        takeEach(this::identityCard);
        markDates();
        takeEach(this::bankCard);
        takeEach(this::telephone);
        takeEach(this::announced);
        takeEach(this::longRun);
        for (int from = taken.nextSetBit(0); from >= 0; from = taken.nextSetBit(from)) {
            int to = taken.nextClearBit(from);
            hidden.set(run.position(from), endOf(to));
            from = to;
        }
    }

    private interface Shape {
        /** How many digits from here make up such a number; 0 when they do not. */
        int length(int from);
    }

    private void takeEach(Shape shape) {
        for (int from = 0; from < run.size(); from++) {
            if (run.begins(from) && !taken.get(from)) {
                int length = shape.length(from);
                taken.set(from, from + length);
                from += Math.max(0, length - 1);
            }
        }
    }

    private int identityCard(int from) {
        if (run.digit(from) == 0) {
            return 0;
        }
        boolean dated18 = free(from, 17) && birthday(from + 6, 4);
        if (dated18 && free(from, 18) && run.ends(from + 18)) {
            return 18;
        }
        if (dated18 && run.ends(from + 17) && checkedByX(from + 17)) {
            return 17;
        }
        return free(from, 15) && run.ends(from + 15) && birthday(from + 6, 2) ? 15 : 0;
    }

    private boolean birthday(int from, int yearDigits) {
        int month = run.number(from + yearDigits, 2);
        int day = run.number(from + yearDigits + 2, 2);
        int century = yearDigits == 2 ? 19 : run.number(from, 2);
        return century >= 18 && century <= 20 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private boolean checkedByX(int end) {
        return end == run.size() && run.mark(text) > 0;
    }

    private int endOf(int end) {
        return checkedByX(end) && end >= 17 ? run.mark(text) + 1 : run.position(end - 1) + 1;
    }

    private void markDates() {
        for (int from = 0; from < run.size(); from++) {
            int month = run.begins(from) ? run.groupEnd(from) : from;
            if (month - from == 4 && month < run.size()) {
                int day = run.groupEnd(month);
                int end = day < run.size() ? run.groupEnd(day) : day;
                int century = run.number(from, 2);
                boolean groups = day - month <= 2 && end > day && end - day <= 2;
                if ((century == 19 || century == 20)
                        && groups
                        && run.number(month, day - month) <= 12
                        && run.number(day, end - day) <= 31) {
                    dates.set(from, end);
                }
            }
        }
    }

    private int bankCard(int from) {
        for (int length = 19; length >= 13; length--) {
            if (free(from, length)
                    && run.ends(from + length)
                    && run.isEvenlyGrouped(from, length)
                    && (run.passesLuhn(from, length) || isPrintedAsCard(from, length))) {
                return length;
            }
        }
        return 0;
    }

    private boolean isPrintedAsCard(int from, int length) {
        return length >= 16 && run.groupEnd(from) - from == 4;
    }

    private int telephone(int from) {
        int first = run.digit(from);
        if (first == 1 && free(from, 11) && run.digit(from + 1) >= 3) {
            return run.groupEnd(from + 10) - from;
        }
        if (isCountryCode(from)) {
            return 0;
        }
        boolean abroad = from > 1 && run.number(from - 2, 2) == 86;
        int area = first == 0 ? from + 1 : from;
        if (first != 0 && !abroad) {
            return 0;
        }
        int code = area < run.size() && run.digit(area) <= 2 ? 2 : 3;
        for (int local = 8; local >= 7; local--) {
            int length = area - from + code + local;
            if (free(from, length) && run.ends(from + length)) {
                return length;
            }
        }
        return 0;
    }

    private boolean isCountryCode(int from) {
        int length = run.groupEnd(from) - from;
        return length <= 4 && run.number(from, length) == 86;
    }

    /** A number too short to be known by its shape, where the text says that one follows. */
    private int announced(int from) {
        int end = run.groupEnd(from);
        if (end - from < 6 && end < run.size()) {
            end = run.groupEnd(end);
        }
        int length = end - from;
        return length >= 6 && length <= 11 && free(from, length) && isAnnounced(from) ? length : 0;
    }

    private boolean isAnnounced(int from) {
        int at = run.position(from);
        String before = text.substring(Math.max(0, at - CUE_REACH), at);
        return CUES.stream().anyMatch(before::contains)
                && before.indexOf('。') < 0
                && before.indexOf('\n') < 0;
    }

    private int longRun(int from) {
        int length = run.groupEnd(from) - from;
        return length >= LONG_RUN ? length : 0;
    }

    private boolean free(int from, int length) {
        if (from + length > run.size()) {
            return false;
        }
        for (int at = from; at < from + length; at++) {
            if (taken.get(at) || dates.get(at)) {
                return false;
            }
        }
        return true;
    }
}
