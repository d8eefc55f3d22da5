package org.bancheng.engine.configuration;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.EffectRule;
import org.bancheng.engine.lifecycle.EffectRule.Tie;
import org.bancheng.engine.lifecycle.LifecycleDefinition;

/** Whether cases that were merged into another always end with it. */
final class MergingChecks {

    private final Reading reading;
    private final Outline outline;
    private final LifecycleDefinition definition;

    MergingChecks(Reading reading, Outline outline, LifecycleDefinition definition) {
        this.reading = reading;
        this.outline = outline;
        this.definition = definition;
    }

    void check() {
        var ties = List.of("link", "unlink", "pass-on");
        if (!outline.type().equals(OutlineReader.CASE)) {
            definition.actions().values().stream()
                    .filter(action -> action.effects().stream().anyMatch(MergingChecks::ties))
                    .forEach(
                            action ->
                                    finding(
                                            action,
                                            String.join("、", ties) + " 只用在 case.yaml 里",
                                            String.join(", ", ties) + " belong to case.yaml"));
            return;
        }
        var merged = mergedStates();
        if (merged.isEmpty()) {
            return;
        }
        var numbers = keptNumbers();
        for (var action : definition.actions().values()) {
            boolean parts =
                    action.effects().stream()
                            .anyMatch(
                                    effect ->
                                            effect instanceof EffectRule.Unlink unlink
                                                    && unlink.as() == Tie.MERGED);
            if (parts && !forgets(action, numbers)) {
                finding(
                        action,
                        "动作 %s 解除并案，要在 sets 里清空 %s（写 \"null\"），不然还记着原来的主件"
                                .formatted(action.name(), String.join("、", numbers)),
                        "%s takes a case out of another and has to set %s to \"null\""
                                .formatted(action.name(), String.join(", ", numbers)));
            }
            boolean ends = action.to() != null && !outline.isOpen(action.to());
            boolean ofOther = !merged.containsAll(action.from());
            boolean passesOn =
                    action.effects().stream().anyMatch(EffectRule.PassOn.class::isInstance);
            if (ends && ofOther && !passesOn) {
                finding(
                        action,
                        "动作 " + action.name() + " 使事项终结，要写 pass-on，不然并入它的事项会一直等下去",
                        action.name()
                                + " ends a case and needs pass-on, or what was merged into it waits for ever");
            }
        }
    }

    /** The fields of the case that keep into which other one it was merged. */
    private Set<String> keptNumbers() {
        return definition.actions().values().stream()
                .flatMap(action -> action.effects().stream())
                .filter(EffectRule.Link.class::isInstance)
                .map(EffectRule.Link.class::cast)
                .filter(link -> link.as() == Tie.MERGED)
                .map(EffectRule.Link::number)
                .filter(outline::keeps)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private boolean forgets(Action action, Set<String> numbers) {
        var sets = outline.document().at("actions").at(action.name()).map("sets");
        return numbers.stream()
                .allMatch(name -> sets.containsKey(name) && sets.get(name).text().equals("null"));
    }

    private Set<String> mergedStates() {
        return definition.actions().values().stream()
                .filter(
                        action ->
                                action.effects().stream()
                                        .anyMatch(
                                                effect ->
                                                        effect instanceof EffectRule.Link link
                                                                && link.as() == Tie.MERGED))
                .flatMap(action -> java.util.stream.Stream.ofNullable(action.to()))
                .collect(Collectors.toSet());
    }

    private static boolean ties(EffectRule effect) {
        return effect instanceof EffectRule.Link
                || effect instanceof EffectRule.Unlink
                || effect instanceof EffectRule.PassOn;
    }

    private void finding(Action action, String zh, String en) {
        reading.findings.add(outline.document().at("actions").placeOfKey(action.name()), zh, en);
    }
}
