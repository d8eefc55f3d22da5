package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** One action on one subject by somebody who may do it. */
final class Step {

    private final LifecycleDefinition definition;
    private final Action action;
    private final Subject subject;
    private final Facts facts;
    private final Scene.Performer performer;
    private final Instant now;
    private final Instant since;

    Step(
            LifecycleDefinition definition,
            Action action,
            Subject subject,
            Facts facts,
            Scene.Performer performer,
            Instant now) {
        this(definition, action, subject, facts, performer, now, now);
    }

    /**
     * @param since from when the clocks run that the action starts
     */
    Step(
            LifecycleDefinition definition,
            Action action,
            Subject subject,
            Facts facts,
            Scene.Performer performer,
            Instant now,
            Instant since) {
        this.definition = definition;
        this.action = action;
        this.subject = subject;
        this.facts = facts;
        this.performer = performer;
        this.now = now;
        this.since = since;
    }

    /**
     * @param form as validated
     */
    Outcome take(Map<String, Object> form) {
        var scene = scene(subject, form);
        LifecycleEvent.Overridden overridden = null;
        for (var broken : Rules.broken(definition, action, subject, facts, scene, form, now)) {
            var lifted = lift(broken, form);
            if (lifted == null) {
                return explained(broken);
            }
            overridden = overridden == null ? lifted : overridden;
        }
        var idle = idle(form);
        if (!idle.isEmpty()) {
            return Refusals.badInput(action.basis(), idle);
        }
        try {
            return decided(form, kept(form, scene), overridden);
        } catch (Expression.Undetermined e) {
            return Refusals.sentence(
                    Refusal.Code.MISCONFIGURED,
                    action.basis(),
                    Label.of(
                            "“" + action.label().zhCn() + "”的 sets 算不出结果，请联系管理员改正配置",
                            "A computed field of this action has no result; the configuration needs mending"),
                    null);
        }
    }

    /** Units that handle nothing are given no work orders. */
    private List<FieldError> idle(Map<String, Object> form) {
        return action.form().fields().stream()
                .filter(field -> action.workers().contains(field.name()))
                .filter(
                        field ->
                                switch (form.get(field.name())) {
                                    case List<?> many ->
                                            many.stream()
                                                    .anyMatch(facts.directory().idle()::contains);
                                    case String unit -> facts.directory().idle().contains(unit);
                                    case null, default -> false;
                                })
                .map(
                        field ->
                                new FieldError(
                                        field.name(),
                                        "idle-unit",
                                        Label.of(
                                                "“" + field.label().zhCn() + "”里有不承办事项的单位",
                                                Refusals.english(field.label())
                                                        + " has a unit that handles nothing")))
                .toList();
    }

    private Scene scene(Subject subject, Map<String, Object> form) {
        return new Scene(definition, subject, facts, performer, action.form(), form, now);
    }

    private LifecycleEvent.@Nullable Overridden lift(
            Rules.Broken broken, Map<String, Object> form) {
        var waiver = action.conditions().waiver();
        var holding = performer.holding();
        if (waiver == null
                || broken.lifts() != waiver.lifts()
                || !(form.get(waiver.reason()) instanceof String reason)) {
            return null;
        }
        var post = performer.actor().posts().stream().filter(waiver.by()::contains).findFirst();
        return post.isEmpty() || holding == null
                ? null
                : new LifecycleEvent.Overridden(post.get(), reason, broken.refusal());
    }

    private Refusal explained(Rules.Broken broken) {
        var waiver = action.conditions().waiver();
        return waiver != null && broken.lifts() == waiver.lifts()
                ? Refusals.liftable(broken.refusal(), waiver, definition.posts(), action.form())
                : broken.refusal();
    }

    private Map<String, Object> kept(Map<String, Object> form, Scene scene)
            throws Expression.Undetermined {
        var fields = new HashMap<>(subject.fields());
        form.forEach(
                (name, value) -> {
                    if (definition.keeps(name) && !action.form().isPersonal(name)) {
                        fields.put(name, value);
                    }
                });
        Computed.into(fields, action.sets(), scene);
        return fields;
    }

    private Outcome decided(
            Map<String, Object> form,
            Map<String, Object> fields,
            LifecycleEvent.@Nullable Overridden overridden) {
        var to = action.to() == null ? subject.state() : action.to();
        var moved = new Subject(subject.type(), subject.id(), to, fields, subject.clocks());
        var clockwork = new Clockwork(definition, facts, subject.clocks(), now, since);
        var scene = scene(moved, form);
        var reason = overridden == null ? reason(form) : overridden.reason();
        clockwork.move(action, form, performer.actor().name(), reason, moved, scene);
        clockwork.step(action.name(), action.label().zhCn(), subject.state(), moved, scene);
        var over = clockwork.over(form);
        if (!over.isEmpty()) {
            return Refusals.badInput(action.basis(), over);
        }
        var after = new Subject(subject.type(), subject.id(), to, fields, clockwork.clocks());
        var publicText = action.publicText();
        var event =
                new LifecycleEvent(
                        action.name(),
                        action.label(),
                        action.basis(),
                        subject.state(),
                        to,
                        performer.actor(),
                        now,
                        form,
                        clockwork.entries(),
                        overridden,
                        publicText == null
                                ? null
                                : new Filling(action.form(), form, after, facts).fill(publicText));
        return new Decision(after, event, EffectRule.filled(action.effects(), form, scene));
    }

    /** Why, in the words of whoever did it: the journal of a clock says it. */
    private String reason(Map<String, Object> form) {
        return List.of("reason", "opinion").stream()
                .flatMap(name -> Optional.ofNullable(form.get(name)).stream())
                .map(Object::toString)
                .findFirst()
                .orElse(action.label().zhCn());
    }

    /** Where the rules want the actor's own unit, it stands there already. */
    private Map<String, String> filled() {
        var filled = new HashMap<String, String>();
        var holding = performer.holding();
        for (var field : action.form().fields()) {
            boolean own =
                    field.type() == FieldType.UNIT
                            && action.conditions().requires().stream()
                                    .anyMatch(rule -> rule.that().ofActor(field));
            if (own && holding != null) {
                filled.put(field.name(), holding.unit());
            }
        }
        return filled;
    }

    /** What the page shows before anything is filled in. */
    Offer offer() {
        var broken =
                Rules.broken(
                        definition, action, subject, facts, scene(subject, Map.of()), null, now);
        var waiver = action.conditions().waiver();
        boolean mayLift =
                waiver != null
                        && performer.actor().posts().stream().anyMatch(waiver.by()::contains)
                        && broken.stream().allMatch(one -> one.lifts() == waiver.lifts());
        boolean overriding = mayLift && !broken.isEmpty();
        return new Offer(
                action.name(),
                action.label(),
                overriding && waiver != null
                        ? action.form().demanding(waiver.reason())
                        : action.form(),
                performer.actor().kind() == Actor.Kind.REPORTER ? Set.of() : action.told(),
                action.rules(),
                filled(),
                action.workers(),
                action.basis(),
                action.confirm(),
                overriding,
                broken.isEmpty() || mayLift ? null : explained(broken.getFirst()));
    }
}
