package org.bancheng.ctl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "export", mixinStandardHelpOptions = true)
final class TenantExport extends ServerCommand {
    @Parameters(paramLabel = "TENANT", descriptionKey = "param.tenant")
    private String tenant = "";

    @Option(names = "--to", paramLabel = "PATH", descriptionKey = "option.to")
    private @Nullable Path target;

    @Mixin private final WaitOption wait = new WaitOption();

    @Override
    int run(Server server) {
        JsonNode started = server.post(TenantCommands.path(tenant) + "/export", null);
        JsonNode job =
                target == null
                        ? wait.follow(started, server, output)
                        : new JobWatch(server, output, Duration.ofHours(12)).untilDone(started);
        output.print(job, JobWatch::table);
        String name = job.path("result").path("export").asString("");
        if (target != null && !name.isEmpty()) {
            Path file = Files.isDirectory(target) ? target.resolve(name) : target;
            server.download(TenantCommands.path(tenant) + "/exports/" + name, file);
            output.say(Texts.of("export.saved", file));
        }
        return JobWatch.exitCode(job);
    }
}
