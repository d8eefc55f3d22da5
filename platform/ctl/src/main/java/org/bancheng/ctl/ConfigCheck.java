package org.bancheng.ctl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bancheng.engine.configuration.CheckResult;
import org.bancheng.engine.configuration.ConfigurationFolder;
import org.bancheng.engine.configuration.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks folders on this machine with the very checks that the platform makes; needs no server. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class ConfigCheck implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "1..*", descriptionKey = "param.folders")
    private List<Path> folders = new ArrayList<>();

    @Mixin private final Output output = new Output();

    @Override
    public Integer call() {
        ArrayNode problems = JsonNodeFactory.instance.arrayNode();
        ArrayNode warnings = JsonNodeFactory.instance.arrayNode();
        for (Path folder : folders) {
            ConfigurationDirectory directory = ConfigurationDirectory.read(folder);
            CheckResult result = ConfigurationFolder.check(directory.files(), directory.defaults());
            result.problems().forEach(problem -> problems.add(node(problem, directory)));
            result.warnings().forEach(warning -> warnings.add(node(warning, directory)));
            if (result.configuration() != null && output.isTable()) {
                output.say(
                        Texts.of(
                                "check.good",
                                folder,
                                result.configuration().profile().name().in(Texts.LOCALE)));
            }
        }
        if (output.isTable()) {
            ProblemLines.of(warnings).forEach(line -> output.say(Texts.of("check.warning", line)));
        }
        if (!problems.isEmpty() || !output.isTable()) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("problems", problems);
            answer.set("warnings", warnings);
            output.print(answer, ConfigCheck::lines);
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.VALIDATION;
    }

    private static String lines(JsonNode answer) {
        return String.join("\n", ProblemLines.of(answer.path("problems")));
    }

    private static ObjectNode node(Problem problem, ConfigurationDirectory directory) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", directory.onDisk(problem.file()).toString());
        // editors count from 1; the whole file is meant by 0
        node.put("line", Math.max(1, problem.line()));
        node.put("column", Math.max(1, problem.column()));
        node.put("path", problem.path());
        node.put("message", problem.message().in(Texts.LOCALE));
        ArrayNode allowed = node.putArray("allowed");
        problem.allowed().forEach(allowed::add);
        node.put("hint", Objects.requireNonNullElse(problem.hint(), ""));
        return node;
    }

    @Command(
            name = "config",
            mixinStandardHelpOptions = true,
            subcommands = {
                ConfigCheck.class,
                ConfigDiff.class,
                ConfigSimulate.class,
                ConfigPublish.class,
                ConfigVersions.class,
                ConfigRollback.class,
                ConfigExport.class
            })
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
