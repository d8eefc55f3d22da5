package org.bancheng.ctl;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that needs the platform. */
abstract class ServerCommand implements Callable<Integer> {
    @Mixin private final ConnectionOption connection = new ConnectionOption();
    @Mixin final Output output = new Output();

    @Override
    public final Integer call() {
        try (Server server = connection.open()) {
            return run(server);
        }
    }

    /** Returns the exit code. */
    abstract int run(Server server);
}
