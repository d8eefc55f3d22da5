package org.bancheng.platform.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.clock.Lamp;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.HistoryEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whole cases, for those who may see them. */
@Service
public class CasePages {
    private final JdbcClient db;
    private final Proceedings proceedings;
    private final Configurations configurations;
    private final Reporters reporters;
    private final CaseLinks links;
    private final Attachments attachments;
    private final History history;
    private final Json json;
    private final Clock clock;

    CasePages(
            JdbcClient db,
            Proceedings proceedings,
            Configurations configurations,
            Reporters reporters,
            CaseLinks links,
            Attachments attachments,
            History history,
            Json json,
            Clock businessClock) {
        this.db = db;
        this.proceedings = proceedings;
        this.configurations = configurations;
        this.reporters = reporters;
        this.links = links;
        this.attachments = attachments;
        this.history = history;
        this.json = json;
        this.clock = businessClock;
    }

    /**
     * The case's id, if the actor may see it.
     *
     * @throws CaseNotFound when there is none, or it is not his to see
     */
    @Transactional(readOnly = true)
    public UUID visible(String number, Actor actor) {
        return seen(number, actor).id();
    }

    /**
     * @param concerned whether the actor sees all of it; else the fields alone that are open to all
     */
    private record Seen(UUID id, boolean concerned) {}

    private Seen seen(String number, Actor actor) {
        Visibility visibility = Visibility.of(actor, configurations.current().configuration());
        return db.sql(
                        "select c.id, "
                                + Visibility.CONCERNED
                                + " as concerned from case_file c where c.number = :number and "
                                + Visibility.SQL)
                .param("number", number)
                .params(visibility.params())
                .query(Seen.class)
                .optional()
                .orElseThrow(() -> new CaseNotFound(number));
    }

    /**
     * All of it for those whom it concerns; of an entry that is open to all staff, the rest see the
     * fields that it shows.
     *
     * @throws CaseNotFound when there is none, or it is not the actor's to see
     */
    @Transactional(readOnly = true)
    public CasePage of(String number, Actor actor) {
        Seen seen = seen(number, actor);
        CasePage page = whole(proceedings.read(seen.id()), actor);
        return seen.concerned() ? page : page.shown();
    }

    private CasePage whole(Docket docket, Actor actor) {
        CaseFile file = docket.file;
        Instant now = clock.instant();
        Lifecycle lifecycle = docket.lifecycle(file.type);
        return new CasePage(
                file.id,
                file.type,
                file.number,
                file.version,
                file.subject,
                file.body,
                docket.state(file.type, file.state),
                file.channel,
                file.category,
                file.intakeUnit,
                json.fields(file.fields),
                file.openedAt,
                file.closedAt,
                file.definitionVersion,
                docket.configuration,
                true,
                reporters.masked(file.id),
                docket.isCase() && Reveal.mayReveal(actor, docket.configuration),
                clocks(docket, file.id, now),
                assignments(docket, actor, now),
                history(docket, actor),
                lifecycle.offers(docket.caseSubject(), docket.caseFacts(), actor, now),
                attachments.of(file.id),
                links.of(file.id).stream()
                        .map(
                                link ->
                                        new CasePage.Link(
                                                link.number(),
                                                link.tie().name().toLowerCase(Locale.ROOT),
                                                link.into()))
                        .toList());
    }

    /** Those the actor may know of, counted by themselves: a gap would tell him of the rest. */
    private List<CasePage.AssignmentView> assignments(Docket docket, Actor actor, Instant now) {
        List<CasePage.AssignmentView> views = new ArrayList<>();
        for (Assignment assignment : docket.assignments) {
            if (docket.lifecycle(assignment.type).isSeenBy(actor)) {
                views.add(view(docket, assignment, views.size() + 1, actor, now));
            }
        }
        return views;
    }

    private CasePage.AssignmentView view(
            Docket docket, Assignment assignment, int ordinal, Actor actor, Instant now) {
        Lifecycle lifecycle = docket.lifecycle(assignment.type);
        List<Offer> offers =
                lifecycle.offers(
                        docket.subjectOf(assignment),
                        docket.assignmentFacts(assignment.type, assignment.unit),
                        actor,
                        now);
        return new CasePage.AssignmentView(
                assignment.id,
                assignment.type,
                ordinal,
                assignment.unit,
                assignment.role,
                docket.state(assignment.type, assignment.state),
                json.fields(assignment.fields),
                assignment.assignedAt,
                assignment.endedAt,
                clocks(docket, assignment.id, now),
                offers);
    }

    private static List<CasePage.ClockView> clocks(Docket docket, UUID subject, Instant now) {
        return docket.clocksOf(subject).values().stream()
                .map(row -> view(docket, row, now))
                .sorted(Comparator.comparing((CasePage.ClockView view) -> view.state().due()))
                .toList();
    }

    private static CasePage.ClockView view(Docket docket, ClockRow row, Instant now) {
        ClockLedger ledger = docket.ledger(row);
        ClockState state = docket.stateOf(row);
        Lamp lamp = state.running() || state.late(now) ? Lamp.of(state, now) : null;
        return new CasePage.ClockView(
                ledger, state, lamp, state.late(now), ledger.explain(docket.calendars.of(row)));
    }

    /**
     * What the actor may know of what happened, counted by itself: a gap would tell him of the
     * rest.
     */
    private List<CasePage.Event> history(Docket docket, Actor actor) {
        List<CasePage.Event> events = new ArrayList<>();
        for (HistoryEntry entry : history.of(docket.file.id)) {
            if (docket.lifecycle(entry.subjectType()).isSeenBy(entry.action(), actor)) {
                events.add(event(docket, entry, events.size() + 1L));
            }
        }
        return events;
    }

    @SuppressWarnings("unchecked") // as Proceedings wrote it
    private CasePage.Event event(Docket docket, HistoryEntry entry, long seq) {
        Map<String, Object> content = json.fields(entry.content());
        Map<String, Object> sealed = entry.sealed().map(json::fields).orElse(new LinkedHashMap<>());
        return new CasePage.Event(
                seq,
                entry.at(),
                entry.subjectType(),
                entry.subjectId(),
                entry.action(),
                label(docket, entry),
                text(content.get("from")),
                text(content.get("to")),
                entry.basis(),
                entry.actor(),
                text(sealed.get("actor")),
                readable(
                        docket,
                        entry,
                        (Map<String, Object>) sealed.getOrDefault("inputs", Map.of())),
                (String) sealed.get("override-reason"));
    }

    /**
     * What stands in the form's fields that nobody marked as personal: those are told by {@link
     * Reveal} alone.
     */
    private static Map<String, Object> readable(
            Docket docket, HistoryEntry entry, Map<String, Object> inputs) {
        if (entry.action().equals(Reveal.ACTION) || entry.action().equals(Lifecycle.CALENDAR)) {
            return inputs;
        }
        FormSpec form = docket.form(entry.subjectType(), entry.action());
        Map<String, Object> readable = new LinkedHashMap<>();
        inputs.forEach(
                (name, value) -> {
                    if (form.field(name).filter(field -> !field.personal()).isPresent()) {
                        readable.put(name, value);
                    }
                });
        return readable;
    }

    private static String label(Docket docket, HistoryEntry entry) {
        return docket.lifecycle(entry.subjectType()).actionLabel(entry.action()).toString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
