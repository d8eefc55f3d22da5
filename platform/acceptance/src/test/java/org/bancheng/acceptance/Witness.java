package org.bancheng.acceptance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A test that passes on the folder as shipped, and again.
 *
 * @param overheard what it asked and was told
 */
record Witness(Method method, Overheard overheard, Duration took) {
    private static final Launcher LAUNCHER =
            LauncherFactory.create(
                    LauncherConfig.builder()
                            // or what fails here would be told as the clauses' own results
                            .enableTestExecutionListenerAutoRegistration(false)
                            .build());

    String name() {
        return name(method);
    }

    static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    boolean of(String clause) {
        return clauses(method).contains(clause);
    }

    static List<String> clauses(Method method) {
        Clause clause = method.getAnnotation(Clause.class);
        return clause == null ? List.of() : List.of(clause.value());
    }

    /** How a test ended: an assertion of its own failed, or it could not be run to its end. */
    record Result(@Nullable AssertionError denied, @Nullable Throwable broken) {
        boolean passed() {
            return denied == null && broken == null;
        }

        String why() {
            return denied != null ? denied.toString() : broken != null ? broken.toString() : "";
        }
    }

    static Result run(Method method) {
        Watching watching = new Watching();
        LAUNCHER.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectMethod(method.getDeclaringClass(), method))
                        .build(),
                watching);
        return watching.tests == 0 && watching.broken == null
                ? new Result(null, new AssertionError("it does not run"))
                : new Result(watching.denied, watching.broken);
    }

    private static final class Watching implements TestExecutionListener {
        private int tests;
        private @Nullable AssertionError denied;
        private @Nullable Throwable broken;

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            Throwable thrown = result.getThrowable().orElse(null);
            if (identifier.isTest()) {
                tests++;
            }
            if (identifier.isTest()
                    && thrown instanceof AssertionError failed
                    && !(thrown instanceof Api.Unanswered)) {
                denied = failed;
            } else if (thrown != null) {
                broken = thrown;
            }
        }
    }
}
