package org.bancheng.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.bancheng.engine.calendar.Calendars;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.engine.simulation.Course.Ending;
import org.bancheng.engine.simulation.Course.Term;
import org.bancheng.engine.simulation.PastCase.PastStep;
import org.bancheng.engine.simulation.PastCase.PastSubject;
import org.bancheng.engine.simulation.Simulation.Deadline;
import org.bancheng.engine.simulation.Simulation.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Past cases worked out by hand, and what the simulation says of them. */
class SimulationTest {
    private static final TenantConfiguration XIANGTAN = Folders.configuration("xiangtan");
    private static final Instant MONTHS_LATER = Calendars.at("2026-08-03T09:00");

    private static TenantConfiguration changed(
            String county, String file, String passage, String instead) {
        return Folders.configuration(county, file, passage, instead);
    }

    private static Difference difference(
            TenantConfiguration before, TenantConfiguration after, PastCase past) {
        return new Simulation(before, after, MONTHS_LATER).difference(past).orElseThrow();
    }

    /** A case at Xiangtan's hall window, assigned on Monday 2026-05-11. */
    private static final class Story {
        private final List<PastStep> steps = new ArrayList<>();
        private final List<PastSubject> subjects = new ArrayList<>();

        Story by(String post, String unit, String on, String action, String at, Object... inputs) {
            Map<String, Object> given = new HashMap<>();
            for (int i = 0; i < inputs.length; i += 2) {
                given.put((String) inputs[i], inputs[i + 1]);
            }
            Actor actor = Actor.staff("someone", "某人", List.of(new Holding(post, unit)));
            steps.add(new PastStep(on, action, Calendars.at(at), actor, given));
            return this;
        }

        Story order(String id, String unit, String role) {
            subjects.add(new PastSubject(id, "assignment", unit, role));
            return this;
        }

        PastCase past() {
            return new PastCase(
                    "case", "XT-20260511-0001", "county-hall", "county-hall", subjects, steps);
        }
    }

    private static Story assigned() {
        return new Story()
                .by(
                        "window-specialist",
                        "county-hall",
                        "case",
                        "open",
                        "2026-05-11T09:00",
                        "subject",
                        "宅基地确权办不下来",
                        "body",
                        "跑了四次",
                        "matter-kind",
                        "complaint",
                        "origin",
                        "reported",
                        "reporter-kind",
                        "citizen",
                        "reporter-name",
                        "王长生",
                        "reporter-phone",
                        "13812345678")
                .by("window-specialist", "county-hall", "case", "accept", "2026-05-11T09:10")
                .by(
                        "dispatcher",
                        "task-force",
                        "case",
                        "triage",
                        "2026-05-11T09:20",
                        "level",
                        "level-2",
                        "complexity",
                        "ordinary",
                        "domain",
                        "public-service",
                        "category",
                        "real-estate")
                .by(
                        "dispatcher",
                        "task-force",
                        "case",
                        "assign",
                        "2026-05-11T10:00",
                        "lead",
                        "natural-resources",
                        "duty",
                        "核查")
                .order("order", "natural-resources", "lead");
    }

    private static Story reportedOn(String at) {
        return assigned()
                .by("handler", "natural-resources", "order", "sign", "2026-05-11T14:00")
                .by(
                        "handler",
                        "natural-resources",
                        "order",
                        "report",
                        at,
                        "outcome",
                        "solved",
                        "result",
                        "已登记",
                        "explanation",
                        "可以领证");
    }

    private static TenantConfiguration threeDays() {
        return changed(
                "xiangtan",
                "lifecycles/assignment.yaml",
                "      - { working-days: 5 }\n",
                "      - { working-days: 3 }\n");
    }

    @Test
    void the_same_rules_make_no_difference() {
        PastCase past = reportedOn("2026-05-15T10:00").past();
        assertThat(difference(XIANGTAN, XIANGTAN, past).isAny()).isFalse();
    }

    @Test
    void who_has_no_post_any_more_is_taken_to_have_had_one() {
        PastCase past = reportedOn("2026-05-15T10:00").past();
        List<PastStep> steps =
                past.steps().stream()
                        .map(
                                step ->
                                        new PastStep(
                                                step.subject(),
                                                step.action(),
                                                step.at(),
                                                Actor.staff("gone", "调走的人", List.of()),
                                                step.inputs()))
                        .toList();
        PastCase gone =
                new PastCase(
                        past.id(),
                        past.number(),
                        past.channel(),
                        past.intakeUnit(),
                        past.subjects(),
                        steps);
        assertThat(difference(XIANGTAN, threeDays(), gone).deadlines())
                .singleElement()
                .satisfies(one -> assertThat(one.isNewlyMissed()).isTrue());
    }

    @Test
    void a_term_moved_from_five_to_three_days_is_missed_by_what_was_reported_on_the_fourth() {
        // assigned Monday the 11th: five working days end on the 18th, three on the 14th
        Difference difference =
                difference(XIANGTAN, threeDays(), reportedOn("2026-05-15T10:00").past());
        assertThat(difference.deadlines()).hasSize(1);
        Deadline deadline = difference.deadlines().getFirst();
        Term was = Objects.requireNonNull(deadline.was());
        assertThat(was.due()).isEqualTo(Calendars.at("2026-05-18T17:30"));
        assertThat(was.ending()).isEqualTo(Ending.MET);
        Term becomes = Objects.requireNonNull(deadline.becomes());
        assertThat(becomes.due()).isEqualTo(Calendars.at("2026-05-14T17:30"));
        assertThat(becomes.ending()).isEqualTo(Ending.MISSED);
        assertThat(becomes.unit()).isEqualTo("natural-resources");
        assertThat(becomes.basis()).isEqualTo("XT-8");
        assertThat(deadline.isNewlyMissed()).isTrue();
        assertThat(difference.goesElsewhere()).isFalse();
        assertThat(difference.stops()).isFalse();
    }

    @Test
    void what_was_reported_on_the_third_day_meets_the_shorter_term_too() {
        Difference difference =
                difference(XIANGTAN, threeDays(), reportedOn("2026-05-13T10:00").past());
        assertThat(difference.deadlines())
                .as("the due time moves, nothing is missed")
                .singleElement()
                .satisfies(one -> assertThat(one.isNewlyMissed()).isFalse());
    }

    @Test
    void a_longer_term_is_no_longer_missed() {
        Difference difference =
                difference(threeDays(), XIANGTAN, reportedOn("2026-05-15T10:00").past());
        assertThat(difference.deadlines().getFirst().isNoLongerMissed()).isTrue();
    }

    @Test
    void a_step_that_a_new_guard_refuses_stops_the_case_there() {
        TenantConfiguration stricter =
                changed(
                        "xiangtan",
                        "lifecycles/case.yaml",
                        "      - that: \"!(form.lead in form.co_handling)\"",
                        "      - that: \"has(form.co_handling)\"");
        Difference difference =
                difference(XIANGTAN, stricter, reportedOn("2026-05-13T10:00").past());
        assertThat(difference.stops()).isTrue();
        Course.Stop stop = Objects.requireNonNull(difference.after().stop());
        assertThat(stop.action().zhCn()).isEqualTo("交办");
        assertThat(stop.at()).isEqualTo(Calendars.at("2026-05-11T10:00"));
        assertThat(difference.after().units()).isEmpty();
    }

    @Test
    void what_the_system_deems_done_is_deemed_done_again_at_its_own_time() {
        // not signed within two working days: deemed signed on Wednesday's closing
        PastCase past =
                assigned()
                        .by(
                                "handler",
                                "natural-resources",
                                "order",
                                "note-progress",
                                "2026-05-14T09:00",
                                "progress",
                                "已到现场")
                        .past();
        assertThat(difference(XIANGTAN, XIANGTAN, past).before().stop()).isNull();
        TenantConfiguration slower =
                changed(
                        "xiangtan",
                        "lifecycles/assignment.yaml",
                        "length: [{ working-days: 2 }]",
                        "length: [{ working-days: 4 }]");
        Difference difference = difference(XIANGTAN, slower, past);
        assertThat(difference.stops()).as("not signed yet on the 14th").isTrue();
    }

    @Test
    void a_changed_route_sends_the_case_to_another_unit() {
        TenantConfiguration chongming = Folders.configuration("chongming");
        TenantConfiguration moved =
                changed(
                        "chongming",
                        "categories.yaml",
                        "  - id: business\n    unit: market-supervision",
                        "  - id: business\n    unit: development-reform");
        Story story = new Story();
        story.steps.add(
                new PastStep(
                        "case",
                        "open",
                        Calendars.at("2026-05-11T09:00"),
                        Actor.reporter("施阿妹"),
                        Map.of(
                                "subject", "营业执照办不下来",
                                "body", "跑了四次",
                                "category", "business",
                                "reporter-name", "施阿妹",
                                "reporter-phone", "13601660021")));
        PastCase past =
                new PastCase(
                        "case",
                        "CM-1",
                        "web",
                        null,
                        List.of(
                                new PastSubject(
                                        "order", "assignment", "market-supervision", "lead")),
                        story.steps);
        Difference difference = difference(chongming, moved, past);
        assertThat(difference.goesElsewhere()).isTrue();
        assertThat(difference.before().units()).containsExactly("market-supervision");
        assertThat(difference.after().units()).containsExactly("development-reform");
    }

    /** A case of Gangnan in which the reporter told of retaliation, which few may know. */
    private static PastCase toldInConfidence() {
        Story story =
                new Story()
                        .by(
                                "station-clerk",
                                "workstation",
                                "case",
                                "open",
                                "2026-05-11T09:00",
                                "business-name",
                                "港南饲料厂",
                                "matter-kind",
                                "complaint",
                                "subject",
                                "用地手续办不下来",
                                "body",
                                "跑了四次",
                                "reporter-name",
                                "覃老板",
                                "reporter-phone",
                                "13807750021");
        story.steps.add(
                new PastStep(
                        "case",
                        "tell-interference",
                        Calendars.at("2026-05-11T10:00"),
                        Actor.reporter("覃老板"),
                        Map.of("interference", "retaliation", "what-happened", "被约去谈话")));
        return new PastCase("case", "GN-1", "workstation", "workstation", List.of(), story.steps);
    }

    @Test
    void a_term_that_few_may_know_of_is_in_no_simulation() {
        TenantConfiguration gangnan = Folders.configuration("gangnan");
        TenantConfiguration slower =
                changed(
                        "gangnan",
                        "lifecycles/protection.yaml",
                        "length: [{ working-days: 1 }]",
                        "length: [{ working-days: 3 }]");
        Difference difference = difference(gangnan, slower, toldInConfidence());
        assertThat(difference.isAny()).isFalse();
        assertThat(difference.after().terms()).extracting(Term::subject).containsOnly("case");
    }

    @Test
    void a_case_that_stops_at_what_few_may_know_is_not_followed() {
        TenantConfiguration later =
                changed(
                        "gangnan",
                        "lifecycles/case.yaml",
                        "from: [any-open, closed, declined, withdrawn]",
                        "from: [closed]");
        assertThat(
                        new Simulation(Folders.configuration("gangnan"), later, MONTHS_LATER)
                                .difference(toldInConfidence()))
                .isEmpty();
    }

    /** A case at the small county's window that one clock or two drive. */
    private static TenantConfiguration driven(String clocks) {
        return Folders.smallCounty(
                "lifecycles/case.yaml",
                """
                lifecycle: case
                label: 事项
                labels: { due: 约定的日子 }
                states: { received: { label: 已登记 }, closed: { label: 办结, final: true } }
                fields: { due: date, complexity: "[ordinary, complex]" }
                open: { basis: LH-1, to: received }
                clocks:
                %s
                actions:
                  agree: { label: 约定, basis: LH-1, from: [received], to: same, by: [window], form: { due: date! } }
                  nudge: { label: 催一催, basis: LH-1, from: [received], to: same, by: [system, window] }
                  prod: { label: 再催, basis: LH-1, from: [received], to: same, by: [system, window] }
                  all-done: { label: 办结, basis: LH-1, from: [received], to: closed, by: [system, window] }
                """
                        .formatted(clocks.indent(2).stripTrailing()));
    }

    private static PastCase received(PastStep... more) {
        List<PastStep> steps = new ArrayList<>();
        Actor window = Actor.staff("someone", "某人", List.of(new Holding("window", "hall")));
        steps.add(
                new PastStep(
                        "case",
                        "open",
                        Calendars.at("2026-05-11T09:00"),
                        window,
                        Map.of(
                                "subject",
                                "路灯",
                                "matter-kind",
                                "complaint",
                                "reporter-name",
                                "王长生")));
        steps.addAll(List.of(more));
        return new PastCase("case", "LH-1", "hall", "hall", List.of(), steps);
    }

    private static Course course(TenantConfiguration county, String until) {
        Actor window = Actor.staff("someone", "某人", List.of(new Holding("window", "hall")));
        PastStep agreed =
                new PastStep(
                        "case",
                        "agree",
                        Calendars.at("2026-05-11T10:00"),
                        window,
                        Map.of("due", "2026-05-13"));
        return new Simulation(county, county, Calendars.at(until))
                .difference(received(agreed))
                .orElseThrow()
                .after();
    }

    @Test
    @Timeout(20)
    void a_term_of_a_day_that_begins_anew_when_it_ends_has_the_next_day() {
        TenantConfiguration county =
                driven(
                        "again: { label: 每日, basis: LH-2, from: [open, nudge], until: [nudge],"
                                + " length: [{ same-day: true }], breach-action: nudge }");
        assertThat(course(county, "2026-05-13T18:00").terms())
                .singleElement()
                .satisfies(
                        term -> assertThat(term.due()).isEqualTo(Calendars.at("2026-05-14T17:30")));
    }

    @Test
    @Timeout(20)
    void two_terms_of_a_day_that_begin_one_another_take_a_day_each() {
        TenantConfiguration county =
                driven(
                        """
                        one: { label: 甲, basis: LH-2, from: [open, prod], until: [nudge], length: [{ same-day: true }], breach-action: nudge }
                        other: { label: 乙, basis: LH-2, from: [nudge], until: [prod], length: [{ same-day: true }], breach-action: prod }
                        """);
        assertThat(course(county, "2026-05-12T18:00").terms())
                .extracting(Term::clock, Term::due)
                .containsExactly(
                        tuple("other", Calendars.at("2026-05-12T17:30")),
                        tuple("one", Calendars.at("2026-05-13T17:30")));
    }

    @Test
    @Timeout(20)
    void a_date_that_has_passed_passes_once_however_often_its_term_begins() {
        TenantConfiguration county =
                driven(
                        "kept: { label: 约定, basis: LH-2, from: [agree, nudge], until: [nudge],"
                                + " length: [{ from-field: due }], breach-action: nudge }");
        Course course = course(county, "2026-05-20T09:00");
        assertThat(course.stop()).isNull();
        assertThat(course.terms())
                .singleElement()
                .satisfies(
                        term -> assertThat(term.due()).isEqualTo(Calendars.at("2026-05-13T17:30")));
    }

    private static final String EVERY_HOUR =
            "hourly: { label: 每时, basis: LH-2, from: [open, nudge], until: [nudge],"
                    + " length: [{ hours: 1 }], breach-action: nudge }";

    @Test
    @Timeout(60)
    void a_case_in_which_ever_more_ends_is_not_followed() {
        Instant until = Calendars.at("2028-05-11T09:00");
        assertThat(
                        new Simulation(driven(EVERY_HOUR), driven(EVERY_HOUR), until)
                                .difference(received()))
                .isEmpty();
    }

    @Test
    void a_simulation_that_is_called_off_stops() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> course(driven(EVERY_HOUR), "2026-05-12T09:00"))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
