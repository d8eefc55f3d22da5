package org.bancheng.benchmark;

import java.time.Duration;

/** The product as the README's command runs it: its start, its memory, and staff over HTTP. */
final class ProductFigures {
    private static final boolean GLANCE = Boolean.getBoolean("benchmark.glance");
    private static final int USERS = 8;

    private ProductFigures() {}

    static void take(Report report) {
        try (RunningProduct first = RunningProduct.start()) {
            first.untilItsStartIsLearned();
        }
        report.part("The run command, on a built checkout with unpacked servers");
        try (RunningProduct product = RunningProduct.start()) {
            report.atMost("to the first public page", product.secondsToFirstPage(), 30, "s");
            report.fact(
                    "to everything checked and ready",
                    Report.text(product.secondsToReady()) + " s");
            HttpJourney journey = new HttpJourney(product);
            Throughput.of(journey, USERS, Duration.ofSeconds(GLANCE ? 10 : 60), product.database());
            report.part("Six steps over HTTP, staff signed in once");
            double server = product.server().seconds();
            Throughput rate =
                    Throughput.of(
                            journey,
                            USERS,
                            Duration.ofSeconds(GLANCE ? 10 : 60),
                            product.database());
            double perCase = (product.server().seconds() - server) / rate.cases();
            report.atLeast("cases a second", rate.casesPerSecond(), 37, "");
            report.fact(
                    "CPU per case: server, database, the caller",
                    "%s ms, %s ms, %s ms"
                            .formatted(
                                    Report.text(1000 * perCase),
                                    Report.text(1000 * rate.databaseCpu()),
                                    Report.text(1000 * rate.ownCpu())));
            long begin = System.nanoTime();
            product.untilIndexed();
            report.fact(
                    "then until all of it is in the index",
                    Report.text((System.nanoTime() - begin) / 1e9) + " s");
            report.part("A step over HTTP, 100 steps a second");
            Laps laps = Latency.of(journey, 100, Duration.ofSeconds(GLANCE ? 20 : 60));
            report.fact("steps, p50", Report.text(laps.percentile(0.5)) + " ms");
            report.atMost("steps, p99", laps.percentile(0.99), 50, "ms");
            report.part("Memory of all processes together, Maven included, after that work");
            report.atMost("proportional set size", product.megabytes() / 1024, 2.5, "GB");
        }
    }
}
