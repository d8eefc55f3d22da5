package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bancheng.engine.clock.ClockEntry;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.label.Label;

/** What clocks do by themselves. */
final class Firing {

    static final String WARNED = "clock-warned";
    static final String BREACHED = "clock-breached";

    private Firing() {}

    static Refusal notDue() {
        return new Refusal(
                Refusal.Code.NOT_DUE,
                "",
                Label.of("还没有到时候，或者已经办过。", "Not due yet, or done before."),
                List.of());
    }

    static Outcome fire(
            LifecycleDefinition definition,
            Subject subject,
            String clock,
            Moment moment,
            Facts facts,
            Instant now) {
        var rule = definition.clocks().stream().filter(r -> r.name().equals(clock)).findFirst();
        var ledger = subject.clocks().get(clock);
        if (rule.isEmpty() || ledger == null) {
            return notDue();
        }
        var state = ledger.state(facts.calendar());
        if (state.firing(now) != kind(moment)) {
            return notDue();
        }
        return switch (moment) {
            case WARN -> warn(definition, subject, rule.get(), state, facts, now);
            case BREACH -> breach(definition, subject, rule.get(), state, facts, now);
        };
    }

    private static ClockState.Firing kind(Moment moment) {
        return moment == Moment.WARN ? ClockState.Firing.WARN : ClockState.Firing.BREACH;
    }

    private static Decision warn(
            LifecycleDefinition definition,
            Subject subject,
            ClockRule rule,
            ClockState state,
            Facts facts,
            Instant now) {
        var clockwork = new Clockwork(definition, facts, subject.clocks(), now);
        clockwork.enter(rule.name(), new ClockEntry.Warned(now, state.due()));
        return Lifecycle.decision(
                subject,
                clockwork,
                WARNED,
                Label.of(
                        "“" + rule.label().zhCn() + "”即将到期",
                        Refusals.english(rule.label()) + " is about to end"),
                rule.basis(),
                now,
                filled(rule.onWarn(), definition, subject, facts, now));
    }

    /** Refused where the configuration has to be mended first: then the time is not up yet. */
    private static Outcome breach(
            LifecycleDefinition definition,
            Subject subject,
            ClockRule rule,
            ClockState state,
            Facts facts,
            Instant now) {
        var clockwork = new Clockwork(definition, facts, subject.clocks(), now);
        clockwork.enter(rule.name(), new ClockEntry.Breached(now, state.due()));
        var breached =
                Lifecycle.decision(
                        subject,
                        clockwork,
                        BREACHED,
                        Label.of(
                                "“" + rule.label().zhCn() + "”已到期",
                                Refusals.english(rule.label()) + " has ended"),
                        rule.basis(),
                        now,
                        filled(rule.onBreach(), definition, subject, facts, now));
        var action =
                rule.breachAction() == null ? null : definition.actions().get(rule.breachAction());
        if (action == null || !action.from().contains(subject.state())) {
            return breached;
        }
        // what is deemed done is deemed done when the time was up, however late the worker comes
        var step =
                new Step(
                        definition,
                        action,
                        breached.after(),
                        facts,
                        new Scene.Performer(Actor.system(), null),
                        now,
                        state.due());
        return switch (step.take(Map.of())) {
            case Decision acted -> joined(breached, acted);
            case Refusal refusal when refusal.code() == Refusal.Code.MISCONFIGURED -> refusal;
            case Refusal _ -> breached;
        };
    }

    /** The breach and the action it led to are one event of the history. */
    private static Decision joined(Decision breached, Decision acted) {
        var entries = new java.util.HashMap<>(acted.event().clockEntries());
        breached.event()
                .clockEntries()
                .forEach(
                        (clock, first) ->
                                entries.merge(
                                        clock,
                                        first,
                                        (then, _) ->
                                                Stream.concat(first.stream(), then.stream())
                                                        .toList()));
        var event = acted.event();
        return new Decision(
                acted.after(),
                new LifecycleEvent(
                        event.action(),
                        event.label(),
                        event.basis(),
                        event.from(),
                        event.to(),
                        event.actor(),
                        event.at(),
                        event.inputs(),
                        entries,
                        event.overridden(),
                        event.publicText()),
                Stream.concat(breached.effects().stream(), acted.effects().stream()).toList());
    }

    private static List<Effect> filled(
            List<EffectRule> effects,
            LifecycleDefinition definition,
            Subject subject,
            Facts facts,
            Instant now) {
        var system = new Scene.Performer(Actor.system(), null);
        var scene = new Scene(definition, subject, facts, system, FormSpec.empty(), Map.of(), now);
        return EffectRule.filled(effects, Map.of(), scene);
    }
}
