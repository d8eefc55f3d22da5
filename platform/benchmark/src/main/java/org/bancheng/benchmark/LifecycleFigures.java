package org.bancheng.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The six steps in process, beside Flowable and beside the same SQL without any program. */
final class LifecycleFigures {
    private static final int USERS = 8;
    private static final boolean GLANCE = Boolean.getBoolean("benchmark.glance");
    private static final int ROUNDS = GLANCE ? 1 : 5;
    private static final Duration WARM = Duration.ofSeconds(GLANCE ? 10 : 60);
    private static final Duration LENGTH = Duration.ofSeconds(GLANCE ? 10 : 15);

    private LifecycleFigures() {}

    static void take(Report report) {
        report.part("Six steps in process: open, assign, sign, report, callback, close");
        try (Platform platform = Platform.start(false)) {
            Journey journey =
                    new PlatformJourney(platform, platform.county("hengyang", "hengyang"));
            try (FlowableJourney flowable = new FlowableJourney(platform.database(), USERS)) {
                compare(report, platform, journey, flowable);
            }
            report.part("A step in process, 100 steps a second");
            Laps laps = Latency.of(journey, 100, Duration.ofSeconds(60));
            report.fact("steps, p50", Report.text(laps.percentile(0.5)) + " ms");
            report.atMost("steps, p99", laps.percentile(0.99), 30, "ms");
        }
    }

    private static void compare(
            Report report, Platform platform, Journey journey, FlowableJourney flowable) {
        Cpu database = platform.databaseCpu();
        Throughput.of(journey, USERS, WARM, database);
        Throughput.of(flowable, USERS, WARM, database);
        RecordedSql sql = SqlFloor.record(platform, () -> journey.one(new Laps()));
        sql.write(Checkout.folder().resolve("platform/benchmark/target/journey.sql"));
        List<Throughput> ours = new ArrayList<>();
        List<Throughput> theirs = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        List<Double> rawCpu = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(Throughput.of(journey, USERS, LENGTH, database));
            theirs.add(Throughput.of(flowable, USERS, LENGTH, database));
            double before = database.seconds();
            double rate =
                    Pgbench.rate(platform.database(), "platform", sql.script(), USERS, LENGTH);
            raw.add(rate);
            rawCpu.add((database.seconds() - before) / (rate * LENGTH.toSeconds()));
        }
        double mine = median(ours.stream().map(Throughput::casesPerSecond).toList());
        double other = median(theirs.stream().map(Throughput::casesPerSecond).toList());
        report.fact("BanCheng", spread(ours.stream().map(Throughput::casesPerSecond).toList()));
        report.fact("Flowable 7", spread(theirs.stream().map(Throughput::casesPerSecond).toList()));
        report.fact("the same " + sql.size() + " statements by pgbench", spread(raw));
        report.fact("CPU per case, BanCheng: program, database", cpu(ours));
        report.fact("CPU per case, Flowable: program, database", cpu(theirs));
        report.fact("CPU per case, pgbench: database", Report.text(1000 * median(rawCpu)) + " ms");
        report.fact("share of what pgbench reaches", Report.text(100 * mine / median(raw)) + " %");
        report.atLeast("times Flowable's cases a second", mine / other, 4, "");
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String spread(List<Double> rates) {
        List<Double> sorted = rates.stream().sorted().toList();
        return "%s cases/s (%s to %s)"
                .formatted(
                        Report.text(median(rates)),
                        Report.text(sorted.getFirst()),
                        Report.text(sorted.getLast()));
    }

    private static String cpu(List<Throughput> runs) {
        return "%s ms, %s ms"
                .formatted(
                        Report.text(1000 * median(runs.stream().map(Throughput::ownCpu).toList())),
                        Report.text(
                                1000
                                        * median(
                                                runs.stream()
                                                        .map(Throughput::databaseCpu)
                                                        .toList())));
    }
}
