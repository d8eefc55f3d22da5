package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.simulation.PastCase;
import org.bancheng.engine.simulation.PastCase.PastStep;
import org.bancheng.engine.simulation.PastCase.PastSubject;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.HistoryEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened in the bound county's cases, for a simulation. */
@Service
public class PastCases {
    private static final String UNREAD = "＊";
    private static final String NO_PHONE = "13000000000";

    private final JdbcClient db;
    private final Proceedings proceedings;
    private final History history;
    private final Json json;

    PastCases(JdbcClient db, Proceedings proceedings, History history, Json json) {
        this.db = db;
        this.proceedings = proceedings;
        this.history = history;
        this.json = json;
    }

    /**
     * The cases that were opened in a time, the latest first.
     *
     * @param until not included
     * @param most of them
     */
    @Transactional(readOnly = true)
    public List<UUID> opened(Instant from, Instant until, int most) {
        return db.sql(
                        """
                        select id from case_file
                        where type = 'case' and opened_at >= :from and opened_at < :until
                        order by opened_at desc, id limit :most
                        """)
                .param("from", java.sql.Timestamp.from(from))
                .param("until", java.sql.Timestamp.from(until))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Empty when the case's key was destroyed: nobody can tell any more what was done in it. */
    @Transactional(readOnly = true)
    public Optional<PastCase> read(UUID id) {
        Docket docket = proceedings.read(id);
        List<PastStep> steps = new ArrayList<>();
        for (HistoryEntry entry : history.of(id)) {
            if (entry.sealed().isEmpty()) {
                return Optional.empty();
            }
            if (isStep(docket, entry)) {
                steps.add(step(docket, entry));
            }
        }
        CaseFile file = docket.file;
        return Optional.of(
                new PastCase(
                        id.toString(),
                        file.number,
                        file.channel,
                        file.intakeUnit,
                        docket.assignments.stream()
                                .map(
                                        one ->
                                                new PastSubject(
                                                        one.id.toString(),
                                                        one.type,
                                                        one.unit,
                                                        one.role))
                                .toList(),
                        steps));
    }

    /** Not what clocks did by themselves, nor that somebody looked at something. */
    private static boolean isStep(Docket docket, HistoryEntry entry) {
        return entry.action().equals(Lifecycle.OPEN)
                || docket.lifecycleOf(entry).form(entry.action()).isPresent();
    }

    private PastStep step(Docket docket, HistoryEntry entry) {
        Map<String, Object> sealed = entry.sealed().map(json::fields).orElse(Map.of());
        return new PastStep(
                entry.subjectId().toString(),
                entry.action(),
                entry.at(),
                actor(entry.actor(), String.valueOf(sealed.get("actor"))),
                unread(docket, entry, inputs(sealed.get("inputs"))));
    }

    /** That something was written stays, what was written does not: trying rules needs no names. */
    private static Map<String, Object> unread(
            Docket docket, HistoryEntry entry, Map<String, Object> inputs) {
        Map<String, Object> unread = new HashMap<>(inputs);
        for (FieldSpec field : docket.formOf(entry).fields()) {
            String instead =
                    field.type() == FieldType.PHONE
                            ? NO_PHONE
                            : field.type().isFreeText() ? UNREAD : null;
            if (instead != null) {
                unread.computeIfPresent(field.name(), (_, _) -> instead);
            }
        }
        return unread;
    }

    private static Actor actor(String id, String name) {
        return switch (id) {
            case "reporter" -> Actor.reporter(name);
            case "system" -> Actor.system();
            default -> Actor.staff(id, name, List.of());
        };
    }

    @SuppressWarnings("unchecked") // written by this package as a map of names
    private static Map<String, Object> inputs(@Nullable Object sealed) {
        return sealed instanceof Map<?, ?> inputs ? (Map<String, Object>) inputs : Map.of();
    }
}
