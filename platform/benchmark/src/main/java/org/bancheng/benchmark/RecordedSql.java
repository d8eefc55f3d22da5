package org.bancheng.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements as PostgreSQL logged them ({@code log_statement = all}), made into a pgbench script
 * that runs them again and again: every identifier of the recorded case becomes one drawn anew.
 */
final class RecordedSql {
    private static final Pattern LINE =
            Pattern.compile(
                    "^\\S+ \\S+ \\S+ \\[(\\d+)\\] \\S+ (LOG|DETAIL):  (?:statement|execute [^:]*|[Pp]arameters): (.*)$",
                    Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("\\$(\\d+) = (NULL|'(?:[^']|'')*')(?:, |$)", Pattern.DOTALL);
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Map<String, String> drawn = new LinkedHashMap<>();
    private final String number;
    private final List<String> statements = new ArrayList<>();

    /**
     * @param number the recorded case's number, unique as its identifiers are
     */
    RecordedSql(String number) {
        this.number = number;
    }

    /**
     * @param log whole entries, each beginning with its time
     * @param number see {@link #RecordedSql}
     */
    static RecordedSql of(List<String> log, String number) {
        RecordedSql recorded = new RecordedSql(number);
        String pending = null;
        for (String entry : log) {
            Matcher line = LINE.matcher(entry);
            if (!line.matches()) {
                continue;
            }
            if (line.group(2).equals("DETAIL") && pending != null) {
                recorded.add(recorded.filled(pending, line.group(3)));
                pending = null;
                continue;
            }
            if (pending != null) {
                recorded.add(pending);
            }
            pending = line.group(3);
        }
        if (pending != null) {
            recorded.add(pending);
        }
        return recorded;
    }

    private void add(String statement) {
        statements.add(statement.replaceAll("\\s+", " ").strip());
    }

    private String filled(String statement, String parameters) {
        Map<Integer, String> values = new LinkedHashMap<>();
        Matcher each = PARAMETER.matcher(parameters);
        while (each.find()) {
            values.put(Integer.parseInt(each.group(1)), literal(each.group(2)));
        }
        StringBuilder text = new StringBuilder();
        Matcher place = Pattern.compile("\\$(\\d+)").matcher(statement);
        int last = 0;
        while (place.find()) {
            text.append(statement, last, place.start())
                    .append(values.getOrDefault(Integer.parseInt(place.group(1)), "NULL"));
            last = place.end();
        }
        return text.append(statement.substring(last)).toString();
    }

    /** A value as recorded, but with the identifiers of a case that is yet to come. */
    private String literal(String quoted) {
        if (quoted.equals("NULL")) {
            return quoted;
        }
        String value = quoted.substring(1, quoted.length() - 1);
        if (UUID.matcher(value).matches()) {
            return ":" + variable(value);
        }
        if (value.equals(number)) {
            return ":number::text";
        }
        List<String> parts = new ArrayList<>();
        Matcher id = UUID.matcher(value);
        int last = 0;
        while (id.find()) {
            parts.add(escaped(value.substring(last, id.start())));
            parts.add(":" + variable(id.group()) + "::text");
            last = id.end();
        }
        if (parts.isEmpty()) {
            return escaped(value);
        }
        parts.add(escaped(value.substring(last)));
        return "(" + String.join(" || ", parts) + ")";
    }

    /** pgbench takes every colon for the beginning of a variable, quoted or not. */
    private static String escaped(String value) {
        return value.contains(":")
                ? "E'" + value.replace("\\", "\\\\").replace(":", "\\x3a") + "'"
                : "'" + value + "'";
    }

    private String variable(String uuid) {
        return drawn.computeIfAbsent(uuid, one -> "id" + drawn.size());
    }

    int size() {
        return statements.size();
    }

    void write(Path file) {
        try {
            Files.writeString(file, script());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String script() {
        StringBuilder script = new StringBuilder("select ");
        drawn.values()
                .forEach(name -> script.append("gen_random_uuid() as ").append(name).append(", "));
        script.append("'F-' || gen_random_uuid() as number \\gset\n");
        statements.forEach(statement -> script.append(statement).append(";\n"));
        return script.toString();
    }
}
