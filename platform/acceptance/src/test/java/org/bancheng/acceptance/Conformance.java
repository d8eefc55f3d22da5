package org.bancheng.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes, from what the tests did and not from what they claim, which clauses are met. */
public final class Conformance implements TestExecutionListener {
    private static final Path FOLDER = Path.of("target");

    /** A test with all the counties, people or other cases that it was run for. */
    private record Result(long runs, long passed) {
        Result and(Result other) {
            return new Result(runs + other.runs, passed + other.passed);
        }

        boolean holds() {
            return runs == passed;
        }
    }

    /** A clause is met when tests carry its id and all of them passed. */
    private final Map<String, Map<String, Result>> byClause = new TreeMap<>(Conformance::order);

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
        if (test.isContainer() && passed) {
            return;
        }
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(source -> ((MethodSource) source).getJavaMethod())
                .filter(method -> method.isAnnotationPresent(Clause.class))
                .ifPresent(
                        method -> {
                            for (String id : method.getAnnotation(Clause.class).value()) {
                                byClause.computeIfAbsent(id, i -> new TreeMap<>())
                                        .merge(
                                                method.getName().replace('_', ' '),
                                                new Result(1, passed ? 1 : 0),
                                                Result::and);
                            }
                        });
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (byClause.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("conformance.json"), json());
            Files.writeString(FOLDER.resolve("conformance.md"), table());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json() {
        Map<String, Object> clauses = new TreeMap<>(Conformance::order);
        byClause.forEach((id, tests) -> clauses.put(id, Map.of("met", met(tests), "tests", tests)));
        return Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(clauses) + "\n";
    }

    private String table() {
        StringBuilder table = new StringBuilder("| clause | met | shown by |\n|---|---|---|\n");
        byClause.forEach(
                (id, tests) ->
                        table.append("| ")
                                .append(id)
                                .append(" | ")
                                .append(met(tests) ? "yes" : "**no**")
                                .append(" | ")
                                .append(
                                        tests.entrySet().stream()
                                                .map(test -> line(test.getKey(), test.getValue()))
                                                .collect(Collectors.joining("; ")))
                                .append(" |\n"));
        return table.toString();
    }

    private static boolean met(Map<String, Result> tests) {
        return tests.values().stream().allMatch(Result::holds);
    }

    private static String line(String test, Result result) {
        String failed = result.holds() ? "" : ", %d failed".formatted(result.runs - result.passed);
        return result.runs == 1 && result.holds()
                ? test
                : "%s (%d cases%s)".formatted(test, result.runs, failed);
    }

    /** XT-9 before XT-10. */
    private static int order(String one, String other) {
        return key(one).compareTo(key(other));
    }

    private static String key(String id) {
        int dash = id.indexOf('-');
        String rest = id.substring(dash + 1);
        String digits = rest.replaceAll("\\D", "");
        return id.substring(0, dash)
                + "%05d".formatted(Integer.parseInt(digits))
                + rest.replaceAll("\\d", "");
    }
}
