package org.bancheng.ctl;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "tenant",
        mixinStandardHelpOptions = true,
        subcommands = {
            TenantPlan.class,
            TenantApply.class,
            TenantCommands.ListAll.class,
            TenantCommands.Show.class,
            TenantCommands.Suspend.class,
            TenantCommands.Resume.class,
            TenantExport.class,
            TenantRemove.class
        })
final class TenantCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Texts.of("usage.no-command"));
    }

    /**
     * The path of a tenant, refusing what could not be one before it becomes part of an address.
     */
    static String path(String tenant) {
        if (!tenant.matches("[a-z][a-z0-9]{1,30}")) {
            throw new Trouble(ExitCode.USAGE, Texts.of("tenant.not-an-id", tenant));
        }
        return "/tenants/" + tenant;
    }

    static String details(JsonNode tenant) {
        Table table = new Table(Texts.of("heading.field"), Texts.of("heading.value"));
        tenant.propertyStream()
                .forEach(
                        field ->
                                table.row(
                                        field.getKey(),
                                        field.getValue().isNull()
                                                ? "-"
                                                : field.getValue().isContainer()
                                                        ? field.getValue().toString()
                                                        : field.getValue().asString()));
        return table.toString();
    }

    @Command(name = "list", mixinStandardHelpOptions = true)
    static final class ListAll extends ServerCommand {
        @Override
        int run(Server server) {
            output.print(server.get("/tenants"), ListAll::table);
            return ExitCode.OK;
        }

        private static Table table(JsonNode tenants) {
            Table table =
                    new Table(
                            Texts.of("heading.tenant"),
                            Texts.of("heading.name"),
                            Texts.of("heading.state"),
                            Texts.of("heading.version"),
                            Texts.of("heading.reason"));
            tenants.valueStream()
                    .forEach(
                            one ->
                                    table.row(
                                            one.path("id").asString(""),
                                            one.path("name").asString(""),
                                            one.path("state").asString(""),
                                            one.path("configurationVersion").asString("-"),
                                            one.path("reason").asString("")));
            return table;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true)
    static final class Show extends ServerCommand {
        @Parameters(paramLabel = "TENANT", descriptionKey = "param.tenant")
        private String tenant = "";

        @Override
        int run(Server server) {
            output.print(server.get(path(tenant)), TenantCommands::details);
            return ExitCode.OK;
        }
    }

    @Command(name = "suspend", mixinStandardHelpOptions = true)
    static final class Suspend extends ServerCommand {
        @Parameters(paramLabel = "TENANT", descriptionKey = "param.tenant")
        private String tenant = "";

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                descriptionKey = "option.reason")
        private String reason = "";

        @Override
        int run(Server server) {
            JsonNode answer =
                    server.post(path(tenant) + "/suspend", Map.of("reason", reason.strip()));
            output.print(answer, TenantCommands::details);
            return ExitCode.OK;
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true)
    static final class Resume extends ServerCommand {
        @Parameters(paramLabel = "TENANT", descriptionKey = "param.tenant")
        private String tenant = "";

        @Override
        int run(Server server) {
            output.print(server.post(path(tenant) + "/resume", null), TenantCommands::details);
            return ExitCode.OK;
        }
    }
}
