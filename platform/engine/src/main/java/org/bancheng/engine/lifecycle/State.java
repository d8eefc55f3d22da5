package org.bancheng.engine.lifecycle;

import org.bancheng.engine.label.Label;

/**
 * @param publicLabel what the reporter reads
 * @param terminal nothing runs in it any more: every clock stops on entering
 */
public record State(String id, Label label, Label publicLabel, boolean terminal) {}
