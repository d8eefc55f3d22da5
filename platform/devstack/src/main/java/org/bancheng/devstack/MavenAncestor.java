package org.bancheng.devstack;

import java.util.Optional;
import java.util.stream.Stream;

/** The Maven process that this one was forked from, however many shells lie between. */
final class MavenAncestor {
    private MavenAncestor() {}

    static Optional<ProcessIdentity> find() {
        return Stream.iterate(
                        ProcessHandle.current().parent(),
                        Optional::isPresent,
                        handle -> handle.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(handle -> isMaven(handle.info().commandLine().orElse("")))
                .findFirst()
                .flatMap(handle -> ProcessIdentity.of(handle.pid()));
    }

    static boolean isMaven(String commandLine) {
        return commandLine.contains("org.codehaus.plexus.classworlds.launcher.Launcher")
                || commandLine.contains("org.mvndaemon.mvnd");
    }
}
