package org.bancheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Takes every rule out of a county's procedure, one at a time, and runs the county's tests against
 * what is left: one of them has to notice. It takes long and is not part of the build's tests; run
 * it with {@code -Pmutations}. What it found stands in {@code target/mutations-<county>.md}.
 */
@Tag("mutations")
class EveryRuleTest {
    private static final Path REPORTS = Path.of("target");
    private static final String PACKAGE = "org.bancheng.acceptance";

    private final Product product = Product.get();
    private final Launcher launcher =
            LauncherFactory.create(
                    LauncherConfig.builder()
                            // or what fails here would be told as the clauses' own results
                            .enableTestExecutionListenerAutoRegistration(false)
                            .build());

    /**
     * @param noticedBy the test that failed without the rule, or that the folder was refused; empty
     *     when nobody noticed
     */
    private record Finding(RuleLess rule, Optional<String> noticedBy) {}

    @ParameterizedTest
    @Timeout(value = 5, unit = TimeUnit.HOURS)
    @ValueSource(strings = {"xiangtan", "dianjiang", "gangnan", "chongming"})
    void no_rule_can_be_taken_out_unnoticed(String county) {
        List<Method> tests = testsOf(county);
        Map<String, String> shipped = Product.folder(county);
        List<Finding> findings = new ArrayList<>();
        try {
            for (RuleLess rule : RuleLess.all(shipped)) {
                findings.add(new Finding(rule, noticed(rule, tests)));
                report(county, findings);
            }
        } finally {
            product.apply(shipped);
        }
        assertThat(findings.stream().filter(one -> one.noticedBy().isEmpty()).map(Finding::rule))
                .as("rules that no test of %s misses", county)
                .isEmpty();
    }

    private Optional<String> noticed(RuleLess rule, List<Method> tests) {
        try {
            product.apply(rule.folder());
        } catch (AssertionError refused) {
            return Optional.of("the folder is refused without it: " + refused.getMessage());
        }
        return tests.stream()
                .sorted(Comparator.comparing(test -> !clauses(test).contains(rule.basis())))
                .filter(this::fails)
                .map(test -> test.getName().replace('_', ' '))
                .findFirst();
    }

    private boolean fails(Method test) {
        boolean[] failed = new boolean[1];
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                selectMethod(
                                        test.getDeclaringClass().getName()
                                                + "#"
                                                + test.getName()
                                                + parameters(test)))
                        .build(),
                new TestExecutionListener() {
                    @Override
                    public void executionFinished(
                            TestIdentifier identifier, TestExecutionResult result) {
                        failed[0] |= result.getStatus() == TestExecutionResult.Status.FAILED;
                    }
                });
        return failed[0];
    }

    private static String parameters(Method test) {
        List<String> types = Arrays.stream(test.getParameterTypes()).map(Class::getName).toList();
        return "(" + String.join(", ", types) + ")";
    }

    private static List<String> clauses(Method test) {
        Clause clause = test.getAnnotation(Clause.class);
        return clause == null ? List.of() : List.of(clause.value());
    }

    /** All tests by HTTP of the classes that show one of the county's clauses to be met. */
    private static List<Method> testsOf(String county) {
        String prefix =
                switch (county) {
                    case "xiangtan" -> "XT-";
                    case "dianjiang" -> "DJ-";
                    case "gangnan" -> "GN-";
                    default -> "CM-";
                };
        return classes()
                .filter(type -> !type.getSimpleName().contains("Browser"))
                .filter(
                        type ->
                                Stream.of(type.getDeclaredMethods())
                                        .anyMatch(
                                                test ->
                                                        clauses(test).stream()
                                                                .anyMatch(
                                                                        id ->
                                                                                id.startsWith(
                                                                                        prefix))))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .filter(EveryRuleTest::isTest)
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    private static boolean isTest(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getSimpleName())
                .anyMatch(name -> name.equals("Test") || name.equals("ParameterizedTest"));
    }

    private static Stream<Class<?>> classes() {
        Path folder = Path.of("target", "test-classes").resolve(PACKAGE.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .map(file -> PACKAGE + "." + file.replace(".class", ""))
                    .sorted()
                    .<Class<?>>map(EveryRuleTest::loaded)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, EveryRuleTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static void report(String county, List<Finding> findings) {
        long unnoticed = findings.stream().filter(one -> one.noticedBy().isEmpty()).count();
        StringBuilder table =
                new StringBuilder(
                        "%s: %d rules taken out one at a time, %d of them unnoticed\n\n"
                                .formatted(county, findings.size(), unnoticed));
        table.append("| clause | rule | noticed by |\n|---|---|---|\n");
        for (Finding finding : findings) {
            table.append(
                    "| %s | %s:%d `%s` | %s |\n"
                            .formatted(
                                    finding.rule().basis(),
                                    finding.rule().file(),
                                    finding.rule().line(),
                                    finding.rule().was().replace("|", "\\|"),
                                    finding.noticedBy().orElse("**nobody**")));
        }
        try {
            Files.createDirectories(REPORTS);
            Files.writeString(REPORTS.resolve("mutations-" + county + ".md"), table.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        return new String(Base64.getDecoder().decode(file), StandardCharsets.UTF_8);
    }
}
