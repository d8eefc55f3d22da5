package org.bancheng.engine.calendar;

/** Why a day counts or does not. The notice names the paper that says so. */
public sealed interface DayKind {

    record Working() implements DayKind {}

    record Weekend() implements DayKind {}

    record Holiday(String name, String notice) implements DayKind {}

    /** A weekend day on which people work because a holiday was moved (调休上班). */
    record MakeUp(String name, String notice) implements DayKind {}

    default boolean counts() {
        return this instanceof Working || this instanceof MakeUp;
    }
}
