package org.bancheng.platform.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.clock.Lamp;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Command;
import org.bancheng.engine.lifecycle.Decision;
import org.bancheng.engine.lifecycle.Facts;
import org.bancheng.engine.lifecycle.FieldSpec;
import org.bancheng.engine.lifecycle.FieldType;
import org.bancheng.engine.lifecycle.FormSpec;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Offer;
import org.bancheng.engine.lifecycle.Register;
import org.bancheng.engine.lifecycle.State;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.configuration.PublishedConfiguration;
import org.bancheng.platform.history.History;
import org.bancheng.platform.history.History.Pen;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The county's registers: what stands alone beside cases, such as bulletins, experts, trainings. An
 * entry goes through its lifecycle by the same doors as a case: {@link CaseDesk}, {@link
 * CasePages}.
 */
@Service
public class Registers {
    private static final Set<FieldType> LONG =
            Set.of(FieldType.LONG_TEXT, FieldType.FIGURES, FieldType.CASE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private static final String COLUMNS =
            "select c.type, number, subject, state, fields, intake_unit, opened_at, closed_at, due_at, warn_at,"
                    + " definition_version, %s as concerned";

    private final JdbcClient db;
    private final JdbcOperations database;
    private final Configurations configurations;
    private final Proceedings proceedings;
    private final Cases cases;
    private final History history;
    private final Attachments attachments;
    private final NamedFiles named;
    private final Ledgers ledgers;
    private final Json json;
    private final Counts counts;
    private final ReportPeriods periods;
    private final Clock clock;

    Registers(
            JdbcClient db,
            JdbcOperations database,
            Configurations configurations,
            Proceedings proceedings,
            Cases cases,
            History history,
            Attachments attachments,
            NamedFiles named,
            Ledgers ledgers,
            Json json,
            Counts counts,
            ReportPeriods periods,
            Clock businessClock) {
        this.db = db;
        this.database = database;
        this.configurations = configurations;
        this.proceedings = proceedings;
        this.cases = cases;
        this.history = history;
        this.attachments = attachments;
        this.named = named;
        this.ledgers = ledgers;
        this.json = json;
        this.counts = counts;
        this.periods = periods;
        this.clock = businessClock;
    }

    /**
     * @param type of the register
     * @param unit whose it is; null where the system made it
     * @param dueAt the nearest due time of any clock that presses; null when none does
     */
    public record Row(
            String type,
            String number,
            String subject,
            String state,
            Map<String, Object> fields,
            @Nullable String unit,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Instant dueAt,
            @Nullable Lamp lamp) {}

    /**
     * @param total of all rows, not of this page
     */
    public record Page(List<Row> rows, long total, int page, int size) {}

    /** The registers whose every entry the actor may see; he has something to do with them. */
    public List<Lifecycle> of(Actor actor) {
        return all().stream()
                .filter(one -> one.concerned().stream().anyMatch(actor.posts()::contains))
                .toList();
    }

    /**
     * @throws NoSuchRegister when the county has none of this type
     */
    public Lifecycle named(String type) {
        return all().stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new NoSuchRegister(type));
    }

    /** Whether the actor may make an entry, with what its form may choose from. */
    @Transactional(readOnly = true)
    public Offer opening(Lifecycle register, Actor actor) {
        return named.choosing(register.openingOffer("", actor), actor);
    }

    /** What hangs on a case or an entry and is shown to all staff in some state. */
    public List<Lifecycle> shownToStaff() {
        return configurations.current().configuration().lifecycles().values().stream()
                .filter(one -> !one.standsAlone() && !one.isConfidential())
                .filter(
                        one ->
                                one.states().values().stream()
                                        .anyMatch(s -> s.shown() == State.Shown.TO_STAFF))
                .toList();
    }

    /** In the order of the county's files. */
    public List<Lifecycle> all() {
        return configurations.current().configuration().lifecycles().values().stream()
                .filter(one -> one.register().isPresent())
                .toList();
    }

    /**
     * The entries the actor may see, the latest first.
     *
     * @param page from 1; beyond the last one it is the last one
     * @throws NoSuchRegister when the county has none of this type
     */
    @Transactional(readOnly = true)
    public Page entries(String type, Actor actor, int page, int size) {
        named(type);
        Instant now = clock.instant();
        Visibility visibility = Visibility.of(actor, configurations.current().configuration());
        String from =
                " from case_file c where c.type = :type and c.type <> 'case' and "
                        + visibility.sql();
        long total =
                db.sql("select count(*)" + from)
                        .param("type", type)
                        .params(visibility.params())
                        .query(Long.class)
                        .single();
        int last = (int) Math.max(1, (total + size - 1) / size);
        int within = Math.clamp(page, 1, last);
        List<Row> rows =
                db.sql(
                                COLUMNS.formatted(visibility.concerned())
                                        + from
                                        + " order by opened_at desc, id limit :size offset :offset")
                        .param("type", type)
                        .params(visibility.params())
                        .param("size", size)
                        .param("offset", (long) (within - 1) * size)
                        .query((row, n) -> row(row, now))
                        .list();
        return new Page(rows, total, within, size);
    }

    /**
     * The entries of all registers that concern the actor and have to be done by a time, the first
     * due first.
     */
    @Transactional(readOnly = true)
    public List<Row> due(Actor actor, int most) {
        Instant now = clock.instant();
        Visibility visibility = Visibility.of(actor, configurations.current().configuration());
        return db.sql(
                        COLUMNS.formatted(visibility.concerned())
                                + " from case_file c where c.type <> 'case' and c.due_at is not null and "
                                + visibility.concerned()
                                + " order by due_at, id limit :most")
                .params(visibility.params())
                .param("most", most)
                .query((row, n) -> row(row, now))
                .list();
    }

    private Row row(ResultSet row, Instant now) throws SQLException {
        String type = row.getString("type");
        Instant due = instant(row, "due_at");
        Instant warn = instant(row, "warn_at");
        return new Row(
                type,
                row.getString("number"),
                row.getString("subject"),
                row.getString("state"),
                fields(row, type),
                row.getString("intake_unit"),
                row.getTimestamp("opened_at").toInstant(),
                instant(row, "closed_at"),
                due,
                Board.lamp(due, warn, now));
    }

    /**
     * What of an entry fits into a row: no long texts, no tables, no numbers of cases that not
     * everybody may see. Those whom it does not concern see what it shows.
     */
    private Map<String, Object> fields(ResultSet row, String type) throws SQLException {
        Lifecycle lifecycle =
                configurations.version(row.getInt("definition_version")).lifecycle(type);
        List<FieldSpec> told = row.getBoolean("concerned") ? lifecycle.fields() : lifecycle.shows();
        Map<String, Object> fields = json.fields(row.getString("fields"));
        fields.keySet()
                .retainAll(
                        told.stream()
                                .filter(field -> !LONG.contains(field.type()))
                                .map(FieldSpec::name)
                                .toList());
        return fields;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /**
     * Makes an entry.
     *
     * @return its number
     * @throws NoSuchRegister when the county has none of this type
     * @throws ActionRefused when the county's rules refuse it
     * @throws UploadRefused when a file is not taken
     */
    @Transactional
    public String enter(
            String type, Map<String, Object> inputs, List<Upload> uploads, Actor actor) {
        return enter(named(type), inputs, uploads, actor, null);
    }

    /** Makes the entry of a period, unless it was made before. */
    @Transactional
    void enter(Lifecycle lifecycle, Register.Period period) {
        String ref = period.from() + "/" + period.until();
        if (cases.numberOfExternal(lifecycle.type(), ref).isEmpty()
                && !periods.isTold(lifecycle, period)) {
            Map<String, Object> days =
                    Map.of(
                            Register.FROM, period.from().toString(),
                            Register.UNTIL, period.until().toString());
            enter(lifecycle, days, List.of(), Actor.system(), ref);
        }
    }

    private String enter(
            Lifecycle lifecycle,
            Map<String, Object> given,
            List<Upload> uploads,
            Actor actor,
            @Nullable String ref) {
        PublishedConfiguration published = configurations.current();
        FormSpec form = lifecycle.openingForm("");
        FileFields.refuseGiven(form, given);
        periods.check(lifecycle, given);
        Map<String, Object> inputs = new HashMap<>(given);
        named.resolve(form, inputs, actor, lifecycle.definition().opening().basis());
        List<UUID> files = FileFields.announce(form, uploads, inputs);
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        String unit = unit(lifecycle, actor);
        Decision decision =
                Proceedings.decided(
                        lifecycle.open(
                                id.toString(),
                                unit == null ? Map.of() : Map.of("unit", unit),
                                new Command(Lifecycle.OPEN, inputs, actor),
                                new Facts(
                                        Map.of(),
                                        Map.of(),
                                        Map.of(),
                                        published.configuration().calendar(),
                                        published.configuration().directory(),
                                        Lots.draw()),
                                now));
        RoundTrip trip = new RoundTrip();
        Pen pen = history.first(id, trip);
        trip.make(database);
        CaseFile file = new CaseFile();
        file.id = id;
        file.tenant = BoundTenant.get().id().value();
        file.type = lifecycle.type();
        file.number =
                Serials.next(
                        "entry/" + lifecycle.type(),
                        lifecycle.type().toUpperCase(Locale.ROOT) + "-{year}-{n}",
                        now,
                        WorkingCalendar.ZONE,
                        database);
        if (ref == null) {
            periods.refuseAnother(lifecycle, inputs); // the serial keeps others out until we end
        }
        file.channel = "";
        file.subject = title(lifecycle, inputs);
        file.body = "";
        file.intakeUnit = unit;
        file.externalRef = ref;
        file.definitionVersion = published.version();
        file.openedAt = now;
        proceedings.open(
                new Docket(
                        file,
                        List.of(),
                        List.of(),
                        configurations::version,
                        published.configuration().directory(),
                        Calendars.of(published, configurations),
                        ledgers,
                        json,
                        counts,
                        pen),
                decision);
        for (int i = 0; i < files.size(); i++) {
            attachments.add(files.get(i), id, uploads.get(i), actor.id(), now);
        }
        return file.number;
    }

    /** For an entry without a subject of its own: what it is, and of which period. */
    private static String title(Lifecycle lifecycle, Map<String, Object> inputs) {
        String label = lifecycle.label().zhCn();
        Object from = inputs.get(Register.FROM);
        Object until = inputs.get(Register.UNTIL);
        return from == null || until == null
                ? label
                : label + "（" + day(from) + "至" + day(until) + "）";
    }

    private static String day(Object date) {
        return DAY.format(LocalDate.parse(date.toString()));
    }

    /** The unit in which the actor holds a post that may make such an entry. */
    private static @Nullable String unit(Lifecycle lifecycle, Actor actor) {
        Optional<String> unit =
                actor.holdings().stream()
                        .filter(held -> lifecycle.definition().opening().by().contains(held.post()))
                        .map(Holding::unit)
                        .findFirst();
        return unit.orElse(null);
    }
}
