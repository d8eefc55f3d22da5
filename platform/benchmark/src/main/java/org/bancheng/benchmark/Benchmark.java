package org.bancheng.benchmark;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes every figure of docs/benchmarks.md and ends with 1 when a bound was missed. {@code
 * -Donly=lifecycle,product} takes some.
 */
public final class Benchmark {
    private Benchmark() {}

    public static void main(String[] args) {
        Map<String, Consumer<Report>> all = new LinkedHashMap<>();
        all.put("lifecycle", LifecycleFigures::take);
        all.put("tenants", TenantFigures::take);
        all.put("product", ProductFigures::take);
        all.put("volume", VolumeFigures::take);
        List<String> only =
                List.of(System.getProperty("benchmark.only", "").split(",", -1)).stream()
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        for (String name : only) {
            if (!all.containsKey(name)) {
                System.err.println("no figures " + name + ": " + String.join(", ", all.keySet()));
                System.exit(2);
            }
        }
        Report report = new Report();
        all.forEach(
                (name, figures) -> {
                    if (only.isEmpty() || only.contains(name)) {
                        figures.accept(report);
                    }
                });
        Path file = Checkout.folder().resolve("platform/benchmark/target/figures.md");
        report.write(file);
        System.out.println("\nwritten to " + file);
        System.exit(report.held() ? 0 : 1);
    }
}
