package org.bancheng.engine.clock;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** One line of a clock's ledger. Nothing but these moves a due time. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClockEntry.Started.class, name = "started"),
    @JsonSubTypes.Type(value = ClockEntry.Extended.class, name = "extended"),
    @JsonSubTypes.Type(value = ClockEntry.Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = ClockEntry.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = ClockEntry.Reprojected.class, name = "reprojected"),
    @JsonSubTypes.Type(value = ClockEntry.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = ClockEntry.Warned.class, name = "warned"),
    @JsonSubTypes.Type(value = ClockEntry.Breached.class, name = "breached")
})
public sealed interface ClockEntry {

    Instant at();

    record Started(Instant at, Length length, String cause) implements ClockEntry {}

    /** Working days counted on from the due day they extend. */
    record Extended(Instant at, int workingDays, String by, String reason) implements ClockEntry {}

    record Paused(Instant at, String reason) implements ClockEntry {}

    record Resumed(Instant at) implements ClockEntry {}

    /** The length counted anew from the start; extensions and pauses stand. */
    record Reprojected(Instant at, Length length, String reason) implements ClockEntry {}

    /**
     * The end of a run.
     *
     * @param due the due time it was judged by, so that a later calendar changes no verdict
     */
    record Stopped(Instant at, String cause, Instant due) implements ClockEntry {}

    /** The warning for this due time has been given. */
    record Warned(Instant at, Instant due) implements ClockEntry {}

    /** This due time has passed and what follows has been done. */
    record Breached(Instant at, Instant due) implements ClockEntry {}
}
