package org.bancheng.engine.clock;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** How long a clock runs. A length in days is counted in days, never turned into hours. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "unit")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Length.WorkingDays.class, name = "working-days"),
    @JsonSubTypes.Type(value = Length.CalendarDays.class, name = "calendar-days"),
    @JsonSubTypes.Type(value = Length.SameDay.class, name = "same-day"),
    @JsonSubTypes.Type(value = Length.Hours.class, name = "hours"),
    @JsonSubTypes.Type(value = Length.Until.class, name = "until")
})
public sealed interface Length {

    record WorkingDays(int days) implements Length {
        public WorkingDays {
            if (days < 1) {
                throw new IllegalArgumentException("days is " + days);
            }
        }
    }

    /**
     * Days off included; where the last one is a day off, the term ends on the next working day
     * (Civil Code art. 203).
     */
    record CalendarDays(int days) implements Length {
        public CalendarDays {
            if (days < 1) {
                throw new IllegalArgumentException("days is " + days);
            }
        }
    }

    /** 当日. */
    record SameDay() implements Length {}

    /** Clock hours, nights and days off included. */
    record Hours(int hours) implements Length {}

    /** Set case by case. */
    record Until(Instant due) implements Length {}
}
