package org.bancheng.platform.operations;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.simulation.Course.Term;
import org.bancheng.engine.simulation.Simulation.Deadline;
import org.bancheng.engine.simulation.Simulation.Difference;
import org.jspecify.annotations.Nullable;

/**
 * What a folder would have done to past cases, for programs.
 *
 * @param cases looked at
 * @param notFollowed of them, those that could not be followed even by the rules in force
 * @param differing of them, those in which something would have been otherwise
 * @param terms each term and unit for which one would have ended otherwise
 * @param deadlines that would have been missed, or no longer missed
 * @param elsewhere cases whose work would have gone to other units
 * @param stopped cases in which a step that was taken would have been refused
 */
public record SimulationView(
        int cases,
        int notFollowed,
        int differing,
        List<TermView> terms,
        List<DeadlineView> deadlines,
        List<ElsewhereView> elsewhere,
        List<StoppedView> stopped) {

    /**
     * @param unit whose term it is; null: the case's
     * @param missed newly
     * @param met no longer missed
     * @param moved due at another time, but ending as before
     */
    public record TermView(
            @Nullable String unit, String term, String basis, int missed, int met, int moved) {}

    public record DeadlineView(
            String number,
            @Nullable String unit,
            String term,
            String basis,
            @Nullable OffsetDateTime wasDue,
            @Nullable String was,
            @Nullable OffsetDateTime due,
            @Nullable String becomes) {}

    public record ElsewhereView(String number, List<String> was, List<String> becomes) {}

    public record StoppedView(
            String number, OffsetDateTime at, String action, String basis, String why) {}

    static SimulationView of(Simulations.Result result, Locale locale) {
        List<DeadlineView> deadlines = new ArrayList<>();
        List<ElsewhereView> elsewhere = new ArrayList<>();
        List<StoppedView> stopped = new ArrayList<>();
        Map<String, int[]> counted = new TreeMap<>();
        Map<String, Term> named = new TreeMap<>();
        for (Difference one : result.differences()) {
            String number = one.past().number();
            for (Deadline deadline : one.deadlines()) {
                Term term = deadline.either();
                String key = term.unit() + " " + term.clock() + " " + term.basis();
                named.putIfAbsent(key, term);
                int[] counts = counted.computeIfAbsent(key, _ -> new int[3]);
                counts[deadline.isNewlyMissed() ? 0 : deadline.isNoLongerMissed() ? 1 : 2]++;
                if (deadline.isNewlyMissed() || deadline.isNoLongerMissed()) {
                    deadlines.add(view(number, deadline, locale));
                }
            }
            if (one.goesElsewhere() && one.after().stop() == null) {
                elsewhere.add(new ElsewhereView(number, one.before().units(), one.after().units()));
            }
            var stop = one.after().stop();
            if (stop != null) {
                stopped.add(
                        new StoppedView(
                                number,
                                at(stop.at()),
                                stop.action().in(locale),
                                stop.basis(),
                                stop.why().in(locale)));
            }
        }
        List<TermView> terms = new ArrayList<>();
        counted.forEach(
                (key, counts) -> {
                    Term term = named.get(key);
                    if (term != null) {
                        terms.add(
                                new TermView(
                                        term.unit(),
                                        term.label().in(locale),
                                        term.basis(),
                                        counts[0],
                                        counts[1],
                                        counts[2]));
                    }
                });
        return new SimulationView(
                result.cases(),
                result.notFollowed(),
                result.differences().size(),
                terms,
                deadlines,
                elsewhere,
                stopped);
    }

    private static DeadlineView view(String number, Deadline deadline, Locale locale) {
        Term term = deadline.either();
        Label label = term.label();
        return new DeadlineView(
                number,
                term.unit(),
                label.in(locale),
                term.basis(),
                due(deadline.was()),
                ending(deadline.was()),
                due(deadline.becomes()),
                ending(deadline.becomes()));
    }

    private static @Nullable OffsetDateTime due(@Nullable Term term) {
        return term == null ? null : at(term.due());
    }

    private static @Nullable String ending(@Nullable Term term) {
        return term == null ? null : term.ending().name().toLowerCase(Locale.ROOT);
    }

    private static OffsetDateTime at(Instant instant) {
        return Language.atHome(instant);
    }
}
