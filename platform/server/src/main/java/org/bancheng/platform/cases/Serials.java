package org.bancheng.platform.cases;

import java.time.Instant;
import java.time.ZoneId;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.RoundTrip;
import org.springframework.jdbc.core.JdbcOperations;

/** Numbers of papers such as 潭督〔2026〕3号: counted by kind and year, without gaps. */
final class Serials {
    private Serials() {}

    /**
     * The next one; its counter stays locked until the transaction ends.
     *
     * @param pattern with {@code {year}} and {@code {n}}
     */
    static String next(String kind, String pattern, Instant now, ZoneId zone, JdbcOperations db) {
        int year = now.atZone(zone).getYear();
        RoundTrip trip = new RoundTrip();
        var counted =
                trip.ask(
                        "insert into serial (kind, year, tenant, last) values (?, ?, ?, 1)"
                                + " on conflict (kind, year) do update set last = serial.last + 1 returning last",
                        (row, n) -> row.getInt("last"),
                        kind,
                        year,
                        BoundTenant.get().id().value());
        trip.make(db);
        return pattern.replace("{year}", Integer.toString(year))
                .replace("{n}", counted.first().orElseThrow().toString());
    }
}
