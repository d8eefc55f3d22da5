package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the rules by which a matter finds its unit, compiled.
 *
 * @param when null: always
 */
public record RouteRule(
        String id, String basis, @Nullable Expression when, Destination destination) {

    /** Where a rule sends a matter. */
    public sealed interface Destination {
        record Named(String unit) implements Destination {}

        /** The unit that a field of the case names. */
        record InField(String field) implements Destination {}

        /** The unit that owns the category in a field of the case. */
        record OwnerOf(String field) implements Destination {}
    }

    record Match(RouteRule rule, String unit) {}

    /** The first rule that holds and leads to a unit that there is. */
    static Optional<Match> first(List<RouteRule> rules, Scene scene) {
        return rules.stream().flatMap(rule -> rule.match(scene).stream()).findFirst();
    }

    private Optional<Match> match(Scene scene) {
        if (when != null && !when.holds(scene)) {
            return Optional.empty();
        }
        return Optional.ofNullable(unit(scene)).map(unit -> new Match(this, unit));
    }

    private @Nullable String unit(Scene scene) {
        return switch (destination) {
            case Destination.Named named -> scene.directory().existing(named.unit());
            case Destination.InField in ->
                    scene.kept(in.field()) instanceof String unit
                            ? scene.directory().existing(unit)
                            : null;
            case Destination.OwnerOf owner ->
                    scene.kept(owner.field()) instanceof String category
                            ? scene.directory().ownerOf(category)
                            : null;
        };
    }
}
