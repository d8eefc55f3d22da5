package org.bancheng.platform.privacy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is shown of a person to those who may not see who it is. */
public final class Masking {
    private Masking() {}

    /** What kind of firm it is tells nobody which one. */
    private static final Pattern FIRM =
            Pattern.compile("\\p{IsHan}{3,}?((?:股份有限|有限责任|有限)?公司|合作社|经营部|經營部|商行|[厂廠店])");

    /** No longer than a person's name, and nothing else in it. */
    private static final Pattern PERSON = Pattern.compile("\\p{IsHan}{1,4}");

    /**
     * 王*生, 王*, 江西**有限公司. Of what is neither a name of the usual length nor a firm, such as a name
     * with a number after it, only the first character stays.
     */
    public static String name(String name) {
        String whole = name.strip();
        int[] points = whole.codePoints().toArray();
        if (points.length < 2) {
            return "*".repeat(points.length);
        }
        Matcher firm = FIRM.matcher(whole);
        if (points.length > 4 && firm.matches()) {
            return part(points, 0, 2) + "**" + firm.group(1);
        }
        if (!PERSON.matcher(whole).matches()) {
            return part(points, 0, 1) + "**";
        }
        return points.length == 2
                ? part(points, 0, 1) + "*"
                : part(points, 0, 1)
                        + "*".repeat(points.length - 2)
                        + part(points, points.length - 1, points.length);
    }

    /** 138****1234. */
    public static String phone(String phone) {
        return middle(phone.strip(), 3, 4);
    }

    /** 430***********1X. */
    public static String identity(String identity) {
        return middle(identity.strip(), 3, 2);
    }

    /** 湘潭县易俗****. */
    public static String address(String address) {
        int[] points = address.strip().codePoints().limit(5).toArray();
        return points.length == 0 ? "" : part(points, 0, points.length) + "****";
    }

    private static String middle(String text, int head, int tail) {
        int[] points = text.codePoints().toArray();
        return points.length <= head + tail
                ? "*".repeat(points.length)
                : part(points, 0, head)
                        + "*".repeat(points.length - head - tail)
                        + part(points, points.length - tail, points.length);
    }

    private static String part(int[] points, int from, int to) {
        return new String(points, from, to - from);
    }
}
