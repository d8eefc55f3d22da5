package org.bancheng.engine.lifecycle;

import org.bancheng.engine.label.Label;

/**
 * @param publicLabel what the reporter reads
 * @param shown to whom what the lifecycle {@link LifecycleDefinition#shows() shows} is open, beside
 *     those who deal with it
 * @param invites of what hangs on a case or an entry: whether the unit is only asked to take part,
 *     and until it does sees nothing of the rest but what it is about
 * @param voids of an entry: whether it counts as if it had never been made
 * @param terminal nothing runs in it any more: every clock stops on entering
 */
public record State(
        String id,
        Label label,
        Label publicLabel,
        boolean terminal,
        Shown shown,
        boolean invites,
        boolean voids) {

    public enum Shown {
        TO_NOBODY_ELSE,
        TO_STAFF,
        TO_EVERYBODY
    }
}
