package org.bancheng.engine.lifecycle;

import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * An action that belongs on the page: allowed, or greyed with the reason. An action of another
 * state or another post is not offered at all.
 *
 * @param confirm the question to ask before it is done
 * @param overriding allowed only by lifting a rule; the form then demands the reason
 * @param refusal why not now; null when allowed
 */
public record Offer(
        String action,
        Label label,
        FormSpec form,
        String basis,
        @Nullable Label confirm,
        boolean overriding,
        @Nullable Refusal refusal) {

    /** The same offer with another form. */
    public Offer asking(FormSpec other) {
        return new Offer(action, label, other, basis, confirm, overriding, refusal);
    }

    public boolean allowed() {
        return refusal == null;
    }
}
