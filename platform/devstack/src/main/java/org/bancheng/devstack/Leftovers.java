package org.bancheng.devstack;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes that an earlier start left behind, when even their supervisor was killed. */
final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private Leftovers() {}

    /** Ends every process of the stack's servers. Call it with the stack's lock held. */
    static void end(Site site) {
        List<String> traces =
                Stream.of("supervise.sh", "postgresql/data", "elasticsearch/config", "keycloak/bin")
                        .map(part -> site.stack().resolve(part).toString())
                        .toList();
        List<ProcessHandle> left =
                ProcessHandle.allProcesses()
                        .filter(process -> process.pid() != ProcessHandle.current().pid())
                        .filter(process -> isOurs(process, traces))
                        .toList();
        if (left.isEmpty()) {
            return;
        }
        site.progress()
                .accept(
                        "ending what an earlier start left running: "
                                + left.stream().map(ProcessHandle::pid).toList());
        left.forEach(ProcessHandle::destroy);
        try {
            allOf(left).orTimeout(GRACE.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException stubborn) {
            left.forEach(ProcessHandle::destroyForcibly);
            allOf(left).orTimeout(GRACE.toMillis(), TimeUnit.MILLISECONDS).join();
        }
    }

    private static boolean isOurs(ProcessHandle process, List<String> traces) {
        String line = process.info().commandLine().orElse("");
        return traces.stream().anyMatch(line::contains);
    }

    private static CompletableFuture<Void> allOf(List<ProcessHandle> processes) {
        return CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    }
}
