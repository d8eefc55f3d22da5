package org.bancheng.platform.operations;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a changed configuration would have done to past cases: everything counted, and of each group
 * the first.
 *
 * @param <T> texts: in every language as it is kept, in the reader's as it is shown
 * @param cases looked at
 * @param leftOut earlier ones of the same time that were not looked at, because there are too many
 * @param notFollowed of those looked at, which the rules in force cannot be followed through, or
 *     whose key is destroyed
 * @param differing of them, those in which something would have been otherwise
 * @param terms each term and unit for which one would have ended otherwise
 * @param units each unit that would have had other work
 * @param steps each step that would have been refused
 * @param missed deadlines newly missed
 * @param met deadlines no longer missed
 * @param moved deadlines that would have been on another day and ended as they did
 * @param elsewhere cases whose work would have gone to other units
 * @param stopped cases in which a step that was taken would have been refused
 */
public record SimulationOutcome<T>(
        int cases,
        int leftOut,
        int notFollowed,
        int differing,
        List<Term<T>> terms,
        List<Unit> units,
        List<Step<T>> steps,
        Group<Deadline<T>> missed,
        Group<Deadline<T>> met,
        Group<Deadline<T>> moved,
        Group<Elsewhere> elsewhere,
        Group<Stopped<T>> stopped) {

    /**
     * @param unit whose term it is; null: the case's
     * @param missed newly
     * @param met no longer missed
     * @param moved due at another time, but ending as before
     */
    public record Term<T>(
            @Nullable String unit, T term, String basis, int missed, int met, int moved) {}

    /**
     * @param fewer work orders that would have gone to another unit, or to none
     * @param more work orders that would have come to this one
     */
    public record Unit(String unit, int fewer, int more) {}

    public record Step<T>(T action, String basis, int cases) {}

    /**
     * @param count of all
     * @param first of them, of the latest cases
     */
    public record Group<R>(int count, List<R> first) {
        <S> Group<S> map(Function<R, S> how) {
            return new Group<>(count, first.stream().map(how).toList());
        }
    }

    public record Deadline<T>(
            String number,
            @Nullable String unit,
            T term,
            String basis,
            @Nullable OffsetDateTime wasDue,
            @Nullable String was,
            @Nullable OffsetDateTime due,
            @Nullable String becomes) {}

    /** The units that got a work order, in the order they got it. */
    public record Elsewhere(String number, List<String> was, List<String> becomes) {}

    public record Stopped<T>(String number, OffsetDateTime at, T action, String basis, T why) {}

    /** The same with every text said in another way; times are Shanghai's. */
    <S> SimulationOutcome<S> said(Function<T, S> how) {
        return new SimulationOutcome<>(
                cases,
                leftOut,
                notFollowed,
                differing,
                terms.stream()
                        .map(
                                one ->
                                        new Term<>(
                                                one.unit(),
                                                how.apply(one.term()),
                                                one.basis(),
                                                one.missed(),
                                                one.met(),
                                                one.moved()))
                        .toList(),
                units,
                steps.stream()
                        .map(one -> new Step<>(how.apply(one.action()), one.basis(), one.cases()))
                        .toList(),
                missed.map(one -> said(one, how)),
                met.map(one -> said(one, how)),
                moved.map(one -> said(one, how)),
                elsewhere,
                stopped.map(
                        one ->
                                new Stopped<>(
                                        one.number(),
                                        Language.atHome(one.at().toInstant()),
                                        how.apply(one.action()),
                                        one.basis(),
                                        how.apply(one.why()))));
    }

    private static <T, S> Deadline<S> said(Deadline<T> one, Function<T, S> how) {
        return new Deadline<>(
                one.number(),
                one.unit(),
                how.apply(one.term()),
                one.basis(),
                atHome(one.wasDue()),
                one.was(),
                atHome(one.due()),
                one.becomes());
    }

    private static @Nullable OffsetDateTime atHome(@Nullable OffsetDateTime time) {
        return time == null ? null : Language.atHome(time.toInstant());
    }
}
