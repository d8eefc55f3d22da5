package org.bancheng.ctl;

import java.io.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Nothing brings a county back but its export: the name is asked for twice. */
@Command(name = "remove", mixinStandardHelpOptions = true)
final class TenantRemove extends ServerCommand {
    @Parameters(paramLabel = "TENANT", descriptionKey = "param.tenant")
    private String tenant = "";

    @Option(names = "--confirm", paramLabel = "TENANT", descriptionKey = "option.confirm")
    private String confirmed = "";

    @Mixin private final WaitOption wait = new WaitOption();

    @Override
    int run(Server server) {
        String path = TenantCommands.path(tenant);
        if (!confirmation().equals(tenant)) {
            throw new Trouble(ExitCode.USAGE, Texts.of("remove.not-confirmed", tenant));
        }
        JsonNode job = wait.follow(server.delete(path), server, output);
        output.print(job, wait::report);
        return JobWatch.exitCode(job);
    }

    private String confirmation() {
        Console console = Terminal.withPerson();
        if (!confirmed.isEmpty() || console == null) {
            return confirmed;
        }
        String typed = console.readLine("%s ", Texts.of("remove.confirm", tenant));
        return typed == null ? "" : typed.strip();
    }
}
