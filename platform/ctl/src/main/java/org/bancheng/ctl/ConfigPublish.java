package org.bancheng.ctl;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Publishes a folder as a county's next version, with the reason for it. */
@Command(name = "publish", mixinStandardHelpOptions = true)
final class ConfigPublish extends ServerCommand {
    @Parameters(paramLabel = "DIR", descriptionKey = "param.folder")
    private Path folder = Path.of("");

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            descriptionKey = "option.why-published")
    private String reason = "";

    @Mixin private final WaitOption wait = new WaitOption();

    @Override
    int run(Server server) {
        ConfigurationDirectory directory = ConfigurationDirectory.read(folder);
        JsonNode begun = directory.post(server, "/tenants/apply", Map.of("reason", reason));
        JsonNode job = wait.follow(begun, server, output);
        output.print(job, wait::report);
        return JobWatch.exitCode(job);
    }
}
