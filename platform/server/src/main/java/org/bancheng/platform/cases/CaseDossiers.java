package org.bancheng.platform.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.configuration.TenantConfiguration.CategoryEntry;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.HistoryEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases as the search index is given them, read from the tables and the histories. */
@Component
class CaseDossiers implements CaseDocuments {
    private final JdbcClient db;
    private final Proceedings proceedings;
    private final Reporters reporters;
    private final History history;
    private final Json json;

    CaseDossiers(
            JdbcClient db,
            Proceedings proceedings,
            Reporters reporters,
            History history,
            Json json) {
        this.db = db;
        this.proceedings = proceedings;
        this.reporters = reporters;
        this.history = history;
        this.json = json;
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseDocument> of(Collection<UUID> ids) {
        List<CaseDocument> documents = new ArrayList<>();
        for (UUID id : ids) {
            proceedings.find(id).map(this::document).ifPresent(documents::add);
        }
        return documents;
    }

    @Override
    @Transactional(readOnly = true)
    public List<CaseDocument> after(@Nullable UUID after, int limit) {
        List<UUID> ids =
                after == null
                        ? db.sql("select id from case_file where type = 'case' order by id limit ?")
                                .param(limit)
                                .query(UUID.class)
                                .list()
                        : db.sql(
                                        "select id from case_file where type = 'case' and id > ? order by id limit ?")
                                .params(after, limit)
                                .query(UUID.class)
                                .list();
        return of(ids);
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return db.sql("select count(*) from case_file where type = 'case'")
                .query(Long.class)
                .single();
    }

    private CaseDocument document(Docket docket) {
        CaseFile file = docket.file;
        TenantConfiguration configuration = docket.configuration;
        Map<String, Object> fields = json.fields(file.fields);
        Set<String> units = new HashSet<>();
        docket.assignments.stream()
                .filter(a -> !docket.lifecycle(a.type).isConfidential())
                .filter(a -> !docket.state(a.type, a.state).invites())
                .forEach(a -> units.add(a.unit));
        if (file.intakeUnit != null) {
            units.add(file.intakeUnit);
        }
        Set<String> known = new HashSet<>();
        reporters.of(file.id).values().forEach(value -> known.add(value.toString()));
        return new CaseDocument(
                file.id,
                file.version,
                file.number,
                file.subject,
                file.body,
                texts(docket),
                path(configuration, file.category),
                new CaseDocument.Label(
                        file.channel,
                        configuration
                                .channel(file.channel)
                                .map(c -> c.label().zhCn())
                                .orElse(file.channel)),
                new CaseDocument.Label(
                        file.state, docket.state(Docket.CASE, file.state).label().zhCn()),
                file.closedAt == null,
                Optional.ofNullable(file.leadUnit)
                        .map(unit -> label(configuration, unit))
                        .orElse(null),
                units,
                file.intakeUnit,
                file.openedAt,
                file.closedAt,
                file.warnAt,
                file.dueAt,
                (String) fields.get("level"),
                (String) fields.get("complexity"),
                fields.get("rating") instanceof Number rating ? rating.intValue() : null,
                known);
    }

    /**
     * What people wrote while the case was handled, as far as forms do not mark it as personal, and
     * whoever sees the case may read it; why it was tied to another case not everybody may.
     */
    private List<String> texts(Docket docket) {
        Set<String> texts = new java.util.LinkedHashSet<>();
        for (HistoryEntry entry : history.of(docket.file.id)) {
            Lifecycle lifecycle = docket.lifecycleOf(entry);
            if (lifecycle.ties(entry.action()) || lifecycle.isConfidential(entry.action())) {
                continue;
            }
            Map<?, ?> inputs =
                    entry.sealed()
                            .map(json::fields)
                            .map(personal -> personal.get("inputs"))
                            .map(Map.class::cast)
                            .orElse(new LinkedHashMap<>());
            lifecycle.form(entry.action()).stream()
                    .flatMap(form -> form.fields().stream())
                    .filter(field -> field.type() == FieldType.LONG_TEXT && !field.personal())
                    .map(FieldSpec::name)
                    .map(inputs::get)
                    .filter(java.util.Objects::nonNull)
                    .forEach(text -> texts.add(text.toString()));
        }
        return List.copyOf(texts);
    }

    private static List<CaseDocument.Label> path(
            TenantConfiguration configuration, @Nullable String category) {
        List<CaseDocument.Label> path = new ArrayList<>();
        for (String id = category; id != null; ) {
            Optional<CategoryEntry> entry = find(configuration, id);
            if (entry.isEmpty()) {
                break;
            }
            path.addFirst(new CaseDocument.Label(id, entry.get().label().zhCn()));
            id = entry.get().parent();
        }
        return path;
    }

    private static Optional<CategoryEntry> find(TenantConfiguration configuration, String id) {
        return configuration.categories().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst();
    }

    private static CaseDocument.Label label(TenantConfiguration configuration, String unit) {
        return new CaseDocument.Label(
                unit,
                configuration.units().stream()
                        .filter(entry -> entry.id().equals(unit))
                        .map(entry -> entry.name().zhCn())
                        .findFirst()
                        .orElse(unit));
    }
}
