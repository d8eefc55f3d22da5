package org.bancheng.platform.cases;

/**
 * How many cases a list has, counted no further than anybody turns pages.
 *
 * @param count all of them, or {@link #MOST} if there are more
 */
public record Tally(long count, boolean more) {
    /** What is past this is not counted, since it would cost every look at a list the more. */
    public static final int MOST = 10_000;

    static Tally of(long found) {
        return new Tally(Math.min(found, MOST), found > MOST);
    }

    public static Tally exactly(long count) {
        return new Tally(count, false);
    }

    /** As people read it: {@code 52}, {@code 10000+}. */
    @Override
    public String toString() {
        return more ? count + "+" : String.valueOf(count);
    }
}
