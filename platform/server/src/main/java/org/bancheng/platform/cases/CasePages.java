package org.bancheng.platform.cases;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.clock.Lamp;
import org.bancheng.engine.lifecycle.Action;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.EffectRule;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.engine.lifecycle.PostScope;
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
    /** What has no form of its own, and nothing personal in what is told of it. */
    private static final Set<String> FORMLESS =
            Set.of(Reveal.ACTION, Lifecycle.CALENDAR, Lifecycle.CARRIED_OVER);

    private final JdbcClient db;
    private final Proceedings proceedings;
    private final Configurations configurations;
    private final Reporters reporters;
    private final CaseLinks links;
    private final NamedFiles named;
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
            NamedFiles named,
            Attachments attachments,
            History history,
            Json json,
            Clock businessClock) {
        this.db = db;
        this.proceedings = proceedings;
        this.configurations = configurations;
        this.reporters = reporters;
        this.links = links;
        this.named = named;
        this.attachments = attachments;
        this.history = history;
        this.json = json;
        this.clock = businessClock;
    }

    /**
     * The case's id, if the actor may see anything of it.
     *
     * @throws CaseNotFound when there is none, or it is not his to see
     */
    @Transactional(readOnly = true)
    public UUID visible(String number, Actor actor) {
        return seen(number, actor).id();
    }

    /**
     * The case's id, if the actor may see all of it.
     *
     * @throws CaseNotFound when there is none, or not all of it is his to see
     */
    @Transactional(readOnly = true)
    public UUID wholly(String number, Actor actor) {
        Seen seen = seen(number, actor);
        if (!seen.concerned()) {
            throw new CaseNotFound(number);
        }
        return seen.id();
    }

    /**
     * @param concerned whether the actor sees all of it
     * @param invited whether he is asked to take part; where neither, he sees the fields alone that
     *     are open to all
     */
    private record Seen(UUID id, boolean concerned, boolean invited) {}

    private Seen seen(String number, Actor actor) {
        Visibility visibility = visibility(actor);
        return db.sql(
                        "select c.id, %s as concerned, %s as invited from case_file c where c.number = :number and (%s or %s)"
                                .formatted(
                                        visibility.concerned(),
                                        visibility.invited(),
                                        visibility.sql(),
                                        visibility.invited()))
                .param("number", number)
                .params(visibility.params())
                .query(Seen.class)
                .optional()
                .orElseThrow(() -> new CaseNotFound(number));
    }

    /**
     * All of it for those whom it concerns. Whoever is asked to take part sees what it is about and
     * what he is asked; of an entry that is open to all staff, the rest see the fields that it
     * shows.
     *
     * @throws CaseNotFound when there is none, or it is not the actor's to see
     */
    @Transactional(readOnly = true)
    public CasePage of(String number, Actor actor) {
        Seen seen = seen(number, actor);
        CasePage page = whole(proceedings.read(seen.id()), actor);
        if (seen.concerned()) {
            return page;
        }
        return seen.invited() ? page.invitation(visibility(actor).units()) : page.shown();
    }

    private Visibility visibility(Actor actor) {
        return Visibility.of(actor, configurations.current().configuration());
    }

    private CasePage whole(Docket docket, Actor actor) {
        CaseFile file = docket.file;
        Instant now = clock.instant();
        Lifecycle lifecycle = docket.lifecycle(file.type);
        Map<String, Object> fields = json.fields(file.fields);
        List<CasePage.AssignmentView> assignments = assignments(docket, actor, now);
        List<CasePage.Event> events = history(docket, assignments, actor);
        List<CaseLinks.Linked> tied = links.of(file.id);
        Map<String, String> titles = titles(docket, fields, assignments, events, tied, actor);
        fields.keySet().removeAll(hidden(lifecycle.fields(), fields, titles));
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
                fields,
                file.openedAt,
                file.closedAt,
                file.definitionVersion,
                docket.configuration,
                true,
                reporters.masked(file.id),
                docket.isCase() && Reveal.mayReveal(actor, docket.configuration),
                clocks(docket, file.id, now),
                assignments,
                events.stream().map(event -> told(event, titles)).toList(),
                offers(
                        lifecycle
                                .offers(docket.caseSubject(), docket.caseFacts(), actor, now)
                                .stream()
                                .filter(offer -> isTied(lifecycle.unties(offer.action()), tied))
                                .filter(offer -> isHeard(lifecycle, offer.action(), tied))
                                .toList(),
                        actor),
                attachments.of(file.id),
                tied.stream()
                        .filter(link -> titles.containsKey(link.number()))
                        .map(
                                link ->
                                        new CasePage.Link(
                                                link.number(),
                                                link.tie().name().toLowerCase(Locale.ROOT),
                                                link.into()))
                        .toList(),
                titles);
    }

    /** Those of the numbers whose pages the actor may open. */
    @Transactional(readOnly = true)
    public Set<String> open(Collection<String> numbers, Actor actor) {
        return named.titles(numbers, actor).keySet();
    }

    private List<Offer> offers(List<Offer> offers, Actor actor) {
        return offers.stream().map(offer -> named.choosing(offer, actor)).toList();
    }

    /** By number what the page names and the actor may see. */
    private Map<String, String> titles(
            Docket docket,
            Map<String, Object> fields,
            List<CasePage.AssignmentView> assignments,
            List<CasePage.Event> events,
            List<CaseLinks.Linked> tied,
            Actor actor) {
        Set<String> numbers = new HashSet<>();
        tied.forEach(link -> numbers.add(link.number()));
        numbers.addAll(NamedFiles.numbers(docket.lifecycle(docket.file.type).fields(), fields));
        assignments.forEach(
                one ->
                        numbers.addAll(
                                NamedFiles.numbers(
                                        docket.lifecycle(one.type()).fields(), one.fields())));
        events.forEach(
                event -> numbers.addAll(NamedFiles.numbers(event.form().fields(), event.inputs())));
        return named.titles(numbers, actor);
    }

    /** The fields that name a case which the actor may not see. */
    private static Set<String> hidden(
            List<FieldSpec> declared, Map<String, Object> values, Map<String, String> titles) {
        return declared.stream()
                .filter(field -> field.type() == FieldType.CASE)
                .map(FieldSpec::name)
                .filter(values::containsKey)
                .filter(name -> !titles.containsKey(String.valueOf(values.get(name))))
                .collect(Collectors.toSet());
    }

    /** Why a case was tied to another is told to those who may see the other one. */
    private static CasePage.Event told(CasePage.Event event, Map<String, String> titles) {
        Set<String> hidden = hidden(event.form().fields(), event.inputs(), titles);
        if (hidden.isEmpty()) {
            return event;
        }
        Map<String, Object> inputs = new LinkedHashMap<>(event.inputs());
        inputs.keySet().removeAll(hidden);
        return event.telling(event.lifecycle().ties(event.action()) ? Map.of() : inputs);
    }

    /** What is not tied cannot be untied: that is not even offered. */
    private static boolean isTied(Optional<EffectRule.Tie> tie, List<CaseLinks.Linked> linked) {
        return tie.isEmpty() || linked.stream().anyMatch(one -> one.tie() == tie.get());
    }

    /** What would be told to those merged into a case needs one of them. */
    private static boolean isHeard(
            Lifecycle lifecycle, String action, List<CaseLinks.Linked> linked) {
        return !lifecycle.tellsMerged(action)
                || linked.stream()
                        .anyMatch(one -> one.tie() == EffectRule.Tie.MERGED && !one.into());
    }

    /** Those the actor may know of, counted by themselves: a gap would tell him of the rest. */
    private List<CasePage.AssignmentView> assignments(Docket docket, Actor actor, Instant now) {
        Set<String> own = visibility(actor).units();
        boolean ownOnly = isNarrow(docket, actor);
        List<CasePage.AssignmentView> views = new ArrayList<>();
        for (Assignment assignment : docket.assignments) {
            boolean his = !ownOnly || own.contains(assignment.unit);
            if (his && docket.lifecycle(assignment.type).isSeenBy(actor)) {
                views.add(view(docket, assignment, views.size() + 1, actor, now));
            }
        }
        return views;
    }

    /** Whether the actor acts on the entry for his unit alone, as others do for theirs. */
    private boolean isNarrow(Docket docket, Actor actor) {
        if (docket.isCase()) {
            return false;
        }
        Visibility visibility = visibility(actor);
        String unit = docket.file.intakeUnit; // null where the system made it
        boolean own =
                unit != null
                        && (visibility.units().contains(unit)
                                || visibility.entered().contains(docket.file.type + "." + unit));
        return !visibility.county() && !own;
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
                offers(offers, actor));
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
    private List<CasePage.Event> history(
            Docket docket, List<CasePage.AssignmentView> assignments, Actor actor) {
        Set<UUID> subjects =
                assignments.stream()
                        .map(CasePage.AssignmentView::id)
                        .collect(Collectors.toCollection(HashSet::new));
        subjects.add(docket.file.id);
        boolean ownOnly = isNarrow(docket, actor);
        List<CasePage.Event> events = new ArrayList<>();
        for (HistoryEntry entry : history.of(docket.file.id)) {
            boolean known =
                    docket.lifecycleOf(entry).isSeenBy(entry.action(), actor)
                            && subjects.contains(entry.subjectId())
                            && !(ownOnly && isAnothers(docket, entry, actor));
            if (known) {
                events.add(event(docket, entry, events.size() + 1L));
            }
        }
        return events;
    }

    /** Whether somebody did it for his unit, which is not the actor's business. */
    private static boolean isAnothers(Docket docket, HistoryEntry entry, Actor actor) {
        Action action = docket.lifecycleOf(entry).definition().actions().get(entry.action());
        return entry.subjectId().equals(docket.file.id)
                && !entry.actor().equals(actor.id())
                && action != null
                && docket.rulesOf(entry).posts().stream()
                        .filter(post -> action.by().contains(post.id()))
                        .anyMatch(post -> post.scope() == PostScope.OWN_UNIT);
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
                docket.rulesOf(entry),
                docket.formOf(entry),
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
        if (FORMLESS.contains(entry.action())) {
            return inputs;
        }
        FormSpec form = docket.formOf(entry);
        Map<String, Object> readable = new LinkedHashMap<>();
        inputs.forEach(
                (name, value) -> {
                    if (form.field(name).filter(field -> !field.personal()).isPresent()) {
                        readable.put(name, value);
                    }
                });
        return readable;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
