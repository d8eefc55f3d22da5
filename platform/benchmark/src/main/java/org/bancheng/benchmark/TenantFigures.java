package org.bancheng.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bancheng.platform.search.SearchIndices;
import org.bancheng.platform.tenancy.Tenant;

/** What a further county costs, and many clocks that fall due at once. */
final class TenantFigures {
    private static final boolean GLANCE = Boolean.getBoolean("benchmark.glance");
    private static final int COUNTIES = GLANCE ? 12 : 120;
    private static final int CLOCKS = GLANCE ? 6_000 : 100_000;
    private static final int REALMS = 3;

    private TenantFigures() {}

    static void take(Report report) {
        try (Platform platform = Platform.start(true)) {
            report.part("A further county, of " + COUNTIES);
            List<Tenant> counties = onboard(report, platform);
            realms(report, platform, counties);
            report.part(CLOCKS + " clocks of " + COUNTIES + " counties fall due in one minute");
            clocks(report, platform, counties);
        }
    }

    private static List<Tenant> onboard(Report report, Platform platform) {
        SearchIndices indices = platform.bean(SearchIndices.class);
        List<Tenant> counties = new ArrayList<>();
        Laps laps = new Laps();
        for (int i = 0; i < COUNTIES; i++) {
            String id = "county%03d".formatted(i);
            laps.step(
                    () -> {
                        Tenant county = platform.county(id, "hengyang");
                        indices.ensure(county);
                        counties.add(county);
                    });
        }
        report.fact(
                "registry, schema, folder, staff, index: median",
                Report.text(laps.percentile(0.5) / 1000) + " s");
        report.atMost("the same, p95", laps.percentile(0.95) / 1000, 2, "s");
        return counties;
    }

    private static void realms(Report report, Platform platform, List<Tenant> counties) {
        Laps laps = new Laps();
        for (Tenant county : counties.subList(0, REALMS)) {
            laps.step(() -> platform.realm(county));
        }
        report.fact(
                "its realm in Keycloak, apart: median of " + REALMS,
                Report.text(laps.percentile(0.5) / 1000) + " s");
    }

    private static void clocks(Report report, Platform platform, List<Tenant> counties) {
        counties.forEach(county -> new PlatformJourney(platform, county).assigned());
        Instant begin = Instant.now().plus(Duration.ofDays(12));
        WaitingClocks clocks = new WaitingClocks(platform);
        // while the originals' terms still run: a copy of one that has ended would do nothing
        clocks.multiply(counties, CLOCKS, begin.plusSeconds(10));
        Platform.CLOCK.set(begin);
        long due =
                System.nanoTime()
                        + Duration.between(Platform.CLOCK.instant(), begin.plusSeconds(10))
                                .toNanos();
        Laps users =
                Latency.of(
                        new PlatformJourney(platform, counties.getFirst()),
                        20,
                        Duration.ofSeconds(GLANCE ? 20 : 60));
        clocks.untilNone("clock");
        double seconds = (System.nanoTime() - due) / 1e9;
        clocks.untilNone("index");
        double indexed = (System.nanoTime() - due) / 1e9;
        report.fact("all have acted, from the first due time on", Report.text(seconds) + " s");
        report.fact("clocks a second", Report.text(CLOCKS / seconds));
        report.fact("all are found in the index", Report.text(indexed) + " s");
        report.fact(
                "a user's step meanwhile, 20 a second: p50, p99",
                Report.text(users.percentile(0.5))
                        + " ms, "
                        + Report.text(users.percentile(0.99))
                        + " ms");
        report.atMost(
                "clocks that acted twice or not at all", (double) clocks.wrong(counties), 0, "");
    }
}
