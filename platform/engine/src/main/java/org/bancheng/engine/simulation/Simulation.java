package org.bancheng.engine.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.simulation.Course.Ending;
import org.bancheng.engine.simulation.Course.Term;
import org.jspecify.annotations.Nullable;

/**
 * Compares what two configurations make of past cases. Thread-safe.
 *
 * <p>The steps people took are taken again at the times they took them; what the system did by
 * itself it does anew. Three things a replay cannot know: the people of the past may have had other
 * posts, so whoever acted is taken to have been allowed to; conditions on a unit's other cases are
 * taken as met; no sample is drawn. What only some posts may see is replayed, but not told.
 */
public final class Simulation {
    private final TenantConfiguration before;
    private final TenantConfiguration after;
    private final Instant until;
    private final Discretion discretion;

    /**
     * @param until clocks that still run are looked at as of then
     */
    public Simulation(TenantConfiguration before, TenantConfiguration after, Instant until) {
        this.before = before;
        this.after = after;
        this.until = until;
        this.discretion = new Discretion(List.of(before, after));
    }

    /**
     * A term that ends otherwise.
     *
     * @param was null when there was no such term
     * @param becomes null when there is none any more
     */
    public record Deadline(@Nullable Term was, @Nullable Term becomes) {

        /** Either of the two. */
        public Term either() {
            return was == null ? java.util.Objects.requireNonNull(becomes) : was;
        }

        public boolean isNewlyMissed() {
            return isMissed(becomes) && !isMissed(was);
        }

        public boolean isNoLongerMissed() {
            return isMissed(was) && !isMissed(becomes);
        }

        private static boolean isMissed(@Nullable Term term) {
            return term != null && term.ending() == Ending.MISSED;
        }
    }

    /**
     * What would have been otherwise in one case, if anything.
     *
     * @param deadlines those whose due time, or end, differs
     */
    public record Difference(PastCase past, Course before, Course after, List<Deadline> deadlines) {

        /** Whether anything would have been otherwise. */
        public boolean isAny() {
            return !deadlines.isEmpty()
                    || goesElsewhere()
                    || stops()
                    || !before.state().equals(after.state());
        }

        /** Whether work went to other units. */
        public boolean goesElsewhere() {
            return !before.units().equals(after.units());
        }

        /** Whether a step that was possible is refused now. */
        public boolean stops() {
            return before.stop() == null && after.stop() != null;
        }
    }

    /**
     * @return empty when the rules of before cannot be followed through the case as it was, and
     *     when nobody may be told where those of after stop it
     */
    public Optional<Difference> difference(PastCase past) {
        Course was = Replay.of(before, past, until, discretion);
        if (was.stop() != null) {
            return Optional.empty();
        }
        Course becomes = Replay.of(after, past, until, discretion);
        Course.Stop stop = becomes.stop();
        if (stop != null && stop.confidential()) {
            return Optional.empty();
        }
        return Optional.of(new Difference(past, was, becomes, deadlines(was, becomes)));
    }

    /** Of a case that cannot go on, only what was missed by then: the rest is not known. */
    private static List<Deadline> deadlines(Course was, Course becomes) {
        if (becomes.stop() != null) {
            return becomes.terms().stream()
                    .map(term -> new Deadline(same(term, was), term))
                    .filter(Deadline::isNewlyMissed)
                    .toList();
        }
        List<Deadline> deadlines = new ArrayList<>();
        for (Term term : was.terms()) {
            Term now = same(term, becomes);
            if (now == null || !now.due().equals(term.due()) || now.ending() != term.ending()) {
                deadlines.add(new Deadline(term, now));
            }
        }
        becomes.terms().stream()
                .filter(term -> same(term, was) == null)
                .forEach(term -> deadlines.add(new Deadline(null, term)));
        return deadlines;
    }

    private static @Nullable Term same(Term term, Course course) {
        return course.terms().stream().filter(term::isOfTheSame).findFirst().orElse(null);
    }
}
