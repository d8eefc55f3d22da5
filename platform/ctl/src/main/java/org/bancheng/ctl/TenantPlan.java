package org.bancheng.ctl;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "plan", mixinStandardHelpOptions = true)
final class TenantPlan extends ServerCommand {
    @Parameters(paramLabel = "DIR", descriptionKey = "param.folder")
    private Path folder = Path.of("");

    @Override
    int run(Server server) {
        ConfigurationDirectory directory = ConfigurationDirectory.read(folder);
        try {
            output.print(server.post("/tenants/plan", directory.body()), PlanTable::of);
            return ExitCode.OK;
        } catch (Refused refused) {
            output.say(refused.sentence());
            ProblemLines.of(refused.problem(), directory::onDisk).forEach(output::say);
            return refused.exitCode();
        }
    }
}
