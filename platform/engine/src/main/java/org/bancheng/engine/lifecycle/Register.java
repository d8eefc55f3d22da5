package org.bancheng.engine.lifecycle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What makes a type one whose subjects stand alone, each an entry of the type's register: a
 * bulletin, an expert, a training.
 *
 * @param every for which periods the system itself makes an entry, once a period is over; null: for
 *     none
 */
public record Register(@Nullable Every every) {

    /** The fields, both days, that such an entry has: the first and the last day of its period. */
    public static final String FROM = "from";

    public static final String UNTIL = "until";

    /** A calendar period. */
    public enum Every {
        MONTH(1),
        QUARTER(3),
        YEAR(12);

        private final int months;

        Every(int months) {
            this.months = months;
        }

        /** The period that the day belongs to. */
        public Period of(LocalDate day) {
            var month = (day.getMonthValue() - 1) / months * months + 1;
            var began = LocalDate.of(day.getYear(), month, 1);
            return new Period(began, began.plusMonths(months).minusDays(1));
        }

        /** The last whole period that is over on the day. */
        public Period before(LocalDate day) {
            return of(of(day).from().minusDays(1));
        }
    }

    /** Both days belong to it. */
    public record Period(LocalDate from, LocalDate until) {}
}
