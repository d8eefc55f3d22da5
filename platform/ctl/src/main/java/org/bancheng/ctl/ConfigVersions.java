package org.bancheng.ctl;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What was published, by whom and why, the latest first. */
@Command(name = "versions", mixinStandardHelpOptions = true)
final class ConfigVersions extends ServerCommand {
    @Parameters(paramLabel = "TENANT", descriptionKey = "param.tenant")
    private String tenant = "";

    @Override
    int run(Server server) {
        output.print(server.get(TenantCommands.path(tenant) + "/versions"), ConfigVersions::table);
        return ExitCode.OK;
    }

    private static Table table(JsonNode versions) {
        Table table =
                new Table(
                        Texts.of("heading.version"),
                        Texts.of("heading.published"),
                        Texts.of("heading.by"),
                        Texts.of("heading.under-way"),
                        Texts.of("heading.reason"));
        versions.forEach(
                one ->
                        table.row(
                                one.path("version").asInt(),
                                Day.minute(one.path("publishedAt").asString("")),
                                one.path("publishedBy").asString(""),
                                one.path("underWay").asLong(),
                                one.path("reason").asString("")));
        return table;
    }
}
