package org.bancheng.engine.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bancheng.engine.calendar.Calendars;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.configuration.Folders;
import org.bancheng.engine.lifecycle.ClockRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Deadlines that a person worked out with the notices on the table. */
class WorkedDeadlinesTest {

    private static final Map<String, ClockRule> CLOCKS = clocks();

    private final WorkingCalendar calendar = Calendars.stateCouncil();

    record Worked(String name, Map<?, ?> facts) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Map<String, ClockRule> clocks() {
        return Folders.configuration("xiangtan").lifecycles().values().stream()
                .flatMap(lifecycle -> lifecycle.definition().clocks().stream())
                .collect(java.util.stream.Collectors.toMap(ClockRule::name, rule -> rule));
    }

    static Stream<Worked> worked() throws IOException {
        var text = Files.readString(Path.of("src/test/resources/worked/xiangtan.yaml"));
        var file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        return ((List<?>) the(file, "cases"))
                .stream()
                        .map(one -> (Map<?, ?>) one)
                        .map(facts -> new Worked(String.valueOf(the(facts, "name")), facts));
    }

    @ParameterizedTest
    @MethodSource("worked")
    void the_program_comes_to_the_same_day(Worked worked) {
        var facts = worked.facts();
        var ledger = ledger(facts);
        var last = ledger.entries().getLast().at();
        var state = ledger.state(calendar);

        assertThat(state.due()).isEqualTo(instant(the(facts, "due")));
        assertThat(counted(ledger)).isEqualTo(dates(the(facts, "counted")));
        if (facts.containsKey("late")) {
            assertThat(state.late(last)).isEqualTo(the(facts, "late"));
        }
        if (facts.containsKey("once-late")) {
            assertThat(state.lateRuns() > 0).isEqualTo(the(facts, "once-late"));
        }
        assertThat(state.provisional()).isEqualTo(Boolean.TRUE.equals(facts.get("provisional")));
    }

    private ClockLedger ledger(Map<?, ?> facts) {
        var rule = (ClockRule) the(CLOCKS, the(facts, "clock"));
        var ledger =
                new ClockLedger(
                        rule.name(),
                        rule.kind(),
                        rule.label(),
                        rule.basis(),
                        null,
                        rule.warnHours(),
                        List.of(
                                new ClockEntry.Started(
                                        instant(the(facts, "start")), days(facts), "开始")));
        var then = facts.get("then");
        for (var step : then == null ? List.of() : (List<?>) then) {
            ledger = ledger.with(entry((Map<?, ?>) step, ledger));
        }
        return ledger;
    }

    private ClockEntry entry(Map<?, ?> step, ClockLedger ledger) {
        var at = instant(the(step, "at"));
        if (step.get("extend") instanceof Integer days) {
            return new ClockEntry.Extended(at, days, "工作专班", "理由");
        }
        if (step.get("reproject") instanceof Integer days) {
            return new ClockEntry.Reprojected(at, new Length.WorkingDays(days), "复杂程度变更");
        }
        return step.containsKey("start")
                ? new ClockEntry.Started(at, days(step), String.valueOf(the(step, "start")))
                : new ClockEntry.Stopped(
                        at, String.valueOf(the(step, "stop")), ledger.state(calendar).due());
    }

    private static Object the(Map<?, ?> map, Object key) {
        return Objects.requireNonNull(map.get(key), () -> "no " + key + " in " + map);
    }

    private static Length days(Map<?, ?> facts) {
        return new Length.WorkingDays((Integer) the(facts, "working-days"));
    }

    private static Instant instant(Object text) {
        return OffsetDateTime.parse(String.valueOf(text)).toInstant();
    }

    private static List<LocalDate> dates(Object list) {
        return ((List<?>) list).stream().map(day -> LocalDate.parse(String.valueOf(day))).toList();
    }

    private List<LocalDate> counted(ClockLedger ledger) {
        return ledger.explain(calendar).lines().stream()
                .filter(line -> line.ordinal() != null)
                .flatMap(line -> java.util.Optional.ofNullable(line.date()).stream())
                .toList();
    }
}
