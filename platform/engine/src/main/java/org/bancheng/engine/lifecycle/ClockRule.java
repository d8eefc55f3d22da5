package org.bancheng.engine.lifecycle;

import java.util.List;
import java.util.Set;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.Length;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * A clock as the file declares it.
 *
 * @param lengths the first that matches counts; none: the clock does not start
 * @param ofUnit whether the time is the unit's (field {@code unit}) and not the whole case's
 * @param promised whether the reporter is told that he gets his answer by then
 * @param breachAction what the system does when the due time has passed
 */
public record ClockRule(
        String name,
        ClockLedger.Kind kind,
        Label label,
        String basis,
        List<Trigger> from,
        List<Trigger> until,
        List<LengthRow> lengths,
        boolean ofUnit,
        boolean promised,
        @Nullable ExtensionRule extension,
        int warnHours,
        List<EffectRule> onWarn,
        List<EffectRule> onBreach,
        @Nullable String breachAction) {

    /**
     * @param when null: always
     */
    public record LengthRow(@Nullable Expression when, LengthSource length) {}

    public sealed interface LengthSource {

        record Fixed(Length length) implements LengthSource {}

        /** A date: until closing of that day. A number: as many working days. */
        record FromField(String field) implements LengthSource {}
    }

    /**
     * @param times how often in principle; a further one needs an override
     * @param upTo most working days of one extension in principle
     * @param askedBy the action by which a unit asks, refused after the due time
     * @param grantedBy posts that may grant it; empty: whoever may do the granting action
     * @param overrideBy posts that may grant more
     */
    public record ExtensionRule(
            int times,
            int upTo,
            @Nullable String askedBy,
            Set<String> grantedBy,
            Set<String> overrideBy) {}

    boolean startsOn(String action, String from, String to) {
        return this.from.stream().anyMatch(trigger -> trigger.on(action, from, to));
    }

    boolean stopsOn(String action, String from, String to) {
        return until.stream().anyMatch(trigger -> trigger.on(action, from, to));
    }
}
