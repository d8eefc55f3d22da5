package org.bancheng.devstack;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

/** Where test servers come from. */
enum ServerSource {
    DOCKER,
    DEVSTACK;

    /** Environment variable that decides without looking: {@code docker} or {@code devstack}. */
    static final String FORCED = "BANCHENG_TEST_SERVERS";

    static ServerSource choose() {
        return choose(
                System.getenv(FORCED), () -> DockerClientFactory.instance().isDockerAvailable());
    }

    /** Docker is asked only when nobody decided: looking for it takes seconds. */
    static ServerSource choose(@Nullable String forced, BooleanSupplier dockerAnswers) {
        return switch (forced) {
            case null -> dockerAnswers.getAsBoolean() ? DOCKER : DEVSTACK;
            case "docker" -> DOCKER;
            case "devstack" -> DEVSTACK;
            default ->
                    throw new DevstackFailed(
                            FORCED + " is \"" + forced + "\"; it can be docker or devstack.");
        };
    }
}
