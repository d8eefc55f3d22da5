package org.bancheng.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run, said as they come and written down at the end. */
final class Report {
    private final List<String> rows = new ArrayList<>();
    private boolean missed;

    /** A heading between figures. */
    void part(String title) {
        rows.add("| **" + title + "** | | | |");
        System.out.println("\n" + title);
    }

    /** What has no bound of its own. */
    void fact(String what, String measured) {
        row(what, measured, "", "");
    }

    void atLeast(String what, double measured, double bound, String unit) {
        judged(what, measured, "≥ " + text(bound) + " " + unit, unit, measured >= bound);
    }

    void atMost(String what, double measured, double bound, String unit) {
        judged(what, measured, "≤ " + text(bound) + " " + unit, unit, measured <= bound);
    }

    private void judged(String what, double measured, String bound, String unit, boolean held) {
        missed |= !held;
        row(what, text(measured) + " " + unit, bound, held ? "held" : "**MISSED**");
    }

    private void row(String what, String measured, String bound, String verdict) {
        rows.add("| %s | %s | %s | %s |".formatted(what, measured, bound, verdict));
        System.out.printf("  %-72s %-24s %-14s %s%n", what, measured, bound, verdict);
    }

    /** Whether every bound was held. */
    boolean held() {
        return !missed;
    }

    void write(Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("| figure | measured | bound | |");
        lines.add("|---|---|---|---|");
        lines.addAll(rows);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(double number) {
        return String.format(
                Locale.ROOT, number < 10 ? "%.2f" : number < 100 ? "%.1f" : "%.0f", number);
    }
}
