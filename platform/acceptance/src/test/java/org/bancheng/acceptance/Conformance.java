package org.bancheng.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes, from what the tests did and not from what they claim, which clauses are met. */
public final class Conformance implements TestExecutionListener {
    private static final Path FOLDER = Path.of("target");

    /** A clause is met when tests carry its id and all of them passed. */
    private record Result(String test, boolean passed) {}

    private final Map<String, List<Result>> byClause = new TreeMap<>(Conformance::order);

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(source -> source.getJavaMethod().getAnnotation(Clause.class))
                .ifPresent(
                        clause -> {
                            boolean passed =
                                    result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                            for (String id : clause.value()) {
                                byClause.computeIfAbsent(id, i -> new ArrayList<>())
                                        .add(new Result(test.getDisplayName(), passed));
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
        byClause.forEach(
                (id, results) ->
                        clauses.put(
                                id,
                                Map.of(
                                        "met", results.stream().allMatch(Result::passed),
                                        "tests", results.stream().map(Result::test).toList())));
        return Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(clauses) + "\n";
    }

    private String table() {
        StringBuilder table = new StringBuilder("| clause | met | shown by |\n|---|---|---|\n");
        byClause.forEach(
                (id, results) ->
                        table.append("| ")
                                .append(id)
                                .append(" | ")
                                .append(
                                        results.stream().allMatch(Result::passed)
                                                ? "yes"
                                                : "**no**")
                                .append(" | ")
                                .append(
                                        String.join(
                                                "; ",
                                                results.stream()
                                                        .map(
                                                                r ->
                                                                        r.test()
                                                                                .replace('_', ' ')
                                                                                .replace("()", ""))
                                                        .toList()))
                                .append(" |\n"));
        return table.toString();
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
