package org.bancheng.platform.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.bancheng.platform.tenancy.BoundTenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Case numbers such as {@code XT-20261118-0031}: counted by day, without gaps, within the county.
 */
@Component
class CaseNumbers {
    private final JdbcClient db;

    CaseNumbers(JdbcClient db) {
        this.db = db;
    }

    /**
     * Taken last in the intake's transaction, since the day's counter stays locked until it ends.
     */
    String next(String prefix, ZoneId zone, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, zone);
        int n =
                db.sql(
                                "insert into case_number (day, tenant, last) values (?, ?, 1)"
                                        + " on conflict (day) do update set last = case_number.last + 1 returning last")
                        .params(day, BoundTenant.get().id().value())
                        .query(Integer.class)
                        .single();
        return "%s-%s-%04d".formatted(prefix, DateTimeFormatter.BASIC_ISO_DATE.format(day), n);
    }
}
