package org.bancheng.platform.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.simulation.PastCase;
import org.bancheng.engine.simulation.PastCase.PastStep;
import org.bancheng.engine.simulation.PastCase.PastSubject;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.SealedEntry;
import org.bancheng.platform.tenancy.RoundTrip;
import org.bancheng.platform.tenancy.RoundTrip.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What happened in the bound county's cases, for a simulation: read some hundred at a time, each
 * time in a short transaction of its own.
 */
@Service
public class PastCases {
    private static final String UNREAD = "＊";
    private static final String NO_PHONE = "13000000000";

    private final JdbcClient db;
    private final JdbcOperations database;
    private final Configurations configurations;
    private final History history;
    private final Json json;
    private final TransactionTemplate reading;

    PastCases(
            JdbcClient db,
            JdbcOperations database,
            Configurations configurations,
            History history,
            Json json,
            PlatformTransactionManager transactionManager) {
        this.db = db;
        this.database = database;
        this.configurations = configurations;
        this.history = history;
        this.json = json;
        this.reading = new TransactionTemplate(transactionManager);
        reading.setReadOnly(true);
    }

    /** A case in the list of those that were opened in a time. */
    public record Opened(UUID id, Instant at) {}

    /**
     * How many cases were opened in a time.
     *
     * @param until not included
     */
    @Transactional(readOnly = true)
    public int count(Instant from, Instant until) {
        return db.sql(
                        """
                        select count(*) from case_file
                        where type = 'case' and opened_at >= :from and opened_at < :until
                        """)
                .param("from", java.sql.Timestamp.from(from))
                .param("until", java.sql.Timestamp.from(until))
                .query(Integer.class)
                .single();
    }

    /**
     * The next cases that were opened in a time, the latest first.
     *
     * @param until not included
     * @param after the last of those before; null: from the beginning
     * @param most of them
     */
    @Transactional(readOnly = true)
    public List<Opened> opened(Instant from, Instant until, @Nullable Opened after, int most) {
        return db.sql(
                        """
                        select id, opened_at from case_file
                        where type = 'case' and opened_at >= :from and opened_at < :until
                          and opened_at <= :at and (opened_at < :at or id > :id)
                        order by opened_at desc, id limit :most
                        """)
                .param("from", java.sql.Timestamp.from(from))
                .param("until", java.sql.Timestamp.from(until))
                .param("at", java.sql.Timestamp.from(after == null ? until : after.at()))
                .param("id", after == null ? new UUID(0, 0) : after.id())
                .param("most", most)
                .query(
                        (row, n) ->
                                new Opened(
                                        row.getObject("id", UUID.class),
                                        row.getObject("opened_at", OffsetDateTime.class)
                                                .toInstant()))
                .list();
    }

    /**
     * Those of the cases that can be told, in their order: where a key was destroyed, or nothing
     * was written down, nobody can tell what was done.
     */
    public List<PastCase> read(List<UUID> cases) {
        Rows rows = Objects.requireNonNull(reading.execute(status -> rows(cases)));
        return cases.stream().flatMap(id -> past(id, rows).stream()).toList();
    }

    private record Heading(UUID id, String number, String channel, @Nullable String intakeUnit) {
        static Heading of(ResultSet row) throws SQLException {
            return new Heading(
                    row.getObject("id", UUID.class),
                    row.getString("number"),
                    row.getString("channel"),
                    row.getString("intake_unit"));
        }
    }

    private record Under(UUID caseId, PastSubject subject) {
        static Under of(ResultSet row) throws SQLException {
            return new Under(
                    row.getObject("case_id", UUID.class),
                    new PastSubject(
                            row.getString("id"),
                            row.getString("type"),
                            row.getString("unit"),
                            row.getString("role")));
        }
    }

    /**
     * @param rules by version, those that the events happened under
     */
    private record Rows(
            Map<UUID, Heading> headings,
            Map<UUID, List<Under>> subjects,
            Map<UUID, List<SealedEntry>> events,
            Map<Integer, TenantConfiguration> rules) {

        Lifecycle lifecycle(SealedEntry entry) {
            return Objects.requireNonNull(rules.get(entry.configurationVersion()))
                    .lifecycle(entry.subjectType());
        }
    }

    private Rows rows(Collection<UUID> cases) {
        Object ids = cases.toArray(UUID[]::new);
        RoundTrip trip = new RoundTrip();
        Answer<Heading> headings =
                trip.ask(
                        "select id, number, channel, intake_unit from case_file where id = any(?)",
                        (row, n) -> Heading.of(row),
                        ids);
        Answer<Under> subjects =
                trip.ask(
                        "select id, case_id, type, unit, role from assignment"
                                + " where case_id = any(?) order by case_id, ordinal",
                        (row, n) -> Under.of(row),
                        ids);
        Supplier<Map<UUID, List<SealedEntry>>> events = history.of(cases, trip);
        trip.make(database);
        Map<UUID, List<SealedEntry>> found = events.get();
        return new Rows(
                headings.all().stream().collect(Collectors.toMap(Heading::id, one -> one)),
                subjects.all().stream().collect(Collectors.groupingBy(Under::caseId)),
                found,
                found.values().stream()
                        .flatMap(List::stream)
                        .map(SealedEntry::configurationVersion)
                        .distinct()
                        .collect(Collectors.toMap(one -> one, configurations::version)));
    }

    private Optional<PastCase> past(UUID id, Rows rows) {
        Heading heading = rows.headings().get(id);
        if (heading == null) {
            return Optional.empty();
        }
        List<PastStep> steps = new ArrayList<>();
        for (SealedEntry entry : rows.events().getOrDefault(id, List.of())) {
            Lifecycle lifecycle = rows.lifecycle(entry);
            if (isStep(lifecycle, entry)) {
                byte[] sealed = entry.sealed().get().orElse(null);
                if (sealed == null) {
                    return Optional.empty();
                }
                steps.add(step(form(lifecycle, heading, entry), entry, json.fields(sealed)));
            }
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new PastCase(
                        id.toString(),
                        heading.number(),
                        heading.channel(),
                        heading.intakeUnit(),
                        rows.subjects().getOrDefault(id, List.of()).stream()
                                .map(Under::subject)
                                .toList(),
                        steps));
    }

    /** Not what clocks did by themselves, nor that somebody looked at something. */
    private static boolean isStep(Lifecycle lifecycle, SealedEntry entry) {
        return entry.action().equals(Lifecycle.OPEN) || lifecycle.form(entry.action()).isPresent();
    }

    private static FormSpec form(Lifecycle lifecycle, Heading heading, SealedEntry entry) {
        return entry.action().equals(Lifecycle.OPEN)
                ? lifecycle.openingForm(
                        entry.subjectType().equals(Docket.CASE) ? heading.channel() : "")
                : lifecycle.form(entry.action()).orElse(FormSpec.empty());
    }

    private static PastStep step(FormSpec form, SealedEntry entry, Map<String, Object> sealed) {
        return new PastStep(
                entry.subjectId().toString(),
                entry.action(),
                entry.at(),
                actor(entry.actor(), String.valueOf(sealed.get("actor"))),
                unread(form, inputs(sealed.get("inputs"))));
    }

    /** That something was written stays, what was written does not: trying rules needs no names. */
    private static Map<String, Object> unread(FormSpec form, Map<String, Object> inputs) {
        Map<String, Object> unread = new HashMap<>(inputs);
        for (FieldSpec field : form.fields()) {
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
