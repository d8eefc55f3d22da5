package org.bancheng.platform.cases;

import org.bancheng.engine.lifecycle.Refusal;

/** The county's rules do not allow it; nothing was changed. */
public class ActionRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    ActionRefused(Refusal refusal) {
        super(refusal.code().id() + ": " + refusal.message());
        this.refusal = refusal;
        BrokenRules.tell(refusal);
    }

    public Refusal refusal() {
        return refusal;
    }
}
