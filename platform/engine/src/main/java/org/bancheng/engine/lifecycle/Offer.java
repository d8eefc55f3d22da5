package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * An action that belongs on the page: allowed, or greyed with the reason. An action of another
 * state or another post is not offered at all.
 *
 * @param told names of the form's texts and files that the reporter will read
 * @param rules by the name of a field that may be left open: when it may not, as the county's rules
 *     say it
 * @param filled by the name of a field, what stands in it before anybody types
 * @param workers names of the form's fields whose units are given work orders
 * @param confirm the question to ask before it is done
 * @param overriding allowed only by lifting a rule; the form then demands the reason
 * @param refusal why not now; null when allowed
 */
public record Offer(
        String action,
        Label label,
        FormSpec form,
        Set<String> told,
        Map<String, List<Label>> rules,
        Map<String, String> filled,
        Set<String> workers,
        String basis,
        @Nullable Label confirm,
        boolean overriding,
        @Nullable Refusal refusal) {

    public Offer {
        told = Set.copyOf(told);
        rules = Map.copyOf(rules);
        filled = Map.copyOf(filled);
        workers = Set.copyOf(workers);
    }

    /** The same offer with another form. */
    public Offer asking(FormSpec other) {
        return new Offer(
                action,
                label,
                other,
                told,
                rules,
                filled,
                workers,
                basis,
                confirm,
                overriding,
                refusal);
    }

    public boolean allowed() {
        return refusal == null;
    }
}
