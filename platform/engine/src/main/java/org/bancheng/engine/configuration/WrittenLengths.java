package org.bancheng.engine.configuration;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lengths of time that a text writes out, 5个工作日 or "24 hours". A label that repeats its term is
 * wrong as soon as somebody changes the number.
 */
final class WrittenLengths {

    private static final Pattern LENGTH =
            Pattern.compile(
                    "(?<number>[0-9]+|[一二两三四五六七八九十]{1,3})\\s*个?\\s*"
                            + "(?<unit>工作日|自然日|日|天|小时|working days?|calendar days?|days?|hours?)",
                    Pattern.CASE_INSENSITIVE);
    private static final String DIGITS = "一二三四五六七八九";

    /**
     * @param text as it is written
     * @param amount of hours or days
     */
    record Written(String text, int amount, boolean hours) {}

    private WrittenLengths() {}

    static List<Written> in(String text) {
        var found = new ArrayList<Written>();
        var match = LENGTH.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (match.find()) {
            var unit = match.group("unit");
            found.add(
                    new Written(
                            match.group().strip(),
                            number(match.group("number")),
                            unit.equals("小时")
                                    || unit.regionMatches(true, 0, "hour", 0, "hour".length())));
        }
        return found;
    }

    /** Up to 99: 十五, 二十, 二十五. */
    private static int number(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return written.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(written);
        }
        var digits = written.replace('两', '二');
        int ten = digits.indexOf('十');
        if (ten < 0) {
            return digits.chars().map(WrittenLengths::digit).reduce(0, (a, b) -> a * 10 + b);
        }
        int tens = ten == 0 ? 1 : digit(digits.charAt(ten - 1));
        int ones = ten == digits.length() - 1 ? 0 : digit(digits.charAt(ten + 1));
        return tens * 10 + ones;
    }

    private static int digit(int character) {
        return DIGITS.indexOf(character) + 1;
    }
}
