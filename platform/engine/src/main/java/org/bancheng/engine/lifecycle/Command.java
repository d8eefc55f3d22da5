package org.bancheng.engine.lifecycle;

import java.util.Map;

/**
 * What somebody asks for.
 *
 * @param inputs by field of the action's form: String, Boolean, Integer or Long, LocalDate or its
 *     ISO text, List of String; blank text counts as not given
 */
public record Command(String action, Map<String, Object> inputs, Actor actor) {

    public Command {
        inputs = Map.copyOf(inputs);
    }
}
