package org.bancheng.platform.operations;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.simulation.Course;
import org.bancheng.engine.simulation.Simulation;
import org.bancheng.engine.simulation.Simulation.Difference;
import org.bancheng.platform.operations.SimulationOutcome.Deadline;
import org.bancheng.platform.operations.SimulationOutcome.Elsewhere;
import org.bancheng.platform.operations.SimulationOutcome.Group;
import org.bancheng.platform.operations.SimulationOutcome.Step;
import org.bancheng.platform.operations.SimulationOutcome.Stopped;
import org.bancheng.platform.operations.SimulationOutcome.Term;
import org.bancheng.platform.operations.SimulationOutcome.Unit;
import org.jspecify.annotations.Nullable;

/** What was found in past cases so far; as large after a hundred thousand as after a hundred. */
final class SimulationFindings {
    /** Of each group, so many are named. */
    static final int NAMED = 100;

    private int cases;
    private int notFollowed;
    private int differing;
    private final Map<String, Term<Label>> terms = new TreeMap<>();
    private final Map<String, Unit> units = new TreeMap<>();
    private final Map<String, Step<Label>> steps = new TreeMap<>();
    private final Some<Deadline<Label>> missed = new Some<>();
    private final Some<Deadline<Label>> met = new Some<>();
    private final Some<Deadline<Label>> moved = new Some<>();
    private final Some<Elsewhere> elsewhere = new Some<>();
    private final Some<Stopped<Label>> stopped = new Some<>();

    /** All are counted, the first are kept. */
    private static final class Some<R> {
        private final List<R> first = new ArrayList<>();
        private int count;

        void add(R one) {
            count++;
            keep(one);
        }

        void add(Some<R> later) {
            count += later.count;
            later.first.forEach(this::keep);
        }

        private void keep(R one) {
            if (first.size() < NAMED) {
                first.add(one);
            }
        }

        Group<R> group() {
            return new Group<>(count, List.copyOf(first));
        }
    }

    int cases() {
        return cases;
    }

    /** Cases of which nobody can tell how they went. */
    void addUntold(int more) {
        cases += more;
        notFollowed += more;
    }

    /** A case that could not be followed by the rules in force. */
    void addNotFollowed() {
        addUntold(1);
    }

    void add(Difference found) {
        cases++;
        if (!found.isAny()) {
            return;
        }
        differing++;
        String number = found.past().number();
        found.deadlines().forEach(deadline -> add(number, deadline));
        Course.Stop stop = found.after().stop();
        if (stop != null) {
            stopped.add(
                    new Stopped<>(
                            number,
                            Language.atHome(stop.at()),
                            stop.action(),
                            stop.basis(),
                            stop.why()));
            count(new Step<>(stop.action(), stop.basis(), 1));
        } else if (found.goesElsewhere()) {
            elsewhere.add(new Elsewhere(number, found.before().units(), found.after().units()));
            Map<String, Integer> more = new HashMap<>();
            found.after().units().forEach(unit -> more.merge(unit, 1, Integer::sum));
            found.before().units().forEach(unit -> more.merge(unit, -1, Integer::sum));
            more.forEach((unit, by) -> count(new Unit(unit, Math.max(0, -by), Math.max(0, by))));
        }
    }

    private void add(String number, Simulation.Deadline deadline) {
        Course.Term term = deadline.either();
        Deadline<Label> named =
                new Deadline<>(
                        number,
                        term.unit(),
                        term.label(),
                        term.basis(),
                        due(deadline.was()),
                        ending(deadline.was()),
                        due(deadline.becomes()),
                        ending(deadline.becomes()));
        boolean newly = deadline.isNewlyMissed();
        boolean noLonger = deadline.isNoLongerMissed();
        if (newly) {
            missed.add(named);
        } else if (noLonger) {
            met.add(named);
        } else {
            moved.add(named);
        }
        count(
                term.clock(),
                new Term<>(
                        term.unit(),
                        term.label(),
                        term.basis(),
                        newly ? 1 : 0,
                        noLonger ? 1 : 0,
                        newly || noLonger ? 0 : 1));
    }

    private static @Nullable OffsetDateTime due(Course.@Nullable Term term) {
        return term == null ? null : Language.atHome(term.due());
    }

    private static @Nullable String ending(Course.@Nullable Term term) {
        return term == null ? null : term.ending().name().toLowerCase(Locale.ROOT);
    }

    private void count(String clock, Term<Label> term) {
        terms.merge(term.unit() + " " + clock + " " + term.basis(), term, SimulationFindings::both);
    }

    private void count(Unit unit) {
        if (unit.fewer() + unit.more() > 0) {
            units.merge(unit.unit(), unit, SimulationFindings::both);
        }
    }

    private void count(Step<Label> step) {
        steps.merge(step.basis() + " " + step.action(), step, SimulationFindings::both);
    }

    /** Takes over what was found in the cases that come after these. */
    void add(SimulationFindings later) {
        cases += later.cases;
        notFollowed += later.notFollowed;
        differing += later.differing;
        later.terms.forEach((key, term) -> terms.merge(key, term, SimulationFindings::both));
        later.units.values().forEach(this::count);
        later.steps.values().forEach(this::count);
        missed.add(later.missed);
        met.add(later.met);
        moved.add(later.moved);
        elsewhere.add(later.elsewhere);
        stopped.add(later.stopped);
    }

    private static Term<Label> both(Term<Label> one, Term<Label> other) {
        return new Term<>(
                one.unit(),
                one.term(),
                one.basis(),
                one.missed() + other.missed(),
                one.met() + other.met(),
                one.moved() + other.moved());
    }

    private static Unit both(Unit one, Unit other) {
        return new Unit(one.unit(), one.fewer() + other.fewer(), one.more() + other.more());
    }

    private static Step<Label> both(Step<Label> one, Step<Label> other) {
        return new Step<>(one.action(), one.basis(), one.cases() + other.cases());
    }

    /**
     * @param leftOut cases of the same time that were not looked at
     */
    SimulationOutcome<Label> outcome(int leftOut) {
        return new SimulationOutcome<>(
                cases,
                leftOut,
                notFollowed,
                differing,
                List.copyOf(terms.values()),
                List.copyOf(units.values()),
                List.copyOf(steps.values()),
                missed.group(),
                met.group(),
                moved.group(),
                elsewhere.group(),
                stopped.group());
    }
}
