package org.bancheng.engine.figure;

import java.util.Map;

/** {@code figures.yaml}, checked. By id, in the order of the file. */
public record Figures(
        Map<String, Figure> figures, Map<String, Tally> tallies, Map<String, FigureTable> tables) {}
