package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bancheng.engine.label.Label;

/**
 * One compiled definition: immutable, thread-safe, nothing is parsed after it is made. Made by
 * {@link org.bancheng.engine.configuration.ConfigurationFolder}.
 */
public final class Lifecycle {

    private final String type;
    private final Label label;
    private final Map<String, State> states;

    Lifecycle(String type, Label label, Map<String, State> states) {
        this.type = type;
        this.label = label;
        this.states = states;
    }

    public String type() {
        return type;
    }

    public Label label() {
        return label;
    }

    /** In the order of the file. */
    public Map<String, State> states() {
        return states;
    }

    /** The fields kept on a subject of this type, beyond those every subject has. */
    public List<FieldSpec> fields() {
        return List.of();
    }

    /** The form of an action; the opening's form is {@link #openingForm}. */
    public Optional<FormSpec> form(String action) {
        return Optional.empty();
    }

    /** Label of an action or of what a clock does, as recorded in events. */
    public Label actionLabel(String action) {
        return Label.of(action);
    }

    /**
     * The opening's own fields and then the channel's.
     *
     * @param channel id; the empty text where the type has no channels
     */
    public FormSpec openingForm(String channel) {
        return FormSpec.empty();
    }

    /** Whether the actor may open through the channel: its form, or the reason why not. */
    public Offer openingOffer(String channel, Actor actor) {
        return new Offer("open", label, openingForm(channel), "", null, false, null);
    }

    /**
     * Makes a new subject.
     *
     * @param fields what the shell knows already: of a case {@code number}, {@code channel}, {@code
     *     intake-unit}; of an assignment {@code unit} and {@code role}
     * @param command its action is {@code open}
     */
    public Outcome open(
            String id, Map<String, Object> fields, Command command, Facts facts, Instant now) {
        return notYet();
    }

    public Outcome decide(Subject subject, Command command, Facts facts, Instant now) {
        return notYet();
    }

    /**
     * What a clock does by itself. Refused with {@link Refusal.Code#NOT_DUE} when its ledger says
     * that it is too early, already done or no longer running, so that firing twice does no harm.
     */
    public Outcome fire(Subject subject, String clock, Moment moment, Facts facts, Instant now) {
        return notYet();
    }

    /** The actions for this actor's page, in the order of the file. */
    public List<Offer> offers(Subject subject, Facts facts, Actor actor, Instant now) {
        return List.of();
    }

    private static Refusal notYet() {
        return new Refusal(Refusal.Code.UNKNOWN_ACTION, "", Label.of("没有这个动作。"), List.of());
    }
}
