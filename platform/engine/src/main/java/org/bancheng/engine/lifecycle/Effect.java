package org.bancheng.engine.lifecycle;

import java.util.Map;

/**
 * What follows from a decision, as data, resolved against the form.
 *
 * <ul>
 *   <li>{@code assign}: {@code lead} unit id (absent if none), {@code co-handling} list of unit
 *       ids, {@code inputs} for the assignments' opening
 *   <li>{@code act}: {@code on} case, lead or assignments; {@code action}; {@code inputs}; by the
 *       system, in the same transaction. On {@code assignments} it goes to those in whose state the
 *       action starts; on case or lead a refusal refuses the whole command
 *   <li>{@code notify}: {@code to} reporter, unit, intake or {@code post:<id>}; {@code template}
 *   <li>{@code remind}: the same, not before the next working instant
 * </ul>
 */
public record Effect(String kind, Map<String, Object> params) {

    public Effect {
        params = Map.copyOf(params);
    }
}
