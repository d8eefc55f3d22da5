package org.bancheng.devstack;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * @param checkout the folder that holds the root pom; its {@code .bancheng} is the default home
 * @param home the folder of programs and data, or null for the default
 * @param stack name of the data folder inside the home; one set of servers runs per stack
 * @param ports ports asked for; 0 stands for the kept one, else any free one
 * @param providers jars for Keycloak, e.g. our sign-in pages; when they change it is built again
 * @param fresh whether earlier data is thrown away; ports are kept
 * @param progress told in one line each what happens
 */
public record DevstackSettings(
        Path checkout,
        @Nullable Path home,
        String stack,
        AskedPorts ports,
        List<Path> providers,
        boolean fresh,
        Consumer<String> progress) {

    /** Ports asked for; 0 leaves the choice to the stack. */
    public record AskedPorts(int postgresql, int elasticsearch, int keycloak) {
        public static final AskedPorts NONE = new AskedPorts(0, 0, 0);
    }

    /**
     * The stack {@code name} of a checkout, as it was left, on its kept ports, progress on stderr.
     */
    public static DevstackSettings of(Path checkout, String name) {
        return new DevstackSettings(
                checkout, null, name, AskedPorts.NONE, List.of(), false, System.err::println);
    }

    public DevstackSettings in(@Nullable Path otherHome) {
        return new DevstackSettings(checkout, otherHome, stack, ports, providers, fresh, progress);
    }

    public DevstackSettings on(AskedPorts askedPorts) {
        return new DevstackSettings(checkout, home, stack, askedPorts, providers, fresh, progress);
    }

    public DevstackSettings with(List<Path> keycloakProviders) {
        return new DevstackSettings(
                checkout, home, stack, ports, List.copyOf(keycloakProviders), fresh, progress);
    }

    public DevstackSettings withoutEarlierData() {
        return new DevstackSettings(checkout, home, stack, ports, providers, true, progress);
    }

    public DevstackSettings telling(Consumer<String> listener) {
        return new DevstackSettings(checkout, home, stack, ports, providers, fresh, listener);
    }
}
