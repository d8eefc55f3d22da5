package org.bancheng.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;

/** The tests by HTTP that can be asked whether a rule of a county is gone. */
final class Witnesses {
    private static final String PACKAGE = "org.bancheng.acceptance";

    private Witnesses() {}

    /** What the ids of a county's own clauses begin with. */
    static String prefix(String county) {
        return switch (county) {
            case "xiangtan" -> "XT-";
            case "dianjiang" -> "DJ-";
            case "gangnan" -> "GN-";
            case "chongming" -> "CM-";
            default -> throw new IllegalArgumentException(county);
        };
    }

    /**
     * All tests of the classes that show one of the county's clauses to be met, and those of the
     * clauses that all counties have.
     *
     * @param clauses that the county's rules rest on
     */
    static List<Method> of(String county, Collection<String> clauses) {
        String prefix = prefix(county);
        return classes()
                .flatMap(
                        type -> {
                            boolean own =
                                    tests(type)
                                            .flatMap(test -> Witness.clauses(test).stream())
                                            .anyMatch(clause -> clause.startsWith(prefix));
                            return tests(type)
                                    .filter(
                                            test ->
                                                    own
                                                            || Witness.clauses(test).stream()
                                                                    .anyMatch(clauses::contains));
                        })
                .sorted(Comparator.comparing(Witness::name))
                .toList();
    }

    /** Those of every class, by the name that the report has for them. */
    static List<String> names() {
        return classes().flatMap(Witnesses::tests).map(Witness::name).toList();
    }

    private static Stream<Method> tests(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> !method.isAnnotationPresent(Disabled.class))
                .filter(
                        method ->
                                Stream.of(method.getAnnotations())
                                        .map(one -> one.annotationType().getSimpleName())
                                        .anyMatch(
                                                name ->
                                                        name.equals("Test")
                                                                || name.equals(
                                                                        "ParameterizedTest")));
    }

    private static Stream<Class<?>> classes() {
        Path folder = Path.of("target", "test-classes").resolve(PACKAGE.replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("Test.class") && !file.contains("Browser"))
                    .map(file -> PACKAGE + "." + file.replace(".class", ""))
                    .sorted()
                    .<Class<?>>map(Witnesses::loaded)
                    .filter(type -> !type.isAnnotationPresent(Disabled.class))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, Witnesses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
