package org.bancheng.devstack;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Where a stack lives and what its servers share. */
record Site(
        Path home,
        Path stack,
        ServerAccount account,
        StackState state,
        Path javaHome,
        Consumer<String> progress) {

    static Site at(Path home, Path stack, ServerAccount account, Consumer<String> progress) {
        Path javaHome = Path.of(System.getProperty("java.home"));
        if (!account.reaches(javaHome)) {
            throw new DevstackFailed(
                    "the JDK in "
                            + javaHome
                            + " is closed to the account \"nobody\", which runs the servers for root. Install"
                            + " the JDK where everyone can read it (/usr/lib/jvm, /opt) and set JAVA_HOME.");
        }
        return new Site(home, stack, account, new StackState(stack), javaHome, progress);
    }

    Path programs() {
        return home.resolve("programs");
    }

    Path supervise() {
        return stack.resolve("supervise.sh");
    }

    Path java() {
        return javaHome.resolve("bin/java");
    }

    Path log(String name) {
        return stack.resolve("logs").resolve(name + ".log");
    }

    /** An environment without anything of ours. */
    Map<String, String> environment(Path ownHome) {
        return Map.of(
                "HOME", ownHome.toString(), "LANG", "C.UTF-8", "JAVA_HOME", javaHome.toString());
    }
}
