package org.bancheng.platform.search;

/** What results are counted and narrowed by. */
public enum Facet {
    COUNTY,
    /** A path of ids ({@code a/b}) within a county, of names across counties. */
    CATEGORY,
    STATE,
    CHANNEL,
    /** The leading unit; within a county only. */
    UNIT,
    /** The month of opening, as in 2026-11. */
    MONTH
}
