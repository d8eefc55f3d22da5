package org.bancheng.engine.lifecycle;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param inputs by field of the action's form: String, Boolean, Integer or Long, LocalDate or its
 *     ISO text, List of String; blank text counts as not given
 * @param basis the clause of the rule that had it done; null where that is the action's own
 */
public record Command(
        String action, Map<String, Object> inputs, Actor actor, @Nullable String basis) {

    public Command {
        inputs = Map.copyOf(inputs);
    }

    public Command(String action, Map<String, Object> inputs, Actor actor) {
        this(action, inputs, actor, null);
    }
}
