package org.bancheng.platform.cases;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;

/**
 * Case numbers such as {@code XT-20261118-0031}: counted by day, without gaps, within the county.
 */
final class CaseNumbers {
    private CaseNumbers() {}

    /** The number that somebody typed, perhaps in small letters or full width. */
    static String meant(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    /**
     * Taken as late as can be, since the day's counter stays locked until the intake's transaction
     * ends.
     *
     * @return the number, once the round trip is made
     */
    static Supplier<String> next(String prefix, ZoneId zone, Instant now, RoundTrip trip) {
        LocalDate day = LocalDate.ofInstant(now, zone);
        var counted =
                trip.ask(
                        "insert into case_number (day, tenant, last) values (?, ?, 1)"
                                + " on conflict (day) do update set last = case_number.last + 1 returning last",
                        (row, n) -> row.getInt("last"),
                        day,
                        BoundTenant.get().id().value());
        return () ->
                "%s-%s-%04d"
                        .formatted(
                                prefix,
                                DateTimeFormatter.BASIC_ISO_DATE.format(day),
                                counted.first().orElseThrow());
    }
}
