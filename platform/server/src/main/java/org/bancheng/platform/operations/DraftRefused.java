package org.bancheng.platform.operations;

import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** A county's draft cannot be changed or published like this; nothing was done. */
public final class DraftRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a person fills in, and can fill in wrongly. */
    public enum Input {
        PATH,
        AMOUNT,
        REASON,
        POSTS
    }

    private final transient Label why;
    private final @Nullable Input input;

    DraftRefused(Label why) {
        this(why, null);
    }

    /**
     * @param input what was filled in wrongly; null: nothing, it is of the draft as a whole
     */
    DraftRefused(Label why, @Nullable Input input) {
        super(why.zhCn());
        this.why = why;
        this.input = input;
    }

    public Label why() {
        return why;
    }

    /** What was filled in wrongly; null: nothing, it is of the draft as a whole. */
    public @Nullable Input input() {
        return input;
    }
}
