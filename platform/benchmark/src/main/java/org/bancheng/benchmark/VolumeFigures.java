package org.bancheng.benchmark;

import java.time.Duration;
import java.time.Instant;
import org.bancheng.platform.tenancy.Tenant;

/** What a million cases in 120 counties do to the pages, the actions and the clocks. */
final class VolumeFigures {
    private static final boolean GLANCE = Boolean.getBoolean("benchmark.glance");
    private static final int COUNTIES = GLANCE ? 6 : 120;
    private static final int PROTOTYPES = GLANCE ? 200 : 2_000;
    private static final int FEW = GLANCE ? 1_000 : 100_000;
    private static final int MANY = GLANCE ? 2_000 : 1_000_000;
    private static final int CLOCKS = GLANCE ? 600 : 100_000;
    private static final int USERS = 8;
    private static final Duration LENGTH = Duration.ofSeconds(GLANCE ? 10 : 90);

    private VolumeFigures() {}

    static void take(Report report) {
        try (Platform platform = Platform.start(false)) {
            Province province = Province.make(platform, COUNTIES, PROTOTYPES);
            platform.restart(true, Province.PASSWORD);
            province.open();
            double few = at(FEW, report, platform, province);
            double many = at(MANY, report, platform, province);
            report.atLeast(
                    "cases a second with %,d in the tables, of those with %,d".formatted(MANY, FEW),
                    100 * many / few,
                    90,
                    "%");
            report.part(
                    "%,d cases: a rule tried on the past of the largest county".formatted(MANY));
            new TrialFigures(platform, province.largest()).take(report);
            clocks(report, platform, province);
        }
    }

    /** Cases closed a second, when there are so many in the tables. */
    private static double at(int size, Report report, Platform platform, Province province) {
        report.part("%,d cases in %d counties".formatted(size, COUNTIES));
        long begin = System.nanoTime();
        province.grow(size);
        report.fact("loaded and sealed", Report.text((System.nanoTime() - begin) / 1e9) + " s");
        begin = System.nanoTime();
        report.fact(
                "events of the largest county's history, every link read",
                "%,d in %s s"
                        .formatted(
                                province.verified(province.largest()),
                                Report.text((System.nanoTime() - begin) / 1e9)));
        look("the largest county", province.largest(), size, report, platform);
        look("a county in the middle", province.typical(), size, report, platform);
        report.part("%,d cases: eight steps in process, by shares of the counties".formatted(size));
        Journey journey = new ProvinceJourney(platform, province);
        Throughput.of(journey, USERS, LENGTH.dividedBy(2), platform.databaseCpu());
        Throughput rate = Throughput.of(journey, USERS, LENGTH, platform.databaseCpu());
        report.fact("cases a second", Report.text(rate.casesPerSecond()));
        report.fact(
                "CPU per case: program, database",
                "%s ms, %s ms"
                        .formatted(
                                Report.text(1000 * rate.ownCpu()),
                                Report.text(1000 * rate.databaseCpu())));
        return rate.casesPerSecond();
    }

    private static void look(
            String where, Tenant county, int size, Report report, Platform platform) {
        long cases =
                platform.one(
                        Long.class,
                        "select count(*) from \""
                                + county.schema()
                                + "\".case_file where type = 'case'");
        report.part("%,d cases: pages of %s, which has %,d".formatted(size, where, cases));
        new PageFigures(platform, county).take(report);
        report.part("%,d cases: actions in %s".formatted(size, where));
        new ActionFigures(platform, county).take(report);
    }

    private static void clocks(Report report, Platform platform, Province province) {
        report.part(
                "%,d clocks of %d counties fall due at the same moment"
                        .formatted(CLOCKS, COUNTIES));
        province.rush(CLOCKS);
        Instant due = province.endOfBusiness();
        Platform.CLOCK.set(due.minusSeconds(10));
        WaitingClocks clocks = new WaitingClocks(platform);
        Duration before = Duration.between(Platform.CLOCK.instant(), due);
        long count = clocks.waiting("clock");
        long begin = System.nanoTime() + before.toNanos();
        Laps users =
                Latency.of(
                        new ProvinceJourney(platform, province),
                        20,
                        Duration.ofSeconds(GLANCE ? 20 : 60));
        clocks.untilNone("clock");
        double seconds = (System.nanoTime() - begin) / 1e9;
        report.fact("of these and of the cases before, due at that moment", "%,d".formatted(count));
        report.fact("all have acted after", Report.text(seconds) + " s");
        report.fact("clocks a second", Report.text(count / seconds));
        report.fact(
                "a user's step in the minute from 10 s before, 20 a second: p50, p99",
                Report.text(users.percentile(0.5))
                        + " ms, "
                        + Report.text(users.percentile(0.99))
                        + " ms");
        report.atMost(
                "terms of the loaded cases that acted twice or not at all",
                (double) province.wrongTerms(),
                0,
                "");
    }
}
