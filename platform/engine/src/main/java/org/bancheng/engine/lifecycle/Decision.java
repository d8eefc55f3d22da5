package org.bancheng.engine.lifecycle;

import java.util.List;

/**
 * The command holds. The shell writes subject, event and effects in one transaction.
 *
 * @param effects in order; what each kind means to the shell is said at {@link Effect}
 */
public record Decision(Subject after, LifecycleEvent event, List<Effect> effects)
        implements Outcome {

    public Decision {
        effects = List.copyOf(effects);
    }

    /** The same, told with another clause. */
    Decision restingOn(String basis) {
        return new Decision(after, event.restingOn(basis), effects);
    }
}
