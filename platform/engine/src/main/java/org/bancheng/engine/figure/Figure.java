package org.bancheng.engine.figure;

import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Criterion;
import org.jspecify.annotations.Nullable;

/**
 * One number, defined once: how many subjects of a type there are in a period, or what share of
 * them something holds of.
 *
 * @param type of the subjects: a lifecycle of the county
 * @param underCase whether its subjects are under a case; else they are files of their own
 * @param at which of a subject's times has to lie in the period
 * @param where which of them count; null: all
 * @param share what has to hold of those; null: the figure is a number and not a rate
 * @param target of a rate, the least percent that will do; reached is good enough
 */
public record Figure(
        String id,
        Label label,
        String basis,
        String type,
        boolean underCase,
        At at,
        @Nullable Criterion where,
        @Nullable Criterion share,
        @Nullable Integer target) {

    public enum At {
        OPENED,
        ENDED
    }

    public boolean isRate() {
        return share != null;
    }
}
