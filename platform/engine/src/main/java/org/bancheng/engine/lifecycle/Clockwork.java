package org.bancheng.engine.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bancheng.engine.clock.ClockEntry;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.clock.Length;
import org.bancheng.engine.label.Label;

/** What one step does to the clocks of a subject. */
final class Clockwork {

    private final LifecycleDefinition definition;
    private final Facts facts;
    private final Instant now;
    private final Instant since;
    private final Map<String, ClockLedger> clocks;
    private final Map<String, List<ClockEntry>> entries = new LinkedHashMap<>();

    Clockwork(
            LifecycleDefinition definition,
            Facts facts,
            Map<String, ClockLedger> clocks,
            Instant now) {
        this(definition, facts, clocks, now, now);
    }

    /**
     * @param since from when the clocks run that this step starts
     */
    Clockwork(
            LifecycleDefinition definition,
            Facts facts,
            Map<String, ClockLedger> clocks,
            Instant now,
            Instant since) {
        this.definition = definition;
        this.facts = facts;
        this.clocks = new HashMap<>(clocks);
        this.now = now;
        this.since = since;
    }

    Map<String, ClockLedger> clocks() {
        return clocks;
    }

    Map<String, List<ClockEntry>> entries() {
        return entries;
    }

    /** Stops before it starts, so that one action can end a run and begin the next. */
    void step(String action, String cause, String from, Subject after, Scene scene) {
        var to = after.state();
        boolean ends = !from.equals(to) && definition.isTerminal(to);
        for (var rule : definition.clocks()) {
            if (ends || rule.stopsOn(action, from, to)) {
                end(rule.name(), cause);
            }
            if (!ends && rule.startsOn(action, from, to)) {
                begin(rule, cause, after, scene);
            }
        }
    }

    /** Stops a clock that runs. */
    void end(String clock, String cause) {
        state(clock)
                .filter(ClockState::running)
                .ifPresent(state -> enter(clock, new ClockEntry.Stopped(now, cause, state.due())));
    }

    /** Starts a clock that does not run, if one of its lengths is meant for the subject. */
    void begin(ClockRule rule, String cause, Subject after, Scene scene) {
        if (!isRunning(rule.name())) {
            length(rule, after, scene).ifPresent(length -> start(rule, length, cause, after));
        }
    }

    /** What begins anew goes by the rule of now, also where it ran before by a former one. */
    private void start(ClockRule rule, Length length, String cause, Subject after) {
        var started = new ClockEntry.Started(from(length), length, cause);
        var runs = new ArrayList<ClockEntry>();
        var before = clocks.get(rule.name());
        if (before != null) {
            runs.addAll(before.entries());
        }
        runs.add(started);
        var unit = rule.ofUnit() ? (String) after.fields().get("unit") : null;
        clocks.put(
                rule.name(),
                new ClockLedger(
                        rule.name(),
                        rule.kind(),
                        rule.label(),
                        rule.basis(),
                        unit,
                        rule.warnHours(),
                        runs));
        note(rule.name(), started);
    }

    /** What begins because a day's time is up has the next day for what is due the same day. */
    private Instant from(Length length) {
        return length instanceof Length.SameDay && since.isBefore(now)
                ? since.plusMillis(1)
                : since;
    }

    /** The first row that matches; empty: this clock has no say here. */
    private Optional<Length> length(ClockRule rule, Subject after, Scene scene) {
        return rule.lengths().stream()
                .filter(row -> row.when() == null || row.when().holds(scene))
                .findFirst()
                .flatMap(row -> length(row.length(), after));
    }

    private Optional<Length> length(ClockRule.LengthSource source, Subject after) {
        return switch (source) {
            case ClockRule.LengthSource.Fixed(var length) -> Optional.of(length);
            case ClockRule.LengthSource.FromField(var field) ->
                    switch (after.fields().get(field)) {
                        case String date ->
                                Optional.of(
                                        new Length.Until(
                                                facts.calendar().closing(LocalDate.parse(date))));
                        case Long days when days > 0 ->
                                Optional.of(new Length.WorkingDays(Math.toIntExact(days)));
                        case null, default -> Optional.empty();
                    };
        };
    }

    /** The dates that an action gave a clock to run until, and that are over already. */
    List<FieldError> over(Map<String, Object> given) {
        return definition.clocks().stream()
                .filter(rule -> entries.containsKey(rule.name()))
                .filter(
                        rule ->
                                state(rule.name())
                                        .filter(one -> one.due().isBefore(now))
                                        .isPresent())
                .flatMap(rule -> rule.lengths().stream())
                .map(ClockRule.LengthRow::length)
                .filter(ClockRule.LengthSource.FromField.class::isInstance)
                .map(source -> ((ClockRule.LengthSource.FromField) source).field())
                .filter(given::containsKey)
                .distinct()
                .map(this::over)
                .toList();
    }

    private FieldError over(String field) {
        var label =
                definition.kept().stream()
                        .filter(one -> one.name().equals(field))
                        .findFirst()
                        .map(FieldSpec::label)
                        .orElseGet(() -> Label.of(field));
        var english = label.en() == null ? label.zhCn() : label.en();
        return new FieldError(
                field,
                "past",
                Label.of(
                        "“" + label.zhCn() + "”已经过去，请选今后的日期",
                        english + " is over, choose a later day"));
    }

    void move(
            Action action,
            Map<String, Object> form,
            String by,
            String reason,
            Subject after,
            Scene scene) {
        var moves = action.moves();
        var extend = moves.extend();
        if (extend != null && form.get(extend.by()) instanceof Long days) {
            enter(extend.clock(), new ClockEntry.Extended(now, Math.toIntExact(days), by, reason));
        }
        for (var rule : definition.clocks()) {
            var name = rule.name();
            if (!isRunning(name)) {
                continue;
            }
            if (moves.reproject().contains(name)) {
                length(rule, after, scene)
                        .ifPresent(
                                length ->
                                        enter(
                                                name,
                                                new ClockEntry.Reprojected(now, length, reason)));
            }
            boolean paused = state(name).filter(ClockState::paused).isPresent();
            if (moves.pause().contains(name) && !paused) {
                enter(name, new ClockEntry.Paused(now, reason));
            }
            if (moves.resume().contains(name) && paused) {
                enter(name, new ClockEntry.Resumed(now));
            }
        }
    }

    boolean isRunning(String clock) {
        return state(clock).filter(ClockState::running).isPresent();
    }

    private Optional<ClockState> state(String clock) {
        return Optional.ofNullable(clocks.get(clock)).map(ledger -> ledger.state(facts.calendar()));
    }

    void enter(String clock, ClockEntry entry) {
        clocks.computeIfPresent(clock, (_, ledger) -> ledger.with(entry));
        note(clock, entry);
    }

    private void note(String clock, ClockEntry entry) {
        entries.computeIfAbsent(clock, _ -> new ArrayList<>()).add(entry);
    }
}
