package org.bancheng.platform.cases;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.bancheng.engine.clock.ClockEntry;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.Length;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Facts;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldSpec.Presence;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases with work orders, letters and clocks, made up at random: as rows, and as the engine sees
 * them.
 */
final class CaseRows {
    static final Instant NOW = Instant.parse("2026-05-11T01:00:00Z");
    private static final List<String> WORDS =
            List.of(
                    "",
                    "hotline",
                    "workstation",
                    "taxation",
                    "lead",
                    "co",
                    "handling",
                    "working",
                    "satisfied",
                    "solved",
                    "complaint",
                    "2026-05-01",
                    "税",
                    "𠮷",
                    "Z",
                    "a'b",
                    "closed");

    private final TenantConfiguration configuration;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Random random;
    private int made;

    CaseRows(TenantConfiguration configuration, JdbcClient db, JsonMapper json, Random random) {
        this.configuration = configuration;
        this.db = db;
        this.json = json;
        this.random = random;
    }

    /** A work order with what the engine is told beside it. */
    record Order(Subject subject, Facts facts) {}

    static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** One case with some work orders and letters. */
    List<Order> make() {
        UUID id = UUID.randomUUID();
        Map<String, Object> fields = fields(configuration.lifecycle("case"));
        Map<String, Object> seen = new HashMap<>(fields);
        String channel = random.nextBoolean() ? "hotline" : "workstation";
        String state = random.nextBoolean() ? "handling" : "closed";
        seen.put("number", "GN-" + ++made);
        seen.put("channel", channel);
        seen.put("subject", "税");
        seen.put("body", "𠮷");
        seen.put("state", state);
        List.of("number", "channel", "subject", "body", "state").forEach(fields::remove);
        Object category = fields.remove("category");
        db.sql(
                        """
                        insert into case_file (id, tenant, number, channel, category, state, subject, body, fields,
                          definition_version, opened_at, secret_mac, version)
                        values (:id, 't', :number, :channel, :category, :state, '税', '𠮷', :fields::jsonb, 1, :at, ''::bytea, 1)
                        """)
                .param("id", id)
                .param("number", seen.get("number"))
                .param("channel", channel)
                .param("category", category)
                .param("state", state)
                .param("fields", json.writeValueAsString(fields))
                .param("at", Timestamp.from(NOW))
                .update();
        Map<String, Long> counts = new HashMap<>();
        List<Subject> orders = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            orders.add(under(id, "assignment", counts, i));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            under(id, "letter", counts, 10 + i);
        }
        Facts facts = new Facts(seen, counts, configuration.calendar(), configuration.directory());
        return orders.stream().map(order -> new Order(order, facts)).toList();
    }

    private Subject under(UUID caseId, String type, Map<String, Long> counts, int ordinal) {
        Lifecycle lifecycle = configuration.lifecycle(type);
        UUID id = UUID.randomUUID();
        List<String> states = List.copyOf(lifecycle.states().keySet());
        String state = states.get(random.nextInt(states.size()));
        boolean ended = Objects.requireNonNull(lifecycle.states().get(state)).terminal();
        List<String> roles = List.copyOf(lifecycle.roles().keySet());
        String role = roles.get(random.nextInt(roles.size()));
        String unit = random.nextBoolean() ? "taxation" : "market-supervision";
        Map<String, Object> fields = fields(lifecycle);
        db.sql(
                        """
                        insert into assignment (id, tenant, case_id, type, ordinal, unit, role, state, final, fields, assigned_at)
                        values (:id, 't', :case, :type, :ordinal, :unit, :role, :state, :final, :fields::jsonb, :at)
                        """)
                .param("id", id)
                .param("case", caseId)
                .param("type", type)
                .param("ordinal", ordinal)
                .param("unit", unit)
                .param("role", role)
                .param("state", state)
                .param("final", ended)
                .param("fields", json.writeValueAsString(fields))
                .param("at", Timestamp.from(NOW))
                .update();
        String many = type + "s";
        counts.merge(many, 1L, Long::sum);
        counts.merge(many + "-in-" + state, 1L, Long::sum);
        counts.merge(many + "-as-" + role, 1L, Long::sum);
        if (!ended) {
            counts.merge("open-" + many, 1L, Long::sum);
        }
        Map<String, Object> seen = new HashMap<>(fields);
        seen.put("unit", unit);
        seen.put("role", role);
        Map<String, ClockLedger> clocks = new HashMap<>();
        lifecycle.definition().clocks().stream()
                .filter(_ -> random.nextInt(4) > 0)
                .forEach(clock -> clocks.put(clock.name(), ledger(clock.name())));
        clocks.forEach((name, ledger) -> insert(caseId, id, name, ledger));
        return new Subject(type, id.toString(), state, seen, clocks);
    }

    private Map<String, Object> fields(Lifecycle lifecycle) {
        Map<String, Object> fields = new HashMap<>();
        for (FieldSpec field : lifecycle.fields()) {
            if (random.nextInt(3) > 0) {
                Object value =
                        switch (field.type()) {
                            case BOOLEAN -> random.nextBoolean();
                            case INTEGER -> (long) random.nextInt(5);
                            case RATING -> 1L + random.nextInt(5);
                            case CHOICE ->
                                    field.choices()
                                            .get(random.nextInt(field.choices().size()))
                                            .value();
                            default -> word(random);
                        };
                fields.put(
                        field.name(), field.presence() == Presence.MANY ? List.of(value) : value);
            }
        }
        return fields;
    }

    private ClockLedger ledger(String name) {
        Instant at = NOW.minus(Duration.ofHours(random.nextInt(400)));
        List<ClockEntry> entries = new ArrayList<>();
        entries.add(new ClockEntry.Started(at, new Length.Hours(1 + random.nextInt(200)), "x"));
        boolean paused = false;
        boolean running = true;
        for (int i = random.nextInt(6); i > 0; i--) {
            at =
                    at.plus(Duration.ofMinutes(1 + random.nextInt(6000)))
                            .plusMillis(random.nextInt(3));
            if (!at.isBefore(NOW)) {
                break;
            }
            ClockLedger before = made(name, entries);
            if (!running) {
                entries.add(new ClockEntry.Started(at, new Length.Hours(24), "x"));
                running = true;
            } else if (paused) {
                entries.add(new ClockEntry.Resumed(at));
                paused = false;
            } else {
                switch (random.nextInt(3)) {
                    case 0 -> {
                        entries.add(new ClockEntry.Paused(at, "x"));
                        paused = true;
                    }
                    case 1 -> entries.add(new ClockEntry.Extended(at, 1, "x", "x"));
                    default -> {
                        Instant due = before.state(configuration.calendar()).due();
                        entries.add(new ClockEntry.Stopped(at, "x", due));
                        running = false;
                    }
                }
            }
        }
        return made(name, entries);
    }

    private static ClockLedger made(String name, List<ClockEntry> entries) {
        return new ClockLedger(
                name, ClockLedger.Kind.DUTY, Label.of(name), "GN-4", null, 24, entries);
    }

    private void insert(UUID caseId, UUID subject, String name, ClockLedger ledger) {
        var state = ledger.state(configuration.calendar());
        var stopped = state.stoppedAt();
        db.sql(
                        """
                        insert into clock (subject_id, name, tenant, case_id, basis, running, due_at, stopped_at, ledger)
                        values (:subject, :name, 't', :case, 'GN-4', :running, :due, :stopped, :ledger::jsonb)
                        """)
                .param("subject", subject)
                .param("name", name)
                .param("case", caseId)
                .param("running", state.running())
                .param("due", Timestamp.from(state.due()))
                .param("stopped", stopped == null ? null : Timestamp.from(stopped))
                .param("ledger", json.writeValueAsString(ledger))
                .update();
    }
}
