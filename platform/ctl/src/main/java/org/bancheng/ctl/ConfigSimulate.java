package org.bancheng.ctl;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bancheng.engine.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What a folder would have done to the county's past cases; changes nothing. */
@Command(name = "simulate", mixinStandardHelpOptions = true)
final class ConfigSimulate extends ServerCommand {
    private static final int SHOWN = 20;
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Parameters(paramLabel = "DIR", descriptionKey = "param.folder")
    private Path folder = Path.of("");

    @Option(names = "--from", paramLabel = "DAY", descriptionKey = "option.from")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "DAY", descriptionKey = "option.until")
    private @Nullable String until;

    @Override
    int run(Server server) {
        ConfigurationDirectory directory = ConfigurationDirectory.read(folder);
        LocalDate last =
                until == null ? LocalDate.now(WorkingCalendar.ZONE) : Day.of("--until", until);
        LocalDate first = from == null ? last.minusMonths(3) : Day.of("--from", from);
        if (last.isBefore(first)) {
            throw new Trouble(ExitCode.USAGE, Texts.of("day.order", first, last));
        }
        String path = TenantCommands.path(directory.tenant());
        Map<String, String> days = Map.of("from", first.toString(), "until", last.toString());
        String id = directory.post(server, path + "/simulate", days).path("id").asString("");
        JsonNode job = new JobWatch(server, output, PATIENCE).untilDone(server.get("/jobs/" + id));
        if (JobWatch.exitCode(job) == ExitCode.OK) {
            output.print(server.get(path + "/simulations/" + id), ConfigSimulate::table);
        } else {
            output.say(JobWatch.summary(job));
        }
        return JobWatch.exitCode(job);
    }

    private static String table(JsonNode simulation) {
        JsonNode found = simulation.path("outcome");
        StringBuilder text =
                new StringBuilder(
                        Texts.of(
                                "simulate.of",
                                found.path("cases").asInt(),
                                found.path("notFollowed").asInt(),
                                found.path("differing").asInt()));
        int leftOut = found.path("leftOut").asInt();
        if (leftOut > 0) {
            text.append('\n').append(Texts.of("simulate.left-out", leftOut));
        }
        section(
                text,
                found.path("terms"),
                List.of("unit", "term", "basis", "missed", "met", "moved"));
        section(text, found.path("units"), List.of("unit", "fewer", "more-orders"));
        section(text, found.path("steps"), List.of("action", "basis", "cases"));
        List<String> deadline =
                List.of("number", "unit", "term", "wasDue", "was", "due", "becomes");
        group(text, found, "missed", deadline);
        group(text, found, "met", deadline);
        group(text, found, "moved", deadline);
        group(text, found, "elsewhere", List.of("number", "was", "becomes"));
        group(text, found, "stopped", List.of("number", "at", "action", "basis", "why"));
        return text.toString();
    }

    private static void group(
            StringBuilder text, JsonNode found, String name, List<String> columns) {
        JsonNode group = found.path(name);
        List<JsonNode> shown = group.path("first").valueStream().limit(SHOWN).toList();
        if (shown.isEmpty()) {
            return;
        }
        text.append("\n\n").append(Texts.of("simulate.group." + name));
        text.append('\n').append(rows(shown, columns));
        int more = group.path("count").asInt() - shown.size();
        if (more > 0) {
            text.append('\n').append(Texts.of("simulate.more", more));
        }
    }

    private static void section(StringBuilder text, JsonNode rows, List<String> columns) {
        if (!rows.isEmpty()) {
            text.append("\n\n").append(rows(rows.valueStream().toList(), columns));
        }
    }

    private static Table rows(List<JsonNode> rows, List<String> columns) {
        Table table =
                new Table(
                        columns.stream()
                                .map(column -> Texts.of("simulate." + column))
                                .toArray(String[]::new));
        rows.forEach(
                row ->
                        table.row(
                                columns.stream()
                                        .map(column -> cell(row.path(field(column))))
                                        .toArray()));
        return table;
    }

    private static String field(String column) {
        return column.equals("more-orders") ? "more" : column;
    }

    private static String cell(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream()
                    .map(one -> one.asString(""))
                    .collect(Collectors.joining("、"));
        }
        String text = value.asString("");
        return switch (text) {
            case "met", "missed", "running" -> Texts.of("simulate.ending." + text);
            default -> Day.minute(text);
        };
    }
}
