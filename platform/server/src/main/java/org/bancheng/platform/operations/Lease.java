package org.bancheng.platform.operations;

import java.util.UUID;

/**
 * The right to work on a job for a while. Each taking has its own key, so a worker that was taken
 * for dead writes nothing over its successor.
 */
record Lease(UUID job, UUID key) {}
