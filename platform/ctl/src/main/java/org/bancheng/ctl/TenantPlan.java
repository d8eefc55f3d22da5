package org.bancheng.ctl;

import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "plan", mixinStandardHelpOptions = true)
final class TenantPlan extends ServerCommand {
    @Parameters(paramLabel = "DIR", descriptionKey = "param.folder")
    private Path folder = Path.of("");

    @Override
    int run(Server server) {
        ConfigurationDirectory directory = ConfigurationDirectory.read(folder);
        output.print(directory.post(server, "/tenants/plan", Map.of()), PlanTable::of);
        return ExitCode.OK;
    }
}
