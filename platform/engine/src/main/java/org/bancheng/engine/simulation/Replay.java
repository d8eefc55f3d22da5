package org.bancheng.engine.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Command;
import org.bancheng.engine.lifecycle.Consequences;
import org.bancheng.engine.lifecycle.Decision;
import org.bancheng.engine.lifecycle.Effect;
import org.bancheng.engine.lifecycle.Facts;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.engine.lifecycle.Lifecycle;
import org.bancheng.engine.lifecycle.Moment;
import org.bancheng.engine.lifecycle.Outcome;
import org.bancheng.engine.lifecycle.Refusal;
import org.bancheng.engine.lifecycle.Subject;
import org.bancheng.engine.simulation.Course.Ending;
import org.bancheng.engine.simulation.Course.Stop;
import org.bancheng.engine.simulation.Course.Term;
import org.bancheng.engine.simulation.PastCase.PastStep;
import org.bancheng.engine.simulation.PastCase.PastSubject;
import org.jspecify.annotations.Nullable;

/** One past case, step by step under a configuration, in memory. */
final class Replay implements Consequences.Subjects<Replay.Part> {
    private static final String CASE = "case";

    /** More than any county asks of a unit's other cases, which a replay does not know. */
    private static final long OFTEN = 1_000_000;

    /** Times that end in one case; one that ends every working day needs eight years for it. */
    static final int MOST_ENDINGS = 2_000;

    private final TenantConfiguration county;
    private final PastCase past;
    private final Discretion discretion;
    private final Map<String, Long> tallies;
    private final Consequences<Part> consequences = new Consequences<>(this);
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Part> byPastId = new HashMap<>();
    private final List<String> units = new ArrayList<>();
    private final List<Part> openedNow = new ArrayList<>();

    /** By the ledger itself: as long as nothing happens to a clock, its state is the same. */
    private final IdentityHashMap<ClockLedger, ClockState> reckoned = new IdentityHashMap<>();

    private Part root;
    private @Nullable String lead;
    private Instant now;
    private int endings;

    /** What something said of which nobody is told; the last of it. */
    private @Nullable Refusal refusedInConfidence;

    /** What stands where a subject of the past stood. */
    static final class Part {
        final String type;
        final String unit;
        final String role;
        Subject subject;

        Part(String type, String unit, String role, Subject subject) {
            this.type = type;
            this.unit = unit;
            this.role = role;
            this.subject = subject;
        }
    }

    private Replay(TenantConfiguration county, PastCase past, Discretion discretion) {
        this.county = county;
        this.past = past;
        this.discretion = discretion;
        this.tallies = new HashMap<>();
        county.figures().tallies().keySet().forEach(name -> tallies.put(name, OFTEN));
        this.now = past.steps().getFirst().at();
        this.root = new Part(CASE, "", "", new Subject(CASE, past.id(), "", Map.of(), Map.of()));
    }

    /**
     * @param until clocks that still run are looked at as of then
     */
    static Course of(
            TenantConfiguration county, PastCase past, Instant until, Discretion discretion) {
        return new Replay(county, past, discretion).run(until);
    }

    private Course run(Instant until) {
        Stop stop = null;
        for (PastStep step : past.steps()) {
            stop = elapse(step.at());
            stop = stop == null ? take(step) : stop;
            if (stop != null) {
                break;
            }
        }
        if (stop == null) {
            stop = elapse(until);
        }
        return new Course(terms(stop == null ? until : now), units, stop, root.subject.state());
    }

    private @Nullable Stop take(PastStep step) {
        now = step.at();
        if (step.subject().equals(past.id()) && step.action().equals(Lifecycle.OPEN)) {
            return begin(step);
        }
        if (step.actor().kind() == Actor.Kind.SYSTEM && !comesFromOutside(step)) {
            return null;
        }
        Part part = step.subject().equals(past.id()) ? root : byPastId.get(step.subject());
        if (part == null) {
            // what it was done to is not there under these rules
            return null;
        }
        Command command = new Command(step.action(), step.inputs(), step.actor());
        return switch (decide(part, command)) {
            case Decision decision -> after(step, consequences.proceed(part, decision));
            case Refusal refusal when step.actor().kind() == Actor.Kind.SYSTEM -> null;
            case Refusal refusal -> stop(step, refusal);
        };
    }

    private @Nullable Stop begin(PastStep step) {
        Map<String, Object> known = new HashMap<>();
        known.put("number", past.number());
        known.put("channel", past.channel());
        if (past.intakeUnit() != null) {
            known.put("intake-unit", past.intakeUnit());
        }
        Lifecycle lifecycle = county.lifecycle(CASE);
        Outcome outcome =
                isUnknown(step.actor()) ? null : opened(lifecycle, known, step, step.actor());
        if (outcome == null || isNotTheirs(outcome)) {
            Set<String> posts = lifecycle.definition().posts().keySet();
            Actor anyone = withPosts(step.actor(), posts, Set.of(intakeUnit()));
            outcome = opened(lifecycle, known, step, anyone);
        }
        return switch (outcome) {
            case Decision decision -> after(step, consequences.proceed(root, decision));
            case Refusal refusal -> stop(step, refusal);
        };
    }

    private Outcome opened(
            Lifecycle lifecycle, Map<String, Object> known, PastStep step, Actor actor) {
        Command command = new Command(Lifecycle.OPEN, step.inputs(), actor);
        return lifecycle.open(past.id(), known, command, facts(root), now);
    }

    private @Nullable Stop after(PastStep step, @Nullable Refusal refusal) {
        match();
        return refusal == null ? null : stop(step, refusal);
    }

    private Stop stop(PastStep step, Refusal refusal) {
        Part part = step.subject().equals(past.id()) ? root : byPastId.get(step.subject());
        Label label =
                part == null
                        ? Label.of(step.action())
                        : county.lifecycle(part.type).actionLabel(step.action());
        boolean confidential =
                refusal.equals(refusedInConfidence)
                        || (part != null && discretion.isConfidential(part.type, step.action()));
        return new Stop(step.at(), label, refusal.basis(), refusal.message(), confidential);
    }

    /** Another case asked it of this one; what this one's own steps led to is led to again. */
    private boolean comesFromOutside(PastStep step) {
        return step.subject().equals(past.id()) && county.lifecycle(CASE).isPassedOn(step.action());
    }

    /**
     * Lets the clocks do what they do by themselves, in the order of their due times.
     *
     * @return where their ending leads to ever more of it; null when it comes to an end
     * @throws CancellationException when the thread is interrupted
     */
    private @Nullable Stop elapse(Instant until) {
        for (Optional<Due> next = next(until); next.isPresent(); next = next(until)) {
            Due due = next.get();
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            if (++endings > MOST_ENDINGS) {
                return endless(due);
            }
            now = due.state().due().plusMillis(1);
            Part part = due.part();
            Outcome outcome =
                    county.lifecycle(part.type)
                            .fire(
                                    part.subject,
                                    due.clock().name(),
                                    Moment.BREACH,
                                    facts(part),
                                    now);
            if (outcome instanceof Decision decision) {
                Refusal refusal = consequences.proceed(part, decision);
                match();
                if (refusal != null && refusal.code() == Refusal.Code.MISCONFIGURED) {
                    return stuck(due, refusal.message());
                }
            } else {
                return null;
            }
        }
        return null;
    }

    private Stop endless(Due due) {
        return stuck(
                due, Label.of("时限到期一再引起新的期限，没有尽头", "what ends leads to new terms, without end"));
    }

    private Stop stuck(Due due, Label why) {
        return new Stop(
                due.state().due(),
                due.clock().label(),
                due.clock().basis(),
                why,
                discretion.isConfidential(due.part().type));
    }

    private record Due(Part part, ClockLedger clock, ClockState state) {}

    private Optional<Due> next(Instant until) {
        List<Due> due = new ArrayList<>();
        everything()
                .forEach(
                        part ->
                                part.subject
                                        .clocks()
                                        .forEach(
                                                (_, ledger) -> {
                                                    ClockState state = state(ledger);
                                                    if (state.firing(until)
                                                            == ClockState.Firing.BREACH) {
                                                        due.add(new Due(part, ledger, state));
                                                    }
                                                }));
        return due.stream().min(Comparator.comparing(one -> one.state().due()));
    }

    private ClockState state(ClockLedger ledger) {
        return reckoned.computeIfAbsent(ledger, one -> one.state(county.calendar()));
    }

    private List<Part> everything() {
        List<Part> everything = new ArrayList<>(parts);
        everything.addFirst(root);
        return everything;
    }

    /** The subjects just opened stand where the past has one of their type, unit and role. */
    private void match() {
        for (Part opened : openedNow) {
            for (PastSubject subject : past.subjects()) {
                boolean same =
                        subject.type().equals(opened.type)
                                && subject.unit().equals(opened.unit)
                                && subject.role().equals(opened.role);
                if (same && byPastId.putIfAbsent(subject.id(), opened) == null) {
                    break;
                }
            }
        }
        openedNow.clear();
    }

    private Facts facts(Part part) {
        Map<String, Object> parent = Map.of();
        if (part != root) {
            parent = new HashMap<>(root.subject.fields());
            parent.put("state", root.subject.state());
        }
        return new Facts(
                parent, counts(), tallies, county.calendar(), county.directory(), Facts.LAST_LOT);
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        for (Part part : parts) {
            String many = part.type + "s";
            counts.merge(many, 1L, Long::sum);
            counts.merge(many + "-in-" + part.subject.state(), 1L, Long::sum);
            counts.merge(many + "-as-" + part.role, 1L, Long::sum);
            if (!ended(part)) {
                counts.merge("open-" + many, 1L, Long::sum);
            }
        }
        return counts;
    }

    private boolean ended(Part part) {
        var state = county.lifecycle(part.type).states().get(part.subject.state());
        return state != null && state.terminal();
    }

    // ---- Subjects ----

    @Override
    public Part root() {
        return root;
    }

    @Override
    public String rootType() {
        return CASE;
    }

    @Override
    public List<Part> active(String type) {
        return parts.stream().filter(part -> part.type.equals(type) && !ended(part)).toList();
    }

    @Override
    public @Nullable String unit(Part part) {
        if (part != root) {
            return part.unit;
        }
        return lead == null ? past.intakeUnit() : lead;
    }

    @Override
    public @Nullable String role(Part part) {
        return part == root ? null : part.role;
    }

    private String intakeUnit() {
        return past.intakeUnit() == null ? "" : past.intakeUnit();
    }

    @Override
    public void lead(String unit) {
        lead = unit;
    }

    @Override
    public String standing(String unit) {
        return county.directory().standing(unit);
    }

    /**
     * Whoever did it may have had a post then that he has no more: who may act is not what a replay
     * is about.
     */
    @Override
    public Outcome decide(Part part, Command command) {
        return noted(part.type, command.action(), decided(part, command));
    }

    private Outcome noted(String type, String action, Outcome outcome) {
        if (outcome instanceof Refusal refusal && discretion.isConfidential(type, action)) {
            refusedInConfidence = refusal;
        }
        return outcome;
    }

    private Outcome decided(Part part, Command command) {
        Lifecycle lifecycle = county.lifecycle(part.type);
        Facts facts = facts(part);
        Actor actor = command.actor();
        Set<String> posts = lifecycle.posts(command.action());
        if (!isUnknown(actor) || posts.isEmpty()) {
            Outcome outcome = lifecycle.decide(part.subject, command, facts, now);
            if (actor.kind() != Actor.Kind.STAFF || posts.isEmpty() || !isNotTheirs(outcome)) {
                return outcome;
            }
        }
        var where = new LinkedHashSet<String>();
        if (part == root) {
            where.add(intakeUnit());
        } else {
            where.add(part.unit);
            where.add(standing(part.unit));
        }
        // a rule may ask which post it is, so each stands in by itself
        Outcome outcome = null;
        for (String post : posts) {
            Actor standIn = withPosts(actor, Set.of(post), where);
            Command taken =
                    new Command(command.action(), command.inputs(), standIn, command.basis());
            outcome = lifecycle.decide(part.subject, taken, facts, now);
            if (outcome instanceof Decision) {
                break;
            }
        }
        return Objects.requireNonNull(outcome);
    }

    /** Somebody of the staff whose posts of then are not known. */
    private static boolean isUnknown(Actor actor) {
        return actor.kind() == Actor.Kind.STAFF && actor.holdings().isEmpty();
    }

    private static boolean isNotTheirs(Outcome outcome) {
        return outcome instanceof Refusal refusal && refusal.code() == Refusal.Code.NOT_YOUR_POST;
    }

    private static Actor withPosts(Actor actor, Set<String> posts, Set<String> where) {
        List<Holding> holdings = new ArrayList<>(actor.holdings());
        posts.forEach(post -> where.forEach(unit -> holdings.add(new Holding(post, unit))));
        return Actor.staff(actor.id(), actor.name(), holdings);
    }

    @Override
    public Consequences.Opening<Part> open(
            String type, String unit, String role, Map<String, Object> inputs) {
        String id = past.id() + "/" + (parts.size() + 1);
        Part part = new Part(type, unit, role, new Subject(type, id, "", Map.of(), Map.of()));
        Map<String, Object> known = Map.of("unit", unit, "role", role);
        Outcome outcome =
                county.lifecycle(type)
                        .open(
                                id,
                                known,
                                new Command(Lifecycle.OPEN, inputs, Actor.system()),
                                facts(part),
                                now);
        if (outcome instanceof Refusal) {
            return new Consequences.Opening<>(null, noted(type, Lifecycle.OPEN, outcome));
        }
        parts.add(part);
        openedNow.add(part);
        if (type.equals(Consequences.WORK_ORDER)) {
            units.add(unit);
        }
        return new Consequences.Opening<>(part, outcome);
    }

    @Override
    public void write(Part part, Decision decision) {
        Subject after = decision.after();
        part.subject = after;
        Map<String, Object> fields = new LinkedHashMap<>(root.subject.fields());
        fields.put(
                "units",
                active(Consequences.WORK_ORDER).stream().map(one -> one.unit).distinct().toList());
        root.subject =
                new Subject(CASE, past.id(), root.subject.state(), fields, root.subject.clocks());
    }

    /** Other cases and people learn nothing of a replay. */
    @Override
    public void reach(Part part, Decision decision, Effect effect) {}

    // ---- what came of it ----

    private List<Term> terms(Instant until) {
        List<Term> terms = new ArrayList<>();
        Map<List<String>, Integer> counted = new HashMap<>();
        for (Part part : everything()) {
            if (discretion.isConfidential(part.type)) {
                continue;
            }
            int nth = counted.merge(List.of(part.type, part.unit), 1, Integer::sum);
            part.subject
                    .clocks()
                    .forEach(
                            (name, ledger) -> {
                                ClockState state = state(ledger);
                                terms.add(
                                        new Term(
                                                part.type,
                                                nth,
                                                part == root ? null : part.unit,
                                                name,
                                                ledger.label(),
                                                ledger.basis(),
                                                state.due(),
                                                state.stoppedAt(),
                                                ending(state, until)));
                            });
        }
        terms.sort(Comparator.comparing(Term::due));
        return terms;
    }

    private static Ending ending(ClockState state, Instant until) {
        if (state.everLate(until)) {
            return Ending.MISSED;
        }
        return state.running() ? Ending.RUNNING : Ending.MET;
    }
}
