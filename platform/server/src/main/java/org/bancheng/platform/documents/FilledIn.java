package org.bancheng.platform.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.Clause;
import org.bancheng.engine.document.DocumentTemplate;
import org.bancheng.engine.document.Paper;
import org.bancheng.engine.document.Places;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.platform.cases.CasePage;
import org.bancheng.platform.figures.CountedTables;

/** What the places of a document say for one case: the names are those of {@link Places}. */
final class FilledIn {
    private final CasePage page;
    private final List<Matter> matters;
    private final TenantConfiguration configuration;
    private final FieldWords words;
    private final CountedTables figures;

    FilledIn(CasePage page, List<Matter> matters, CountedTables figures) {
        this.figures = figures;
        this.page = page;
        this.matters = matters;
        this.configuration = page.configuration();
        this.words = new FieldWords(configuration);
    }

    /**
     * @param reporter personal fields as the reader may see them
     */
    DocumentTemplate.Data of(
            DocumentTemplate template, Matter about, Map<String, Object> reporter, Instant now) {
        Map<String, String> values = new HashMap<>();
        values.put("today", FieldWords.day(now));
        county(values);
        basis(template, values);
        reporter.forEach((field, value) -> values.put(Places.reporter(field), value.toString()));
        put(values, matters.getFirst());
        put(values, about);
        Map<String, List<Map<String, String>>> lists = new HashMap<>();
        lists.put(Places.HISTORY, history(about));
        for (Matter matter : matters) {
            if (!matter.id().equals(page.id())) {
                lists.computeIfAbsent(Places.list(matter.type()), _ -> new ArrayList<>())
                        .add(subject(matter));
            }
        }
        Map<String, List<Paper.Table>> kept = new HashMap<>();
        keepFigures(matters.getFirst(), kept);
        keepFigures(about, kept);
        return new DocumentTemplate.Data(values, lists, kept);
    }

    private void keepFigures(Matter matter, Map<String, List<Paper.Table>> kept) {
        for (FieldSpec field : configuration.lifecycle(matter.type()).fields()) {
            Object table = matter.fields().get(field.name());
            if (field.type() == FieldType.FIGURES && table != null) {
                kept.put(matter.type() + "." + field.name(), FigureSheets.of(figures.kept(table)));
            }
        }
    }

    private void county(Map<String, String> values) {
        var profile = configuration.profile();
        values.put("county.name", profile.name().zhCn());
        values.put("county.province", profile.province().zhCn());
        values.put("county.office", profile.contact().office().zhCn());
        values.put("county.phone", profile.contact().phone());
        values.put("county.address", profile.contact().address().zhCn());
    }

    private void basis(DocumentTemplate template, Map<String, String> values) {
        Clause clause = configuration.clauses().get(template.basis());
        if (clause != null) {
            values.put("basis.id", clause.id());
            values.put("basis.title", clause.title());
            values.put("basis.source", clause.source());
            values.put("basis.text", clause.text());
        }
    }

    private void put(Map<String, String> values, Matter matter) {
        subject(matter).forEach((name, value) -> values.put(matter.type() + "." + name, value));
    }

    private Map<String, String> subject(Matter matter) {
        Lifecycle lifecycle = configuration.lifecycle(matter.type());
        Map<String, String> values = new HashMap<>();
        List<CasePage.Event> events = eventsOf(matter);
        fields(lifecycle, matter, events, values);
        for (CasePage.Event event : events) {
            values.put(event.action() + ".at", FieldWords.time(event.at()));
            values.put(event.action() + ".on", FieldWords.day(event.at()));
            values.put(event.action() + ".by", who(event));
            for (FieldSpec field : event.form().fields()) {
                values.put(
                        event.action() + "." + field.name(),
                        words.of(field, event.inputs().get(field.name())));
            }
        }
        for (CasePage.ClockView clock : matter.clocks()) {
            Instant due = clock.state().due();
            values.put(clock.ledger().name() + ".due", FieldWords.time(due));
            values.put(clock.ledger().name() + ".due-on", FieldWords.day(due));
        }
        values.put("state", matter.state().label().zhCn());
        values.put("opened", FieldWords.time(matter.opened()));
        values.put("opened-on", FieldWords.day(matter.opened()));
        values.put("closed", FieldWords.time(matter.closed()));
        values.put("closed-on", FieldWords.day(matter.closed()));
        if (matter.type().equals(Matter.CASE)) {
            values.put("number", page.number());
            values.put("subject", page.subject());
            values.put("body", page.body());
            values.put("channel", words.channel(page.channel()));
            values.put("category", words.category(page.category()));
        } else {
            values.put("unit", matter.unit() == null ? "" : words.unit(matter.unit()));
            Label role = lifecycle.roles().get(matter.role());
            values.put("role", role == null ? "" : role.zhCn());
            if (matter.id().equals(page.id())) {
                values.put("subject", page.subject());
            }
        }
        return values;
    }

    /** What is kept, and what the opening said where the procedure does not go on with it. */
    private void fields(
            Lifecycle lifecycle,
            Matter matter,
            List<CasePage.Event> events,
            Map<String, String> values) {
        Map<String, Object> told = new HashMap<>();
        events.stream()
                .filter(event -> event.action().equals(Lifecycle.OPEN))
                .findFirst()
                .ifPresent(event -> told.putAll(event.inputs()));
        told.putAll(matter.fields());
        List<FieldSpec> declared = new ArrayList<>(opening(lifecycle));
        declared.addAll(lifecycle.fields());
        declared.stream()
                .filter(field -> !field.personal())
                .forEach(
                        field -> values.put(field.name(), words.of(field, told.get(field.name()))));
    }

    private List<CasePage.Event> eventsOf(Matter matter) {
        return page.history().stream()
                .filter(event -> event.subjectId().equals(matter.id()))
                .toList();
    }

    private List<FieldSpec> opening(Lifecycle lifecycle) {
        return lifecycle
                .openingForm(lifecycle.type().equals(Matter.CASE) ? page.channel() : "")
                .fields();
    }

    /** The page leaves out what is personal. */
    private List<Map<String, String>> history(Matter matter) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (CasePage.Event event : eventsOf(matter)) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("at", FieldWords.time(event.at()));
            row.put("action", event.label().zhCn());
            row.put("by", who(event));
            row.put("basis", event.basis());
            row.put(
                    "note",
                    event.form().fields().stream()
                            .filter(field -> field.type() != FieldType.FIGURES)
                            .filter(field -> event.inputs().containsKey(field.name()))
                            .map(
                                    field ->
                                            field.label().zhCn()
                                                    + "："
                                                    + words.of(
                                                            field,
                                                            event.inputs().get(field.name())))
                            .collect(Collectors.joining("；")));
            rows.add(row);
        }
        return rows;
    }

    private static String who(CasePage.Event event) {
        return switch (event.actorId()) {
            case "system" -> "系统";
            case "reporter" -> "反映人";
            default -> event.actor();
        };
    }
}
