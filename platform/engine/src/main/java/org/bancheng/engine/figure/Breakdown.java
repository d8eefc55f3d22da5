package org.bancheng.engine.figure;

import java.util.Map;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * By what a table has its rows.
 *
 * @param field where it is a declared field
 * @param columns by figure: the value whose row a subject is counted in; null is a row of its own
 * @param values where the values are known beforehand, their labels in order; else empty
 */
public record Breakdown(
        String name,
        Kind kind,
        Label label,
        @Nullable FieldSpec field,
        Map<String, SqlText> columns,
        Map<String, Label> values) {

    public enum Kind {
        UNIT,
        CHANNEL,
        CATEGORY,
        MONTH,
        /** States, roles and choices. */
        WORD,
        /** As somebody wrote it. */
        TEXT
    }
}
