package org.bancheng.engine.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bancheng.engine.label.Label;
import org.jspecify.annotations.Nullable;

/** The derivation of a due time, line by line. */
public record Explanation(Label clock, String basis, List<Line> lines, Instant due) {

    public enum Kind {
        STARTED,
        COUNTED,
        MAKE_UP_COUNTED,
        WEEKEND,
        HOLIDAY,
        PAUSED_DAY,
        PAUSED,
        RESUMED,
        /** The working day to which a last day that was off, or paused, gives way. */
        CARRIED_TO,
        EXTENDED,
        REPROJECTED,
        PROVISIONAL,
        DUE,
        STOPPED,
        EARLIER_RUN
    }

    /**
     * @param ordinal the how-many-th day of the term, for counted days
     * @param notice the paper that makes the day a holiday or a make-up day
     */
    public record Line(
            Kind kind,
            @Nullable LocalDate date,
            @Nullable Integer ordinal,
            @Nullable String notice,
            Label text) {}
}
