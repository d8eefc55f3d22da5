package org.bancheng.engine.calendar;

import java.time.LocalDate;

/** One day that is not what its weekday says, and the paper that makes it so. */
public record CalendarDay(LocalDate date, boolean working, String name, String notice) {}
