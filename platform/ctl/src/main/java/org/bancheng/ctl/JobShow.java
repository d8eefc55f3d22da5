package org.bancheng.ctl;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(name = "show", mixinStandardHelpOptions = true)
final class JobShow extends ServerCommand {
    @Parameters(paramLabel = "JOB", descriptionKey = "param.job")
    private String job = "";

    @Mixin private final WaitOption wait = new WaitOption();

    @Override
    int run(Server server) {
        if (!job.matches("[0-9a-fA-F-]{36}")) {
            throw new Trouble(ExitCode.USAGE, Texts.of("job.not-an-id", job));
        }
        JsonNode now = wait.follow(server.get("/jobs/" + job), server, output);
        output.print(now, JobWatch::table);
        return JobWatch.exitCode(now);
    }

    @Command(name = "job", mixinStandardHelpOptions = true, subcommands = JobShow.class)
    static final class Group implements Runnable {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), Texts.of("usage.no-command"));
        }
    }
}
