package org.bancheng.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes down the statements of one journey as PostgreSQL received them. */
final class SqlFloor {
    private static final Pattern BEGINS =
            Pattern.compile(
                    "^\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[\\d+\\] (\\S+)@(\\S*) .*", Pattern.DOTALL);

    private SqlFloor() {}

    static RecordedSql record(Platform platform, Runnable journey) {
        Path log = platform.folder().resolve("logs/postgresql.log");
        try {
            long before = Files.size(log);
            logStatements(platform, "all");
            journey.run();
            logStatements(platform, "none");
            List<String> entries = entries(Files.readString(log).substring((int) before));
            String role = user(entries);
            List<String> own =
                    entries.stream().filter(entry -> role.equals(userOf(entry))).toList();
            return RecordedSql.of(own, number(own));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void logStatements(Platform platform, String which) throws IOException {
        Platform.execute(
                platform.database(),
                "postgres",
                "alter system set log_statement = '" + which + "'");
        Platform.execute(platform.database(), "postgres", "select pg_reload_conf()");
        try {
            Thread.sleep(1000); // until every connection has read it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> entries(String log) {
        List<String> entries = new ArrayList<>();
        for (String line : log.split("\n", -1)) {
            if (BEGINS.matcher(line).matches()) {
                entries.add(line);
            } else if (!entries.isEmpty()) {
                entries.add(entries.removeLast() + "\n" + line);
            }
        }
        return entries;
    }

    /** The login role that takes on a county's role. */
    private static String user(List<String> entries) {
        return entries.stream()
                .filter(entry -> entry.toLowerCase(Locale.ROOT).contains("set_config('role'"))
                .map(SqlFloor::userOf)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("the journey left no trace in the log"));
    }

    private static String userOf(String entry) {
        Matcher begins = BEGINS.matcher(entry);
        return begins.matches() ? begins.group(1) + "@" + begins.group(2) : "";
    }

    private static String number(List<String> entries) {
        Matcher number =
                Pattern.compile("'([A-Z]+-\\d{8}-\\d{4,})'").matcher(String.join("\n", entries));
        if (!number.find()) {
            throw new IllegalStateException("no case number among the recorded statements");
        }
        return number.group(1);
    }
}
