package org.bancheng.ctl;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Puts a former version in force again, as the next one. */
@Command(name = "rollback", mixinStandardHelpOptions = true)
final class ConfigRollback extends ServerCommand {
    @Parameters(index = "0", paramLabel = "TENANT", descriptionKey = "param.tenant")
    private String tenant = "";

    @Parameters(index = "1", paramLabel = "VERSION", descriptionKey = "param.version")
    private int version;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            descriptionKey = "option.why-published")
    private String reason = "";

    @Mixin private final WaitOption wait = new WaitOption();

    @Override
    int run(Server server) {
        String versions = TenantCommands.path(tenant) + "/versions";
        int current = server.get(versions).path(0).path("version").asInt();
        output.say(Texts.of("rollback.from", current, version));
        Map<String, Object> body = Map.of("reason", reason, "current", current);
        JsonNode begun = server.post(versions + "/" + version + "/restore", body);
        JsonNode job = wait.follow(begun, server, output);
        output.print(job, wait::report);
        return JobWatch.exitCode(job);
    }
}
