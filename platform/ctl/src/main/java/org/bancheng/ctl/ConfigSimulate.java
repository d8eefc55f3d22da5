package org.bancheng.ctl;

import java.nio.file.Path;
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
        String path = TenantCommands.path(directory.tenant()) + "/simulate";
        Map<String, String> days = Map.of("from", first.toString(), "until", last.toString());
        output.print(directory.post(server, path, days), ConfigSimulate::table);
        return ExitCode.OK;
    }

    private static String table(JsonNode found) {
        StringBuilder text =
                new StringBuilder(
                        Texts.of(
                                "simulate.of",
                                found.path("cases").asInt(),
                                found.path("notFollowed").asInt(),
                                found.path("differing").asInt()));
        section(
                text,
                found.path("terms"),
                List.of("unit", "term", "basis", "missed", "met", "moved"));
        section(
                text,
                found.path("deadlines"),
                List.of("number", "unit", "term", "wasDue", "was", "due", "becomes"));
        section(text, found.path("elsewhere"), List.of("number", "was", "becomes"));
        section(text, found.path("stopped"), List.of("number", "at", "action", "basis", "why"));
        return text.toString();
    }

    private static void section(StringBuilder text, JsonNode rows, List<String> columns) {
        if (rows.isEmpty()) {
            return;
        }
        Table table =
                new Table(
                        columns.stream()
                                .map(column -> Texts.of("simulate." + column))
                                .toArray(String[]::new));
        rows.valueStream()
                .limit(SHOWN)
                .forEach(
                        row ->
                                table.row(
                                        columns.stream()
                                                .map(column -> cell(row.path(column)))
                                                .toArray()));
        text.append("\n\n").append(table);
        if (rows.size() > SHOWN) {
            text.append('\n').append(Texts.of("simulate.more", rows.size() - SHOWN));
        }
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
