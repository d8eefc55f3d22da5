package org.bancheng.devstack;

import java.nio.file.Path;

/** A program that starts a stack and holds it until it is ended; the tests kill it in many ways. */
final class StackProgram {
    private StackProgram() {}

    /** Arguments: home, stack. Prints "READY" and the servers when they answer. */
    public static void main(String[] args) {
        DevstackSettings settings =
                DevstackSettings.of(Path.of(args[0]), args[1])
                        .in(Path.of(args[0]))
                        .telling(line -> System.out.println(line));
        try (Devstack stack = Devstack.start(settings)) {
            System.out.println("READY " + stack.servers());
            stack.ended().join();
        } catch (DevstackFailed e) {
            System.out.println("FAILED " + e.getMessage());
            System.exit(1);
        }
    }
}
