package org.bancheng.engine.lifecycle;

import java.util.Map;

/**
 * What follows from a decision, as data.
 *
 * <ul>
 *   <li>{@code assign}: {@code lead} and {@code same-role} a unit id, {@code co-handling} a list of
 *       unit ids, each absent if not given; {@code same-role} takes the role of the assignment
 *       acted on. {@code inputs} for the new assignments' opening, by the system
 *   <li>{@code open}: a subject of {@code type} in {@code role}, one for each of {@code units} (a
 *       unit id or a list of them), or for the unit of the subject acted on where {@code own} is
 *       true; {@code inputs} for its opening, by the system
 *   <li>{@code act}: {@code on} case, lead (the lead unit's assignment) or the plural of a type;
 *       {@code action}; {@code inputs}; by the system, in the same transaction; {@code basis},
 *       where a rule of routing had it done, is that rule's clause. On a plural it goes to those in
 *       whose state the action starts. A refusal refuses the whole command, unless {@code
 *       if-allowed} is true
 *   <li>{@code link}, {@code unlink}: {@code number} of the other case, the form's {@code field}
 *       that gave it, {@code as} a {@link EffectRule.Tie}; an unlink without a number is from all
 *       of that tie
 *   <li>{@code pass-on}: {@code action}, by the system on each case merged into this one, in a
 *       transaction of its own, with {@code inputs}; where it does not start in that case's state,
 *       nothing
 *   <li>{@code notify}: {@code to} reporter, unit (the assignment's), units (of all open
 *       assignments) or posts, then {@code posts} lists their ids; {@code template}
 *   <li>{@code remind}: the same, not before the next working instant
 * </ul>
 */
public record Effect(String kind, Map<String, Object> params) {

    public Effect {
        params = Map.copyOf(params);
    }
}
