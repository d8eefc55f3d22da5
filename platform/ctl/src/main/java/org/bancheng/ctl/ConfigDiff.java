package org.bancheng.ctl;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.bancheng.engine.configuration.FolderDiff;
import org.bancheng.engine.configuration.FolderDiff.FileDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** In what a folder differs from what is published, line by line; changes nothing. */
@Command(name = "diff", mixinStandardHelpOptions = true)
final class ConfigDiff extends ServerCommand {
    @Parameters(paramLabel = "DIR", descriptionKey = "param.folder")
    private Path folder = Path.of("");

    @Option(names = "--version", paramLabel = "N", descriptionKey = "option.version")
    private int version;

    @Override
    int run(Server server) {
        ConfigurationDirectory directory = ConfigurationDirectory.read(folder);
        PublishedFolder published = PublishedFolder.of(directory.tenant(), version, server);
        Map<String, String> sides = version == 0 ? sides(directory, server) : Map.of();
        ArrayNode files = JsonNodeFactory.instance.arrayNode();
        add(files, "", FolderDiff.of(published.files(), directory.files()), sides);
        add(files, "_defaults/", FolderDiff.of(published.defaults(), directory.defaults()), sides);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("version", published.version());
        answer.set("files", files);
        output.print(answer, ConfigDiff::text);
        return ExitCode.OK;
    }

    /** By file, who changed it since the folder was last applied, where that is not the folder. */
    private Map<String, String> sides(ConfigurationDirectory directory, Server server) {
        Map<String, String> sides = new HashMap<>();
        try {
            JsonNode plan = directory.post(server, "/tenants/plan", Map.of());
            plan.path("kept").forEach(file -> sides.put(file.asString(), "county"));
        } catch (Refused refused) {
            refused.lines().forEach(output::say);
            refused.problem().path("kept").forEach(file -> sides.put(file.asString(), "county"));
            refused.problem().path("files").forEach(file -> sides.put(file.asString(), "both"));
        }
        return sides;
    }

    private static void add(
            ArrayNode files, String root, FolderDiff diff, Map<String, String> sides) {
        for (FileDiff one : diff.files()) {
            ObjectNode file = files.addObject();
            file.put("path", root + one.path());
            file.put("kind", one.kind().name().toLowerCase(Locale.ROOT));
            file.put("changedBy", sides.getOrDefault(root + one.path(), "folder"));
            ArrayNode lines = file.putArray("lines");
            one.lines().forEach(lines::add);
            file.put("tooLong", one.tooLong());
        }
    }

    private static String text(JsonNode answer) {
        if (answer.path("files").isEmpty()) {
            return Texts.of("diff.none", answer.path("version").asInt());
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode file : answer.path("files")) {
            text.append(Texts.of("diff." + file.path("kind").asString()))
                    .append(' ')
                    .append(file.path("path").asString())
                    .append(by(file.path("changedBy").asString()))
                    .append('\n');
            file.path("lines").forEach(line -> text.append(line.asString()).append('\n'));
            if (file.path("tooLong").asBoolean()) {
                text.append(Texts.of("diff.too-long")).append('\n');
            }
        }
        return text.toString().stripTrailing();
    }

    private static String by(String side) {
        return side.equals("folder") ? "" : Texts.of("diff.by." + side);
    }
}
