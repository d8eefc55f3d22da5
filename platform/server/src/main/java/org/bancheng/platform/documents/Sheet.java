package org.bancheng.platform.documents;

/**
 * How an official paper is set, after GB/T 9704: A4, the text 156 mm wide, Fangsong of size three.
 * Lengths in points.
 */
final class Sheet {
    static final float MILLIMETRE = 72f / 25.4f;
    static final float WIDTH = 210 * MILLIMETRE;
    static final float HEIGHT = 297 * MILLIMETRE;
    static final float TOP = 37 * MILLIMETRE;
    static final float LEFT = 28 * MILLIMETRE;
    static final float RIGHT = 26 * MILLIMETRE;
    static final float BOTTOM = 35 * MILLIMETRE;
    static final float TEXT_WIDTH = WIDTH - LEFT - RIGHT;

    static final int TITLE_SIZE = 22;
    static final int TEXT_SIZE = 16;
    static final int TABLE_SIZE = 12;
    static final int TITLE_LEADING = 32;
    static final int TEXT_LEADING = 28;
    static final int TABLE_LEADING = 16;
    static final int PAGE_NUMBER_SIZE = 14;

    private Sheet() {}
}
