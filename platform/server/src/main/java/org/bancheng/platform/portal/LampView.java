package org.bancheng.platform.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.bancheng.engine.clock.ClockLedger;
import org.bancheng.engine.clock.ClockState;
import org.bancheng.engine.clock.Lamp;
import org.jspecify.annotations.Nullable;

/**
 * A lamp: colour and shape by name, and words that say the same without colour.
 *
 * @param colour red, yellow, green or stopped
 * @param percent how much of the term is used, 2 to 100
 */
record LampView(String colour, String words, int percent) {

    static LampView of(ClockState state, Wording wording) {
        Duration left = Duration.between(wording.now(), state.due());
        if (state.stoppedAt() != null) {
            boolean late = state.late(wording.now());
            Duration over = Duration.between(state.due(), state.stoppedAt());
            if (state.kind() == ClockLedger.Kind.RIGHT) {
                return new LampView("stopped", wording.say("lamp.over-with"), 100);
            }
            return late
                    ? new LampView(
                            "red", wording.say("lamp.stopped.late", wording.length(over)), 100)
                    : new LampView("stopped", wording.say("lamp.stopped"), 100);
        }
        if (state.paused()) {
            return new LampView("stopped", wording.say("lamp.paused"), used(state, wording));
        }
        if (state.overdue(wording.now()) && !state.late(wording.now())) {
            return new LampView("stopped", wording.say("lamp.lapsed"), 100);
        }
        String colour = Lamp.of(state, wording.now()).name().toLowerCase(Locale.ROOT);
        String key = left.isNegative() ? "lamp.over" : "lamp.left";
        return new LampView(colour, wording.say(key, wording.length(left)), used(state, wording));
    }

    /** Of a row in a list, whose nearest deadline runs; null where none does. */
    static @Nullable LampView of(
            @Nullable Lamp lamp, Instant openedAt, @Nullable Instant due, Wording wording) {
        if (due == null || lamp == null) {
            return null;
        }
        Duration left = Duration.between(wording.now(), due);
        long whole = Duration.between(openedAt, due).toMinutes();
        long gone = Duration.between(openedAt, wording.now()).toMinutes();
        return new LampView(
                lamp.name().toLowerCase(Locale.ROOT),
                wording.say(left.isNegative() ? "lamp.over" : "lamp.left", wording.length(left)),
                whole <= 0 ? 100 : Math.clamp(gone * 100 / whole, 2, 100));
    }

    private static int used(ClockState state, Wording wording) {
        long whole = Duration.between(state.startedAt(), state.due()).toMinutes();
        long gone = Duration.between(state.startedAt(), wording.now()).toMinutes();
        return whole <= 0 ? 100 : Math.clamp(gone * 100 / whole, 2, 100);
    }
}
