package org.bancheng.platform.operations;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * A message of another system.
 *
 * @param line where it stands in its file
 * @param id unique within its source
 * @param time when it was written, as the source writes it; may be empty
 */
record Letter(long line, String id, String subject, String body, String time) {
    private static final DateTimeFormatter WRITTEN =
            new DateTimeFormatterBuilder()
                    .appendPattern("[uuuu-M-d][uuuu/M/d]['T'][' '][H:mm[:ss]]")
                    .appendOptional(DateTimeFormatter.ofPattern("XXX"))
                    .toFormatter()
                    .withResolverStyle(ResolverStyle.STRICT);

    /**
     * The day it was written; empty when no time is given.
     *
     * @throws DateTimeParseException when the time cannot be understood
     */
    Optional<LocalDate> writtenOn() {
        if (time.isBlank()) {
            return Optional.empty();
        }
        TemporalAccessor written =
                WRITTEN.parseBest(
                        time.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return Optional.of(
                written instanceof OffsetDateTime instant
                        ? instant.atZoneSameInstant(ZoneId.of("Asia/Shanghai")).toLocalDate()
                        : LocalDate.from(written));
    }
}
