package org.bancheng.ctl;

import java.nio.file.Path;
import java.util.Locale;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.FolderDiff;
import org.bancheng.engine.configuration.FolderDiff.FileDiff;
import org.bancheng.engine.configuration.TenantConfiguration;
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
        CheckResult result = ConfigurationFolder.check(directory.files(), directory.defaults());
        TenantConfiguration configuration = result.configuration();
        if (configuration == null) {
            throw new Trouble(ExitCode.VALIDATION, Texts.of("folder.unsound", folder));
        }
        PublishedFolder published =
                PublishedFolder.of(configuration.profile().id(), version, server);
        ArrayNode files = JsonNodeFactory.instance.arrayNode();
        add(files, "", FolderDiff.of(published.files(), directory.files()));
        add(files, "_defaults/", FolderDiff.of(published.defaults(), directory.defaults()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("version", published.version());
        answer.set("files", files);
        output.print(answer, ConfigDiff::text);
        return ExitCode.OK;
    }

    private static void add(ArrayNode files, String root, FolderDiff diff) {
        for (FileDiff one : diff.files()) {
            ObjectNode file = files.addObject();
            file.put("path", root + one.path());
            file.put("kind", one.kind().name().toLowerCase(Locale.ROOT));
            ArrayNode lines = file.putArray("lines");
            one.lines().forEach(lines::add);
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
                    .append('\n');
            file.path("lines").forEach(line -> text.append(line.asString()).append('\n'));
        }
        return text.toString().stripTrailing();
    }
}
