package org.bancheng.engine.configuration;

import java.util.LinkedHashSet;
import java.util.Set;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.ClockRule;
import org.bancheng.engine.lifecycle.LifecycleDefinition;

/** Whether a lifecycle makes sense as a whole. */
final class LifecycleChecks {

    private final Reading reading;
    private final Outline outline;
    private final LifecycleDefinition definition;

    LifecycleChecks(Reading reading, Outline outline, LifecycleDefinition definition) {
        this.reading = reading;
        this.outline = outline;
        this.definition = definition;
    }

    /**
     * @param triggered {@code type.action} of what effects and clocks ask the system to do
     */
    void check(Set<String> triggered) {
        states();
        for (var action : definition.actions().values()) {
            boolean idle =
                    action.by().equals(Set.of(Action.SYSTEM))
                            && !triggered.contains(outline.type() + "." + action.name());
            if (idle) {
                finding(
                        "actions",
                        action.name(),
                        "只有系统能办 " + action.name() + "，却没有时钟或动作触发它",
                        "only the system does " + action.name() + ", and nothing asks it to");
            }
        }
        definition.actions().values().forEach(this::includedStates);
        definition.clocks().forEach(this::extension);
    }

    /** Whoever lists all open states of a file does not see those that an included part adds. */
    private void includedStates(Action action) {
        var states = outline.document().at("states");
        var file = outline.document().place().file();
        var own = new LinkedHashSet<String>();
        var missed = new LinkedHashSet<String>();
        if (!outline.document().at("actions").placeOfKey(action.name()).file().equals(file)) {
            return;
        }
        for (var state : outline.states().keySet()) {
            if (!outline.isOpen(state)) {
                continue;
            }
            if (states.placeOfKey(state).file().equals(file)) {
                own.add(state);
            } else if (!action.from().contains(state)) {
                missed.add(state);
            }
        }
        if (own.size() > 1 && !missed.isEmpty() && action.from().containsAll(own)) {
            finding(
                    "actions",
                    action.name(),
                    "动作 %s 在本文件每个未完的状态都能办，合进来的 %s 却不能；from 写 any-open"
                            .formatted(action.name(), String.join("、", missed)),
                    "%s starts in every open state of the file but not in %s, which it includes; write any-open"
                            .formatted(action.name(), String.join(", ", missed)));
        }
    }

    private void states() {
        var reached = definition.reachable(definition.opening().to());
        for (var state : outline.states().values()) {
            if (!reached.contains(state.id())) {
                finding(
                        "states",
                        state.id(),
                        "没有动作通到状态 " + state.id(),
                        "no action leads to the state " + state.id());
            } else if (!state.terminal() && !leaves(state.id())) {
                finding(
                        "states",
                        state.id(),
                        "状态 " + state.id() + " 没有出路：没有动作离开它，它也不是 final",
                        "the state " + state.id() + " has no exit and is not final");
            } else if (!state.terminal()
                    && definition.reachable(state.id()).stream().allMatch(outline::isOpen)) {
                finding(
                        "states",
                        state.id(),
                        "从状态 " + state.id() + " 走不到任何 final 状态",
                        "no final state can be reached from " + state.id());
            }
        }
    }

    private boolean leaves(String state) {
        return definition.actions().values().stream()
                .anyMatch(a -> a.from().contains(state) && a.to() != null && !a.to().equals(state));
    }

    /** Who may grant is said twice, at the clock and at the action: the two have to agree. */
    private void extension(ClockRule clock) {
        var extension = clock.extension();
        if (extension == null) {
            return;
        }
        for (var action : definition.actions().values()) {
            var extend = action.moves().extend();
            if (extend == null || !extend.clock().equals(clock.name())) {
                continue;
            }
            if (!extension.grantedBy().isEmpty() && !extension.grantedBy().equals(action.by())) {
                finding(
                        "actions",
                        action.name(),
                        "%s 的 by 与时钟 %s 的 granted-by 不一致".formatted(action.name(), clock.name()),
                        "by of %s differs from granted-by of the clock %s"
                                .formatted(action.name(), clock.name()));
            }
            var waiver = action.conditions().waiver();
            var lifting = waiver == null ? Set.<String>of() : waiver.by();
            if (!extension.overrideBy().equals(lifting)) {
                finding(
                        "actions",
                        action.name(),
                        "%s 的 override 与时钟 %s 的 override-by 不一致"
                                .formatted(action.name(), clock.name()),
                        "override of %s differs from override-by of the clock %s"
                                .formatted(action.name(), clock.name()));
            }
        }
    }

    private void finding(String section, String key, String zh, String en) {
        reading.findings.add(outline.document().at(section).placeOfKey(key), zh, en);
    }
}
