package org.bancheng.platform.search;

/**
 * A part of a text.
 *
 * @param from first UTF-16 unit
 * @param to the unit after the last
 */
public record Span(int from, int to) {}
