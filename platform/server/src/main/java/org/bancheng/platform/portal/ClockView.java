package org.bancheng.platform.portal;

import java.util.List;
import java.util.Map;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.clock.Explanation;
import org.bancheng.engine.configuration.TenantConfiguration.Clause;
import org.bancheng.platform.cases.CasePage;
import org.jspecify.annotations.Nullable;

/**
 * One deadline with its derivation.
 *
 * @param due when, in words
 * @param holder whose time it is; null when it is the whole case's
 */
record ClockView(
        String label,
        LampView lamp,
        String due,
        boolean running,
        boolean provisional,
        int extensions,
        @Nullable String holder,
        @Nullable ClauseView clause,
        List<Day> days) {

    /**
     * A line of the derivation.
     *
     * @param tone counted, skipped or end
     * @param mark the how-many-th working day, or a dash
     */
    record Day(String tone, String mark, String day, String why) {}

    static ClockView of(
            CasePage.ClockView clock,
            @Nullable String holder,
            Map<String, Clause> clauses,
            Wording wording) {
        ClockState state = clock.state();
        return new ClockView(
                wording.of(clock.ledger().label()),
                LampView.of(state, wording),
                wording.time(state.due()),
                state.running(),
                state.provisional(),
                state.extensions(),
                holder,
                ClauseView.of(clock.ledger().basis(), clauses, wording),
                clock.explanation().lines().stream().map(line -> day(line, wording)).toList());
    }

    private static Day day(Explanation.Line line, Wording wording) {
        String tone =
                switch (line.kind()) {
                    case COUNTED, MAKE_UP_COUNTED, CARRIED_TO, STARTED, EXTENDED, REPROJECTED ->
                            "counted";
                    case WEEKEND, HOLIDAY, PAUSED_DAY, PAUSED, RESUMED, EARLIER_RUN, PROVISIONAL ->
                            "skipped";
                    case DUE, STOPPED -> "end";
                };
        Integer ordinal = line.ordinal();
        return new Day(
                tone,
                ordinal == null ? "–" : wording.say("clock.nth", ordinal),
                line.date() == null ? "" : wording.dayWithWeekday(line.date()),
                wording.of(line.text()));
    }
}
