package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** The conditions of an action beside state, post and form: which of them does not hold. */
final class Rules {

    /**
     * @param lifts which kind of override could lift it; null: none
     */
    record Broken(Refusal refusal, Action.@Nullable Lifts lifts) {}

    private final LifecycleDefinition definition;
    private final Action action;
    private final Subject subject;
    private final Facts facts;
    private final Instant now;
    private final List<Broken> broken = new ArrayList<>();

    private Rules(
            LifecycleDefinition definition,
            Action action,
            Subject subject,
            Facts facts,
            Instant now) {
        this.definition = definition;
        this.action = action;
        this.subject = subject;
        this.facts = facts;
        this.now = now;
    }

    /**
     * @param form null before it is filled in: what depends on it is then left open
     */
    static List<Broken> broken(
            LifecycleDefinition definition,
            Action action,
            Subject subject,
            Facts facts,
            Scene scene,
            @Nullable Map<String, Object> form,
            Instant now) {
        var rules = new Rules(definition, action, subject, facts, now);
        rules.period();
        rules.window(form);
        rules.asking();
        rules.requirements(scene, form);
        rules.extending(form);
        return rules.broken;
    }

    /** What is told of a period is told when it is over. */
    private void period() {
        var register = definition.register();
        var to = action.to() == null ? null : definition.states().get(action.to());
        boolean tells =
                to != null
                        && !to.voids()
                        && (to.terminal() || to.shown() != State.Shown.TO_NOBODY_ELSE);
        if (tells
                && register != null
                && register.every() != null
                && subject.fields().get(Register.UNTIL) instanceof String until
                && !LocalDate.parse(until)
                        .isBefore(LocalDate.ofInstant(now, WorkingCalendar.ZONE))) {
            broken(
                    Refusal.Code.GUARD,
                    action.basis(),
                    Label.of("期间到 " + until + " 才结束，还不能办", "The period only ends on " + until),
                    null,
                    null);
        }
    }

    private void window(@Nullable Map<String, Object> form) {
        var window = action.conditions().within();
        if (window == null) {
            return;
        }
        var rule = rule(window.clock());
        var state = state(window.clock());
        if (state == null || !state.running()) {
            broken(
                    Refusal.Code.GUARD,
                    rule.basis(),
                    Label.of(
                            "“%s”要在“%s”期间办理，现在不在这个期间"
                                    .formatted(action.label().zhCn(), rule.label().zhCn()),
                            "%s belongs to the time of: %s"
                                    .formatted(
                                            Refusals.english(action.label()),
                                            Refusals.english(rule.label()))),
                    null,
                    null);
        } else if (state.overdue(now)) {
            var otherwise = window.otherwise();
            var sentence =
                    otherwise == null
                            ? Label.of(
                                    "“%s”已过“%s”"
                                            .formatted(action.label().zhCn(), rule.label().zhCn()),
                                    "%s came after: %s"
                                            .formatted(
                                                    Refusals.english(action.label()),
                                                    Refusals.english(rule.label())))
                            : filled(otherwise, form);
            broken(Refusal.Code.TOO_LATE, rule.basis(), sentence, state, Action.Lifts.CLOCK);
        }
    }

    /**
     * A unit asks before the due time, and while an extension is left or somebody may grant more.
     */
    private void asking() {
        for (var rule : definition.clocks()) {
            var extension = rule.extension();
            if (extension == null || !action.name().equals(extension.askedBy())) {
                continue;
            }
            var state = state(rule.name());
            if (state == null || !state.running()) {
                notRunning(rule);
            } else if (state.overdue(now)) {
                broken(
                        Refusal.Code.TOO_LATE,
                        rule.basis(),
                        Label.of("延期须在到期前申请", "An extension is asked for before the due time"),
                        state,
                        Action.Lifts.CLOCK);
            } else if (state.extensions() >= extension.times()
                    && extension.overrideBy().isEmpty()) {
                spent(rule, extension);
            }
        }
    }

    private void requirements(Scene scene, @Nullable Map<String, Object> form) {
        for (var requirement : action.conditions().requires()) {
            if (form == null && requirement.that().readsForm()) {
                continue;
            }
            boolean holds;
            try {
                holds = requirement.that().holds(scene);
            } catch (BrokenRule rule) {
                broken.add(new Broken(rule.refusal(definition.type(), action.basis()), null));
                continue;
            }
            if (!holds) {
                broken(
                        Refusal.Code.GUARD,
                        action.basis(),
                        filled(requirement.otherwise(), form),
                        passedClock(requirement),
                        blamed(requirement),
                        Action.Lifts.GUARD);
            }
        }
    }

    /**
     * The fields that the rule speaks of: those that may be left open before those that may not.
     */
    private List<FieldSpec> blamed(Action.Requirement requirement) {
        var read = action.form().fields().stream().filter(requirement.that()::reads).toList();
        var open =
                read.stream()
                        .filter(field -> field.presence() != FieldSpec.Presence.REQUIRED)
                        .toList();
        return open.isEmpty() ? read : open;
    }

    /**
     * The one clock a requirement speaks of, when its time is over and the text does not say so.
     */
    private @Nullable ClockState passedClock(Action.Requirement requirement) {
        var clocks = requirement.that().clocks();
        boolean said = requirement.otherwise().places().stream().anyMatch(p -> p.endsWith(".due"));
        if (clocks.size() != 1 || said) {
            return null;
        }
        var state = state(clocks.iterator().next());
        return state != null && state.overdue(now) ? state : null;
    }

    private void extending(@Nullable Map<String, Object> form) {
        var extend = action.moves().extend();
        if (extend == null) {
            return;
        }
        var rule = rule(extend.clock());
        var extension = rule.extension();
        var state = state(extend.clock());
        if (state == null || !state.running()) {
            notRunning(rule);
            return;
        }
        if (extension != null && state.extensions() >= extension.times()) {
            spent(rule, extension);
        }
        if (form == null || !(form.get(extend.by()) instanceof Long days)) {
            return;
        }
        if (days < 1 || days > 1000) {
            broken(
                    Refusal.Code.GUARD,
                    rule.basis(),
                    Label.of("延期应是 1 个以上的工作日", "An extension is of one working day or more"),
                    null,
                    null);
        } else if (extension != null && days > extension.upTo()) {
            broken(
                    Refusal.Code.EXTENSION_SPENT,
                    rule.basis(),
                    Label.of(
                            "延期一般不超过 %d 个工作日".formatted(extension.upTo()),
                            "An extension is of at most %d working days"
                                    .formatted(extension.upTo())),
                    null,
                    Action.Lifts.CLOCK);
        }
    }

    private void spent(ClockRule rule, ClockRule.ExtensionRule extension) {
        broken(
                Refusal.Code.EXTENSION_SPENT,
                rule.basis(),
                Label.of(
                        "原则上只能延期 %d 次，已经用完".formatted(extension.times()),
                        "In principle it is extended %d time(s), which is used up"
                                .formatted(extension.times())),
                null,
                Action.Lifts.CLOCK);
    }

    private void notRunning(ClockRule rule) {
        broken(
                Refusal.Code.GUARD,
                rule.basis(),
                Label.of(
                        "“%s”没有在计时，不能延期".formatted(rule.label().zhCn()),
                        "%s is not running".formatted(Refusals.english(rule.label()))),
                null,
                null);
    }

    private void broken(
            Refusal.Code code,
            String basis,
            Label sentence,
            @Nullable ClockState passed,
            Action.@Nullable Lifts lifts) {
        broken(code, basis, sentence, passed, List.of(), lifts);
    }

    private void broken(
            Refusal.Code code,
            String basis,
            Label sentence,
            @Nullable ClockState passed,
            List<FieldSpec> blamed,
            Action.@Nullable Lifts lifts) {
        var ended = passed == null ? null : new Refusals.Ended(passed.due(), now);
        var refusal = Refusals.sentence(code, basis, sentence, ended);
        broken.add(new Broken(Refusals.at(blamed, refusal), lifts));
    }

    private Label filled(Template template, @Nullable Map<String, Object> form) {
        var values = form == null ? Map.<String, Object>of() : form;
        return new Filling(action.form(), values, subject, facts).fill(template);
    }

    private ClockRule rule(String clock) {
        return definition.clocks().stream()
                .filter(rule -> rule.name().equals(clock))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable ClockState state(String clock) {
        var ledger = subject.clocks().get(clock);
        return ledger == null ? null : ledger.state(facts.calendar());
    }
}
