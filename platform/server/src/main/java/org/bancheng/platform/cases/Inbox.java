package org.bancheng.platform.cases;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bancheng.engine.configuration.TenantConfiguration;
import org.bancheng.engine.lifecycle.Actor;
import org.bancheng.engine.lifecycle.Holding;
import org.bancheng.platform.configuration.Configurations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the platform has to tell a person: by his posts and his units, of cases that he may see. */
@Service
public class Inbox {
    /** Of each of a person's posts and units: what was told before lies behind him. */
    private static final int LATEST = 500;

    private final JdbcClient db;
    private final Configurations configurations;
    private final Clock clock;

    Inbox(JdbcClient db, Configurations configurations, Clock businessClock) {
        this.db = db;
        this.configurations = configurations;
        this.clock = businessClock;
    }

    /**
     * @param template a notice of the county's configuration
     * @param sentAt the last time
     * @param times how often it was told of the same
     */
    public record Item(String number, String subject, String template, Instant sentAt, int times) {}

    /**
     * @param total of all of them
     * @param page the one that was asked for, or the last there is
     */
    public record Page(List<Item> items, long total, int page, int size) {}

    /**
     * The latest ones first, what was told of the same several times but once; reminders that wait
     * for working hours are not there yet. It reaches back over the latest 500 messages to each of
     * his posts and units.
     *
     * @param page from 1
     * @param size up to {@link BoardFilter#LARGEST_PAGE}
     */
    @Transactional(readOnly = true)
    public Page of(Actor actor, int page, int size) {
        TenantConfiguration configuration = configurations.current().configuration();
        Visibility visibility = Visibility.of(actor, configuration);
        String[] audiences =
                actor.holdings().stream()
                        .flatMap(holding -> audiences(holding, configuration))
                        .distinct()
                        .toArray(String[]::new);
        String told =
                """
                select number, subject, template, max(sent_at) as sent_at, count(*) as times
                from unnest(:audiences::text[]) as his(audience)
                cross join lateral (
                  select c.number, c.subject, n.template, n.sent_at
                  from notice n join case_file c on c.id = n.case_id
                  where n.audience = his.audience and n.sent_at <= :now and (%s or %s)
                  order by n.sent_at desc limit :latest) as told
                group by number, subject, template
                """
                        .formatted(visibility.sql(), visibility.invited());
        Map<String, Object> params = new HashMap<>(visibility.params());
        params.put("audiences", audiences);
        params.put("latest", LATEST);
        params.put("now", Timestamp.from(clock.instant()));
        long total =
                db.sql("select count(*) from (" + told + ") told")
                        .params(params)
                        .query(Long.class)
                        .single();
        int most = Math.clamp(size, 1, BoardFilter.LARGEST_PAGE);
        int here = Math.clamp(page, 1, (int) Math.max(1, (total + most - 1) / most));
        List<Item> items =
                db.sql(told + " order by 4 desc, 1, 3 limit :most offset :before")
                        .params(params)
                        .param("most", most)
                        .param("before", (here - 1L) * most)
                        .query(Item.class)
                        .list();
        return new Page(items, total, here, most);
    }

    /** What was told to a unit is told to the one that took over its work. */
    private static Stream<String> audiences(Holding holding, TenantConfiguration configuration) {
        return Stream.concat(
                Stream.of("post:" + holding.post()),
                Visibility.standsFor(holding.unit(), configuration).stream()
                        .map(unit -> "unit:" + unit));
    }
}
