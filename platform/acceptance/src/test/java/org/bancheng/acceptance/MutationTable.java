package org.bancheng.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** docs/mutations.md: who notices when a rule of a county is gone. */
final class MutationTable {
    static final String REFUSED = "refused: ";
    static final String NOBODY = "nobody";

    private static final Path FILE = Path.of("../../docs/mutations.md");
    private static final Pattern COUNTY = Pattern.compile("## ([a-z]+)");
    private static final String SEPARATOR = "(?<!\\\\)\\|";

    /**
     * @param noticedBy a test as {@code Class.method}; {@link #REFUSED} and why the folder is not
     *     taken without the rule; or {@link #NOBODY}, with the reason where there is one
     */
    record Row(String clause, String file, String rule, String noticedBy) {
        boolean unnoticed() {
            return noticedBy.startsWith(NOBODY);
        }

        /** A rule that nobody would miss needs a reason for it. */
        boolean unexplained() {
            return noticedBy.equals(NOBODY);
        }

        boolean refused() {
            return noticedBy.startsWith(REFUSED);
        }
    }

    /** Everything before the first county is written by hand. */
    private final String preface;

    private final Map<String, List<Row>> counties;

    private MutationTable(String preface, Map<String, List<Row>> counties) {
        this.preface = preface;
        this.counties = counties;
    }

    static MutationTable read() {
        try {
            StringBuilder preface = new StringBuilder();
            Map<String, List<Row>> counties = new TreeMap<>();
            List<Row> rows = null;
            for (String line : Files.readAllLines(FILE)) {
                Matcher county = COUNTY.matcher(line);
                if (county.matches()) {
                    rows = new ArrayList<>();
                    counties.put(county.group(1), rows);
                } else if (rows == null) {
                    preface.append(line).append('\n');
                } else if (line.startsWith("| ") && !line.startsWith("| clause ")) {
                    rows.add(row(line));
                }
            }
            return new MutationTable(preface.toString(), counties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] cells = line.substring(1, line.length() - 1).split(SEPARATOR);
        if (cells.length != 4) {
            throw new AssertionError("docs/mutations.md has no four cells in: " + line);
        }
        return new Row(
                cells[0].strip(),
                cells[1].strip(),
                cells[2].strip().replace("\\|", "|"),
                cells[3].strip().replace("\\|", "|"));
    }

    /** The counties that have been tried. */
    Map<String, List<Row>> counties() {
        return counties;
    }

    @Nullable Row row(String county, RuleLess rule) {
        return counties.getOrDefault(county, List.of()).stream()
                .filter(row -> row.file().equals(rule.file()) && row.rule().equals(rule.rule()))
                .findFirst()
                .orElse(null);
    }

    /** Only the rules that are in the folder now stay, in the folder's order. */
    void put(String county, List<Row> rows) {
        counties.put(county, List.copyOf(rows));
    }

    void write() {
        StringBuilder text = new StringBuilder(preface);
        counties.forEach(
                (county, rows) -> {
                    text.append("## ").append(county).append("\n\n");
                    text.append(summary(rows));
                    text.append("| clause | file | rule | noticed by |\n|---|---|---|---|\n");
                    for (Row row : rows) {
                        text.append(
                                "| %s | %s | %s | %s |\n"
                                        .formatted(
                                                row.clause(),
                                                row.file(),
                                                row.rule().replace("|", "\\|"),
                                                row.noticedBy().replace("|", "\\|")));
                    }
                    text.append('\n');
                });
        try {
            Files.writeString(FILE, text.toString().stripTrailing() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String summary(List<Row> rows) {
        long refused = rows.stream().filter(Row::refused).count();
        long nobody = rows.stream().filter(Row::unnoticed).count();
        return "%d rules: %d missed by a test, %d by the check of the folder, %d by nobody.\n\n"
                .formatted(rows.size(), rows.size() - refused - nobody, refused, nobody);
    }
}
