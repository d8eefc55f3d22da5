package org.bancheng.engine.lifecycle;

import java.util.List;
import org.bancheng.engine.label.Label;

/**
 * Why not, by which clause, and until when or by whom it would be allowed.
 *
 * @param basis clause id; empty when no clause is concerned
 * @param message a complete sentence
 * @param fields what is wrong with single inputs
 */
public record Refusal(Code code, String basis, Label message, List<FieldError> fields)
        implements Outcome {

    public enum Code {
        UNKNOWN_ACTION,
        NOT_IN_STATE,
        NOT_YOUR_POST,
        TOO_LATE,
        GUARD,
        EXTENSION_SPENT,
        BAD_INPUT,
        NOT_DUE,
        /** The definition cannot answer: the county's administrator has to mend it. */
        MISCONFIGURED;

        /** The stable form for problem types and logs: {@code not-in-state}. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public Refusal {
        fields = List.copyOf(fields);
    }
}
