package org.bancheng.ctl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bancheng.engine.history.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads every link of a history: of an export, offline, or of a county as the platform holds it.
 */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class HistoryVerify implements Callable<Integer> {
    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source = new Source();

    @Option(names = "--heads", paramLabel = "FOLDER", descriptionKey = "param.heads")
    private @Nullable Path heads;

    @Option(names = "--seal-key", paramLabel = "FILE", descriptionKey = "param.seal-key")
    private @Nullable Path sealKey;

    @Mixin private final ConnectionOption connection = new ConnectionOption();
    @Mixin private final Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private static final class Source {
        @Parameters(paramLabel = "FILE", arity = "0..1", descriptionKey = "param.history")
        private @Nullable Path file;

        @Option(names = "--tenant", paramLabel = "TENANT", descriptionKey = "param.tenant")
        private @Nullable String tenant;
    }

    @Override
    public Integer call() {
        if ((heads != null && source.file == null) || (sealKey != null && heads == null)) {
            throw new ParameterException(spec.commandLine(), Texts.of("usage.heads"));
        }
        JsonNode result = source.file != null ? offline(source.file) : online(source.tenant);
        output.print(result, HistoryVerify::sentence);
        return result.path("holds").asBoolean(false) ? ExitCode.OK : ExitCode.VALIDATION;
    }

    private JsonNode offline(Path file) {
        Verification verification = HistoryFile.verify(file);
        List<SealedHeads.Break> breaks =
                heads == null ? List.of() : SealedHeads.of(heads).breaks(file, sealKey);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("holds", verification.holds() && breaks.isEmpty());
        node.put("cases", verification.cases());
        node.put("events", verification.events());
        Verification.Break broken = verification.firstBreak();
        if (broken != null) {
            node.putObject("firstBreak")
                    .put("caseId", broken.caseId())
                    .put("seq", broken.seq())
                    .put("reason", broken.reason());
        }
        ArrayNode seals = node.putArray("sealBreaks");
        for (SealedHeads.Break seal : breaks) {
            seals.addObject().put("kind", seal.kind()).put("day", seal.day().toString());
        }
        return node;
    }

    private JsonNode online(@Nullable String tenant) {
        try (Server server = connection.open()) {
            return server.post(
                    TenantCommands.path(tenant == null ? "" : tenant) + "/history/verify", null);
        }
    }

    private static String sentence(JsonNode result) {
        List<String> lines = new ArrayList<>();
        if (result.path("holds").asBoolean(false)) {
            lines.add(
                    Texts.of(
                            "history.holds",
                            result.path("cases").asLong(),
                            result.path("events").asLong()));
        }
        JsonNode broken = result.path("firstBreak");
        if (broken.isObject()) {
            lines.add(
                    Texts.of(
                            "history.broken",
                            broken.path("caseId").asString(""),
                            broken.path("seq").asLong(),
                            broken.path("reason").asString("")));
        }
        for (JsonNode seal : result.path("sealBreaks")) {
            lines.add(
                    Texts.of(
                            "history.seal." + seal.path("kind").asString(""),
                            seal.path("day").asString("")));
        }
        return String.join("\n", lines);
    }

    @Command(name = "history", mixinStandardHelpOptions = true, subcommands = HistoryVerify.class)
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
