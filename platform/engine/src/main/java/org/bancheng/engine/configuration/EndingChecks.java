package org.bancheng.engine.configuration;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.EffectRule;
import org.bancheng.engine.lifecycle.LifecycleDefinition;

/**
 * Whether what ends takes with it what hangs on it: an action that is to end all of a type, but
 * does not start in a state of it, leaves those that stand there behind, their clocks running.
 */
final class EndingChecks {

    private final Reading reading;
    private final Map<String, Outline> outlines;
    private final Map<String, LifecycleDefinition> definitions;

    EndingChecks(
            Reading reading,
            Map<String, Outline> outlines,
            Map<String, LifecycleDefinition> definitions) {
        this.reading = reading;
        this.outlines = outlines;
        this.definitions = definitions;
    }

    void check() {
        definitions.forEach(
                (type, definition) ->
                        definition.actions().values().stream()
                                .filter(action -> ends(type, action))
                                .flatMap(action -> EffectRule.plain(action.effects()))
                                .filter(EffectRule.Act.class::isInstance)
                                .map(EffectRule.Act.class::cast)
                                .filter(act -> !act.ifAllowed())
                                .distinct()
                                .forEach(this::leftBehind));
    }

    private boolean ends(String type, Action action) {
        return action.to() != null && !outline(type).isOpen(action.to());
    }

    private void leftBehind(EffectRule.Act act) {
        outlines.values().stream()
                .filter(outline -> outline.plural().equals(act.on()))
                .forEach(outline -> leftBehind(outline, act.action()));
    }

    private void leftBehind(Outline outline, String action) {
        var definition = definitions.get(outline.type());
        var ending = definition == null ? null : definition.actions().get(action);
        if (ending == null || !ends(outline.type(), ending)) {
            return;
        }
        Set<String> left = new LinkedHashSet<>(outline.states().keySet());
        left.removeIf(state -> !outline.isOpen(state) || ending.from().contains(state));
        if (!left.isEmpty()) {
            reading.findings.warn(
                    outline.document().at("actions").placeOfKey(action),
                    "办结时用 %s 了结，状态 %s 却不在它的 from 里：停在那里的会留下来，时钟照走；要一起了结就写进 from"
                            .formatted(action, String.join("、", left)),
                    "%s is to end these, but does not start in %s: what stands there is left behind with its clocks running; add it to from if it is to end too"
                            .formatted(action, String.join(", ", left)));
        }
    }

    private Outline outline(String type) {
        return Objects.requireNonNull(outlines.get(type));
    }
}
