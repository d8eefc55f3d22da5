package org.bancheng.platform.portal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.platform.operations.CountyConfiguration;
import org.bancheng.platform.operations.SimulationOutcome;
import org.bancheng.platform.operations.SimulationView;
import org.jspecify.annotations.Nullable;

/** What a draft would have done to past cases, in its administrators' words. */
final class SimulationSheet {
    private final ConfigurationFrame frame;
    private final CountyConfiguration county;
    private final Wording wording;
    private final TenantConfiguration inForce;
    private final Function<Set<String>, Map<String, String>> links;

    /**
     * @param links by number where the reader finds the case, of those that he may open
     */
    SimulationSheet(
            ConfigurationFrame frame,
            CountyConfiguration county,
            Function<Set<String>, Map<String, String>> links) {
        this.frame = frame;
        this.county = county;
        this.links = links;
        this.wording = frame.wording();
        this.inForce = frame.inForce();
    }

    ConfigurationView.SimulationRow asked(SimulationView one) {
        return new ConfigurationView.SimulationRow(
                wording.say(
                        "configuration.simulation.days",
                        wording.date(one.from()),
                        wording.date(one.until())),
                wording.say("platform.job.state." + one.state())
                        + (one.outdated() ? wording.say("configuration.simulation.former") : ""),
                wording.time(one.askedAt().toInstant()),
                one.askedBy(),
                frame.at("/simulations/" + one.id()));
    }

    ConfigurationView.SimulationPage simulation(SimulationView one) {
        SimulationView.Progress progress = one.progress();
        SimulationOutcome<String> outcome = one.outcome();
        return new ConfigurationView.SimulationPage(
                frame.around("draft", county.draft()),
                asked(one),
                one.isOpen(),
                progress == null
                        ? null
                        : wording.say(
                                "configuration.simulation.looked",
                                progress.looked(),
                                progress.of()),
                one.remark(),
                one.outdated(),
                one.version(),
                outcome == null ? null : outcome(outcome),
                frame.at("/simulations/" + one.id()));
    }

    private ConfigurationView.Outcome outcome(SimulationOutcome<String> found) {
        FieldTexts texts = new FieldTexts(inForce, wording);
        Set<String> numbers = numbers(found);
        Map<String, String> hrefs = links.apply(numbers);
        return new ConfigurationView.Outcome(
                wording.say(
                        "configuration.simulated",
                        found.cases(),
                        found.differing(),
                        found.notFollowed()),
                found.leftOut() == 0
                        ? null
                        : wording.say("configuration.simulated.left-out", found.leftOut()),
                found.terms().stream()
                        .map(
                                term ->
                                        new ConfigurationView.TermOutcome(
                                                unit(term.unit(), texts),
                                                wording.of(term.term()),
                                                term.basis(),
                                                term.missed(),
                                                term.met(),
                                                term.moved()))
                        .toList(),
                found.units().stream()
                        .map(
                                unit ->
                                        new ConfigurationView.UnitOutcome(
                                                texts.unit(unit.unit()), unit.fewer(), unit.more()))
                        .toList(),
                found.steps().stream()
                        .map(
                                step ->
                                        new ConfigurationView.StepOutcome(
                                                wording.of(step.action()),
                                                step.basis(),
                                                step.cases()))
                        .toList(),
                group(found.missed(), one -> deadline(one, hrefs, texts)),
                group(found.met(), one -> deadline(one, hrefs, texts)),
                group(found.moved(), one -> deadline(one, hrefs, texts)),
                group(
                        found.elsewhere(),
                        one ->
                                new ConfigurationView.Moved(
                                        one.number(),
                                        hrefs.get(one.number()),
                                        "",
                                        units(one.was(), texts),
                                        units(one.becomes(), texts))),
                group(
                        found.stopped(),
                        one ->
                                new ConfigurationView.Moved(
                                        one.number(),
                                        hrefs.get(one.number()),
                                        wording.of(one.action()),
                                        wording.time(one.at().toInstant()),
                                        wording.of(one.why()))),
                hrefs.size() < numbers.size());
    }

    /** Of the cases that are named. */
    private static Set<String> numbers(SimulationOutcome<String> found) {
        Set<String> numbers = new HashSet<>();
        Stream.of(found.missed(), found.met(), found.moved())
                .flatMap(group -> group.first().stream())
                .forEach(one -> numbers.add(one.number()));
        found.elsewhere().first().forEach(one -> numbers.add(one.number()));
        found.stopped().first().forEach(one -> numbers.add(one.number()));
        return numbers;
    }

    private <R> ConfigurationView.Group group(
            SimulationOutcome.Group<R> group, Function<R, ConfigurationView.Moved> row) {
        int more = group.count() - group.first().size();
        return new ConfigurationView.Group(
                group.first().stream().map(row).toList(),
                more == 0 ? null : wording.say("configuration.outcome.more", more));
    }

    private ConfigurationView.Moved deadline(
            SimulationOutcome.Deadline<String> one, Map<String, String> hrefs, FieldTexts texts) {
        return new ConfigurationView.Moved(
                one.number(),
                hrefs.get(one.number()),
                unit(one.unit(), texts) + " · " + wording.of(one.term()),
                due(one.wasDue(), one.was()),
                due(one.due(), one.becomes()));
    }

    private String unit(@Nullable String unit, FieldTexts texts) {
        return unit == null ? wording.say("configuration.whole-case") : texts.unit(unit);
    }

    private String units(List<String> units, FieldTexts texts) {
        return wording.list(units.stream().map(texts::unit).toList());
    }

    private String due(java.time.@Nullable OffsetDateTime due, @Nullable String ending) {
        return due == null
                ? "—"
                : wording.time(due.toInstant())
                        + (ending == null
                                ? ""
                                : " · " + wording.say("configuration.ending." + ending));
    }
}
