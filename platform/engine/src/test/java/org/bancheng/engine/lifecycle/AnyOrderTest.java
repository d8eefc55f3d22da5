package org.bancheng.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bancheng.engine.lifecycle.Bench.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.bancheng.engine.calendar.BusinessHours;
import org.bancheng.engine.calendar.CalendarDay;
import org.bancheng.engine.calendar.Calendars;
import org.bancheng.engine.calendar.StateCouncilDays;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.clock.ClockEntry;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.clock.Explanation;
import org.bancheng.engine.clock.Length;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.configuration.TenantConfiguration;

/**
 * Pauses, extensions, re-assignments, changes of complexity and of the calendar, handling again,
 * warnings and breaches, in any order and at any time: whatever is allowed keeps one ledger.
 */
class AnyOrderTest {

    private static final TenantConfiguration COUNTY =
            Folders.smallCounty(
                    "lifecycles/assignment.yaml",
                    """
                    lifecycle: assignment
                    label: 工单
                    states:
                      issued: { label: 办理中 }
                      waiting: { label: 等补件 }
                      reported: { label: 已反馈 }
                      done: { label: 已办, final: true }
                      withdrawn: { label: 已转出, final: true }
                    fields:
                      duty: text
                    open: { basis: LH-1, to: issued, by: [system], form: { duty: text! } }
                    clocks:
                      resolve:
                        label: 办理期限
                        basis: LH-2
                        from: [open, redo]
                        until: [report]
                        length:
                          - { when: "case.complexity == 'complex'", working-days: 10 }
                          - { working-days: 5 }
                        attributed-to: assignment.unit
                        extension: { times: 2, up-to: { working-days: 7 }, asked: before-due, granted-by: [dispatcher] }
                      answer:
                        label: 答复期限
                        basis: LH-2
                        from: [open, redo]
                        until: [report]
                        length: [{ calendar-days: 15 }]
                    actions:
                      wait: { label: 等补件, basis: LH-1, from: [issued], to: waiting, by: [handler], clocks: { pause: [resolve, answer] } }
                      go-on: { label: 补件已到, basis: LH-1, from: [waiting], to: issued, by: [handler], clocks: { resume: [resolve, answer] } }
                      extend:
                        label: 延期
                        basis: LH-2
                        from: [issued]
                        by: [dispatcher]
                        form: { days: integer! }
                        clocks: { extend: { clock: resolve, by: days } }
                      recount: { label: 难易变更, basis: LH-2, from: [issued, waiting], by: [dispatcher], clocks: { reproject: [resolve, answer] } }
                      hand-over: { label: 转出, basis: LH-2, from: [issued, waiting], to: withdrawn, by: [dispatcher] }
                      report: { label: 反馈, basis: LH-2, from: [issued], to: reported, by: [handler] }
                      redo: { label: 重办, basis: LH-2, from: [reported], to: issued, by: [dispatcher] }
                      accept: { label: 通过, basis: LH-2, from: [reported], to: done, by: [dispatcher], effects: [{ act: { on: case, action: all-done, if-allowed: true } }] }
                    """);

    private static final Actor DISPATCHER = staff("dispatcher", "task-force");
    private static final Actor HANDLER = staff("handler", "housing");
    private static final List<WorkingCalendar> CALENDARS =
            List.of(
                    noticed(2024, List.of()),
                    noticed(2025, List.of()),
                    noticed(
                            2025,
                            List.of(
                                    new CalendarDay(
                                            Calendars.day("2025-02-12"), false, "县庆", "县政府公告"))),
                    noticed(2026, List.of()));

    private static WorkingCalendar noticed(int year, List<CalendarDay> overlay) {
        var known =
                new StateCouncilDays(
                        Calendars.days().listed().stream()
                                .filter(day -> day.notice() <= year)
                                .toList());
        return WorkingCalendar.of(
                known.days(), known.noticedYears(), overlay, BusinessHours.usual());
    }

    enum Kind {
        WAIT,
        GO_ON,
        EXTEND,
        RECLASSIFY,
        HAND_OVER,
        REPORT,
        REDO,
        NEW_CALENDAR,
        WARN,
        BREACH
    }

    /**
     * @param days to extend by, or which calendar
     */
    record Happening(Kind kind, int minutesLater, int days) {}

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers()
                                .between(0, 4 * 24 * 60)
                                // jqwik prefers small numbers, and time would stand still
                                .withDistribution(RandomDistribution.uniform()),
                        Arbitraries.integers().between(1, 9))
                .as(Happening::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(25);
    }

    @Property(tries = 600)
    void whatever_happens_keeps_one_consistent_ledger(
            @ForAll("happenings") List<Happening> happenings) {
        var order = new Order();
        for (var happening : happenings) {
            order.happens(happening);
            order.isConsistent();
        }
        order.handedOver.forEach(Order::isConsistent);
    }

    /** A unit's work order, its events kept as the shell would keep them. */
    private static final class Order {
        private final Lifecycle lifecycle = COUNTY.lifecycle("assignment");
        private final List<Order> handedOver = new ArrayList<>();
        private final Map<String, List<ClockEntry>> journal = new HashMap<>();
        private final Map<String, ClockState> known = new HashMap<>();
        private Instant now = Calendars.at("2024-12-20T10:20");
        private WorkingCalendar calendar = CALENDARS.getFirst();
        private String complexity = "ordinary";
        private Subject subject;

        Order() {
            subject = opened();
        }

        private Order(Order earlier) {
            subject = earlier.subject;
            calendar = earlier.calendar;
            journal.putAll(earlier.journal);
            known.putAll(earlier.known);
        }

        private Subject opened() {
            journal.clear();
            var decision =
                    Bench.decision(
                            lifecycle.open(
                                    "1",
                                    Map.of("unit", "housing", "role", "lead"),
                                    new Command("open", Map.of("duty", "核实"), Actor.system()),
                                    facts(),
                                    now));
            kept(decision);
            return decision.after();
        }

        private Facts facts() {
            return new Facts(
                    Map.of("complexity", complexity), Map.of(), calendar, COUNTY.directory());
        }

        void happens(Happening happening) {
            now = now.plus(Duration.ofMinutes(happening.minutesLater()));
            switch (happening.kind()) {
                case WAIT -> act("wait", HANDLER, Map.of());
                case GO_ON -> act("go-on", HANDLER, Map.of());
                case EXTEND -> extended(happening.days());
                case RECLASSIFY -> reclassified();
                case HAND_OVER -> handedOver();
                case REPORT -> act("report", HANDLER, Map.of());
                case REDO -> act("redo", DISPATCHER, Map.of());
                case NEW_CALENDAR -> follows(CALENDARS.get(happening.days() % CALENDARS.size()));
                case WARN -> taken(lifecycle.fire(subject, "resolve", Moment.WARN, facts(), now));
                case BREACH ->
                        taken(lifecycle.fire(subject, "resolve", Moment.BREACH, facts(), now));
            }
        }

        private static <T> T the(Map<String, T> clocks, String name) {
            return Objects.requireNonNull(clocks.get(name), name);
        }

        private boolean act(String action, Actor actor, Map<String, Object> inputs) {
            return taken(
                    lifecycle.decide(subject, new Command(action, inputs, actor), facts(), now));
        }

        private boolean taken(Outcome outcome) {
            if (!(outcome instanceof Decision decision)) {
                return false;
            }
            kept(decision);
            subject = decision.after();
            return true;
        }

        private void kept(Decision decision) {
            decision.event()
                    .clockEntries()
                    .forEach(
                            (clock, entries) ->
                                    journal.computeIfAbsent(clock, _ -> new ArrayList<>())
                                            .addAll(entries));
            decision.after()
                    .clocks()
                    .forEach((name, ledger) -> known.put(name, ledger.state(calendar)));
        }

        private ClockState resolve() {
            return the(subject.clocks(), "resolve").state(calendar);
        }

        private void extended(int days) {
            var before = resolve();
            if (!act("extend", DISPATCHER, Map.of("days", String.valueOf(days)))) {
                return;
            }
            if (now.isAfter(before.due())) {
                // asked for in time and granted late: a pause may lie between
                assertThat(resolve().due()).isAfter(before.due());
            } else {
                assertThat(resolve().due())
                        .as("an extension counts on from the due day")
                        .isEqualTo(
                                calendar.closing(
                                        calendar.workingDayAfter(
                                                calendar.dateOf(before.due()), days)));
            }
        }

        private void reclassified() {
            var former = complexity;
            complexity = complexity.equals("complex") ? "ordinary" : "complex";
            var before = resolve();
            if (!act("recount", DISPATCHER, Map.of())) {
                complexity = former;
            } else {
                var changed = resolve();
                assertThat(changed.startedAt()).isEqualTo(before.startedAt());
                assertThat(changed.extensions()).isEqualTo(before.extensions());
            }
        }

        /** The unit's time ends, and the next unit's begins anew. */
        private void handedOver() {
            if (act("hand-over", DISPATCHER, Map.of())) {
                handedOver.add(new Order(this));
                subject = opened();
                assertThat(subject.clocks().values())
                        .allSatisfy(ledger -> assertThat(ledger.entries()).hasSize(1));
                assertThat(resolve().startedAt()).isEqualTo(now);
            }
        }

        private void follows(WorkingCalendar next) {
            var former = new HashMap<String, WorkingCalendar>();
            subject.clocks().keySet().forEach(name -> former.put(name, calendar));
            var before = Map.copyOf(known);
            var running =
                    subject.clocks().values().stream()
                            .filter(ledger -> ledger.state(calendar).running())
                            .map(ClockLedger::name)
                            .toList();
            var last = calendar;
            calendar = next;
            boolean moved = taken(lifecycle.reproject(subject, former, facts(), now));
            boolean differs = false;
            for (var name : running) {
                var state = the(subject.clocks(), name).state(next);
                var was = the(before, name);
                differs |=
                        !was.due().equals(state.due()) || was.provisional() != state.provisional();
                known.put(name, state);
            }
            assertThat(moved).isEqualTo(differs);
            assertThat(lifecycle.reproject(subject, former(next), facts(), now))
                    .isInstanceOf(Refusal.class);
            assertThat(last.agreesWith(next) && moved).isFalse();
        }

        private Map<String, WorkingCalendar> former(WorkingCalendar same) {
            var former = new HashMap<String, WorkingCalendar>();
            subject.clocks().keySet().forEach(name -> former.put(name, same));
            return former;
        }

        void isConsistent() {
            subject.clocks().forEach(this::isConsistent);
        }

        private void isConsistent(String name, ClockLedger ledger) {
            var entries = ledger.entries();
            assertThat(journal.get(name))
                    .as("the history's entries, one after the other, are the ledger")
                    .isEqualTo(entries);
            inOrder(entries);
            var state = ledger.state(calendar);
            var was = the(known, name);
            assertThat(state.due()).as("nothing but an entry moves it").isEqualTo(was.due());
            assertThat(state.running()).isEqualTo(was.running());
            if (!state.running()) {
                for (var other : CALENDARS) {
                    assertThat(ledger.state(other).due())
                            .as("a stopped clock never moves")
                            .isEqualTo(was.due());
                }
            }
            assertThat(replayed(ledger).state(calendar)).isEqualTo(state);
            if (state.running()) {
                daysAddUp(ledger, state);
            }
        }

        private static ClockLedger replayed(ClockLedger ledger) {
            var replayed =
                    new ClockLedger(
                            ledger.name(),
                            ledger.kind(),
                            ledger.label(),
                            ledger.basis(),
                            ledger.holder(),
                            ledger.warnHours(),
                            ledger.entries().subList(0, 1));
            for (var entry : ledger.entries().subList(1, ledger.entries().size())) {
                replayed = replayed.with(entry);
            }
            assertThat(replayed).isEqualTo(ledger);
            return replayed;
        }

        /** Times never go back; a run has one start and one stop at most; pauses come in pairs. */
        private static void inOrder(List<ClockEntry> entries) {
            boolean running = false;
            boolean paused = false;
            var last = entries.getFirst().at();
            for (var entry : entries) {
                assertThat(entry.at()).isAfterOrEqualTo(last);
                last = entry.at();
                switch (entry) {
                    case ClockEntry.Started _ -> {
                        assertThat(running).isFalse();
                        running = true;
                        paused = false;
                    }
                    case ClockEntry.Stopped _ -> {
                        assertThat(running).isTrue();
                        running = false;
                    }
                    case ClockEntry.Paused _ -> {
                        assertThat(running && !paused).isTrue();
                        paused = true;
                    }
                    case ClockEntry.Resumed _ -> {
                        assertThat(running && paused).isTrue();
                        paused = false;
                    }
                    default -> assertThat(running).isTrue();
                }
            }
        }

        private void daysAddUp(ClockLedger ledger, ClockState state) {
            var explanation = ledger.explain(calendar);
            int term = 0;
            int extension = 0;
            for (var entry : ledger.entries()) {
                switch (entry) {
                    case ClockEntry.Started started -> {
                        term = days(started.length());
                        extension = 0;
                    }
                    case ClockEntry.Reprojected again -> term = days(again.length());
                    case ClockEntry.Extended extended -> extension += extended.workingDays();
                    default -> {}
                }
            }
            var counted =
                    explanation.lines().stream().filter(line -> line.ordinal() != null).toList();
            assertThat(explanation.due()).isEqualTo(state.due());
            assertThat(counted).hasSize(term + extension);
            assertThat(counted.stream().map(Explanation.Line::date)).doesNotHaveDuplicates();
            var day = calendar.dateOf(state.startedAt());
            for (var line : explanation.lines()) {
                switch (line.kind()) {
                    case COUNTED, MAKE_UP_COUNTED, WEEKEND, HOLIDAY, PAUSED_DAY, CARRIED_TO -> {
                        day = day.plusDays(1);
                        assertThat(line.date()).as("no day is left out").isEqualTo(day);
                    }
                    default -> {}
                }
            }
            assertThat(day).isBeforeOrEqualTo(calendar.dateOf(state.due()));
        }

        private static int days(Length length) {
            return switch (length) {
                case Length.WorkingDays(int days) -> days;
                case Length.CalendarDays(int days) -> days;
                default -> throw new AssertionError(length);
            };
        }
    }
}
