package org.bancheng.platform.privacy;

/** What is shown of a person to those who may not see who it is. */
public final class Masking {
    private Masking() {}

    /** 王*生, 王*, 江西**建材有限公司. */
    public static String name(String name) {
        int[] points = name.strip().codePoints().toArray();
        return switch (points.length) {
            case 0 -> "";
            case 1 -> "*";
            case 2 -> part(points, 0, 1) + "*";
            case 3, 4 ->
                    part(points, 0, 1)
                            + "*".repeat(points.length - 2)
                            + part(points, points.length - 1, points.length);
            default -> part(points, 0, 2) + "**" + part(points, 4, points.length);
        };
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
