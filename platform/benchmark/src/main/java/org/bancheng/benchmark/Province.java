package org.bancheng.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.bancheng.engine.history.HistoryChain;
import org.bancheng.engine.history.Verification;
import org.bancheng.platform.configuration.Configurations;
import org.bancheng.platform.history.HistorySeals;
import org.bancheng.platform.history.HistoryStream;
import org.bancheng.platform.history.SealCopies;
import org.bancheng.platform.search.SearchIndices;
import org.bancheng.platform.tenancy.BoundTenant;
import org.bancheng.platform.tenancy.Tenant;

/**
 * Many counties of Xiangtan's folder with two years of cases: the share of the county of rank r is
 * in proportion to 1/r, so that the first of 120 has 19 % of all and the sixtieth 0.3 %.
 */
final class Province {
    static final String PASSWORD = "demo-Password-1";

    private static final Duration PAST = Duration.ofDays(730);
    private static final int ENTRIES = 40;
    private static final int CASES_AN_ENTRY = 200;
    private static final int RUSH = 20;
    private static final int LOADERS = 3;

    private final Platform platform;
    private final List<Tenant> counties;
    private final List<Copies> copies = new ArrayList<>();
    private final List<Prototype> cases = new ArrayList<>();
    private final List<Prototype> entries = new ArrayList<>();
    private final List<Prototype> rush = new ArrayList<>();
    private final WorkingCalendar calendar;
    private final LocalDate today;
    private int size;

    private Province(Platform platform, List<Tenant> counties) {
        this.platform = platform;
        this.counties = counties;
        counties.forEach(county -> copies.add(new Copies(platform, county)));
        calendar =
                BoundTenant.call(
                        counties.getFirst(),
                        () ->
                                platform.bean(Configurations.class)
                                        .current()
                                        .configuration()
                                        .calendar());
        LocalDate day = LocalDate.now(WorkingCalendar.ZONE);
        while (!calendar.isWorkingDay(day)) {
            day = day.minusDays(1);
        }
        today = day;
    }

    /** Makes the counties, and in the first of them the prototypes of all cases. */
    static Province make(Platform platform, int counties, int prototypes) {
        List<Tenant> made = new ArrayList<>();
        for (int i = 0; i < counties; i++) {
            made.add(platform.county("county%03d".formatted(i), Xiangtan.FOLDER));
        }
        Province province = new Province(platform, made);
        province.live(prototypes);
        return province;
    }

    private void live(int prototypes) {
        RandomGenerator random = new SplittableRandom(8);
        Instant now = now();
        try (Prototypes made = new Prototypes(platform, largest(), now)) {
            for (int i = 0; i < prototypes; i++) {
                // a twentieth came in the last fortnight
                Duration ago =
                        i % 20 == 0
                                ? Duration.ofMinutes(random.nextLong(14 * 24 * 60))
                                : Duration.ofMinutes(random.nextLong(PAST.toMinutes()));
                Life life = Life.drawn(now.minus(ago), calendar, random);
                if (life.opened().isBefore(now)) {
                    cases.add(made.live(life));
                }
            }
            for (int i = 0; i < ENTRIES; i++) {
                Instant written = now.minus(Duration.ofDays(random.nextLong(PAST.toDays())));
                entries.add(made.typical(written, written.plus(Duration.ofDays(4))));
            }
            LocalDate begun = today;
            while (!calendar.workingDayAfter(begun, 5).equals(today)) {
                begun = begun.minusDays(1);
            }
            Instant morning = begun.atTime(9, 30).atZone(WorkingCalendar.ZONE).toInstant();
            for (int i = 0; i < RUSH; i++) {
                rush.add(made.live(Life.given(morning.plusSeconds(60L * i), random)));
            }
        }
        cases.sort(Comparator.comparing(Prototype::opened));
        entries.sort(Comparator.comparing(Prototype::opened));
        Platform.CLOCK.set(now);
    }

    /** The morning of a working day: what is due today falls due at its end. */
    Instant now() {
        return at(LocalTime.of(10, 0));
    }

    Instant endOfBusiness() {
        return at(LocalTime.of(17, 30));
    }

    private Instant at(LocalTime time) {
        return today.atTime(time).atZone(WorkingCalendar.ZONE).toInstant();
    }

    Tenant largest() {
        return counties.getFirst();
    }

    Tenant typical() {
        return counties.get(counties.size() / 2 - 1);
    }

    /** Where one case more comes in, by the counties' shares. */
    Tenant someCounty(RandomGenerator random) {
        double drawn = random.nextDouble() * weights();
        for (int i = 0; i < counties.size(); i++) {
            drawn -= 1.0 / (i + 1);
            if (drawn < 0) {
                return counties.get(i);
            }
        }
        return counties.getLast();
    }

    private double weights() {
        double sum = 0;
        for (int i = 0; i < counties.size(); i++) {
            sum += 1.0 / (i + 1);
        }
        return sum;
    }

    /** Fills the counties until they have so many cases together, and seals the days past. */
    void grow(int total) {
        int more = total - size;
        counties.forEach(this::unseal);
        spread(cases, more);
        spread(entries, more / CASES_AN_ENTRY);
        size = total;
        settle();
        counties.forEach(this::seal);
    }

    /** What is loaded now happened before the days that are sealed already. */
    private void unseal(Tenant county) {
        Platform.execute(
                platform.database(),
                "platform",
                "delete from \"" + county.schema() + "\".history_seal");
        platform.bean(SealCopies.class).setAside(county.id());
    }

    private void seal(Tenant county) {
        BoundTenant.run(county, () -> platform.handler("history-seal").handle(List.of()));
    }

    private void settle() {
        Platform.execute(platform.database(), "platform", "vacuum analyze");
        Platform.execute(platform.database(), "platform", "checkpoint");
    }

    /** Adds cases whose terms all end at the end of today's business. */
    void rush(int total) {
        spread(rush, total);
        settle();
    }

    /** How many terms that end at the end of today's business did not end exactly once. */
    long wrongTerms() {
        return counties.stream()
                .mapToLong(
                        county ->
                                platform.one(
                                        Long.class,
                                        """
                                        select count(*) from (
                                          select k.subject_id from "%1$s".clock k
                                          left join "%1$s".history h on h.case_id = k.case_id
                                            and h.subject_id = k.subject_id and h.action = 'clock-breached'
                                            and h.content like '%%"resolve"%%'
                                          where k.name = 'resolve' and k.running and k.due_at = timestamptz '%2$s'
                                          group by k.subject_id having count(h.seq) <> 1) wrong
                                        """
                                                .formatted(county.schema(), endOfBusiness())))
                .sum();
    }

    private void spread(List<Prototype> prototypes, int total) {
        try (var threads = Executors.newFixedThreadPool(LOADERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < counties.size(); i++) {
                int share = (int) Math.round(total / weights() / (i + 1));
                Copies county = copies.get(i);
                all.add(threads.submit(() -> county.add(prototypes, share)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a county could not be filled", e);
        }
    }

    /** Everything that a county needs to be worked in besides its cases. */
    void open() {
        SearchIndices indices = platform.bean(SearchIndices.class);
        counties.forEach(indices::ensure);
        platform.realm(largest());
        platform.realm(typical());
    }

    /**
     * Reads every link of a county's history, and its seals, as {@code platformctl history verify}
     * does.
     *
     * @return the events read
     */
    long verified(Tenant county) {
        return BoundTenant.call(
                county,
                () -> {
                    Verification found =
                            platform.bean(HistoryStream.class).read(HistoryChain::verify);
                    var breaks = platform.bean(HistorySeals.class).breaks();
                    if (!found.holds() || !breaks.isEmpty()) {
                        throw new IllegalStateException(county + ": " + found + ", " + breaks);
                    }
                    return found.events();
                });
    }
}
