package org.bancheng.engine.lifecycle;

import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelVariableResolver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bancheng.engine.clock.ClockLedger;
import org.jspecify.annotations.Nullable;

/** What expressions see of one decision; each variable is laid out only when one asks for it. */
final class Scene implements CelVariableResolver {

    static final String LOT = "lot";

    private static final Map<String, Object> CLOCK_NEVER_STARTED =
            Map.of(
                    "started", false,
                    "running", false,
                    "paused", false,
                    "overdue", false,
                    "late", false,
                    "extensions", 0L,
                    "due", NullValue.NULL_VALUE);

    private final LifecycleDefinition definition;
    private final Subject subject;
    private final Facts facts;
    private final Actor actor;
    private final @Nullable Holding holding;
    private final FormSpec formSpec;
    private final Map<String, Object> form;
    private final Instant now;
    private final Map<String, Object> laidOut = new HashMap<>();

    Scene(
            LifecycleDefinition definition,
            Subject subject,
            Facts facts,
            Performer performer,
            FormSpec formSpec,
            Map<String, Object> form,
            Instant now) {
        this.definition = definition;
        this.subject = subject;
        this.facts = facts;
        this.actor = performer.actor();
        this.holding = performer.holding();
        this.formSpec = formSpec;
        this.form = form;
        this.now = now;
    }

    /** Who acts, and by which of his posts. */
    record Performer(Actor actor, @Nullable Holding holding) {}

    Directory directory() {
        return facts.directory();
    }

    /** What is kept on the subject under a name. */
    @Nullable Object kept(String field) {
        return subject.fields().get(field);
    }

    @Override
    public Optional<Object> find(String name) {
        return Optional.ofNullable(laidOut.computeIfAbsent(name, this::layOut));
    }

    private @Nullable Object layOut(String name) {
        if (name.equals(Vocabulary.spelled(definition.type()))) {
            return view(name, subject.fields(), subject.id(), subject.state());
        }
        if (name.equals(Vocabulary.spelled(definition.root()))) {
            return view(name, facts.parent(), "", "");
        }
        return switch (name) {
            case "now" -> now;
            case LOT -> (long) facts.lot();
            case "form" -> form();
            case "actor" -> actor();
            case "clock" -> clocks();
            case "count" -> numbers("count", facts.counts());
            case "tally" -> numbers("tally", facts.tallies());
            default -> null;
        };
    }

    private Map<String, Object> view(
            String type, Map<String, Object> fields, String id, String state) {
        var view = new HashMap<>(definition.unset(type));
        view.put("id", id);
        view.put("state", state);
        fields.forEach((name, value) -> view.put(Vocabulary.spelled(name), seen(value)));
        return view;
    }

    private static Object seen(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case LocalDate date -> date.toString();
            default -> value;
        };
    }

    private Map<String, Object> form() {
        var view = new HashMap<String, Object>();
        for (var field : formSpec.fields()) {
            Object unset =
                    field.presence() == FieldSpec.Presence.MANY ? List.of() : NullValue.NULL_VALUE;
            view.put(Vocabulary.spelled(field.name()), form.getOrDefault(field.name(), unset));
        }
        return view;
    }

    private Map<String, Object> actor() {
        return Map.of(
                "id", actor.id(),
                "unit", holding == null ? "" : holding.unit(),
                "posts", List.copyOf(actor.posts()),
                "units", List.copyOf(actor.units()),
                "subordinates",
                        holding == null ? List.of() : facts.directory().below(holding.unit()));
    }

    private Map<String, Object> numbers(String variable, Map<String, Long> numbers) {
        var view = new HashMap<>(definition.unset(variable));
        numbers.forEach((name, number) -> view.put(Vocabulary.spelled(name), number));
        return view;
    }

    private Map<String, Object> clocks() {
        var view = new HashMap<String, Object>();
        for (var rule : definition.clocks()) {
            var ledger = subject.clocks().get(rule.name());
            view.put(rule.name(), ledger == null ? CLOCK_NEVER_STARTED : clock(ledger));
        }
        return view;
    }

    private Map<String, Object> clock(ClockLedger ledger) {
        var state = ledger.state(facts.calendar());
        return Map.of(
                "started", true,
                "running", state.running(),
                "paused", state.paused(),
                "overdue", state.overdue(now),
                "late", state.everLate(now),
                "extensions", (long) state.extensions(),
                "due", state.due());
    }
}
