package org.bancheng.platform.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.label.Label;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.work.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The running clocks of the bound county and its calendar. */
@Service
public class CalendarClocks {
    private static final int TOGETHER = 2_000;

    private final JdbcClient db;
    private final Configurations configurations;
    private final Ledgers ledgers;
    private final Work work;
    private final TransactionTemplate transaction;

    CalendarClocks(
            JdbcClient db,
            Configurations configurations,
            Ledgers ledgers,
            Work work,
            TransactionTemplate transaction) {
        this.work = work;
        this.transaction = transaction;
        this.db = db;
        this.configurations = configurations;
        this.ledgers = ledgers;
    }

    /**
     * A deadline that another calendar would give another time or another certainty.
     *
     * @param subject case, or what hangs on it
     * @param unit whose time it is; null when it is the whole case's
     */
    public record Move(
            String number,
            String subject,
            @Nullable String unit,
            String clock,
            Label label,
            String basis,
            Instant from,
            Instant to,
            boolean fromProvisional,
            boolean toProvisional) {

        /** Whether the time is another; else only its certainty is. */
        public boolean moves() {
            return !from.equals(to);
        }
    }

    /**
     * @param running all clocks that run
     * @param moves those that would change, the first to fall due first
     */
    public record Preview(int running, List<Move> moves) {}

    private record Row(String number, String subject, ClockRow clock) {}

    /** What every running clock would come to under another calendar; changes nothing. */
    @Transactional(readOnly = true)
    public Preview preview(WorkingCalendar next) {
        Calendars calendars = Calendars.of(configurations.current(), configurations);
        List<Move> moves = new ArrayList<>();
        int running = 0;
        try (var rows =
                db
                        .sql(
                                "select c.number, coalesce(a.role, 'case') as subject, k.holder,"
                                        + " k.name, k.ledger, k.calendar_version from clock k"
                                        + " join case_file c on c.id = k.case_id"
                                        + " left join assignment a on a.id = k.subject_id"
                                        + " where k.running")
                        .withFetchSize(500)
                        .query((row, n) -> row(row))
                        .stream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                running++;
                ClockLedger ledger = ledgers.read(row.clock());
                ClockState was = ledger.state(calendars.of(row.clock()));
                ClockState is = ledger.state(next);
                if (!was.due().equals(is.due()) || was.provisional() != is.provisional()) {
                    moves.add(move(row, ledger, was, is));
                }
            }
        }
        moves.sort(
                Comparator.comparing(Move::to)
                        .thenComparing(Move::number)
                        .thenComparing(Move::clock)
                        .thenComparing(Move::subject));
        return new Preview(running, List.copyOf(moves));
    }

    private static Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        ClockRow clock = new ClockRow();
        clock.holder = row.getString("holder");
        clock.ledger = row.getString("ledger");
        clock.calendarVersion = row.getInt("calendar_version");
        return new Row(row.getString("number"), row.getString("subject"), clock);
    }

    private static Move move(Row row, ClockLedger ledger, ClockState was, ClockState is) {
        return new Move(
                row.number(),
                row.subject(),
                ledger.holder(),
                ledger.name(),
                ledger.label(),
                ledger.basis(),
                was.due(),
                is.due(),
                was.provisional(),
                is.provisional());
    }

    /** How many cases have clocks that do not yet follow the calendar of this version. */
    @Transactional(readOnly = true)
    public long behind(int calendarVersion) {
        return db.sql(
                        "select count(distinct case_id) from clock"
                                + " where running and calendar_version < ?")
                .param(calendarVersion)
                .query(Long.class)
                .single();
    }

    /**
     * Puts every case with clocks that do not follow the calendar in force into the queue. Asked
     * again it finds what is left.
     */
    public void follow() {
        List<String> behind = Objects.requireNonNull(transaction.execute(_ -> casesBehind()));
        for (int from = 0; from < behind.size(); from += TOGETHER) {
            List<String> some = behind.subList(from, Math.min(from + TOGETHER, behind.size()));
            transaction.executeWithoutResult(_ -> work.enqueue(CalendarFollowing.KIND, some));
        }
    }

    private List<String> casesBehind() {
        configurations.currentVersion();
        return db
                .sql("select distinct case_id from clock where running and calendar_version < ?")
                .param(configurations.current().calendarVersion())
                .query(UUID.class)
                .list()
                .stream()
                .map(UUID::toString)
                .toList();
    }
}
