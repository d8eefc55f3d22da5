package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bancheng.engine.label.Label;

/** How subjects begin. */
final class Openings {

    private static final String CHANNEL = "channel";

    private Openings() {}

    static FormSpec form(Opening opening, String channel) {
        var entrance = opening.channels().get(channel);
        if (entrance == null) {
            return opening.form();
        }
        var fields = new ArrayList<>(opening.form().fields());
        fields.addAll(entrance.form().fields());
        return new FormSpec(fields);
    }

    static Offer offer(LifecycleDefinition definition, String channel, Actor actor) {
        var opening = definition.opening();
        var form = form(opening, channel);
        var by = by(opening, channel);
        boolean may = mayOpen(definition, by, channel, actor);
        return new Offer(
                Lifecycle.OPEN,
                opening.label(),
                form,
                Set.of(),
                Map.of(),
                Map.of(),
                Set.of(),
                opening.basis(),
                null,
                false,
                may ? null : notYours(definition, by));
    }

    private static Set<String> by(Opening opening, String channel) {
        var entrance = opening.channels().get(channel);
        return entrance == null ? opening.by() : entrance.by();
    }

    private static Refusal notYours(LifecycleDefinition definition, Set<String> by) {
        var opening = definition.opening();
        return Refusals.notYourPost(
                opening.label(), opening.basis(), by, definition.posts(), false);
    }

    private static boolean mayOpen(
            LifecycleDefinition definition, Set<String> by, String channel, Actor actor) {
        return switch (actor.kind()) {
            case REPORTER -> by.contains(Action.REPORTER);
            case SYSTEM -> by.contains(Action.SYSTEM);
            case STAFF ->
                    actor.posts().stream()
                            .filter(by::contains)
                            .map(definition.posts()::get)
                            .anyMatch(
                                    post ->
                                            post != null
                                                    && (post.scope() != PostScope.OWN_CHANNEL
                                                            || post.channels().contains(channel)));
        };
    }

    static Outcome open(
            LifecycleDefinition definition,
            String id,
            Map<String, Object> fields,
            Command command,
            Facts facts,
            Instant now) {
        var opening = definition.opening();
        var channel = fields.getOrDefault(CHANNEL, "").toString();
        if (!opening.channels().isEmpty() && !opening.channels().containsKey(channel)) {
            var message = Label.of("没有受理渠道 " + channel, "There is no channel " + channel);
            return Refusals.badInput(
                    opening.basis(), List.of(new FieldError(CHANNEL, "choice", message)));
        }
        var by = by(opening, channel);
        if (!mayOpen(definition, by, channel, command.actor())) {
            return notYours(definition, by);
        }
        var form = form(opening, channel);
        var inputs = Inputs.check(form, command.inputs(), facts.directory());
        if (!inputs.errors().isEmpty()) {
            return Refusals.badInput(opening.basis(), inputs.errors());
        }
        return opened(definition, id, fields, form, inputs.given(), command.actor(), facts, now);
    }

    private static Outcome opened(
            LifecycleDefinition definition,
            String id,
            Map<String, Object> known,
            FormSpec form,
            Map<String, Object> given,
            Actor actor,
            Facts facts,
            Instant now) {
        var opening = definition.opening();
        var fields = new HashMap<>(known);
        given.forEach(
                (name, value) -> {
                    if (definition.keeps(name) && !form.isPersonal(name)) {
                        fields.put(name, value);
                    }
                });
        var performer = new Scene.Performer(actor, null);
        var bare = new Subject(definition.type(), id, opening.to(), fields, Map.of());
        try {
            Computed.into(
                    fields,
                    opening.sets(),
                    new Scene(definition, bare, facts, performer, form, given, now));
        } catch (Expression.Undetermined e) {
            return Refusals.sentence(
                    Refusal.Code.MISCONFIGURED,
                    opening.basis(),
                    Label.of(
                            "登记时的 sets 算不出结果，请联系管理员改正配置",
                            "A computed field of the opening has no result; the configuration needs mending"),
                    null);
        }
        var subject = new Subject(definition.type(), id, opening.to(), fields, Map.of());
        var clockwork = new Clockwork(definition, facts, Map.of(), now);
        var scene = new Scene(definition, subject, facts, performer, form, given, now);
        clockwork.step(Lifecycle.OPEN, opening.label().zhCn(), "", subject, scene);
        var over = clockwork.over(given);
        if (!over.isEmpty()) {
            return Refusals.badInput(opening.basis(), over);
        }
        var after = new Subject(definition.type(), id, opening.to(), fields, clockwork.clocks());
        var publicText = opening.publicText();
        var event =
                new LifecycleEvent(
                        Lifecycle.OPEN,
                        opening.label(),
                        opening.basis(),
                        "",
                        opening.to(),
                        actor,
                        now,
                        given,
                        clockwork.entries(),
                        null,
                        publicText == null
                                ? null
                                : new Filling(form, given, after, facts).fill(publicText));
        return new Decision(after, event, EffectRule.filled(opening.effects(), given, scene));
    }
}
