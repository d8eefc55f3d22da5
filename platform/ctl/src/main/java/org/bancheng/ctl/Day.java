package org.bancheng.ctl;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Days as people type them, and times as people read them. */
final class Day {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private Day() {}

    /**
     * @param option that has the day
     * @throws Trouble when it is none
     */
    static LocalDate of(String option, String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            throw new Trouble(ExitCode.USAGE, Texts.of("day.unreadable", option, typed), e);
        }
    }

    /** A time of the API to the minute, as it is at home; anything else as it is. */
    static String minute(String text) {
        try {
            return OffsetDateTime.parse(text).format(MINUTE);
        } catch (DateTimeParseException noTime) {
            return text;
        }
    }
}
