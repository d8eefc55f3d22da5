package org.bancheng.engine.figure;

import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Criterion;

/**
 * How many subjects of a type one unit has for which something holds, counted for conditions.
 *
 * @param days those count that were opened within so many days before the moment of counting
 */
public record Tally(String id, Label label, String basis, String type, Criterion where, int days) {}
