package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.clock.ClockEntry;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * One compiled definition: immutable, thread-safe, nothing is parsed after it is made. Made by
 * {@link org.bancheng.engine.configuration.ConfigurationFolder}.
 */
public final class Lifecycle {

    public static final String OPEN = "open";

    /** The event of a subject whose clocks followed another calendar. */
    public static final String CALENDAR = Reprojection.ACTION;

    /** The event of a subject that goes on by another version of its lifecycle. */
    public static final String CARRIED_OVER = CarryingOver.ACTION;

    /** What happens under any definition. */
    private static final Map<String, Label> OF_ANY =
            Map.of(
                    Firing.WARNED,
                    Label.of("期限即将届满", "A deadline is about to end"),
                    Firing.BREACHED,
                    Label.of("期限届满", "A deadline has ended"),
                    Reprojection.ACTION,
                    Reprojection.LABEL,
                    CarryingOver.ACTION,
                    CarryingOver.LABEL);

    private final LifecycleDefinition definition;

    public Lifecycle(LifecycleDefinition definition) {
        this.definition = definition;
    }

    /** The file behind it, for drawing and for reading. */
    public LifecycleDefinition definition() {
        return definition;
    }

    public String type() {
        return definition.type();
    }

    public Label label() {
        return definition.label();
    }

    /** The type that its subjects hang on; its own where they stand alone, as a case does. */
    public String root() {
        return definition.root();
    }

    public boolean standsAlone() {
        return definition.root().equals(definition.type());
    }

    /** Empty unless its subjects are entries of a register. */
    public Optional<Register> register() {
        return Optional.ofNullable(definition.register());
    }

    /** What a state that is {@link State#shown() shown} shows, in the order of the file. */
    public List<FieldSpec> shows() {
        return definition.shows().stream()
                .flatMap(
                        name ->
                                definition.kept().stream()
                                        .filter(field -> field.name().equals(name)))
                .toList();
    }

    /** The posts that have something to do with subjects of this type. */
    public Set<String> concerned() {
        var posts = new LinkedHashSet<>(definition.opening().by());
        definition.actions().values().forEach(action -> posts.addAll(mayDo(action)));
        return posts;
    }

    /**
     * The states in which a subject of this type concerns the holder of a post: those in which he
     * may act, and those behind them from which there is no way back to one.
     */
    public Set<String> turns(String post) {
        var acting = new LinkedHashSet<String>();
        definition.actions().values().stream()
                .filter(action -> mayDo(action).contains(post))
                .forEach(action -> acting.addAll(action.from()));
        var turns = new LinkedHashSet<>(acting);
        acting.forEach(
                state ->
                        definition.reachable(state).stream()
                                .filter(
                                        later ->
                                                definition.reachable(later).stream()
                                                        .noneMatch(acting::contains))
                                .forEach(turns::add));
        return turns;
    }

    /** Whether the action ties a case to another, or parts the two. */
    public boolean ties(String action) {
        var known = definition.actions().get(action);
        return known != null && known.effects().stream().anyMatch(EffectRule::ties);
    }

    /** Whether a case ends together with those that were merged into it. */
    public boolean takesAlong() {
        return definition.actions().keySet().stream().anyMatch(one -> passOns(one).count() > 0);
    }

    /** What a subject of this type may be, in the order of the file; of a case none. */
    public Map<String, Label> roles() {
        return definition.roles();
    }

    /**
     * The number that an action gives to a subject of a role, or to an entry of a register by its
     * type, with {@code {year}} and {@code {n}} to be filled in; empty where it gives none.
     */
    public Optional<String> numbering(String role, String action) {
        return definition.numbering().pattern(role, action);
    }

    /** In the order of the file. */
    public Map<String, State> states() {
        return definition.states();
    }

    /** What is kept on a subject of this type, beyond the keys every subject has. */
    public List<FieldSpec> fields() {
        return definition.kept();
    }

    /** The tallies that {@link Facts#tallies} has to hold for its conditions; mostly none. */
    public Set<String> tallies() {
        return definition.tallies();
    }

    /** Whether a subject is among those that the criterion's SQL would find. */
    public boolean meets(Criterion criterion, Subject subject, Facts facts, Instant now) {
        var nobody = new Scene.Performer(Actor.system(), null);
        var scene = new Scene(definition, subject, facts, nobody, FormSpec.empty(), Map.of(), now);
        try {
            return criterion.expression().holds(scene);
        } catch (BrokenRule rule) {
            return false;
        }
    }

    /** Whether subjects of this type are kept from most of those who see their case. */
    public boolean isConfidential() {
        return !definition.seenBy().isEmpty();
    }

    /** Whether it is kept from most of those who see the case that this was done. */
    public boolean isConfidential(String action) {
        return !seenBy(action).isEmpty();
    }

    /** Whether a person may know of subjects of this type. */
    public boolean isSeenBy(Actor actor) {
        return sees(actor, definition.seenBy());
    }

    /** Whether a person may know that this was done; everything is told to the system. */
    public boolean isSeenBy(String action, Actor actor) {
        return sees(actor, seenBy(action));
    }

    private Set<String> seenBy(String action) {
        var known = definition.actions().get(action);
        return definition.seenBy().isEmpty() && known != null
                ? known.seenBy()
                : definition.seenBy();
    }

    private static boolean sees(Actor actor, Set<String> seenBy) {
        return seenBy.isEmpty()
                || actor.kind() == Actor.Kind.SYSTEM
                || actor.posts().stream().anyMatch(seenBy::contains);
    }

    /** The form of an action; the opening's form is {@link #openingForm}. */
    public Optional<FormSpec> form(String action) {
        return Optional.ofNullable(definition.actions().get(action)).map(Action::form);
    }

    /** Whether what is written into the field of an action's form is told to the reporter. */
    public boolean tells(String action, FieldSpec field) {
        var known = definition.actions().get(action);
        return known != null && known.told().contains(field.name());
    }

    /** Which tie the action undoes that the actor names in its form; empty where it undoes none. */
    public Optional<EffectRule.Tie> unties(String action) {
        return Stream.ofNullable(definition.actions().get(action))
                .flatMap(known -> known.effects().stream())
                .filter(EffectRule.Unlink.class::isInstance)
                .map(EffectRule.Unlink.class::cast)
                .filter(unlink -> unlink.number() != null)
                .map(EffectRule.Unlink::as)
                .findFirst();
    }

    /**
     * Whether the action is there for those merged into a case, and nothing where there are none.
     */
    public boolean tellsMerged(String action) {
        return passOns(action).anyMatch(passed -> !passed.with().isEmpty());
    }

    /** By field of the action passed on, what the action's inputs fill it with. */
    public Map<String, Object> passedOn(String action, String passed, Map<String, Object> inputs) {
        var filled = new HashMap<String, Object>();
        passOns(action)
                .filter(effect -> effect.action().equals(passed))
                .forEach(effect -> filled.putAll(EffectRule.inputs(effect.with(), inputs)));
        return filled;
    }

    private Stream<EffectRule.PassOn> passOns(String action) {
        return Stream.ofNullable(definition.actions().get(action))
                .flatMap(known -> known.effects().stream())
                .map(effect -> effect instanceof EffectRule.When when ? when.rule() : effect)
                .filter(EffectRule.PassOn.class::isInstance)
                .map(EffectRule.PassOn.class::cast);
    }

    /** Label of an action as recorded in events; the id itself when this version has none such. */
    public Label actionLabel(String action) {
        var known = definition.actions().get(action);
        if (known != null) {
            return known.label();
        }
        return action.equals(OPEN)
                ? definition.opening().label()
                : OF_ANY.getOrDefault(action, Label.of(action));
    }

    /** Whether the reporter is told that he gets his answer by the time this clock ends. */
    public boolean promises(String clock) {
        return definition.clocks().stream()
                .anyMatch(rule -> rule.name().equals(clock) && rule.promised());
    }

    /** The clause that an action rests on; empty when there is no such action. */
    public String basis(String action) {
        var known = definition.actions().get(action);
        return known == null ? "" : known.basis();
    }

    /** The posts that may do an action, and those that may lift its rules; without the reporter. */
    public Set<String> posts(String action) {
        var known = definition.actions().get(action);
        if (known == null) {
            return Set.of();
        }
        var posts = new LinkedHashSet<>(mayDo(known));
        posts.retainAll(definition.posts().keySet());
        return posts;
    }

    /** Whether something a case does is passed on to those merged into it as this action. */
    public boolean isPassedOn(String action) {
        return definition.actions().keySet().stream()
                .flatMap(this::passOns)
                .anyMatch(passed -> passed.action().equals(action));
    }

    /** Whether the action exists and starts in the state. */
    public boolean startsIn(String state, String action) {
        var known = definition.actions().get(action);
        return known != null && known.from().contains(state);
    }

    /**
     * The opening's own fields and then the channel's.
     *
     * @param channel id; the empty text where the type has no channels
     */
    public FormSpec openingForm(String channel) {
        return Openings.form(definition.opening(), channel);
    }

    /** Whether the actor may open through the channel: its form, or the reason why not. */
    public Offer openingOffer(String channel, Actor actor) {
        return Openings.offer(definition, channel, actor);
    }

    /**
     * Makes a new subject.
     *
     * @param fields what the shell knows already: of a case {@code number}, {@code channel}, {@code
     *     intake-unit}; of an entry of a register {@code unit}; of a subject under another {@code
     *     unit} and {@code role}
     * @param command its action is {@code open}
     */
    public Outcome open(
            String id, Map<String, Object> fields, Command command, Facts facts, Instant now) {
        try {
            return Openings.open(definition, id, fields, command, facts, now);
        } catch (BrokenRule rule) {
            return rule.refusal(definition.type(), definition.opening().basis());
        }
    }

    public Outcome decide(Subject subject, Command command, Facts facts, Instant now) {
        var action = definition.actions().get(command.action());
        if (action == null) {
            return Refusals.unknown(command.action());
        }
        if (!action.from().contains(subject.state())) {
            return Refusals.notInState(action, definition.states(), subject.state());
        }
        var performer = Standing.of(command.actor(), mayDo(action), definition, subject, facts);
        if (performer.isEmpty()) {
            return notYours(action, command.actor());
        }
        var inputs = Inputs.check(action.form(), command.inputs(), facts.directory());
        if (!inputs.errors().isEmpty()) {
            return Refusals.badInput(action.basis(), inputs.errors());
        }
        Outcome outcome;
        try {
            outcome =
                    new Step(definition, action, subject, facts, performer.get(), now)
                            .take(inputs.given());
        } catch (BrokenRule rule) {
            return rule.refusal(definition.type(), action.basis());
        }
        return command.basis() != null && outcome instanceof Decision decision
                ? decision.restingOn(command.basis())
                : outcome;
    }

    private Refusal notYours(Action action, Actor actor) {
        boolean holds = actor.posts().stream().anyMatch(action::isFor);
        return Refusals.notYourPost(
                action.label(), action.basis(), action.by(), definition.posts(), holds);
    }

    private static Set<String> mayDo(Action action) {
        var waiver = action.conditions().waiver();
        if (waiver == null) {
            return action.by();
        }
        var all = new LinkedHashSet<>(action.by());
        all.addAll(waiver.by());
        return all;
    }

    /**
     * What a clock does by itself. Refused with {@link Refusal.Code#NOT_DUE} when its ledger says
     * that it is too early, already done or no longer running, so that firing twice does no harm.
     */
    public Outcome fire(Subject subject, String clock, Moment moment, Facts facts, Instant now) {
        try {
            return Firing.fire(definition, subject, clock, moment, facts, now);
        } catch (BrokenRule rule) {
            var ledger = subject.clocks().get(clock);
            return rule.refusal(definition.type(), ledger == null ? "" : ledger.basis());
        }
    }

    /**
     * Follows a change of calendar: the clocks it moves get their journal entry. Refused with
     * {@link Refusal.Code#NOT_DUE} when it moves none.
     *
     * @param former by clock, the calendar it was reckoned by; clocks that are not in it stay
     * @param facts with the new calendar
     */
    public Outcome reproject(
            Subject subject, Map<String, WorkingCalendar> former, Facts facts, Instant now) {
        return Reprojection.of(definition, subject, former, facts, now);
    }

    /**
     * Why subjects that began under another definition of this type cannot go on by this one, each
     * with what would help; empty when they can.
     */
    public List<Label> obstacles(Lifecycle former, CarryOver how, UnderWay underWay) {
        return CarryingOver.obstacles(former.definition, definition, how, underWay);
    }

    /**
     * A subject that began under another definition goes on by this one; its clocks keep what they
     * have counted. Ask for {@link #obstacles} first.
     *
     * @param told what its event says of it
     */
    public Decision carryOver(
            Subject subject, CarryOver how, Map<String, Object> told, Facts facts, Instant now) {
        return CarryingOver.of(definition, subject, how, told, facts, now);
    }

    /** The actions for this actor's page, in the order of the file. */
    public List<Offer> offers(Subject subject, Facts facts, Actor actor, Instant now) {
        return definition.actions().values().stream()
                .filter(action -> action.from().contains(subject.state()))
                .flatMap(action -> offer(action, subject, facts, actor, now).stream())
                .toList();
    }

    private Optional<Offer> offer(
            Action action, Subject subject, Facts facts, Actor actor, Instant now) {
        return Standing.of(actor, mayDo(action), definition, subject, facts)
                .map(by -> new Step(definition, action, subject, facts, by, now).offer());
    }

    /** A decision that leaves state and fields as they are. */
    static Decision decision(
            Subject subject,
            Clockwork clockwork,
            String action,
            Label label,
            String basis,
            Instant now,
            List<Effect> effects) {
        Map<String, List<ClockEntry>> entries = clockwork.entries();
        var after =
                new Subject(
                        subject.type(),
                        subject.id(),
                        subject.state(),
                        subject.fields(),
                        clockwork.clocks());
        LifecycleEvent.@Nullable Overridden nobody = null;
        return new Decision(
                after,
                new LifecycleEvent(
                        action,
                        label,
                        basis,
                        subject.state(),
                        subject.state(),
                        Actor.system(),
                        now,
                        Map.of(),
                        entries,
                        nobody,
                        null),
                effects);
    }
}
