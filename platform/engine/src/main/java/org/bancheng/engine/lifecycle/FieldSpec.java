package org.bancheng.engine.lifecycle;

import java.util.List;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param personal sealed by the shell wherever it is kept, never indexed
 * @param choices for {@link FieldType#CHOICE}, in the order to show them
 * @param entries for {@link FieldType#ENTRY}, which ones; null for the other types
 */
public record FieldSpec(
        String name,
        Label label,
        FieldType type,
        Presence presence,
        boolean personal,
        List<Choice> choices,
        @Nullable Entries entries) {

    public enum Presence {
        REQUIRED,
        OPTIONAL,
        /** None, one or more. */
        MANY
    }

    public record Choice(String value, Label label) {}

    /** The entries of a register that are in the state. */
    public record Entries(String register, String state) {}

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
            case CASE, ENTRY -> 60;
            default -> 0;
        };
    }

    FieldSpec required() {
        return new FieldSpec(name, label, type, Presence.REQUIRED, personal, choices, entries);
    }

    /** The same field, to be chosen from these. */
    public FieldSpec choosing(List<Choice> these) {
        return new FieldSpec(name, label, type, presence, personal, these, entries);
    }
}
