package org.bancheng.platform.cases;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.FieldError;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Refusal;
import org.bancheng.engine.lifecycle.Register;
import org.bancheng.engine.lifecycle.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The periods that entries of registers tell of: within one period of the register, of days on
 * which the county was at work, and each day told of once.
 */
@Repository
class ReportPeriods {
    private static final String OF_THE_TYPE =
            "select c.number from case_file c where c.type = :type and c.state <> all(:voided) and ";

    private static final String SAME =
            "c.fields ->> 'from' = :from and c.fields ->> 'until' = :until";

    /** Two periods share a day when each begins before the other one is over. */
    private static final String SHARES_A_DAY =
            "c.fields ->> 'from' <= :until and c.fields ->> 'until' >= :from";

    private final JdbcClient db;
    private final Clock clock;

    ReportPeriods(JdbcClient db, Clock businessClock) {
        this.db = db;
        this.clock = businessClock;
    }

    /**
     * @throws ActionRefused when the period ends before it begins, or is none that the register can
     *     tell of
     */
    void check(Lifecycle register, Map<String, Object> given) {
        LocalDate from = day(given.get(Register.FROM));
        LocalDate until = day(given.get(Register.UNTIL));
        if (from == null || until == null) {
            return; // the form says what is missing
        }
        if (until.isBefore(from)) {
            throw wrong(
                    register,
                    Register.UNTIL,
                    new Label("截止日不能早于起始日", "截止日不能早於起始日", "The period ends before it begins"));
        }
        Register.Every every = register.register().map(Register::every).orElse(null);
        if (every != null) {
            within(register, every, from, until);
        }
    }

    private void within(Lifecycle register, Register.Every every, LocalDate from, LocalDate until) {
        LocalDate today = on(clock.instant());
        LocalDate first = every.before(firstDay()).from();
        if (from.isAfter(today)) {
            throw wrong(
                    register,
                    Register.FROM,
                    new Label("期间还没有开始", "期間還沒有開始", "The period has not begun"));
        }
        if (from.isBefore(first)) {
            throw wrong(
                    register,
                    Register.FROM,
                    new Label(
                            "最早的一期从 " + first + " 开始，再早本县还没有事项",
                            "最早的一期從 " + first + " 開始，再早本縣還沒有事項",
                            "The first period begins on "
                                    + first
                                    + "; before that the county had no case"));
        }
        LocalDate last = every.of(from).until();
        if (until.isAfter(last)) {
            throw wrong(
                    register,
                    Register.UNTIL,
                    new Label(
                            "这一期到 " + last + " 为止",
                            "這一期到 " + last + " 為止",
                            "The period that begins then ends on " + last + " at the latest"));
        }
    }

    /** When the county's first case came in; today where there is none. */
    private LocalDate firstDay() {
        Timestamp first =
                db.sql("select min(opened_at) from case_file where type = 'case'")
                        .query(Timestamp.class)
                        .optional()
                        .orElse(null);
        Instant now = clock.instant();
        return on(first == null || first.toInstant().isAfter(now) ? now : first.toInstant());
    }

    /** Whether somebody made the very entry. */
    boolean isTold(Lifecycle register, Register.Period period) {
        return find(SAME, register, period.from().toString(), period.until().toString())
                .isPresent();
    }

    /**
     * @throws ActionRefused when another entry, which was not voided, tells of a day of the period
     */
    void refuseAnother(Lifecycle register, Map<String, Object> inputs) {
        boolean periodical = register.register().map(Register::every).isPresent();
        if (periodical
                && inputs.get(Register.FROM) instanceof String from
                && inputs.get(Register.UNTIL) instanceof String until) {
            find(SHARES_A_DAY, register, from, until)
                    .ifPresent(
                            other -> {
                                throw wrong(
                                        register,
                                        Register.FROM,
                                        new Label(
                                                "这一期已有 " + other + "；要重做的先把它作废",
                                                "這一期已有 " + other + "；要重做的先把它作廢",
                                                other + " tells of this period; void it first"));
                            });
        }
    }

    private Optional<String> find(String which, Lifecycle register, String from, String until) {
        return db.sql(OF_THE_TYPE + which + " order by c.number limit 1")
                .param("type", register.type())
                .param(
                        "voided",
                        register.states().values().stream()
                                .filter(State::voids)
                                .map(State::id)
                                .toArray(String[]::new))
                .param("from", from)
                .param("until", until)
                .query(String.class)
                .optional();
    }

    private static LocalDate on(Instant instant) {
        return LocalDate.ofInstant(instant, WorkingCalendar.ZONE);
    }

    /** Null for what is no day: the form refuses it. */
    private static @Nullable LocalDate day(@Nullable Object given) {
        try {
            return given instanceof String text ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static ActionRefused wrong(Lifecycle register, String field, Label message) {
        return new ActionRefused(
                new Refusal(
                        Refusal.Code.BAD_INPUT,
                        register.definition().opening().basis(),
                        message,
                        List.of(new FieldError(field, "period", message))));
    }
}
