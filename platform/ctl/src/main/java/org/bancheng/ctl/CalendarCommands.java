package org.bancheng.ctl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

@Command(
        name = "calendar",
        mixinStandardHelpOptions = true,
        subcommands = {CalendarCommands.Plan.class, CalendarCommands.Apply.class})
final class CalendarCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Texts.of("usage.no-command"));
    }

    /** The table of a notice, and the counties it is meant for. */
    static final class Notice {
        @Parameters(paramLabel = "FILE", descriptionKey = "param.holidays")
        private Path file = Path.of("");

        @Option(names = "--tenant", paramLabel = "TENANT", descriptionKey = "option.tenants")
        private List<String> tenants = new ArrayList<>();

        Map<String, Object> body() {
            tenants.forEach(TenantCommands::path);
            Map<String, Object> body = new HashMap<>();
            body.put("file", file.toString());
            body.put("tenants", tenants);
            try {
                body.put("content", Files.readAllBytes(file));
            } catch (IOException e) {
                throw new Trouble(
                        ExitCode.USAGE, Texts.of("calendar.unreadable", file, e.toString()), e);
            }
            return body;
        }
    }

    @Command(name = "plan", mixinStandardHelpOptions = true)
    static final class Plan extends ServerCommand {
        @Mixin private final Notice notice = new Notice();

        @Override
        int run(Server server) {
            output.print(server.post("/calendar/plan", notice.body()), CalendarTable::of);
            return ExitCode.OK;
        }
    }

    @Command(name = "apply", mixinStandardHelpOptions = true)
    static final class Apply extends ServerCommand {
        @Mixin private final Notice notice = new Notice();

        @Option(names = "--plan-hash", paramLabel = "HASH", descriptionKey = "option.plan-hash")
        private @Nullable String planHash;

        @Mixin private final WaitOption wait = new WaitOption();

        @Override
        int run(Server server) {
            Map<String, Object> body = notice.body();
            if (planHash != null) {
                body.put("planHash", planHash);
            }
            ArrayNode counties = JsonNodeFactory.instance.arrayNode();
            List<Integer> codes = new ArrayList<>();
            for (JsonNode county : server.post("/calendar/apply", body).path("counties")) {
                JsonNode ended = ended(county, server);
                counties.add(ended);
                codes.add(exitCode(ended));
            }
            output.print(counties, this::table);
            return ExitCode.ofAll(codes);
        }

        private JsonNode ended(JsonNode county, Server server) {
            JsonNode job = county.path("job");
            if (!job.isObject()) {
                return county;
            }
            return ((tools.jackson.databind.node.ObjectNode) county)
                    .set("job", wait.follow(job, server, output));
        }

        private static int exitCode(JsonNode county) {
            return switch (county.path("outcome").asString("")) {
                case "begun" -> JobWatch.exitCode(county.path("job"));
                case "busy" -> ExitCode.CONFLICT;
                default -> ExitCode.OK;
            };
        }

        private String table(JsonNode counties) {
            List<String> parts = new ArrayList<>();
            for (JsonNode county : counties) {
                String outcome = county.path("outcome").asString("none");
                parts.add(
                        outcome.equals("begun")
                                ? wait.report(county.path("job"))
                                : Texts.of(
                                        "calendar.outcome." + outcome,
                                        county.path("name").asString(""),
                                        county.path("tenant").asString("")));
            }
            return String.join("\n", parts);
        }
    }
}
