package org.bancheng.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bancheng.engine.label.Label;
import org.bancheng.engine.simulation.Course;
import org.bancheng.engine.simulation.Course.Ending;
import org.bancheng.engine.simulation.Course.Stop;
import org.bancheng.engine.simulation.Course.Term;
import org.bancheng.engine.simulation.PastCase;
import org.bancheng.engine.simulation.Simulation.Deadline;
import org.bancheng.engine.simulation.Simulation.Difference;
import org.bancheng.platform.operations.SimulationOutcome.Unit;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullMarked
class SimulationFindingsTest {
    private static final Instant MONDAY = Instant.parse("2026-05-11T01:00:00Z");

    private static Term term(String unit, Ending ending) {
        return new Term(
                "assignment", 1, unit, "resolve", Label.of("办理期限"), "XT-8", MONDAY, null, ending);
    }

    private static Course course(List<String> units, @Nullable Stop stop) {
        return new Course(List.of(), units, stop, "handling");
    }

    private static PastCase past(int number) {
        return new PastCase("id", "XT-" + number, "web", null, List.of(), List.of());
    }

    private static Difference missed(int number, String unit) {
        return new Difference(
                past(number),
                course(List.of(unit), null),
                course(List.of(unit), null),
                List.of(new Deadline(term(unit, Ending.MET), term(unit, Ending.MISSED))));
    }

    private static Difference elsewhere(int number, List<String> was, List<String> becomes) {
        return new Difference(past(number), course(was, null), course(becomes, null), List.of());
    }

    private static Difference stopped(int number, String basis) {
        Stop stop = new Stop(MONDAY, Label.of("交办"), basis, Label.of("不行"), false);
        return new Difference(
                past(number), course(List.of("a"), null), course(List.of(), stop), List.of());
    }

    @Test
    void all_are_counted_and_the_first_hundred_named() {
        SimulationFindings found = new SimulationFindings();
        for (int batch = 0; batch < 5; batch++) {
            SimulationFindings more = new SimulationFindings();
            IntStream.range(batch * 50, batch * 50 + 50)
                    .forEach(number -> more.add(missed(number, number % 2 == 0 ? "a" : "b")));
            found.add(more);
        }
        var outcome = found.outcome(7);
        assertThat(outcome.cases()).isEqualTo(250);
        assertThat(outcome.differing()).isEqualTo(250);
        assertThat(outcome.leftOut()).isEqualTo(7);
        assertThat(outcome.missed().count()).isEqualTo(250);
        assertThat(outcome.missed().first())
                .extracting(one -> one.number())
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(number -> "XT-" + number).toList());
        assertThat(outcome.terms())
                .extracting(one -> one.unit(), one -> one.missed(), one -> one.moved())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("a", 125, 0),
                        org.assertj.core.api.Assertions.tuple("b", 125, 0));
    }

    @Test
    void work_that_goes_elsewhere_is_counted_by_the_units_that_lose_and_get_it() {
        SimulationFindings found = new SimulationFindings();
        found.add(elsewhere(1, List.of("a", "b"), List.of("b", "c")));
        found.add(elsewhere(2, List.of("a"), List.of("c", "c")));
        found.add(elsewhere(3, List.of("c"), List.of("a")));
        found.add(elsewhere(4, List.of("a"), List.of("a")));
        found.addUntold(2);
        found.addNotFollowed();
        var outcome = found.outcome(0);
        assertThat(outcome.cases()).isEqualTo(7);
        assertThat(outcome.notFollowed()).isEqualTo(3);
        assertThat(outcome.differing()).isEqualTo(3);
        assertThat(outcome.elsewhere().count()).isEqualTo(3);
        assertThat(outcome.units()).containsExactly(new Unit("a", 2, 1), new Unit("c", 1, 3));
    }

    @Test
    void refused_steps_are_counted_by_their_clause() {
        SimulationFindings found = new SimulationFindings();
        List.of("XT-7", "XT-8", "XT-7")
                .forEach(basis -> found.add(stopped(basis.hashCode(), basis)));
        var outcome = found.outcome(0);
        assertThat(outcome.stopped().count()).isEqualTo(3);
        assertThat(outcome.elsewhere().count()).as("the rest is not known").isZero();
        assertThat(outcome.steps())
                .extracting(one -> one.basis(), one -> one.cases())
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("XT-7", 2),
                        org.assertj.core.api.Assertions.tuple("XT-8", 1));
    }
}
