package org.bancheng.engine.lifecycle;

import org.bancheng.engine.label.Label;

/**
 * @param publicLabel what the reporter reads
 * @param shown to whom what the lifecycle {@link LifecycleDefinition#shows() shows} is open, beside
 *     those who deal with it
 * @param terminal nothing runs in it any more: every clock stops on entering
 */
public record State(String id, Label label, Label publicLabel, boolean terminal, Shown shown) {

    public enum Shown {
        TO_NOBODY_ELSE,
        TO_STAFF,
        TO_EVERYBODY
    }
}
