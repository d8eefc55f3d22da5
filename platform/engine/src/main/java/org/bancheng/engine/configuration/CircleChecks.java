package org.bancheng.engine.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.Consequences;
import org.bancheng.engine.lifecycle.EffectRule;
import org.bancheng.engine.lifecycle.LifecycleDefinition;

/**
 * Whether actions trigger one another without end: each asks for the next whatever the case, and
 * none leaves the states in which it starts.
 */
final class CircleChecks {

    private final Reading reading;
    private final Map<String, Outline> outlines;
    private final Map<String, LifecycleDefinition> definitions;
    private final Map<Step, List<Asked>> asks = new LinkedHashMap<>();

    CircleChecks(
            Reading reading,
            Map<String, Outline> outlines,
            Map<String, LifecycleDefinition> definitions) {
        this.reading = reading;
        this.outlines = outlines;
        this.definitions = definitions;
    }

    private record Step(String type, String action) {
        @Override
        public String toString() {
            return type + "." + action;
        }
    }

    /**
     * @param place where it is asked for
     */
    private record Asked(Findings.Place place, Step step) {}

    void check() {
        definitions
                .values()
                .forEach(
                        definition ->
                                definition.actions().values().stream()
                                        .filter(CircleChecks::stays)
                                        .forEach(action -> read(definition, action)));
        var told = new HashSet<Step>();
        asks.forEach(
                (step, asked) -> {
                    for (var one : asked) {
                        if (!told.contains(step)) {
                            way(one.step(), step, new HashSet<>())
                                    .ifPresent(
                                            way -> {
                                                told.addAll(way);
                                                finding(one.place(), step, way);
                                            });
                        }
                    }
                });
    }

    private static boolean stays(Action action) {
        return action.to() == null || action.from().contains(action.to());
    }

    private void read(LifecycleDefinition definition, Action action) {
        var outline = outlines.get(definition.type());
        if (outline == null) {
            return;
        }
        var items = outline.document().at("actions").at(action.name()).list("effects");
        var asked = new ArrayList<Asked>();
        for (int i = 0; i < action.effects().size(); i++) {
            if (action.effects().get(i) instanceof EffectRule.Act act) {
                var step = new Step(type(act.on(), definition.root()), act.action());
                if (!mayEnd(step, act)) {
                    asked.add(new Asked(items.get(i).at("act").at("action").place(), step));
                }
            }
        }
        asks.put(new Step(definition.type(), action.name()), asked);
    }

    /** A rule of the action's own ends it quietly where it is asked only if allowed. */
    private boolean mayEnd(Step step, EffectRule.Act act) {
        var definition = definitions.get(step.type());
        var action = definition == null ? null : definition.actions().get(step.action());
        return action == null
                || (act.ifAllowed()
                        && (!action.conditions().requires().isEmpty()
                                || action.conditions().within() != null));
    }

    private static String type(String on, String root) {
        if (on.equals(root)) {
            return root;
        }
        return on.equals(Consequences.LEAD)
                ? Consequences.WORK_ORDER
                : on.substring(0, on.length() - 1);
    }

    /** The steps from one to another, both included. */
    private Optional<List<Step>> way(Step from, Step to, Set<Step> seen) {
        if (from.equals(to)) {
            return Optional.of(List.of(to));
        }
        if (!seen.add(from)) {
            return Optional.empty();
        }
        for (var next : asks.getOrDefault(from, List.of())) {
            var rest = way(next.step(), to, seen);
            if (rest.isPresent()) {
                var way = new ArrayList<>(List.of(from));
                way.addAll(rest.get());
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    private void finding(Findings.Place place, Step first, List<Step> way) {
        var circle = new ArrayList<>(List.of(first));
        circle.addAll(way);
        var written = circle.stream().map(Step::toString).collect(Collectors.joining(" → "));
        reading.findings.add(
                place,
                "这样触发没有尽头：" + written + "；给其中一步写 when，或让它离开这个状态",
                "these trigger one another without end: %s, give one of them a when or let it leave its state"
                        .formatted(written));
    }
}
