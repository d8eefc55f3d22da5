package org.bancheng.platform.portal;

import java.util.List;
import java.util.Set;
import org.bancheng.engine.clock.Length;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.ClockRule.LengthSource;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.PostRule;
import org.bancheng.engine.lifecycle.Trigger;

/** What the rules of one procedure say, in the reader's words. */
final class ProcedureWords {
    private final Lifecycle lifecycle;
    private final FieldTexts texts;
    private final Wording wording;

    ProcedureWords(TenantConfiguration county, Lifecycle lifecycle, Wording wording) {
        this.lifecycle = lifecycle;
        this.texts = new FieldTexts(county, wording);
        this.wording = wording;
    }

    String state(String id) {
        return texts.state(lifecycle.type(), id);
    }

    /** In the order in which the lifecycle declares them. */
    String states(Set<String> ids) {
        return wording.list(
                lifecycle.states().keySet().stream()
                        .filter(ids::contains)
                        .map(this::state)
                        .toList());
    }

    /** The states in which a step is taken. */
    String begins(Action action) {
        return states(action.from());
    }

    /** The state that a step leads to. */
    String ends(Action action) {
        return action.to() == null ? wording.say("procedure.stays") : state(action.to());
    }

    /** Who may take a step. */
    String doers(Action action) {
        return wording.list(action.by().stream().map(this::doer).sorted().toList());
    }

    private String doer(String by) {
        PostRule post = lifecycle.definition().posts().get(by);
        return post == null ? wording.say("who." + by) : wording.of(post.label());
    }

    String triggers(List<Trigger> triggers) {
        return wording.list(triggers.stream().map(this::trigger).distinct().toList());
    }

    private String trigger(Trigger trigger) {
        return switch (trigger) {
            case Trigger.ByAction(var action) -> wording.of(lifecycle.actionLabel(action));
            case Trigger.Entering(var state) -> wording.say("procedure.enters", state(state));
            case Trigger.Leaving(var state) -> wording.say("procedure.leaves", state(state));
        };
    }

    String length(LengthSource source) {
        return switch (source) {
            case LengthSource.Fixed(Length.WorkingDays(var days)) ->
                    wording.say("procedure.working-days", days);
            case LengthSource.Fixed(Length.CalendarDays(var days)) ->
                    wording.say("procedure.calendar-days", days);
            case LengthSource.Fixed(Length.Hours(var hours)) -> wording.say("length.hours", hours);
            case LengthSource.Fixed(Length.SameDay()) -> wording.say("procedure.same-day");
            case LengthSource.Fixed(Length.Until(var due)) -> wording.time(due);
            case LengthSource.FromField(var field) ->
                    wording.say("procedure.by-field", field(field));
        };
    }

    private String field(String name) {
        return lifecycle.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(FieldSpec::label)
                .map(wording::of)
                .findFirst()
                .orElse(name);
    }
}
