package org.bancheng.platform.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.platform.cases.CasePage;
import org.bancheng.platform.documents.Documents;
import org.bancheng.platform.figures.CountedTables;
import org.jspecify.annotations.Nullable;

/** Says a case in staff's words: names for ids, the county's labels, clauses beside every rule. */
final class CaseSheet {
    private static final String WORK_ORDER = "assignment";
    private static final String REVEAL = "reveal-reporter";

    private final CasePage page;
    private final String href;
    private final Wording wording;
    private final TenantConfiguration configuration;
    private final FieldTexts texts;
    private final List<Documents.Available> documents;
    private final CountedTables figures;
    private final FigureWords words;

    CaseSheet(
            CasePage page,
            List<Documents.Available> documents,
            CountedTables figures,
            String href,
            Wording wording) {
        this.page = page;
        this.figures = figures;
        this.documents = documents;
        this.href = href;
        this.wording = wording;
        this.configuration = page.configuration();
        this.texts = new FieldTexts(configuration, wording);
        this.words = new FigureWords(wording, configuration.clauses(), FigureWords.NONE);
    }

    /**
     * @param revealed the reporter's fields in clear; empty when they stay masked
     */
    CaseView view(
            CaseController.@Nullable Tried tried,
            Map<String, Object> revealed,
            List<ErrorLine> revealErrors,
            @Nullable ReceiptView slip) {
        Optional<CasePage.ClockView> nearest = nearest();
        Lifecycle root = configuration.lifecycle(page.type());
        boolean entry = root.register().isPresent();
        return new CaseView(
                entry
                        ? new CaseView.Fold(
                                wording.of(root.label()),
                                href.replaceFirst("/cases/[^/]*$", "/registers/" + page.type()))
                        : null,
                page.number(),
                href,
                page.version(),
                entry ? texts.title(root, page.subject(), page.fields()) : page.subject(),
                page.body(),
                wording.of(page.state().label()),
                entry ? null : category(),
                page.channel().isEmpty() ? null : texts.channel(page.channel()),
                wording.time(page.openedAt()),
                page.configurationVersion(),
                href.replaceFirst("/cases/[^/]*$", "/procedures/" + page.type())
                        + "?at="
                        + page.state().id()
                        + "&version="
                        + page.configurationVersion(),
                nearest.map(clock -> LampView.of(clock.state(), wording)).orElse(null),
                nearest.map(clock -> wording.time(clock.state().due())).orElse(null),
                facts(),
                tables(configuration.lifecycle(page.type()), page.fields()),
                reporter(revealed, revealErrors),
                clocks(page.clocks()),
                orders(order -> order.type().equals(WORK_ORDER), tried),
                orders(order -> !order.type().equals(WORK_ORDER), tried),
                history(),
                files(),
                DocumentView.about(page.id(), documents, page.mayReveal(), href, wording),
                offers(page.offers(), href, tried, null),
                slip);
    }

    private String category() {
        String category = page.category();
        return category == null ? wording.say("case.no-category") : texts.category(category);
    }

    private Optional<CasePage.ClockView> nearest() {
        List<CasePage.ClockView> all = new ArrayList<>(page.clocks());
        page.assignments().forEach(order -> all.addAll(order.clocks()));
        return all.stream()
                .filter(clock -> clock.state().pressing())
                .min(Comparator.comparing(clock -> clock.state().due()));
    }

    private List<CaseView.Fact> facts() {
        List<FieldSpec> declared = new ArrayList<>(opening());
        configuration.lifecycle(page.type()).fields().stream()
                .filter(field -> declared.stream().noneMatch(d -> d.name().equals(field.name())))
                .forEach(declared::add);
        declared.removeIf(
                field ->
                        field.personal()
                                || List.of("subject", "body", "category").contains(field.name()));
        Map<String, Object> values = new HashMap<>(told());
        values.putAll(page.fields());
        return facts(marked(declared, values), values);
    }

    /** What the intake form said, also where the procedure itself does not go on with it. */
    private Map<String, Object> told() {
        return page.history().stream()
                .filter(
                        event ->
                                event.subjectType().equals(page.type())
                                        && event.action().equals("open"))
                .findFirst()
                .map(CasePage.Event::inputs)
                .orElse(Map.of());
    }

    private List<FieldSpec> opening() {
        return configuration.lifecycle(page.type()).openingForm(page.channel()).fields();
    }

    private CaseView.Reporter reporter(Map<String, Object> revealed, List<ErrorLine> errors) {
        Map<String, Object> values = new HashMap<>(page.reporter());
        values.putAll(revealed);
        List<FieldSpec> personal = opening().stream().filter(FieldSpec::personal).toList();
        List<CaseView.Fact> facts = facts(personal, values);
        return new CaseView.Reporter(
                facts, page.mayReveal() && !facts.isEmpty(), !revealed.isEmpty(), errors);
    }

    private List<ClockView> clocks(List<CasePage.ClockView> clocks) {
        return clocks.stream()
                .map(
                        clock -> {
                            String holder = clock.ledger().holder();
                            return ClockView.of(
                                    clock,
                                    holder == null ? null : texts.unit(holder),
                                    configuration.clauses(),
                                    wording);
                        })
                .toList();
    }

    private List<CaseView.Order> orders(
            Predicate<CasePage.AssignmentView> which, CaseController.@Nullable Tried tried) {
        return page.assignments().stream().filter(which).map(one -> order(one, tried)).toList();
    }

    private CaseView.Order order(
            CasePage.AssignmentView order, CaseController.@Nullable Tried tried) {
        String at = href + "/orders/" + order.id();
        Lifecycle lifecycle = configuration.lifecycle(order.type());
        Label role = lifecycle.roles().size() > 1 ? lifecycle.roles().get(order.role()) : null;
        return new CaseView.Order(
                order.id().toString(),
                wording.of(lifecycle.label()),
                texts.unit(order.unit()),
                role == null ? null : wording.of(role),
                order.role().equals("lead"),
                wording.of(order.state().label()),
                wording.time(order.assignedAt()),
                facts(marked(lifecycle.fields(), order.fields()), order.fields()),
                tables(lifecycle, order.fields()),
                clocks(order.clocks()),
                DocumentView.about(order.id(), documents, page.mayReveal(), href, wording),
                offers(order.offers(), at, tried, order.id()));
    }

    /** The tables that actions kept, as they were counted then. */
    private List<FigureTableView> tables(Lifecycle lifecycle, Map<String, Object> values) {
        return lifecycle.fields().stream()
                .filter(field -> field.type() == FieldType.FIGURES)
                .map(field -> values.get(field.name()))
                .filter(Objects::nonNull)
                .map(kept -> words.of(figures.kept(kept), true))
                .toList();
    }

    private List<OfferView> offers(
            List<Offer> offers,
            String at,
            CaseController.@Nullable Tried tried,
            @Nullable UUID assignment) {
        return offers.stream()
                .map(
                        offer ->
                                OfferView.of(
                                        offer,
                                        at + "/actions/" + offer.action(),
                                        page.version(),
                                        typed(tried, offer.action(), assignment),
                                        known(offer),
                                        configuration,
                                        wording))
                .toList();
    }

    /**
     * The reporter's own choice, to be confirmed rather than chosen again, and what the rules leave
     * no choice of.
     */
    private FormInput known(Offer offer) {
        Map<String, List<String>> known = new HashMap<>();
        String category = page.category();
        if (category != null) {
            known.put("category", List.of(category));
        }
        offer.filled().forEach((field, value) -> known.put(field, List.of(value)));
        return new FormInput(known, Map.of(), List.of());
    }

    private static @Nullable FormInput typed(
            CaseController.@Nullable Tried tried, String action, @Nullable UUID assignment) {
        return tried != null
                        && tried.action().equals(action)
                        && Objects.equals(tried.assignment(), assignment)
                ? tried.input()
                : null;
    }

    private List<FileView> files() {
        return page.attachments().stream()
                .map(
                        file ->
                                FileView.of(
                                        file,
                                        href + "/files/" + file.id(),
                                        origin(file.id().toString()),
                                        wording))
                .toList();
    }

    /** With which step a file came, from whom and when, as far as the reader may know of it. */
    private String origin(String file) {
        return page.history().stream()
                .filter(event -> brings(event, file))
                .findFirst()
                .map(
                        event ->
                                "%s · %s · %s"
                                        .formatted(
                                                who(event), title(event), wording.time(event.at())))
                .orElse("");
    }

    private static boolean brings(CasePage.Event event, String file) {
        return event.inputs().values().stream()
                .anyMatch(value -> value instanceof Collection<?> many && many.contains(file));
    }

    private List<CaseView.Past> history() {
        return page.history().reversed().stream().map(this::past).toList();
    }

    private CaseView.Past past(CasePage.Event event) {
        String override = event.overrideReason();
        return new CaseView.Past(
                event.seq(),
                override == null ? "" : "red",
                title(event),
                who(event),
                wording.time(event.at()),
                change(event),
                inputs(event),
                override == null ? null : wording.say("case.overridden", event.actor(), override),
                ClauseView.of(event.basis(), event.rules().clauses(), wording));
    }

    private String title(CasePage.Event event) {
        if (event.action().equals(REVEAL)) {
            return wording.say("action.reveal-reporter");
        }
        String action = wording.of(event.label());
        return page.assignments().stream()
                .filter(order -> order.id().equals(event.subjectId()))
                .map(order -> texts.unit(order.unit()) + " · " + action)
                .findFirst()
                .orElse(action);
    }

    private String who(CasePage.Event event) {
        return switch (event.actorId()) {
            case "system" -> wording.say("who.system");
            case "reporter" -> wording.say("who.reporter");
            default -> event.actor();
        };
    }

    private String change(CasePage.Event event) {
        return event.from().equals(event.to()) || event.from().isEmpty()
                ? ""
                : state(event, event.from()) + " → " + state(event, event.to());
    }

    /** What is carried over comes from a state that only the former rules know. */
    private String state(CasePage.Event event, String id) {
        return Stream.concat(Stream.of(event), page.history().stream())
                .filter(one -> one.subjectType().equals(event.subjectType()))
                .flatMap(one -> Stream.ofNullable(one.lifecycle().states().get(id)))
                .findFirst()
                .map(state -> wording.of(state.label()))
                .orElse(id);
    }

    /** What was written into the form; what the intake form said stands among the facts. */
    private List<CaseView.Fact> inputs(CasePage.Event event) {
        if (event.action().equals(REVEAL)) {
            return List.of(
                    new CaseView.Fact(
                            wording.say("form.reason"),
                            String.valueOf(event.inputs().getOrDefault("reason", "")),
                            null));
        }
        if (event.action().equals("open") && event.subjectType().equals(page.type())) {
            return List.of();
        }
        if (event.action().equals(Lifecycle.CALENDAR)) {
            return moved(event);
        }
        if (event.action().equals(Lifecycle.CARRIED_OVER)) {
            return List.of(
                    new CaseView.Fact(
                            wording.say("configuration.version"),
                            "%s → %s"
                                    .formatted(
                                            event.inputs().get("from-version"),
                                            event.inputs().get("to-version")),
                            null));
        }
        return facts(event.form().fields(), event.inputs());
    }

    /** Why the calendar changed, and from when to when it moved each deadline. */
    private List<CaseView.Fact> moved(CasePage.Event event) {
        List<CaseView.Fact> facts = new ArrayList<>();
        facts.add(
                new CaseView.Fact(
                        wording.say("form.reason"),
                        String.valueOf(event.inputs().getOrDefault("reason", "")),
                        null));
        if (event.inputs().get("moved") instanceof List<?> moves) {
            for (Object move : moves) {
                if (move instanceof Map<?, ?> one) {
                    facts.add(
                            new CaseView.Fact(
                                    clock(event.subjectType(), String.valueOf(one.get("clock"))),
                                    time(one.get("was")) + " → " + time(one.get("due")),
                                    null));
                }
            }
        }
        return facts;
    }

    private String clock(String type, String name) {
        return configuration.lifecycle(type).definition().clocks().stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .map(rule -> wording.of(rule.label()))
                .orElse(name);
    }

    private String time(@Nullable Object instant) {
        return wording.time(Instant.parse(String.valueOf(instant)));
    }

    /** Without marks that are not set: that something is not so tells nothing of the case. */
    private static List<FieldSpec> marked(List<FieldSpec> declared, Map<String, Object> values) {
        return declared.stream()
                .filter(
                        field ->
                                field.type() != FieldType.BOOLEAN
                                        || Boolean.parseBoolean(
                                                String.valueOf(values.get(field.name()))))
                .toList();
    }

    private List<CaseView.Fact> facts(List<FieldSpec> declared, Map<String, Object> values) {
        return declared.stream()
                .flatMap(field -> texts.of(List.of(field), values).entrySet().stream())
                .map(fact -> named(fact.getKey(), fact.getValue()))
                .toList();
    }

    /** A number is told with its title and leads there. */
    private CaseView.Fact named(String label, String value) {
        String title = page.titles().get(value);
        return title == null
                ? new CaseView.Fact(label, value, null)
                : new CaseView.Fact(
                        label,
                        value + " " + title,
                        href.substring(0, href.lastIndexOf('/') + 1) + value);
    }
}
