package org.bancheng.engine.lifecycle;

import java.util.List;
import org.bancheng.engine.label.Label;

/**
 * One field of a form.
 *
 * @param personal sealed by the shell wherever it is kept, never indexed
 * @param choices for {@link FieldType#CHOICE}, in the order to show them
 */
public record FieldSpec(
        String name,
        Label label,
        FieldType type,
        Presence presence,
        boolean personal,
        List<Choice> choices) {

    public enum Presence {
        REQUIRED,
        OPTIONAL,
        /** None, one or more. */
        MANY
    }

    public record Choice(String value, Label label) {}

    public FieldSpec {
        choices = List.copyOf(choices);
    }

    /** The most characters a text may have; 0 where the type has no length. */
    public int maxLength() {
        return switch (type) {
            case TEXT -> 200;
            case PHONE -> 40;
            case LONG_TEXT -> 10_000;
            case REFERENCE -> 500;
            default -> 0;
        };
    }

    FieldSpec required() {
        return new FieldSpec(name, label, type, Presence.REQUIRED, personal, choices);
    }
}
