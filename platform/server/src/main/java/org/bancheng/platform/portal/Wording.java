package org.bancheng.platform.portal;

import com.ibm.icu.text.Transliterator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bancheng.engine.label.Label;
import org.springframework.context.MessageSource;

/**
 * What a page says in its reader's language: bundle texts, the county's own labels, times and
 * lengths of time.
 */
final class Wording {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Transliterator TO_TRADITIONAL =
            Transliterator.getInstance("Simplified-Traditional");

    private final MessageSource messages;
    private final Locale locale;
    private final Instant now;

    Wording(MessageSource messages, Locale locale, Instant now) {
        this.messages = messages;
        this.locale = locale;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    Locale locale() {
        return locale;
    }

    String say(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    String of(Label label) {
        String text = label.in(locale);
        return label.needsConversionTo(locale) ? TO_TRADITIONAL.transliterate(text) : text;
    }

    /** A text the county wrote in simplified Chinese only. */
    String of(String simplified) {
        return of(Label.of(simplified));
    }

    /** 甲、乙 or A, B. */
    String list(Iterable<String> parts) {
        return String.join(say("list.separator"), parts);
    }

    /** 11月25日 17:30, with the year where it is another one, "today" where it is today. */
    String time(Instant instant) {
        ZonedDateTime at = instant.atZone(ZONE);
        String clock = at.format(DateTimeFormatter.ofPattern("HH:mm"));
        return at.toLocalDate().equals(now.atZone(ZONE).toLocalDate())
                ? say("time.today", clock)
                : day(at.toLocalDate()) + " " + clock;
    }

    String day(LocalDate day) {
        boolean thisYear = day.getYear() == now.atZone(ZONE).getYear();
        return day.format(
                DateTimeFormatter.ofPattern(say(thisYear ? "time.day" : "time.day.year"), locale));
    }

    /** With the year, whichever it is. */
    String date(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(say("time.day.year"), locale));
    }

    String dayWithWeekday(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(say("time.weekday"), locale));
    }

    /** 1 天 4 小时, 5 小时, 20 分钟: the two largest parts are enough. */
    String length(Duration length) {
        Duration whole = length.abs();
        if (whole.toDays() > 0) {
            return whole.toHoursPart() == 0 || whole.toDays() > 9
                    ? say("length.days", whole.toDays())
                    : say("length.days.hours", whole.toDays(), whole.toHoursPart());
        }
        return whole.toHours() > 0
                ? say("length.hours", whole.toHours())
                : say("length.minutes", Math.max(1, whole.toMinutes()));
    }

    String size(long bytes) {
        return bytes >= 1024 * 1024
                ? "%.1f MB".formatted(bytes / (1024.0 * 1024))
                : Math.max(1, bytes / 1024) + " KB";
    }
}
