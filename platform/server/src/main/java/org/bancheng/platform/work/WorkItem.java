package org.bancheng.platform.work;

import java.time.Instant;

/**
 * A piece of work in a handler's hands.
 *
 * @param ref what it is about, in the handler's own terms
 * @param dueAt business time
 * @param attempt 1 the first time
 * @param lease proves to {@link Work#complete} that the work is still this handler's
 */
public record WorkItem(
        long id, String kind, String ref, Instant dueAt, int attempt, String lease) {}
