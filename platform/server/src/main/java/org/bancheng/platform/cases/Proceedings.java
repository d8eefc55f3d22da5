package org.bancheng.platform.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Command;
import org.bancheng.engine.lifecycle.Consequences;
import org.bancheng.engine.lifecycle.Decision;
import org.bancheng.engine.lifecycle.Effect;
import org.bancheng.engine.lifecycle.EffectRule.Tie;
import org.bancheng.engine.lifecycle.Facts;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.LifecycleEvent;
import org.bancheng.engine.lifecycle.Moment;
import org.bancheng.engine.lifecycle.Outcome;
import org.bancheng.engine.lifecycle.Refusal;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.engine.lifecycle.Subject;
import org.bancheng.engine.lifecycle.Transition;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.PublishedConfiguration;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.History.Pen;
import org.bancheng.platform.history.HistoryDraft;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;
import org.bancheng.platform.tenancy.TenantId;
import org.bancheng.platform.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Writes what the engine decided: the subject, its clocks, its history and what follows, in the
 * caller's transaction.
 *
 * <p>The case file is locked before it is read, so whatever is decided is decided on what will be
 * written.
 */
@Component
class Proceedings {
    static final String INDEX = "index";
    static final String CLOCK = "clock";
    static final String FROM_VERSION = "from-version";
    static final String TO_VERSION = "to-version";
    private static final String NUMBER = "number";

    private final JdbcOperations database;
    private final Configurations configurations;
    private final History history;
    private final Work work;
    private final Ledgers ledgers;
    private final Json json;
    private final Counts counts;
    private final Clock clock;
    private final CaseLinks links;
    private final ApplicationEventPublisher events;

    Proceedings(
            JdbcOperations database,
            Configurations configurations,
            History history,
            Work work,
            Ledgers ledgers,
            Json json,
            Counts counts,
            Clock businessClock,
            CaseLinks links,
            ApplicationEventPublisher events) {
        this.links = links;
        this.database = database;
        this.configurations = configurations;
        this.history = history;
        this.work = work;
        this.ledgers = ledgers;
        this.json = json;
        this.counts = counts;
        this.clock = businessClock;
        this.events = events;
    }

    /**
     * @throws CaseNotFound when the bound county has no such case
     */
    Docket lock(UUID caseId) {
        RoundTrip trip = new RoundTrip();
        Cases.Rows rows = Cases.ask(caseId, true, trip);
        Pen pen = history.pen(caseId, trip);
        trip.make(database);
        return rows.file()
                .first()
                .map(file -> docket(file, rows, pen))
                .orElseThrow(() -> new CaseNotFound(caseId.toString()));
    }

    /**
     * @throws CaseNotFound when the bound county has no such case
     */
    Docket read(UUID caseId) {
        return find(caseId).orElseThrow(() -> new CaseNotFound(caseId.toString()));
    }

    Optional<Docket> find(UUID caseId) {
        RoundTrip trip = new RoundTrip();
        Cases.Rows rows = Cases.ask(caseId, false, trip);
        trip.make(database);
        return rows.file().first().map(file -> docket(file, rows, null));
    }

    private Docket docket(CaseFile file, Cases.Rows rows, @Nullable Pen pen) {
        List<ClockRow> clocks = rows.clocks().all();
        PublishedConfiguration published = Calendars.inForce(clocks, configurations);
        return new Docket(
                file,
                rows.assignments().all(),
                clocks,
                configurations::version,
                published.configuration().directory(),
                Calendars.of(published, configurations),
                ledgers,
                json,
                counts,
                pen);
    }

    /** Starts the docket of a new file with the engine's decision to open it. */
    void open(Docket docket, Decision decision) {
        follow(docket, null, decision);
        settle(docket, true);
        if (docket.isCase()) {
            events.publishEvent(new CaseOpened(tenant()));
        }
    }

    /**
     * Acts on the case, or on one of its assignments.
     *
     * @throws ActionRefused when the county's rules refuse it, or refuse what must follow from it
     */
    void act(Docket docket, @Nullable Assignment assignment, Command command) {
        followCalendar(docket);
        follow(docket, assignment, decided(decide(docket, assignment, command)));
        settle(docket, false);
    }

    /** Writes what a clock did by itself. */
    void fired(Docket docket, @Nullable Assignment assignment, Decision decision, Moment moment) {
        follow(docket, assignment, decision);
        settle(docket, false);
        events.publishEvent(new ClockFired(tenant(), moment));
    }

    /**
     * Brings the clocks of a locked case to the calendar in force: each that it moves gets its
     * journal entry, and an event of the case says so. Whoever acts on a case does this first, so
     * that nothing is ever decided by days that are no more; what it wrote is settled with that.
     *
     * @return whether there was anything to do
     */
    boolean followCalendar(Docket docket) {
        boolean followed = reproject(docket, null, docket.file.id);
        for (Assignment assignment : List.copyOf(docket.assignments)) {
            followed |= reproject(docket, assignment, assignment.id);
        }
        return followed;
    }

    private boolean reproject(Docket docket, @Nullable Assignment assignment, UUID id) {
        Map<String, WorkingCalendar> behind = docket.behind(id);
        if (behind.isEmpty()) {
            return false;
        }
        Subject subject = assignment == null ? docket.caseSubject() : docket.subjectOf(assignment);
        Facts facts =
                assignment == null
                        ? docket.caseFacts()
                        : docket.assignmentFacts(assignment.type, assignment.unit);
        Outcome outcome =
                docket.lifecycle(subject.type()).reproject(subject, behind, facts, clock.instant());
        if (outcome instanceof Decision decision) {
            follow(docket, assignment, decision);
        }
        for (String name : behind.keySet()) {
            ClockRow row = docket.clocksOf(id).get(name);
            if (row != null) {
                row.calendarVersion = docket.calendars.version();
                docket.changed(row);
            }
        }
        return true;
    }

    /**
     * Lets a locked case that is under way go on by another version, as that says.
     *
     * @return why it cannot, with nothing written; empty when it does
     */
    Optional<Label> carryOver(Docket docket, int version) {
        TenantConfiguration next = configurations.version(version);
        Optional<Label> obstacle =
                next.obstacles(docket.configuration, docket.underWay()).stream()
                        .map(TenantConfiguration.Obstacle::why)
                        .findFirst();
        if (obstacle.isPresent()) {
            return obstacle;
        }
        followCalendar(docket);
        Map<String, Object> told =
                Map.of(FROM_VERSION, docket.file.definitionVersion, TO_VERSION, version);
        docket.goOnBy(version);
        carryOver(docket, null, next.transition(), told);
        List.copyOf(docket.assignments)
                .forEach(assignment -> carryOver(docket, assignment, next.transition(), told));
        settle(docket, false);
        return Optional.empty();
    }

    /** What hangs on a case has an event of its own where anything about it is another. */
    private void carryOver(
            Docket docket,
            @Nullable Assignment assignment,
            Transition transition,
            Map<String, Object> told) {
        Subject subject = assignment == null ? docket.caseSubject() : docket.subjectOf(assignment);
        Facts facts =
                assignment == null
                        ? docket.caseFacts()
                        : docket.assignmentFacts(assignment.type, assignment.unit);
        Decision decision =
                docket.lifecycle(subject.type())
                        .carryOver(
                                subject,
                                transition.of(subject.type()),
                                told,
                                facts,
                                clock.instant());
        if (assignment == null || !decision.after().equals(subject)) {
            follow(docket, assignment, decision);
        }
    }

    private Outcome decide(Docket docket, @Nullable Assignment assignment, Command command) {
        Instant now = clock.instant();
        return assignment == null
                ? docket.lifecycle(docket.file.type)
                        .decide(docket.caseSubject(), command, docket.caseFacts(), now)
                : docket.lifecycle(assignment.type)
                        .decide(
                                docket.subjectOf(assignment),
                                command,
                                docket.assignmentFacts(assignment.type, assignment.unit),
                                now);
    }

    static Decision decided(Outcome outcome) {
        return switch (outcome) {
            case Decision decision -> decision;
            case Refusal refusal -> throw new ActionRefused(refusal);
        };
    }

    /** Writes a decision and what follows from it within the case. */
    private void follow(Docket docket, @Nullable Assignment assignment, Decision decision) {
        allow(new Consequences<>(new Parts(docket)).proceed(new Part(assignment), decision));
    }

    private static void allow(@Nullable Refusal refusal) {
        if (refusal != null) {
            throw new ActionRefused(refusal);
        }
    }

    /**
     * @param assignment null: the case itself, or the entry of a register
     */
    private record Part(@Nullable Assignment assignment) {}

    /** The subjects of a case as they stand in its docket. */
    private final class Parts implements Consequences.Subjects<Part> {
        private final Docket docket;
        private final IdentityHashMap<LifecycleEvent, Long> written = new IdentityHashMap<>();

        Parts(Docket docket) {
            this.docket = docket;
        }

        @Override
        public Part root() {
            return new Part(null);
        }

        @Override
        public String rootType() {
            return docket.file.type;
        }

        @Override
        public List<Part> active(String type) {
            return docket.active(type).stream().map(Part::new).toList();
        }

        @Override
        public @Nullable String unit(Part part) {
            if (part.assignment() != null) {
                return part.assignment().unit;
            }
            return docket.file.leadUnit == null ? docket.file.intakeUnit : docket.file.leadUnit;
        }

        @Override
        public @Nullable String role(Part part) {
            return part.assignment() == null ? null : part.assignment().role;
        }

        @Override
        public void lead(String unit) {
            docket.file.leadUnit = unit;
        }

        @Override
        public String standing(String unit) {
            return docket.standing(unit);
        }

        @Override
        public Outcome decide(Part part, Command command) {
            return Proceedings.this.decide(docket, part.assignment(), command);
        }

        @Override
        public Consequences.Opening<Part> open(
                String type, String unit, String role, Map<String, Object> inputs) {
            Instant now = clock.instant();
            UUID id = UUID.randomUUID();
            Outcome outcome =
                    docket.lifecycle(type)
                            .open(
                                    id.toString(),
                                    Map.of("unit", unit, "role", role),
                                    new Command(Lifecycle.OPEN, inputs, Actor.system()),
                                    docket.assignmentFacts(type, unit),
                                    now);
            if (!(outcome instanceof Decision opened)) {
                return new Consequences.Opening<>(null, outcome);
            }
            Assignment assignment = new Assignment();
            assignment.id = id;
            assignment.tenant = tenant().value();
            assignment.caseId = docket.file.id;
            assignment.type = type;
            assignment.ordinal = docket.assignments.size() + 1;
            assignment.unit = unit;
            assignment.role = role;
            assignment.assignedAt = now;
            docket.assignments.add(assignment);
            writeAssignment(docket, assignment, opened.after(), now);
            return new Consequences.Opening<>(new Part(assignment), opened);
        }

        @Override
        public void write(Part part, Decision decision) {
            Assignment assignment = part.assignment();
            Subject after = numbered(docket, assignment, decision);
            if (assignment == null) {
                writeCase(docket, after);
            } else {
                writeAssignment(docket, assignment, after, decision.event().at());
            }
            writeClocks(docket, UUID.fromString(after.id()), after.clocks());
            written.put(decision.event(), record(docket, after, decision.event()));
        }

        @Override
        public void reach(Part part, Decision decision, Effect effect) {
            Instant at = decision.event().at();
            switch (effect.kind()) {
                case "link", "unlink" -> tie(docket, decision.event(), effect);
                case "pass-on" -> passOn(decision.event(), effect.params());
                case "notify" -> Notices.send(docket, part.assignment(), effect.params(), at);
                case "remind" ->
                        Notices.send(
                                docket,
                                part.assignment(),
                                effect.params(),
                                docket.calendars.inForce().nextWorkingInstant(at));
                default ->
                        throw new IllegalStateException(
                                "no module does the effect " + effect.kind());
            }
        }

        private void passOn(LifecycleEvent event, Map<String, Object> params) {
            UUID main = docket.file.id;
            if (docket.lifecycle(Docket.CASE).tellsMerged(event.action())
                    && !links.hasMerged(main)) {
                throw CaseLinks.nobodyMerged(event.basis());
            }
            long seq = Objects.requireNonNull(written.get(event));
            String action = String.valueOf(params.get("action"));
            work.enqueueEach(
                    MergedCases.KIND, MergedCases.REFS, docket.writes, main, seq, action, main);
        }
    }

    /** With its number, if this is the action that gives it one; once given it stays. */
    private Subject numbered(Docket docket, @Nullable Assignment assignment, Decision decision) {
        Subject after = decision.after();
        String role = assignment == null ? after.type() : assignment.role;
        Optional<String> pattern =
                docket.lifecycle(after.type()).numbering(role, decision.event().action());
        if (pattern.isEmpty() || after.fields().containsKey(NUMBER)) {
            return after;
        }
        String kind = assignment == null ? after.type() : after.type() + "/" + role;
        Map<String, Object> fields = new HashMap<>(after.fields());
        fields.put(
                NUMBER,
                Serials.next(
                        kind,
                        pattern.get(),
                        decision.event().at(),
                        WorkingCalendar.ZONE,
                        database));
        return new Subject(after.type(), after.id(), after.state(), fields, after.clocks());
    }

    private void tie(Docket docket, LifecycleEvent event, Effect effect) {
        Tie tie = (Tie) Objects.requireNonNull(effect.params().get("as"));
        String number = (String) effect.params().get("number");
        String field = String.valueOf(effect.params().get("field"));
        if (effect.kind().equals("link")) {
            links.link(
                    docket,
                    event.actor(),
                    event.basis(),
                    tie,
                    field,
                    Objects.requireNonNull(number));
        } else {
            links.unlink(docket, event.basis(), tie, field, number);
        }
    }

    /** Does what another case asks of this one, if it starts where this one stands. */
    void actIfAllowed(Docket docket, Command command) {
        followCalendar(docket);
        Parts parts = new Parts(docket);
        allow(new Consequences<>(parts).actIfAllowed(parts.root(), command));
        settle(docket, false);
    }

    private void writeCase(Docket docket, Subject after) {
        CaseFile file = docket.file;
        Map<String, Object> fields = new HashMap<>(after.fields());
        file.state = after.state();
        if (fields.remove("subject") instanceof String subject) {
            file.subject = subject;
        }
        if (docket.isCase()) {
            file.body = text(fields.remove("body"));
            file.category = (String) fields.remove("category");
            Set.of("number", "channel", "intake-unit", "units").forEach(fields::remove);
        } else {
            fields.remove("unit");
            docket.derived().forEach(fields::remove);
        }
        personalFields(docket).forEach(fields::remove);
        file.fields = json.write(fields);
    }

    private void writeAssignment(Docket docket, Assignment assignment, Subject after, Instant now) {
        Map<String, Object> fields = new HashMap<>(after.fields());
        Set.of("unit", "role").forEach(fields::remove);
        assignment.state = after.state();
        assignment.fields = json.write(fields);
        assignment.ended = docket.state(assignment.type, after.state()).terminal();
        assignment.endedAt =
                !assignment.ended ? null : assignment.endedAt == null ? now : assignment.endedAt;
        String shown = shown(docket.state(assignment.type, after.state()));
        assignment.shownAt =
                shown == null ? null : assignment.shown == null ? now : assignment.shownAt;
        assignment.shown = shown;
        docket.changed(assignment);
    }

    private static @Nullable String shown(State state) {
        return switch (state.shown()) {
            case TO_NOBODY_ELSE -> null;
            case TO_STAFF -> Published.TO_STAFF;
            case TO_EVERYBODY -> Published.TO_EVERYBODY;
        };
    }

    /**
     * Names of what the channel's form marks as the reporter's own: it is sealed elsewhere and
     * never a field.
     */
    private static Set<String> personalFields(Docket docket) {
        Set<String> names = new HashSet<>();
        docket.lifecycle(docket.file.type).openingForm(docket.file.channel).fields().stream()
                .filter(FieldSpec::personal)
                .map(FieldSpec::name)
                .forEach(names::add);
        return names;
    }

    private void writeClocks(Docket docket, UUID subject, Map<String, ClockLedger> after) {
        after.forEach(
                (name, ledger) -> {
                    ClockRow row = docket.clocksOf(subject).get(name);
                    if (row != null && ledgers.read(row).equals(ledger)) {
                        return;
                    }
                    if (row == null) {
                        row = new ClockRow();
                        row.key = new ClockRow.Key(subject, name);
                        row.tenant = docket.file.tenant;
                        row.caseId = docket.file.id;
                    }
                    ClockState state = ledger.state(docket.calendars.inForce());
                    row.calendarVersion = docket.calendars.version();
                    row.basis = ledger.basis();
                    row.holder = ledger.holder();
                    row.running = state.running();
                    row.dueAt = state.due();
                    row.stoppedAt = state.stoppedAt();
                    ledgers.write(row, ledger);
                    docket.clocksOf(subject).put(name, row);
                    docket.changed(row);
                    queue(docket, row, state);
                });
    }

    private void queue(Docket docket, ClockRow row, ClockState state) {
        String ref = new ClockRef(docket.file.id, row.key.subjectId(), row.key.name()).toString();
        Instant next = state.nextFiring();
        if (next == null) {
            work.cancel(CLOCK, ref, docket.writes);
        } else {
            work.enqueue(CLOCK, ref, next, docket.writes);
        }
    }

    /** The event's number in the case's history. */
    private long record(Docket docket, Subject subject, LifecycleEvent event) {
        docket.visiblyChanged |= !docket.lifecycle(subject.type()).isConfidential(event.action());
        Map<String, Object> content = new HashMap<>();
        content.put("from", event.from());
        content.put("to", event.to());
        content.put("clocks", event.clockEntries().keySet());
        Map<String, Object> sealed = new HashMap<>();
        sealed.put("actor", event.actor().name());
        sealed.put("inputs", event.inputs());
        if (event.publicText() != null) {
            sealed.put("public", event.publicText());
        }
        if (event.overridden() != null) {
            content.put("overridden-by", event.overridden().post());
            content.put("overridden-rule", event.overridden().rule().basis());
            sealed.put("override-reason", event.overridden().reason());
        }
        return docket.pen()
                .append(
                        new HistoryDraft(
                                subject.type(),
                                UUID.fromString(subject.id()),
                                event.at(),
                                event.actor().id(),
                                event.action(),
                                event.basis(),
                                docket.file.definitionVersion,
                                json.write(content),
                                json.bytes(sealed)),
                        docket.writes);
    }

    /** Writes what stands in a docket that was there before. */
    void settle(Docket docket) {
        settle(docket, false);
    }

    private void settle(Docket docket, boolean first) {
        CaseFile file = docket.file;
        boolean closed = docket.state(file.type, file.state).terminal();
        Instant now = clock.instant();
        if (closed && file.closedAt == null && docket.isCase()) {
            events.publishEvent(new CaseClosed(tenant()));
        }
        file.closedAt = !closed ? null : file.closedAt == null ? now : file.closedAt;
        String shown = shown(docket.state(file.type, file.state));
        file.shownAt = shown == null ? null : file.shown == null ? now : file.shownAt;
        file.shown = shown;
        ClockState nearest = docket.nearestClock().map(docket::stateOf).orElse(null);
        file.dueAt = nearest == null ? null : nearest.due();
        file.warnAt = nearest == null ? null : nearest.warnAt();
        if (docket.visiblyChanged) {
            file.version++;
        }
        if (docket.visiblyChanged && docket.isCase()) {
            work.enqueue(INDEX, file.id.toString(), docket.writes);
        }
        docket.collect(first);
        docket.writes.make(database);
    }

    private static TenantId tenant() {
        return BoundTenant.get().id();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
