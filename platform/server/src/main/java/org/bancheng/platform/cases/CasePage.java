package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.clock.Explanation;
import org.bancheng.engine.clock.Lamp;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.EffectRule;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.engine.lifecycle.State;
import org.jspecify.annotations.Nullable;

/**
 * A case as staff see it, or an entry of a register.
 *
 * @param type of what stands alone: {@code case}, or the register's
 * @param channel the empty text for an entry, as {@code body} is
 * @param intakeUnit of an entry the unit whose it is
 * @param configuration the version that the case goes by; it explains states, fields and clauses
 * @param reporter masked, by field name
 * @param whole whether it holds all of it; else what is open to all staff, or told to whom is asked
 *     to take part
 * @param titles by number, of the cases and entries that it names and the viewer may see
 * @param mayReveal whether the viewer's post may see the reporter in clear
 */
public record CasePage(
        UUID id,
        String type,
        String number,
        long version,
        String subject,
        String body,
        State state,
        String channel,
        @Nullable String category,
        @Nullable String intakeUnit,
        Map<String, Object> fields,
        Instant openedAt,
        @Nullable Instant closedAt,
        int configurationVersion,
        TenantConfiguration configuration,
        boolean whole,
        Map<String, String> reporter,
        boolean mayReveal,
        List<ClockView> clocks,
        List<AssignmentView> assignments,
        List<Event> history,
        List<Offer> offers,
        List<Attachments.Attachment> attachments,
        List<Link> links,
        Map<String, String> titles) {

    /** What of it is open to those whom it does not concern. */
    CasePage shown() {
        Set<String> open =
                configuration.lifecycle(type).shows().stream()
                        .map(FieldSpec::name)
                        .collect(Collectors.toSet());
        Map<String, Object> shown = new LinkedHashMap<>(fields);
        shown.keySet().retainAll(open);
        return part(intakeUnit, shown, List.of());
    }

    /** What of it is told to units that are asked to take part, and what each of them is asked. */
    CasePage invitation(Set<String> units) {
        return part(
                null,
                Map.of(),
                assignments.stream()
                        .filter(one -> units.contains(one.unit()) && one.state().invites())
                        .toList());
    }

    private CasePage part(
            @Nullable String ofUnit, Map<String, Object> told, List<AssignmentView> own) {
        return new CasePage(
                id,
                type,
                number,
                version,
                subject,
                "",
                state,
                "",
                category,
                ofUnit,
                told,
                openedAt,
                closedAt,
                configurationVersion,
                configuration,
                false,
                Map.of(),
                false,
                List.of(),
                own,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    /** Whether the viewer may merge it into another or link it to one now. */
    public boolean mayTie() {
        Map<String, Action> actions = configuration.lifecycle(type).definition().actions();
        return offers.stream()
                .filter(Offer::allowed)
                .flatMap(offer -> Stream.ofNullable(actions.get(offer.action())))
                .flatMap(action -> action.effects().stream())
                .anyMatch(EffectRule.Link.class::isInstance);
    }

    /**
     * Another case that this one is tied to.
     *
     * @param tie merged or related
     * @param into whether this one was merged into the other
     */
    public record Link(String number, String tie, boolean into) {}

    /**
     * @param lamp null once the clock has stopped in time
     */
    public record ClockView(
            ClockLedger ledger,
            ClockState state,
            @Nullable Lamp lamp,
            boolean late,
            Explanation explanation) {}

    public record AssignmentView(
            UUID id,
            String type,
            int ordinal,
            String unit,
            String role,
            State state,
            Map<String, Object> fields,
            Instant assignedAt,
            @Nullable Instant endedAt,
            List<ClockView> clocks,
            List<Offer> offers) {}

    /**
     * @param seq among those that the viewer may see, from 1
     * @param rules by which it happened; they explain it
     * @param form what it asked for
     * @param actor the person's name; the reporter's is not told
     * @param inputs without the fields that the form marks as personal; empty once the case's key
     *     is destroyed
     */
    public record Event(
            long seq,
            Instant at,
            String subjectType,
            UUID subjectId,
            String action,
            TenantConfiguration rules,
            FormSpec form,
            String from,
            String to,
            String basis,
            String actorId,
            String actor,
            Map<String, Object> inputs,
            @Nullable String overrideReason) {

        public Lifecycle lifecycle() {
            return rules.lifecycle(subjectType);
        }

        public Label label() {
            return lifecycle().actionLabel(action);
        }

        /** The same with no more of its inputs than these. */
        Event telling(Map<String, Object> told) {
            return new Event(
                    seq,
                    at,
                    subjectType,
                    subjectId,
                    action,
                    rules,
                    form,
                    from,
                    to,
                    basis,
                    actorId,
                    actor,
                    told,
                    overrideReason);
        }
    }
}
