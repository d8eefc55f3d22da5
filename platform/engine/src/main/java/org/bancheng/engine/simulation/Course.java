package org.bancheng.engine.simulation;

import java.time.Instant;
import java.util.List;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/**
 * How a case went under a configuration.
 *
 * @param terms each term that ran, in the order in which it began first
 * @param units that got a work order, in the order they got it; a unit is named as often as it got
 *     one
 * @param stop where the case could not go on as it did; null when every step was possible
 * @param state of the case at the end
 */
public record Course(List<Term> terms, List<String> units, @Nullable Stop stop, String state) {

    public Course {
        terms = List.copyOf(terms);
        units = List.copyOf(units);
    }

    /** How a term ended, or stands. */
    public enum Ending {
        MET,
        MISSED,
        RUNNING
    }

    /**
     * The latest run of a clock.
     *
     * @param subject the type of what it ran on
     * @param nth which of the subjects of this type and unit, from 1
     * @param unit whose time it was; null: the case's
     * @param ending missed also when an earlier run of it was late
     */
    public record Term(
            String subject,
            int nth,
            @Nullable String unit,
            String clock,
            Label label,
            String basis,
            Instant due,
            @Nullable Instant stoppedAt,
            Ending ending) {

        /** The same term of the same subject, whatever became of it. */
        boolean isOfTheSame(Term other) {
            return subject.equals(other.subject)
                    && nth == other.nth
                    && java.util.Objects.equals(unit, other.unit)
                    && clock.equals(other.clock);
        }
    }

    /**
     * A step that the rules refuse.
     *
     * @param action its label
     * @param confidential whether only some posts may know of the step
     */
    public record Stop(Instant at, Label action, String basis, Label why, boolean confidential) {}
}
