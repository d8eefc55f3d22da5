package org.bancheng.devstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How one child is started and asked to stop.
 *
 * @param name as people see it, e.g. "PostgreSQL"
 * @param environment all of it; nothing of ours is inherited but PATH
 * @param stopSignal what asks it to end in order, e.g. TERM
 * @param grace how long that may take before it is killed; whole seconds
 */
record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        String stopSignal,
        Duration grace) {}
