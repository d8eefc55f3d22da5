package org.bancheng.ctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files a folder of letters, each through the county's own intake. Begun again after any
 * interruption it files what is missing and nothing twice: the platform knows each message by
 * source and id.
 */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportMessages extends ServerCommand {
    private static final int AT_ONCE = 100;
    private static final Duration SILENCE = Duration.ofMinutes(2);

    @Parameters(paramLabel = "FILE", descriptionKey = "param.messages")
    private Path file = Path.of("");

    @Option(
            names = "--tenant",
            required = true,
            paramLabel = "TENANT",
            descriptionKey = "param.tenant")
    private String tenant = "";

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            defaultValue = "mailbox",
            descriptionKey = "option.channel")
    private String channel = "";

    @Option(names = "--source", paramLabel = "NAME", descriptionKey = "option.source")
    private String source = "";

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            mapFallbackValue = "",
            descriptionKey = "option.set")
    private Map<String, String> fields = new LinkedHashMap<>();

    @Mixin private final Progress progress = new Progress();
    private boolean told;

    @Override
    int run(Server server) {
        String path = TenantCommands.path(tenant) + "/imports";
        List<MessageLines.BadLine> bad = new ArrayList<>();
        int filed = 0;
        int known = 0;
        progress.begin(file, output);
        try (MessageLines lines = new MessageLines(file)) {
            long size = Files.size(file);
            for (var batch = lines.next(AT_ONCE); batch != null; batch = lines.next(AT_ONCE)) {
                bad.addAll(batch.bad());
                if (!batch.messages().isEmpty()) {
                    JsonNode report = send(server, path, batch.messages());
                    tellAssumed(report.path("assumed"));
                    for (JsonNode one : report.path("lines")) {
                        switch (one.path("outcome").asString("")) {
                            case "filed" -> filed++;
                            case "known" -> known++;
                            default ->
                                    bad.add(
                                            new MessageLines.BadLine(
                                                    one.path("line").asLong(),
                                                    one.path("reason").asString("")));
                        }
                    }
                }
                progress.at(lines.read(), size, filed, known, bad.size());
            }
        } catch (IOException e) {
            throw new Trouble(ExitCode.USAGE, Texts.of("import.unreadable", file, e), e);
        } catch (Trouble e) {
            progress.end();
            output.say(Texts.of("import.broke-off", filed, known));
            throw e;
        }
        progress.end();
        bad.sort(Comparator.comparingLong(MessageLines.BadLine::line));
        output.print(summary(filed, known, bad), this::table);
        return bad.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }

    /** A batch sent twice is filed once, so a platform that restarts is simply asked again. */
    private JsonNode send(Server server, String path, List<ObjectNode> messages) {
        Map<String, Object> body =
                Map.of(
                        "source", sourceName(),
                        "channel", channel,
                        "fields", fields,
                        "lines", messages);
        long silentSince = System.nanoTime();
        while (true) {
            try {
                return server.post(path, body);
            } catch (Unreachable e) {
                if (System.nanoTime() - silentSince > SILENCE.toNanos()) {
                    throw e;
                }
                progress.waiting(e.sentence());
            }
        }
    }

    /** What a channel's form demands and a letter does not say is taken by rule: say so, once. */
    private void tellAssumed(JsonNode assumed) {
        if (!told && !assumed.isEmpty()) {
            told = true;
            String pairs =
                    assumed.propertyStream()
                            .map(one -> one.getKey() + "=" + one.getValue().asString())
                            .collect(Collectors.joining(" "));
            output.say(Texts.of("import.assumed", pairs));
        }
    }

    private String sourceName() {
        Path name = file.getFileName();
        return source.isBlank()
                ? String.valueOf(name).replaceFirst("\\.[^.]*$", "")
                : source.strip();
    }

    private static ObjectNode summary(int filed, int known, List<MessageLines.BadLine> bad) {
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        summary.put("filed", filed).put("known", known).put("refused", bad.size());
        ArrayNode lines = summary.putArray("lines");
        bad.forEach(one -> lines.addObject().put("line", one.line()).put("reason", one.reason()));
        return summary;
    }

    private String table(JsonNode summary) {
        StringBuilder text = new StringBuilder();
        for (JsonNode one : summary.path("lines")) {
            text.append(
                    "%s:%d: %s%n"
                            .formatted(
                                    file,
                                    one.path("line").asLong(),
                                    one.path("reason").asString("")));
        }
        return text.append(
                        Texts.of(
                                "import.summary",
                                summary.path("filed").asInt(),
                                summary.path("known").asInt(),
                                summary.path("refused").asInt()))
                .toString();
    }
}
