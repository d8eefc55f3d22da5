package org.bancheng.engine.label;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times as sentences quote them, in Asia/Shanghai. */
public final class DateText {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter CHINESE_DAY =
            DateTimeFormatter.ofPattern("M月d日（EEE）", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter CHINESE_TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter ENGLISH_DAY =
            DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);

    private static final DateTimeFormatter CHINESE_SHORT =
            DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter ENGLISH_SHORT =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private DateText() {}

    public static String chinese(LocalDate day) {
        return CHINESE_DAY.format(day);
    }

    public static String chinese(Instant instant) {
        return CHINESE_TIME.format(instant.atZone(ZONE));
    }

    /** Without the year where it is the reader's own. */
    public static String chinese(Instant instant, Instant now) {
        return sameYear(instant, now)
                ? CHINESE_SHORT.format(instant.atZone(ZONE))
                : chinese(instant);
    }

    /** Without the year where it is the reader's own. */
    public static String english(Instant instant, Instant now) {
        return sameYear(instant, now)
                ? ENGLISH_SHORT.format(instant.atZone(ZONE))
                : english(instant);
    }

    private static boolean sameYear(Instant one, Instant other) {
        return one.atZone(ZONE).getYear() == other.atZone(ZONE).getYear();
    }

    public static String english(LocalDate day) {
        return ENGLISH_DAY.format(day);
    }

    public static String english(Instant instant) {
        return ENGLISH_TIME.format(instant.atZone(ZONE));
    }
}
