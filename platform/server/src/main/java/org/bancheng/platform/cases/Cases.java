package org.bancheng.platform.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.bancheng.platform.tenancy.RoundTrip;
import org.bancheng.platform.tenancy.RoundTrip.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The case files of the bound county, with their assignments and clocks. A case is read and written
 * as a whole, each in one round trip; docs/decisions/0010 says why not by Hibernate.
 */
@Repository
class Cases {
    // named one by one: a prepared "select *" would fail once after a column is added under it
    private static final String FILE =
            "id, tenant, type, number, channel, category, state, subject, body, fields, definition_version,"
                    + " intake_unit, opened_at, closed_at, due_at, warn_at, lead_unit, secret_mac,"
                    + " external_ref, version, shown, shown_at";
    private static final String ASSIGNMENT =
            "id, tenant, case_id, type, ordinal, unit, role, state, final, fields, assigned_at, ended_at,"
                    + " shown, shown_at";
    private static final String CLOCK =
            "subject_id, name, tenant, case_id, basis, holder, running, due_at, stopped_at, ledger,"
                    + " calendar_version";

    private final JdbcClient db;

    Cases(JdbcClient db) {
        this.db = db;
    }

    /** A case as it stands in the tables, once the round trip that asks for it is made. */
    record Rows(Answer<CaseFile> file, Answer<Assignment> assignments, Answer<ClockRow> clocks) {}

    /**
     * Asks for a case.
     *
     * @param locked until the transaction ends, so that one case is acted on by one at a time; what
     *     hangs on it is read after the lock is had
     */
    static Rows ask(UUID id, boolean locked, RoundTrip trip) {
        return new Rows(
                trip.ask(
                        "select "
                                + FILE
                                + " from case_file where id = ?"
                                + (locked ? " for update" : ""),
                        Cases::file,
                        id),
                trip.ask(
                        "select "
                                + ASSIGNMENT
                                + " from assignment where case_id = ? order by ordinal",
                        Cases::assignment,
                        id),
                trip.ask("select " + CLOCK + " from clock where case_id = ?", Cases::clock, id));
    }

    Optional<UUID> idOf(String number) {
        return db.sql("select id from case_file where number = ?")
                .param(number)
                .query(UUID.class)
                .optional();
    }

    /**
     * @param type of what stands alone: references of cases and of each register are their own
     */
    Optional<String> numberOfExternal(String type, String externalRef) {
        return db.sql("select number from case_file where type = ? and external_ref = ?")
                .params(type, externalRef)
                .query(String.class)
                .optional();
    }

    /** Before everything else that the transaction writes, since all of it points at the file. */
    static void insert(CaseFile file, RoundTrip writes) {
        writes.addFirst(
                "insert into case_file ("
                        + FILE
                        + ")"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.id,
                file.tenant,
                file.type,
                file.number,
                file.channel,
                file.category,
                file.state,
                file.subject,
                file.body,
                file.fields,
                file.definitionVersion,
                file.intakeUnit,
                file.openedAt,
                file.closedAt,
                file.dueAt,
                file.warnAt,
                file.leadUnit,
                file.secretMac,
                file.externalRef,
                file.version,
                file.shown,
                file.shownAt);
    }

    static void update(CaseFile file, RoundTrip writes) {
        writes.add(
                "update case_file set definition_version = ?, category = ?, state = ?, subject = ?, body = ?, fields = ?::jsonb,"
                        + " closed_at = ?, due_at = ?, warn_at = ?, lead_unit = ?, version = ?, shown = ?, shown_at = ? where id = ?",
                file.definitionVersion,
                file.category,
                file.state,
                file.subject,
                file.body,
                file.fields,
                file.closedAt,
                file.dueAt,
                file.warnAt,
                file.leadUnit,
                file.version,
                file.shown,
                file.shownAt,
                file.id);
    }

    /** A new assignment, or one that has changed. */
    static void put(Assignment assignment, RoundTrip writes) {
        writes.add(
                "insert into assignment ("
                        + ASSIGNMENT
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)"
                        + " on conflict (id) do update set state = excluded.state, final = excluded.final,"
                        + " fields = excluded.fields, ended_at = excluded.ended_at,"
                        + " shown = excluded.shown, shown_at = excluded.shown_at",
                assignment.id,
                assignment.tenant,
                assignment.caseId,
                assignment.type,
                assignment.ordinal,
                assignment.unit,
                assignment.role,
                assignment.state,
                assignment.ended,
                assignment.fields,
                assignment.assignedAt,
                assignment.endedAt,
                assignment.shown,
                assignment.shownAt);
    }

    /** A new clock, or one that has changed. */
    static void put(ClockRow row, RoundTrip writes) {
        writes.add(
                "insert into clock ("
                        + CLOCK
                        + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)"
                        + " on conflict (subject_id, name) do update set basis = excluded.basis,"
                        + " holder = excluded.holder, running = excluded.running, due_at = excluded.due_at,"
                        + " stopped_at = excluded.stopped_at, ledger = excluded.ledger,"
                        + " calendar_version = excluded.calendar_version",
                row.key.subjectId(),
                row.key.name(),
                row.tenant,
                row.caseId,
                row.basis,
                row.holder,
                row.running,
                row.dueAt,
                row.stoppedAt,
                row.ledger,
                row.calendarVersion);
    }

    private static CaseFile file(ResultSet row, int n) throws SQLException {
        CaseFile file = new CaseFile();
        file.id = row.getObject("id", UUID.class);
        file.tenant = row.getString("tenant");
        file.type = row.getString("type");
        file.number = row.getString("number");
        file.channel = row.getString("channel");
        file.category = row.getString("category");
        file.state = row.getString("state");
        file.subject = row.getString("subject");
        file.body = row.getString("body");
        file.fields = row.getString("fields");
        file.definitionVersion = row.getInt("definition_version");
        file.intakeUnit = row.getString("intake_unit");
        file.openedAt = instant(row, "opened_at");
        file.closedAt = instantOrNull(row, "closed_at");
        file.dueAt = instantOrNull(row, "due_at");
        file.warnAt = instantOrNull(row, "warn_at");
        file.leadUnit = row.getString("lead_unit");
        file.secretMac = row.getBytes("secret_mac");
        file.externalRef = row.getString("external_ref");
        file.version = row.getLong("version");
        file.shown = row.getString("shown");
        file.shownAt = instantOrNull(row, "shown_at");
        return file;
    }

    private static Assignment assignment(ResultSet row, int n) throws SQLException {
        Assignment assignment = new Assignment();
        assignment.id = row.getObject("id", UUID.class);
        assignment.tenant = row.getString("tenant");
        assignment.caseId = row.getObject("case_id", UUID.class);
        assignment.type = row.getString("type");
        assignment.ordinal = row.getInt("ordinal");
        assignment.unit = row.getString("unit");
        assignment.role = row.getString("role");
        assignment.state = row.getString("state");
        assignment.ended = row.getBoolean("final");
        assignment.fields = row.getString("fields");
        assignment.assignedAt = instant(row, "assigned_at");
        assignment.endedAt = instantOrNull(row, "ended_at");
        assignment.shown = row.getString("shown");
        assignment.shownAt = instantOrNull(row, "shown_at");
        return assignment;
    }

    private static ClockRow clock(ResultSet row, int n) throws SQLException {
        ClockRow clock = new ClockRow();
        clock.key =
                new ClockRow.Key(row.getObject("subject_id", UUID.class), row.getString("name"));
        clock.tenant = row.getString("tenant");
        clock.caseId = row.getObject("case_id", UUID.class);
        clock.basis = row.getString("basis");
        clock.holder = row.getString("holder");
        clock.running = row.getBoolean("running");
        clock.dueAt = instant(row, "due_at");
        clock.stoppedAt = instantOrNull(row, "stopped_at");
        clock.ledger = row.getString("ledger");
        clock.calendarVersion = row.getInt("calendar_version");
        return clock;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
