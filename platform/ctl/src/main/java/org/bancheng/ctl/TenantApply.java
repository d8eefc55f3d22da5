package org.bancheng.ctl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Applies folders side by side: one county's trouble is told and holds up no other. */
@Command(name = "apply", mixinStandardHelpOptions = true)
final class TenantApply extends ServerCommand {
    @Parameters(paramLabel = "DIR", arity = "1..*", descriptionKey = "param.folders")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--plan-hash", paramLabel = "HASH", descriptionKey = "option.plan-hash")
    private @Nullable String planHash;

    @Option(names = "--dry-run", descriptionKey = "option.dry-run")
    private boolean dryRun;

    @Mixin private final WaitOption wait = new WaitOption();

    /** How one folder ended: the plan or job to print, if it came so far. */
    private record End(int exitCode, @Nullable JsonNode answer) {}

    @Override
    int run(Server server) {
        // a shell's `tenant-configs/*` names what the counties share as well
        List<Path> counties = folders.stream().filter(folder -> !isShared(folder)).toList();
        if (planHash != null && counties.size() != 1) {
            throw new Trouble(ExitCode.USAGE, Texts.of("apply.one-plan-hash"));
        }
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        List<Integer> codes = new ArrayList<>();
        for (End end : together(counties, server)) {
            codes.add(end.exitCode());
            if (end.answer() != null) {
                answers.add(end.answer());
            }
        }
        output.print(
                counties.size() == 1 && !answers.isEmpty() ? answers.get(0) : answers, this::table);
        return ExitCode.ofAll(codes);
    }

    private List<End> together(List<Path> counties, Server server) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<End>> work =
                    counties.stream()
                            .map(folder -> (Callable<End>) () -> one(folder, server))
                            .toList();
            List<End> ends = new ArrayList<>();
            for (Future<End> future : threads.invokeAll(work)) {
                ends.add(future.get());
            }
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(ExitCode.FAILURE, Texts.of("interrupted"), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private End one(Path folder, Server server) {
        try {
            return apply(ConfigurationDirectory.read(folder), server);
        } catch (Trouble trouble) {
            synchronized (output) {
                output.say(folder + ": " + trouble.lines().getFirst());
                trouble.lines().stream().skip(1).forEach(output::say);
            }
            return new End(trouble.exitCode(), null);
        }
    }

    private End apply(ConfigurationDirectory directory, Server server) {
        Map<String, @Nullable Object> more = new HashMap<>();
        more.put("planHash", planHash);
        if (dryRun) {
            return new End(ExitCode.OK, directory.post(server, "/tenants/plan", more));
        }
        JsonNode begun = directory.post(server, "/tenants/apply", more);
        JsonNode job = wait.follow(begun, server, output);
        return new End(JobWatch.exitCode(job), job);
    }

    private String table(JsonNode answers) {
        List<String> parts = new ArrayList<>();
        (answers.isArray() ? answers.valueStream() : Stream.of(answers))
                .forEach(answer -> parts.add(dryRun ? PlanTable.of(answer) : wait.report(answer)));
        return String.join(wait.asked() && !dryRun ? "\n" : "\n\n", parts);
    }

    private static boolean isShared(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name != null && name.toString().startsWith("_");
    }
}
