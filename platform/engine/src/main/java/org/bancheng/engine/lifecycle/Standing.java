package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of a person's posts lets him act on a subject. */
final class Standing {

    private Standing() {}

    /** By which holding the actor may do what is open to these posts; empty: by none. */
    static Optional<Scene.Performer> of(
            Actor actor,
            Set<String> by,
            LifecycleDefinition definition,
            Subject subject,
            Facts facts) {
        return switch (actor.kind()) {
            case REPORTER -> by.contains(Action.REPORTER) ? plain(actor) : Optional.empty();
            case SYSTEM -> by.contains(Action.SYSTEM) ? plain(actor) : Optional.empty();
            case STAFF ->
                    actor.holdings().stream()
                            .filter(holding -> by.contains(holding.post()))
                            .filter(holding -> reaches(holding, definition, subject, facts))
                            .findFirst()
                            .map(holding -> new Scene.Performer(actor, holding));
        };
    }

    private static Optional<Scene.Performer> plain(Actor actor) {
        return Optional.of(new Scene.Performer(actor, null));
    }

    /** An entry of a register is no unit's or channel's own, unless a rule of its own says so. */
    private static boolean reaches(
            Holding holding, LifecycleDefinition definition, Subject subject, Facts facts) {
        var post = definition.posts().get(holding.post());
        if (definition.register() != null) {
            return post != null;
        }
        return post != null
                && switch (post.scope()) {
                    case COUNTY -> true;
                    case OWN_UNIT ->
                            unitsOf(subject).stream()
                                    .map(unit -> facts.directory().standing(unit.toString()))
                                    .anyMatch(holding.unit()::equals);
                    case OWN_CHANNEL -> post.channels().contains(channelOf(subject, facts));
                    case NONE -> false;
                };
    }

    private static List<?> unitsOf(Subject subject) {
        var unit = subject.fields().get("unit");
        if (unit != null) {
            return List.of(unit);
        }
        var units = subject.fields().get("units");
        var working = units instanceof List<?> many ? many : List.of();
        var intake = subject.fields().get("intake-unit");
        return intake == null
                ? working
                : java.util.stream.Stream.concat(
                                working.stream(), java.util.stream.Stream.of(intake))
                        .toList();
    }

    private static @Nullable Object channelOf(Subject subject, Facts facts) {
        var own = subject.fields().get("channel");
        return own == null ? facts.parent().getOrDefault("channel", "") : own;
    }
}
