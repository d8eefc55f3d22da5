package org.bancheng.platform.portal;

import java.util.Map;
import org.bancheng.engine.configuration.TenantConfiguration.Clause;
import org.jspecify.annotations.Nullable;

/** The rule a thing rests on, as the county's paper has it. */
record ClauseView(String id, String title, String source, String text) {

    /** Null where no clause is concerned. */
    static @Nullable ClauseView of(
            @Nullable String id, Map<String, Clause> clauses, Wording wording) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        Clause clause = clauses.get(id);
        return clause == null
                ? new ClauseView(id, "", "", "")
                : new ClauseView(
                        id,
                        wording.of(clause.title()),
                        wording.of(clause.source()),
                        wording.of(clause.text()));
    }
}
