package org.bancheng.platform.operations;

import org.bancheng.engine.label.Label;

/** A county's draft cannot be changed or published like this; nothing was done. */
public final class DraftRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Label why;

    DraftRefused(Label why) {
        super(why.zhCn());
        this.why = why;
    }

    public Label why() {
        return why;
    }
}
